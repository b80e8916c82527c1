import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textDocument } from '../../src/documents/index.ts';
import { openReader, type Reader } from '../../src/reading/analysis/reader.ts';
import { readDocument } from '../../src/reading/read.ts';
import type { Reading } from '../../src/reading/reading.ts';
import { chainLine, claimLines } from './shown.ts';

const golden = (name: string): URL => new URL(`./golden/${name}.txt`, import.meta.url);

/** One reading in lines a person can check: each statement with its chain, values and content, its claims under it. */
function shown(reading: Reading): string {
  return reading.statements
    .flatMap((statement) => {
      const to = statement.addressee === null ? '' : `, to ${statement.addressee.quote}`;
      const content = statement.content.map((passage) => passage.quote).join(' … ');
      const head = `  ${statement.kind}: ${chainLine(statement)}${to}: ${content}`;
      return [head, ...claimLines(reading, statement.id).map((line) => `    ${line}`)];
    })
    .join('\n');
}

describe('sentences and what is read of them', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await openReader();
  });
  afterAll(() => reader.close());

  it.each(['sentences', 'transfers'])(
    '%s are as the golden file says (set UPDATE_GOLDEN=1 to write it anew, then read the difference)',
    async (name) => {
      const expected = golden(`${name}.expected`);
      const lines = readFileSync(golden(name), 'utf8').split('\n');
      const out: string[] = [];
      for (const [at, line] of lines.entries()) {
        if (line === '' || line.startsWith('#')) {
          out.push(line);
          continue;
        }
        // A sentence that only goes on with the one before is read together with it.
        const goesOn = line.startsWith('And that ');
        const text = goesOn ? `${lines[at - 1]} ${line}` : line;
        const document = textDocument(text, { id: 'd1', path: null, fallback: { published: '2022-06-10' } });
        out.push(line, shown(readDocument(document, await reader.analyse(document))));
      }
      const text = out.join('\n');
      if (process.env.UPDATE_GOLDEN !== undefined || !existsSync(expected)) writeFileSync(expected, text);
      expect(text).toBe(readFileSync(expected, 'utf8'));
    },
  );
});
