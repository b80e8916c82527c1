import { describe, expect, it } from 'vitest';
import { projectFiles, textOf } from './tree.ts';

const files = projectFiles();
const code = files.filter((file) => /\.(ts|mjs|py)$/.test(file));
const text = files.filter((file) => /\.(ts|mjs|py|md|json|yaml|sh|txt|html|svg|csv|npmrc)$|^\.ci\//.test(file));
const here = 'test/house/';

/** Lines of files that match, as "file:line". */
const lines = (among: readonly string[], pattern: RegExp): string[] =>
  among.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}`] : [])),
  );

describe('the files', () => {
  it('hold one concept each: none in src/ is longer than 350 lines', () => {
    const long = code
      .filter((file) => file.startsWith('src/'))
      .map((file) => ({ file, lines: textOf(file).split('\n').length - 1 }))
      .filter((file) => file.lines > 350);
    expect(long).toEqual([]);
  });

  it('are named by what they hold', () => {
    const vague = /(^|\/)(utils?|helpers?|commons?|managers?|misc|shared|lib|stuff)(\/|\.[a-z]+$)/i;
    expect(files.filter((file) => vague.test(file))).toEqual([]);
  });

  it('leave nothing lying about', () => {
    const left = /\b(TODO|FIXME|HACK|XXX)\b|@ts-ignore|@ts-nocheck|\bas any\b|\.(skip|only|todo)\(|\bdebugger\b/;
    expect(
      lines(
        code.filter((file) => !file.startsWith(here)),
        left,
      ),
    ).toEqual([]);
  });

  it('name no machine, account or registry', () => {
    const place =
      /(^|[\s"'`(=])\/(work|tmp|root|home|Users|opt|mnt)\/|registry\.npmjs\.org|files\.pythonhosted\.org|127\.0\.0\.1:\d{4}/;
    expect(
      lines(
        text.filter((file) => !file.startsWith(here)),
        place,
      ),
    ).toEqual([]);
  });

  it('end with a newline and hold no carriage return, where they are ours to format', () => {
    const ours = text.filter((file) => !file.includes('/fixtures/') && textOf(file) !== '');
    expect(ours.filter((file) => !textOf(file).endsWith('\n') || textOf(file).includes('\r'))).toEqual([]);
  });
});
