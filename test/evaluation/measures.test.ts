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
import { bounds } from '../../evaluation/resampling.ts';
import { Correlation, Share, Tally } from '../../evaluation/scores.ts';
import { Sheet } from '../../evaluation/sheet.ts';
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
  const correlated = (pairs: readonly (readonly [number, number])[]): number | null => {
    const score = new Correlation();
    for (const [a, b] of pairs) score.add(a, b);
    score.close();
    return score.rates(score.sum()).value;
  };

  it('are precision, recall and their harmonic mean', () => {
    const tally = new Tally();
    tally.add(new Set(['a', 'b', 'c', 'd']), new Set(['a', 'b', 'x']));
    tally.close();
    const { precision, recall, value } = tally.rates(tally.sum());
    expect([precision, recall, value].map((v) => v!.toFixed(1))).toEqual(['66.7', '50.0', '57.1']);
  });

  it('are missing, not zero, where there is nothing to measure', () => {
    expect([new Tally().rates([0, 3, 0]).value, new Share().rates([0, 0]).value, correlated([[1, 2]])]).toEqual([
      null,
      null,
      null,
    ]);
    expect(
      correlated([
        [1, 2],
        [1, 5],
        [1, 9],
      ]),
    ).toBeNull();
  });

  it('correlate', () => {
    expect(
      correlated([
        [1, 2],
        [2, 4],
        [3, 6],
      ]),
    ).toBeCloseTo(1);
    expect(
      correlated([
        [1, 3],
        [2, 2],
        [3, 1],
      ]),
    ).toBeCloseTo(-1);
    expect(
      correlated([
        [1, 1],
        [2, 3],
        [3, 2],
        [4, 4],
      ]),
    ).toBeCloseTo(0.8);
  });

  it('have bounds that hold the value, are narrower for more units, and are the same each time', () => {
    const share = (units: number): Share => {
      const score = new Share();
      for (let i = 0; i < units; i++) {
        score.count(i % 4 === 0 ? 5 : 8, 10);
        score.close();
      }
      return score;
    };
    const [few, many] = [bounds(share(8))!, bounds(share(400))!];
    const { value } = new Share().rates(share(400).sum());
    expect(many[0]).toBeLessThan(value!);
    expect(many[1]).toBeGreaterThan(value!);
    expect(many[1] - many[0]).toBeLessThan(few[1] - few[0]);
    expect(bounds(share(400))).toEqual(many);
    expect(bounds(share(4))).toBeNull();
  });
});

describe('a sheet', () => {
  it('sums over documents, and over those of each genre', () => {
    const sheet = new Sheet();
    sheet.share('right').count(1, 2);
    sheet.close('news');
    // A figure first named later has nothing in the documents before.
    sheet.tally('found').count(2, 2, 1);
    sheet.share('right').count(2, 2);
    sheet.close('memo');
    expect(sheet.figures().map(({ name, value, counts }) => [name, value, counts])).toEqual([
      ['right', 75, { right: 3, of: 4 }],
      ['found', 50, { gold: 2, found: 2, right: 1 }],
    ]);
    expect(sheet.byGenre().map(({ genre, units, figures }) => [genre, units, figures.map((f) => f.value)])).toEqual([
      ['memo', 1, [100, 50]],
      ['news', 1, [50, null]],
    ]);
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
