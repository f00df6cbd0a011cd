// Pages with one fault each, to see that the check finds it, and one page without a fault.
const rows = (many, text = 'A row of the table') => Array.from({ length: many },
    (_, i) => `<tr><th scope="row">${text} ${i}</th><td>${i}</td></tr>`).join('');

const table = (body = rows(3)) => `<div class="table" role="region" aria-label="Babies" tabindex="0"><table>
<caption>Babies a year</caption><thead><tr><th scope="col">Level of care</th><th scope="col">Babies</th></tr></thead>
<tbody>${body}</tbody></table></div>`;

const chart = `<svg role="img" viewBox="0 0 200 50" width="200" height="50"><title>Babies</title><desc>A bar.</desc>
<rect width="100" height="20"/><text x="5" y="40">Need</text></svg>`;

const good = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Good</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
body{margin:0}.table{overflow-x:auto}svg{max-width:100%}@page{size:A4;margin:15mm}
@media print{.table{overflow:visible}tr{break-inside:avoid}h1,h2,caption{break-after:avoid}
thead{display:table-header-group}}</style></head>
<body><main><h1>Good</h1><p>Some words to read.</p><h2>Babies</h2>${table()}${chart}</main></body></html>`;

const long = good.replace(table(), table(rows(150)));
const replaced = (from, to, page = good) => {
    if (!page.includes(from)) throw new Error(`no ${from} to replace`);
    return page.replace(from, to);
};
const added = (html, page = good) => replaced('</main>', `${html}</main>`, page);
const styled = (css, page = good) => replaced('</style>', `${css}</style>`, page);

export const GOOD_PAGES = { 'a good page': good, 'a good page with a long table': long };

/** [fault, the check that must find it, what it must say, page] */
export const BAD_PAGES = [
    ['a message on the console', 'quiet', /console error: oh/u, added('<script>console.error("oh")</script>')],
    ['a warning on the console', 'quiet', /console warning: ah/u, added('<script>console.warn("ah")</script>')],
    ['an exception', 'quiet', /page error: lost/u, added('<script>throw new Error("lost")</script>')],
    ['a script that shows a dialog', 'quiet', /dialog: 1/u, added('<script>alert(1)</script>')],
    ['a script that does nothing', 'quiet', /<script> in a page/u, added('<script></script>')],
    ['an attribute that runs', 'quiet', /attribute onclick/u, added('<p onclick="go()">x</p>')],
    ['a link that runs', 'quiet', /javascript:go/u, added('<p><a href="javascript:go()">x</a></p>')],
    ['an image from elsewhere', 'quiet', /request: http:\/\/127.0.0.1/u, added('<img alt="x" src="http://127.0.0.1:9/x.png">')],
    ['a font from elsewhere', 'quiet', /request: http:\/\/127.0.0.1/u,
        styled('@font-face{font-family:f;src:url(http://127.0.0.1:9/f.woff)}p{font-family:f}')],
    ['another language', 'structure', /lang="en"/u, replaced('en-GB', 'en')],
    ['no title', 'structure', /title: empty/u, replaced('<title>Good</title>', '')],
    ['two first headings', 'structure', /2 h1/u, added('<h1>Again</h1>')],
    ['a level of heading left out', 'structure', /h4 after h2/u, added('<h4>Deep</h4>')],
    ['no caption', 'structure', /no caption/u, replaced('<caption>Babies a year</caption>', '')],
    ['a header without scope', 'structure', /Babies": th without scope="col"/u, replaced('<th scope="col">B', '<th>B')],
    ['a row header without scope', 'structure', /th without scope="row"/u, replaced(' scope="row"', '')],
    ['a row with a cell too few', 'structure', /1 cells below 2 headers/u, replaced('<td>1</td>', '')],
    ['a chart that is no image', 'structure', /svg without role/u, replaced(' role="img"', '')],
    ['a chart without a name', 'structure', /svg without a name/u, replaced('<title>Babies</title>', '')],
    ['a chart without a description', 'structure', /without a description/u, replaced('<desc>A bar.</desc>', '')],
    ['an id used twice', 'structure', /#a: id used twice/u, added('<p id="a">x</p><p id="a">y</p>')],
    ['a link to nowhere', 'structure', /leads to #b/u, added('<p><a href="#b">x</a></p>')],
    ['pale text', 'accessible', /axe color-contrast/u, styled('p{color:#aaa}')],
    ['an image without words', 'accessible', /axe image-alt/u, added('<img src="data:,">')],
    ['a region that scrolls and cannot be reached', 'accessible', /360 px: axe scrollable-region-focusable/u,
        styled('td{min-width:400px;text-align:right}', replaced(' tabindex="0"', ''))],
    ['a table wider than a phone', 'fits the screen', /^360 px: .*table/u, styled('.table{overflow:visible}table{width:500px}')],
    ['a box wider than a narrow window', 'fits the screen', /^320 px: main > p/u, styled('p{width:340px}')],
    ['text that is not shown', 'fits the screen', /text cannot be seen/u, styled('p{display:none}')],
    ['text that is invisible', 'fits the screen', /text cannot be seen/u, styled('p{visibility:hidden}')],
    ['text cut by its box', 'fits the screen', /text is cut/u, styled('p{width:4em;overflow:hidden;white-space:nowrap}')],
    ['a label that leaves its chart', 'fits the screen', /leaves its chart/u, replaced('x="5"', 'x="190"')],
    ['labels on one another', 'fits the screen', /"Missed": lies on .*"Need"/u,
        replaced('</text>', '</text><text x="10" y="42">Missed</text>')],
    ['a pale label', 'fits the screen', /"Need": contrast of 2\.\d\d/u, styled('text{fill:#999}')],
    ['a label on a dark bar', 'fits the screen', /"Need": contrast of 1\.\d\d/u, replaced('y="40"', 'y="15"')],
    ['labels too small on a phone', 'fits the screen', /^360 px: .*text of 8\.\d px/u,
        replaced('viewBox="0 0 200 50" width="200" height="50"', 'viewBox="0 0 720 180" width="720" style="width:100%"')],
    ['text that keeps its size', 'large text', /does not grow/u, styled('p{font-size:16px}')],
    ['text that outgrows its box', 'large text', /text is cut/u, styled('p{height:24px;overflow:hidden}')],
    ['text that outgrows the window', 'large text', /reaches/u, styled('p{width:60rem}')],
    ['text made by a script', 'no script needed', /the text is another/u,
        added('<p id="a"></p><script>a.textContent="late"</script>')],
    ['text shown by a script', 'no script needed', /the text is another/u,
        added('<p id="a" hidden>late</p><script>a.hidden=false</script>')],
    ['a table wider than the paper', 'paper', /^paper, 680 px: .*table/u, styled('@media print{table{width:900px}}')],
    ['text cut on paper', 'paper', /text is cut/u, styled('@media print{.table{overflow:hidden;height:20px}}')],
    ['text left out on paper', 'paper', /text is cut by a page break, or lost/u, styled('@media print{p{display:none}}')],
    ['text in the margin', 'paper', /stands in the margin/u, styled('@page{margin:5mm}')],
    ['paper of another size', 'paper', /not A4/u, styled('@page{size:A5}')],
    ['rows cut by page breaks', 'paper', /row is cut by a page break/u,
        styled('@media print{tr{break-inside:auto!important}th{width:3em}}', replaced(table(), table(rows(60, 'one two three four five six seven'))))],
    ['headers on the first page only', 'paper', /no header above it on page 2/u,
        styled('@media print{thead{display:table-row-group!important}}', long)],
    ['a heading at the foot of a page', 'paper', /heading stands on page 1/u,
        replaced('</main>', '<div style="height:150mm"></div><h2 style="break-after:auto">Alone</h2><svg role="img" width="200" height="400"><title>T</title><desc>D</desc><text y="20">Next</text></svg>')],
    ['a title parted from its chart', 'paper', /caption stands on page 1/u,
        added('<div style="height:150mm"></div><figure><figcaption>Alone</figcaption><svg role="img" width="200" height="400"><title>T</title><desc>D</desc><text y="20">Next</text></svg></figure>')],
    ['a chart taller than a page', 'paper', /taller than a page/u, replaced('height="50"', 'height="1100"')],
];
