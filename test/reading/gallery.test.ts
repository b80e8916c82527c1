import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textDocument } from '../../src/documents/index.ts';
import { openReader, type Reader } from '../../src/reading/analysis/reader.ts';
import { readDocument } from '../../src/reading/read.ts';
import { annotated } from './shown.ts';

const CASES = new URL('./cases/', import.meta.url);
/** Parts a case's text, under the line that says what it shows, from what is read of it. */
const RULE = '\n=== read ===\n';

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader.close());

describe('the gallery of readings (set UPDATE_GOLDEN=1 to write it anew, then read the difference)', () => {
  it.each(readdirSync(CASES).filter((name) => name.endsWith('.txt')))('%s', async (name) => {
    const file = new URL(name, CASES);
    const golden = readFileSync(file, 'utf8');
    const given = golden.split(RULE)[0]!.trimEnd();
    const text = given.replace(/^(?:#.*\n)+\n?/, '');
    const document = textDocument(text, { id: 'd1', path: null, fallback: { published: '2022-06-10' } });
    const reading = readDocument(document, await reader.analyse(document));
    const shown = `${given}\n${RULE}\n${annotated(reading, document.text ?? '')}`.trimEnd();
    if (process.env.UPDATE_GOLDEN !== undefined) writeFileSync(file, `${shown}\n`);
    else expect(`${shown}\n`).toBe(golden);
  });
});
