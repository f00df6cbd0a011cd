// How many checks passed and failed, each failure told as it happens.
const SHOWN = 4;

export class Score {
    passed = 0;
    failed = 0;

    /** One check: passed where nothing is wrong. */
    add(name, wrong) {
        if (wrong.length === 0) {
            ++this.passed;
            return;
        }
        ++this.failed;
        for (const what of wrong.slice(0, SHOWN)) console.log(`FAIL  ${name}: ${what}`);
        if (wrong.length > SHOWN) console.log(`      ${name}: and ${wrong.length - SHOWN} more`);
    }
}
