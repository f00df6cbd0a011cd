// Runs inside a page: what only the page itself can say. Every list is of strings that name the element.
globalThis.inPage = (() => {
    const SILENT = 'script, style, noscript, title, desc, metadata, head, option';
    // Half a pixel is rounding.
    const SLACK = 0.5;

    const words = (text) => text.replace(/\s+/gu, ' ').trim();

    /** An element as a reader of the message would look for it: table:nth(2) > tr:nth(4) > td.n "1,834" */
    function describe(element) {
        const steps = [];
        for (let at = element; at && at !== document.body && steps.length < 3; at = at.parentElement) {
            const same = at.parentElement ? [...at.parentElement.children].filter((e) => e.localName === at.localName) : [];
            const which = same.length > 1 ? `:nth(${same.indexOf(at) + 1})` : '';
            const name = at.id ? `#${at.id}` : at.classList.length ? `.${[...at.classList].join('.')}` : '';
            steps.unshift(at.localName + name + which);
        }
        const text = words(element.textContent);
        return `${steps.join(' > ') || element.localName} "${text.length > 50 ? `${text.slice(0, 49)}…` : text}"`;
    }

    /** Text nodes that a reader should see, with the element they stand in. */
    function* texts(root = document.body) {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const node = walker.currentNode;
            if (node.data.trim() && !node.parentElement.closest(SILENT)) yield [node, node.parentElement];
        }
    }

    const scrolls = (element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);

    function inScroller(element) {
        for (let at = element.parentElement; at; at = at.parentElement)
            if (at !== document.documentElement && at !== document.body && scrolls(at)) return true;
        return false;
    }

    /** Elements that make the page scroll sideways: the innermost ones that stick out. */
    function tooWide() {
        const room = document.documentElement.clientWidth;
        const out = [...document.body.querySelectorAll('*')].filter(
            (e) => e.getBoundingClientRect().right > room + SLACK && !inScroller(e) && !e.closest('svg svg, svg *'));
        const inner = out.filter((e) => !out.some((other) => other !== e && e.contains(other)));
        const found = inner.map(
            (e) => `${describe(e)}: reaches ${Math.ceil(e.getBoundingClientRect().right)} px of ${room} px`);
        const whole = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
        if (found.length === 0 && whole > room) found.push(`html: ${whole} px of content in ${room} px`);
        return found;
    }

    /** Text without a place on the screen. */
    function unseen() {
        const found = [];
        for (const [node, element] of texts()) {
            const range = document.createRange();
            range.selectNodeContents(node);
            const boxes = [...range.getClientRects()];
            const style = getComputedStyle(element);
            if (!boxes.some((box) => box.width > 0 && box.height > 0) || style.visibility !== 'visible' ||
                Number(style.opacity) === 0)
                found.push(`${describe(element)}: text cannot be seen`);
        }
        return found;
    }

    /** Boxes that hide a part of what is in them. */
    function clipped() {
        const found = [];
        for (const element of document.body.querySelectorAll('*:not(svg):not(svg *)')) {
            const style = getComputedStyle(element);
            const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
            const wide = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
            const tall = hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
            if (wide || tall) found.push(`${describe(element)}: text is cut by the box around it`);
        }
        return found;
    }

    /** Labels of charts that leave the picture or lie on one another. */
    function chartLabels() {
        const found = [];
        for (const svg of document.querySelectorAll('svg')) {
            if (svg.parentElement.closest('svg')) continue;
            const picture = svg.getBoundingClientRect();
            const labels = [...svg.querySelectorAll('text')].filter((label) => label.textContent.trim());
            const boxes = labels.map((label) => label.getBoundingClientRect());
            labels.forEach((label, i) => {
                const box = boxes[i];
                if (box.left < picture.left - SLACK || box.right > picture.right + SLACK ||
                    box.top < picture.top - 2 || box.bottom > picture.bottom + 2)
                    found.push(`${describe(label)}: leaves its chart`);
                for (let j = 0; j < i; ++j) {
                    const other = boxes[j];
                    const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
                    const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
                    if (across > 1 && down > 0.3 * Math.min(box.height, other.height))
                        found.push(`${describe(label)}: lies on ${describe(labels[j])}`);
                }
            });
        }
        return found;
    }

    /** The colour of a fill as red, green, blue and how much it covers. */
    function colour(text, opacity) {
        const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/gu) ?? []).map(Number);
        return text.startsWith('rgb') ? [red, green, blue, alpha * Number(opacity)] : [0, 0, 0, 0];
    }

    const luminance = (rgb) => rgb.map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);

    /** What lies under the middle of a label, painted on white. */
    function ground(label) {
        label.scrollIntoView({ block: 'center', inline: 'center' });
        const box = label.getBoundingClientRect();
        const under = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2)
            .filter((element) => element.closest('svg') && !element.closest('text') && element.localName !== 'svg');
        let painted = [255, 255, 255];
        for (const element of under.reverse()) {
            const style = getComputedStyle(element);
            const own = ['line', 'polyline'].includes(element.localName) ? style.stroke : style.fill;
            const [red, green, blue, alpha] = colour(own, style.fillOpacity * style.opacity);
            painted = [red, green, blue].map((part, i) => part * alpha + painted[i] * (1 - alpha));
        }
        return painted;
    }

    /** Labels of charts too small or too pale to read (WCAG 1.4.3, which axe-core does not check in pictures). */
    function faintLabels(smallest) {
        const found = [];
        for (const label of document.querySelectorAll('svg text')) {
            if (!label.textContent.trim()) continue;
            const style = getComputedStyle(label);
            const size = parseFloat(style.fontSize) * Math.hypot(label.getScreenCTM().a, label.getScreenCTM().b);
            if (size < smallest - 0.05)
                found.push(`${describe(label)}: text of ${size.toFixed(1)} px, less than ${smallest} px`);
            const [light, dark] = [luminance(colour(style.fill, 1).slice(0, 3)), luminance(ground(label))]
                .sort((a, b) => b - a);
            const contrast = (light + 0.05) / (dark + 0.05);
            if (contrast < 4.5) found.push(`${describe(label)}: contrast of ${contrast.toFixed(2)}, less than 4.5`);
        }
        return found;
    }

    function headings() {
        const found = [];
        const all = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]')];
        const firsts = all.filter((heading) => heading.localName === 'h1');
        if (firsts.length !== 1) found.push(`html: ${firsts.length} h1, not one`);
        let before = 0;
        for (const heading of all) {
            const level = Number(heading.getAttribute('aria-level') ?? heading.localName.slice(1));
            if (level > before + 1) found.push(`${describe(heading)}: h${level} after h${before}`);
            if (!words(heading.textContent)) found.push(`${describe(heading)}: empty heading`);
            before = level;
        }
        return found;
    }

    function tables() {
        const found = [];
        for (const table of document.querySelectorAll('table')) {
            if (!table.caption || !words(table.caption.textContent)) found.push(`${describe(table)}: no caption`);
            const columns = table.tHead?.rows[0]?.cells.length ?? 0;
            if (columns === 0) found.push(`${describe(table)}: no header row`);
            for (const row of table.rows)
                if (row.cells.length !== columns)
                    found.push(`${describe(row)}: ${row.cells.length} cells below ${columns} headers`);
            for (const cell of table.querySelectorAll('th')) {
                const scope = cell.closest('thead') ? 'col' : 'row';
                if (cell.scope !== scope) found.push(`${describe(cell)}: th without scope="${scope}"`);
                if (!words(cell.textContent)) found.push(`${describe(cell)}: empty header`);
            }
        }
        return found;
    }

    const named = (ids) => words((ids ?? '').split(/\s+/u).filter(Boolean)
        .map((id) => document.getElementById(id)?.textContent ?? '').join(' '));

    function charts() {
        const found = [];
        for (const svg of document.querySelectorAll('svg')) {
            if (svg.parentElement.closest('svg')) continue;
            const title = svg.querySelector(':scope > title');
            const name = named(svg.getAttribute('aria-labelledby')) || svg.getAttribute('aria-label') ||
                words(title?.textContent ?? '');
            if (svg.getAttribute('role') !== 'img') found.push(`${describe(svg)}: svg without role="img"`);
            if (!name) found.push(`${describe(svg)}: svg without a name`);
            if (!words(svg.querySelector(':scope > desc')?.textContent ?? ''))
                found.push(`${describe(svg)}: svg without a description (desc)`);
        }
        return found;
    }

    /** Whatever runs or fetches: a page has none of it. */
    function active() {
        const found = [];
        for (const element of document.querySelectorAll('*')) {
            if (['script', 'iframe', 'object', 'embed', 'base', 'link'].includes(element.localName))
                found.push(`${describe(element)}: <${element.localName}> in a page`);
            for (const { name, value } of element.attributes) {
                if (/^on/iu.test(name)) found.push(`${describe(element)}: attribute ${name}`);
                if (/^\s*javascript:/iu.test(value)) found.push(`${describe(element)}: ${name}="${value}"`);
            }
        }
        return found;
    }

    function identity() {
        const found = [];
        if (document.documentElement.lang !== 'en-GB')
            found.push(`html: lang="${document.documentElement.lang}", not en-GB`);
        if (!words(document.title)) found.push('title: empty');
        if (document.compatMode !== 'CSS1Compat') found.push('html: no <!DOCTYPE html>');
        if (document.querySelectorAll('main').length !== 1) found.push('html: not one <main>');
        const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
        for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) found.push(`#${id}: id used twice`);
        for (const link of document.querySelectorAll('a[href^="#"]'))
            if (!document.getElementById(decodeURIComponent(link.hash.slice(1))))
                found.push(`${describe(link)}: leads to ${link.hash}, which is not there`);
        return found;
    }

    /** The size of each text outside charts, in px, in document order. */
    function textSizes() {
        return [...texts()].filter(([, element]) => !element.closest('svg'))
            .map(([, element]) => [describe(element), parseFloat(getComputedStyle(element).fontSize)]);
    }

    /** What stands on the page, in order: units that a page break must not cut, or not part from the next. */
    function units() {
        const list = [];
        const unit = (element, kind, text) => list.push({ label: describe(element), kind, text });
        const walk = (element) => {
            if (element.localName === 'table') {
                if (element.caption) unit(element.caption, 'caption', element.caption.textContent);
                for (const row of element.rows) {
                    const kind = row.parentElement.localName === 'thead' ? 'header' : 'row';
                    unit(row, kind, [...row.cells].map((cell) => cell.textContent).join(' '));
                }
            } else if (element.localName === 'svg') {
                unit(element, 'chart', [...element.querySelectorAll('text')].map((t) => t.textContent).join(' '));
            } else if (/^h[1-6]$/u.test(element.localName)) {
                unit(element, 'heading', element.textContent);
            } else if (element.localName === 'figcaption') {
                unit(element, 'caption', element.textContent);
            } else if (element.querySelector('table, svg, h1, h2, h3, h4, h5, h6, p, li, dt, dd, figcaption')) {
                for (const child of element.children) walk(child);
            } else if (words(element.textContent)) {
                unit(element, 'text', element.textContent);
            }
        };
        walk(document.body);
        return list;
    }

    const tallerThan = (height) => [...document.querySelectorAll('tr, svg')]
        .filter((element) => element.getBoundingClientRect().height > height)
        .map((element) => `${describe(element)}: taller than a page of paper`);

    return { tooWide, unseen, clipped, chartLabels, faintLabels, headings, tables, charts, active, identity, textSizes, units,
        tallerThan, text: () => words(document.body.innerText) };
})();
