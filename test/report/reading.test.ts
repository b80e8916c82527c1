import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { widthOf } from '../../src/report/columns.ts';
import { htmlReading } from '../../src/report/reading-page.ts';
import { textReading } from '../../src/report/reading-text.ts';
import { runsOf } from '../../src/report/runs.ts';
import type { Evidence, Statement } from '../../src/terms/index.ts';
import { outermostOf } from '../../src/terms/statement.ts';
import { actor, claim, document, evidence, item, quote } from './building.ts';

const page = document(
  'wharf',
  'The harbourmaster told the Gazette that clerks believe Orsa Lind sold the tide tables to a broker.\n\nNobody replied.',
  { title: 'Tide tables', publisher: 'Sarn Gazette' },
);
const text = page.text as string;
const cut = text.indexOf('\n');
const wharf = {
  ...page,
  blocks: [
    { kind: 'paragraph' as const, start: 0, end: cut },
    { kind: 'paragraph' as const, start: cut + 2, end: text.length },
  ],
};

function statement(id: string, source: string, cue: string, content: string, rest: Partial<Statement>): Statement {
  const start = quote(wharf, source).start;
  const end = quote(wharf, content).end;
  return {
    id,
    doc: 'wharf',
    passage: quote(wharf, text.slice(start, end)),
    source: [quote(wharf, source)],
    cue: [quote(wharf, cue)],
    content: [quote(wharf, content)],
    kind: 'indirect',
    addressee: null,
    channel: null,
    parent: null,
    holders: ['author', source].map((name) => ({
      name,
      actor: null,
      named: true,
      number: { least: 1, most: 1 },
      passage: null,
    })),
    factuality: ['Uu', 'CT+'],
    score: 0.8,
    ...rest,
  };
}

const outer = statement(
  's1',
  'The harbourmaster',
  'told',
  'that clerks believe Orsa Lind sold the tide tables to a broker',
  { addressee: quote(wharf, 'the Gazette') },
);
const inner = statement('s2', 'clerks', 'believe', 'Orsa Lind sold the tide tables to a broker', {
  parent: 's1',
  factuality: ['Uu', 'Uu', 'PR+'],
});
const read: Evidence = evidence({
  documents: [wharf],
  actors: [actor('a1', 'Orsa Lind'), actor('a2', 'a broker')],
  items: [item('i1', 'the tide tables')],
  statements: [outer, inner],
  claims: [
    claim(
      'c1',
      ['author', 'The harbourmaster', 'clerks'],
      'PR+',
      quote(wharf, 'Orsa Lind sold the tide tables to a broker'),
      { statement: 's2', roles: { discloser: 'a1', recipient: 'a2', item: 'i1' } },
    ),
  ],
});

describe('what was read, over the text', () => {
  test('reads as its golden files do', async () => {
    await expect(textReading(read)).toMatchFileSnapshot('golden/reading.txt');
    await expect(htmlReading(read)).toMatchFileSnapshot('golden/reading.html.golden');
  });

  test('leaves out statements within statements where only the outermost are asked for', () => {
    expect(textReading(read, { outermost: true })).not.toContain('believe”');
    expect(textReading(read, { outermost: true })).toContain('told');
  });

  test('takes an attribution within the author’s own words for an outermost one, and leaves the author out', () => {
    const own = { id: 's1', kind: 'own', parent: null, source: [] } as const;
    const reported = { id: 's2', kind: 'indirect', parent: 's1', source: [] } as const;
    const relayed = { id: 's3', kind: 'direct', parent: 's2', source: [] } as const;
    expect(outermostOf([own, reported, relayed])).toEqual([reported]);
  });

  test('takes “I believe that” for an attribution: it names who believes', () => {
    const source = [read.statements[0]!.passage];
    const believed = { id: 's1', kind: 'own', parent: null, source } as const;
    const reported = { id: 's2', kind: 'indirect', parent: 's1', source: [] } as const;
    expect(outermostOf([believed, reported])).toEqual([believed]);
  });

  test('shows a document that came without its text by the words of its statements', () => {
    const without = { ...read, documents: [{ ...wharf, text: null, blocks: [] }] };
    expect(textReading(without)).toContain('The harbourmaster told the Gazette');
    expect(htmlReading(without)).toContain('<mark class="cue">');
  });

  test('no line is wider than 80 columns', () => {
    for (const line of textReading(read).split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });
});

describe('runs', () => {
  const spans = fc.array(
    fc
      .tuple(fc.nat(60), fc.nat(60), fc.nat(9))
      .map(([a, b, what]) => ({ start: Math.min(a, b), end: Math.max(a, b), what })),
    { maxLength: 12 },
  );

  test('cover the stretch without a gap, and each holds what spans it and nothing else', () => {
    fc.assert(
      fc.property(spans, fc.nat(20), fc.integer({ min: 21, max: 70 }), (given, start, end) => {
        const runs = runsOf(given, start, end);
        expect(runs.map((run) => run.start)).toEqual([start, ...runs.slice(0, -1).map((run) => run.end)]);
        expect(runs.at(-1)?.end).toBe(end);
        for (const run of runs) {
          const holding = given.filter(
            (span) => span.start < span.end && span.start <= run.start && run.end <= span.end,
          );
          expect(run.within).toEqual(holding.map((span) => span.what));
        }
      }),
      { seed: 7 },
    );
  });
});
