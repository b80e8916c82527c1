import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { aligned, attributionOf, dice, type RawAttribution, type Spans, sameHead } from '../../evaluation/alignment.ts';
import { assignment } from '../../evaluation/assignment.ts';
import { corpusFile, readCorpus, unitOffsets } from '../../evaluation/corpus.ts';
import { type Evaluation, table, writeFigures } from '../../evaluation/figures.ts';
import { correlation, Share, Tally } from '../../evaluation/scores.ts';
import { sourceHead } from '../../evaluation/sourcehead.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-evaluation-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT =
  '“The lock is broken,” said Ilse Marr of the harbour office, who spoke on Monday. “It will be mended.” According to the mayor, nothing is wrong. 😀 It is thought that ships will wait.';

function at(words: string): [number, number] {
  const start = TEXT.indexOf(words);
  return [start, start + words.length];
}

const raw = (source: string[], cue: string[], content: string[]): RawAttribution => {
  const spans = (of: string[]): Spans => of.map(at);
  return { source: spans(source), cue: spans(cue), content: spans(content) };
};

const MARR = raw(['Ilse Marr of the harbour office'], ['said'], ['“The lock is broken,”', '“It will be mended.”']);
const MAYOR = raw(['the mayor'], ['According to'], ['nothing is wrong']);
const NOBODY = raw([], ['is thought'], ['that ships will wait']);
const all = (of: readonly RawAttribution[]) => of.map((each) => attributionOf(each, TEXT));

describe('assignment', () => {
  it('has the largest sum of all', () => {
    const best = (weight: number[][], used: Set<number> = new Set(), row = 0): number => {
      if (row === weight.length) return 0;
      let most = best(weight, used, row + 1);
      weight[row]!.forEach((value, column) => {
        if (used.has(column)) return;
        most = Math.max(most, value + best(weight, new Set([...used, column]), row + 1));
      });
      return most;
    };
    const matrix = fc
      .record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 5 }) })
      .chain(({ rows, columns }) =>
        fc.array(fc.array(fc.nat(20), { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    fc.assert(
      fc.property(matrix, (weight) => {
        const pairs = assignment(weight);
        expect(new Set(pairs.map(([i]) => i)).size).toBe(pairs.length);
        expect(new Set(pairs.map(([, j]) => j)).size).toBe(pairs.length);
        expect(pairs.reduce((sum, [i, j]) => sum + weight[i]![j]!, 0)).toBe(best(weight));
      }),
      { numRuns: 500, seed: 1955 },
    );
  });
});

describe('alignment', () => {
  it('pairs each attribution with its own, in any order', () => {
    expect(aligned(all([NOBODY, MARR, MAYOR]), all([MARR, MAYOR, NOBODY])).sort((a, b) => a[0] - b[0])).toEqual([
      [0, 2],
      [1, 0],
      [2, 1],
    ]);
  });

  it('pairs nothing that shares a source alone', () => {
    const other = raw(['the mayor'], ['spoke'], ['It will be mended.']);
    expect(aligned(all([other]), all([MAYOR]))).toEqual([]);
  });

  it('does not mind spaces, pieces and edges', () => {
    const [whole] = all([raw(['the mayor'], ['According to'], ['nothing is wrong'])]);
    const [cut] = all([raw(['the mayor'], ['According', 'to'], [' nothing', ' is wrong.'])]);
    expect(cut!.characters.cue).toEqual(whole!.characters.cue);
    expect(cut!.trimmed.content).toEqual(whole!.trimmed.content);
    expect(dice(cut!.characters.content, whole!.characters.content)).toBeCloseTo((2 * 14) / 29);
  });

  it('tells direct from mixed and indirect content', () => {
    const mixed = raw(
      [],
      [],
      ['said Ilse Marr of the harbour office, who spoke on Monday. “It will be mended.” According'],
    );
    expect(all([MARR, mixed, MAYOR]).map(({ kind }) => kind)).toEqual(['direct', 'mixed', 'indirect']);
  });
});

