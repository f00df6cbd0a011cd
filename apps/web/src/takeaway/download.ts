/** Hands a file to whoever asked for it: it is made in the page, and comes from nowhere. */
export function download(name: string, content: Uint8Array | string | Blob, type = 'application/octet-stream'): void {
    const blob = content instanceof Blob ? content : new Blob([content as BlobPart], { type });
    const address = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** "Bristol, City of" as the beginning of a file's name. */
export function fileStem(name: string): string {
    const stem = name.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/gu, '').toLowerCase();
    return stem === '' ? 'pairmodel' : stem;
}
