/** To the clipboard as a document and as text, by the copy event: it asks for no permission and works from a disk. */
export function copyRich(html: string, text: string): boolean {
    const fill = (event: ClipboardEvent) => {
        event.preventDefault();
        event.clipboardData?.setData('text/html', html);
        event.clipboardData?.setData('text/plain', text);
    };
    document.addEventListener('copy', fill, { once: true });
    const done = document.execCommand('copy');
    document.removeEventListener('copy', fill);
    return done;
}

const cellText = (cell: HTMLTableCellElement) => (cell.textContent ?? '').replace(/\s+/gu, ' ').trim();

/** Word takes the table as one; Excel, and whatever has no tables, the text. */
export function copyTable(table: HTMLTableElement): boolean {
    const rows = [...table.rows].map((row) => [...row.cells].map(cellText).join('\t'));
    return copyRich(`<!DOCTYPE html><html><body>${table.outerHTML}</body></html>`, rows.join('\n'));
}

const escaped = (text: string) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');

export function copySentences(sentences: string[]): boolean {
    return copyRich(sentences.map((sentence) => `<p>${escaped(sentence)}</p>`).join(''), sentences.join('\n'));
}