describe('the head of a source', () => {
  it.each([
    ['Ilse Marr of the harbour office', 'Marr'],
    ['the mayor', 'mayor'],
    ['two officials who asked not to be named', 'officials'],
    ['to Karim Adel, a lawyer', 'Adel'],
    ['Norvia’s prime minister’s', 'minister'],
    ['Tallow Corp.', 'Corp'],
    ['some of them', 'them'],
  ])('%s', (source, head) => {
    const [start, end] = sourceHead(source, 0, source.length)!;
    expect(source.slice(start, end)).toBe(head);
  });

  it('decides whether two sources are the same', () => {
    const [a, b, c] = all([MARR, raw(['Marr'], ['said'], []), MAYOR]);
    expect(sameHead(a!, b!)).toBe(true);
    expect(sameHead(a!, c!)).toBe(false);
  });
});

describe('scores', () => {
  it('are precision, recall and their harmonic mean', () => {
    const tally = new Tally();
    tally.add(new Set(['a', 'b', 'c', 'd']), new Set(['a', 'b', 'x']));
    expect([tally.precision, tally.recall, tally.f1].map((v) => v!.toFixed(1))).toEqual(['66.7', '50.0', '57.1']);
  });

  it('are missing, not zero, where there is nothing to measure', () => {
    expect([new Tally().f1, new Share().percent, correlation([[1, 2]])]).toEqual([null, null, null]);
  });

  it('correlate', () => {
    expect(
      correlation([
        [1, 2],
        [2, 4],
        [3, 6],
      ]),
    ).toBeCloseTo(1);
    expect(
      correlation([
        [1, 3],
        [2, 2],
        [3, 1],
      ]),
    ).toBeCloseTo(-1);
  });
});

describe('a corpus file', () => {
  const sentence = { id: 's', doc: 'd', text: '😀 Hi.', tokens: ['😀', 'Hi', '.'], start: [0, 2, 4], end: [1, 4, 5] };

  it('is read gzipped or not, its offsets turned into UTF-16 code units', () => {
    writeFileSync(join(folder, 'plain.jsonl'), `${JSON.stringify(sentence)}\n`);
    writeFileSync(join(folder, 'packed.jsonl.gz'), gzipSync(`${JSON.stringify(sentence)}\n`));
    for (const name of ['plain.jsonl', 'packed.jsonl.gz']) {
      const [read] = readCorpus(join(folder, name));
      expect(read!.tokens.map((_, i) => read!.text.slice(read!.start[i], read!.end[i]))).toEqual(['😀', 'Hi', '.']);
    }
    expect(unitOffsets('a😀b')).toEqual([0, 1, 3, 4]);
  });

  it('that is not there is said in a sentence', () => {
    expect(() => corpusFile(undefined, folder, 'ewt.dev.jsonl.gz')).toThrow(/The corpora are not here/);
    expect(() => corpusFile('no-such-file', folder, '')).toThrow(/There is no file no-such-file/);
  });
});

describe('figures', () => {
  const evaluation: Evaluation = {
    name: 'sample',
    data: 'two sentences',
    engine: 'none',
    figures: [
      { name: 'words', value: 98.765, unit: 'F1', precision: 99, recall: 98.5 },
      { name: 'names', value: null, unit: '%' },
    ],
    notes: [],
  };

  it('are a table, with a dash where something is missing', () => {
    expect(table(evaluation)).toBe(
      [
        'two sentences; none',
        '',
        '| sample |    value | precision | recall |',
        '| ------ | -------: | --------: | -----: |',
        '| words  | 98.77 F1 |     99.00 |  98.50 |',
        '| names  |        – |         – |      – |',
      ].join('\n'),
    );
  });

  it('go into a card at their place, again and again', () => {
    const card = join(folder, 'CARD.md');
    writeFileSync(card, '# Card\n\n<!-- figures -->\n<!-- /figures -->\n\nEnd.\n');
    writeFigures(card, evaluation);
    const once = readFileSync(card, 'utf8');
    writeFigures(card, evaluation);
    expect(readFileSync(card, 'utf8')).toBe(once);
    expect(once).toContain(table(evaluation));
    expect(once).toMatch(/End\.\n$/);
  });
});
