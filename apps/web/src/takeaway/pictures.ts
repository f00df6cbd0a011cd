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

export function pictureOf(svg: string): Picture {
    const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    const box = (root.getAttribute('viewBox') ?? '').split(/[\s,]+/u).map(Number);
    const said = (name: string) => (root.querySelector(`:scope > ${name}`)?.textContent ?? '').replace(/\s+/gu, ' ').trim();
    return { svg, title: said('title'), description: said('desc'), width: box[2] ?? 1, height: box[3] ?? 1 };
}

/** PNG of a chart that stands alone. */
export async function paint(picture: Picture): Promise<Uint8Array> {
    const height = Math.round((PRINT_WIDTH * picture.height) / picture.width);
    const sized = picture.svg.replace(/(<svg\b[^>]*?) width="[^"]*" height="[^"]*"/u, `$1 width="${PRINT_WIDTH}" height="${height}"`);
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([sized], { type: 'image/svg+xml' }));
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
