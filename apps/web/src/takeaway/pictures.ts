/** Charts as pictures: the program's SVG, painted. */

/** For print at 300 dots an inch, as wide as a column of text. */
const PRINT_WIDTH = 1260;

export interface Picture {
    svg: string;
    /** What the chart finds, and what it shows, for those who do not see it. */
    title: string;
    description: string;
    width: number;
    height: number;
}

const said = (svg: Element, name: string) => (svg.querySelector(`:scope > ${name}`)?.textContent ?? '').replace(/\s+/gu, ' ').trim();

const written = (svg: Element) => new XMLSerializer().serializeToString(svg);

function sizeOf(svg: Element): { width: number; height: number } {
    const [, , width, height] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/u).map(Number);
    const attribute = (name: string) => Number(svg.getAttribute(name)) || 1;
    return { width: width ?? attribute('width'), height: height ?? attribute('height') };
}

/** A chart that stands alone, as the program writes it to a file. */
export function pictureOf(svg: string): Picture {
    const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    return { svg, title: said(root, 'title'), description: said(root, 'desc'), ...sizeOf(root) };
}

/**
 * A chart within a page, below its caption. It is as wide as there is room: here as wide as it says that it is, within a
 * frame that can be made larger as a whole.
 */
export function pictureInPage(chart: Element): Picture {
    const { width, height } = sizeOf(chart);
    const inner = chart.cloneNode(true) as Element;
    inner.removeAttribute('style');
    inner.setAttribute('width', String(width));
    inner.setAttribute('height', String(height));
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${written(inner)}</svg>`;
    return { svg, title: said(chart, 'title'), description: said(chart, 'desc'), width, height };
}

/** PNG of a chart. */
export async function paint(picture: Picture): Promise<Uint8Array> {
    const height = Math.round((PRINT_WIDTH * picture.height) / picture.width);
    const root = new DOMParser().parseFromString(picture.svg, 'image/svg+xml').documentElement;
    root.setAttribute('width', String(PRINT_WIDTH));
    root.setAttribute('height', String(height));
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([written(root)], { type: 'image/svg+xml' }));
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = PRINT_WIDTH;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser cannot paint pictures.');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, PRINT_WIDTH, height);
    context.drawImage(image, 0, 0, PRINT_WIDTH, height);
    URL.revokeObjectURL(image.src);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!blob) throw new Error('This browser cannot paint pictures.');
    return new Uint8Array(await blob.arrayBuffer());
}
