/** The report that the program wrote, as a Word file. */
import type { Answer } from '../bridge';
import { textOf } from '../engine/answers';
import { pageOf } from '../engine/report';
import { REPORT } from '../engine/requests';
import { wordFile } from './word';

export function reportAsWord(answer: Answer): Promise<Blob> {
    const page = pageOf(textOf(answer, REPORT));
    return wordFile(page.title, page.main);
}
