import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/terms/evidence.ts';
import type { Hypotheses, JudgedCell } from '../../src/terms/hypotheses.ts';
import { hypotheses } from '../../src/tracing/index.ts';
import { asked, harbour } from '../change/harbour.ts';

const SIGN = { consistent: '+', inconsistent: '-', neutral: '.' } as const;
/** Rows and columns as one reads them: a line a hypothesis, with a sign for each origin in order. */
const table = ({ rows, columns }: Hypotheses): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.map(({ key }, at) => [key, columns.map(({ cells }) => SIGN[cells[at]!.value]).join('')]));
const found = (judged: readonly JudgedCell[] = [], evidence: Evidence = harbour): Hypotheses =>
  hypotheses(evidence, asked, {}, judged);

const TERN = 'route: Harbour Office > Tern Survey > Corvid Line';

describe('rival hypotheses', () => {
  it('stand in rows, and what each origin says of them in columns', () => {
    const all = found();
    expect(all.columns.map(({ key }) => key)).toEqual([
      'Nora Quist',
      'Piet Lund',
      'Tor Lie',
      'two officials',
      'Omar Reed',
      'Rea Voss',
      'a pilot',
      'Lena Voss',
    ]);
    expect(table(all)).toEqual({
      'route: Harbour Office > Marsh Freight > Corvid Line': '......++',
      'route: Harbour Office > Tern Survey > Marsh Freight > Corvid Line': '+.+.+..+',
      'own means': '.....+..',
      [TERN]: '+-++....',
      'not reached': '.+...-..',
    });
  });

  it('count an echo with what it repeats, however often it is told', () => {
    const echoes = Array.from({ length: 5 }, (_, at) => ({
      claims: harbour.claims
        .filter(({ id }) => id === 'c5')
        .map((claim) => ({
          ...claim,
          id: `echo${at}`,
          passage: { ...claim.passage, doc: `e${at}` },
        })),
      document: { ...harbour.documents.find(({ id }) => id === 'd3')!, id: `e${at}`, publisher: `Sheet ${at}` },
      link: { ...harbour.lineage[0]!, from: `e${at}` },
    }));
    const repeated: Evidence = {
      ...harbour,
      documents: [...harbour.documents, ...echoes.map(({ document }) => document)],
      claims: [...harbour.claims, ...echoes.flatMap(({ claims }) => claims)],
      lineage: [...harbour.lineage, ...echoes.map(({ link }) => link)],
    };
    expect(table(found([], repeated))).toEqual(table(found()));
    const weights = (all: Hypotheses) => all.rows.map(({ key, weight }) => [key, weight]);
    expect(weights(found([], repeated))).toEqual(weights(found()));
  });

  it('are ordered by how many origins speak against them, at least; for what is not shown independent, one', () => {
    const { rows } = found();
    const least = rows.map(({ weight }) => weight.inconsistent.least);
    expect(least).toEqual(least.toSorted((a, b) => a - b));
    const tern = rows.find(({ key }) => key === TERN);
    expect(tern?.weight).toEqual({ inconsistent: { least: 1, most: 1 }, consistent: { least: 2, most: 4 } });
  });

  it('take an analyst’s cells in place of what is proposed, and keep the proposal', () => {
    const cell = { origin: 'piet lund', value: 'neutral', by: 'Ann Poe', why: 'he speaks of another year' } as const;
    const all = found([
      { ...cell, hypothesis: TERN },
      { ...cell, hypothesis: 'route: nowhere' },
    ]);
    expect(table(all)[TERN]).toBe('+.++....');
    const at = all.rows.findIndex(({ key }) => key === TERN);
    expect(all.columns[1]?.cells[at]).toEqual({
      value: 'neutral',
      claims: ['c2'],
      judged: { by: 'Ann Poe', why: 'he speaks of another year' },
      proposed: 'inconsistent',
    });
    expect(all.unmatched.map(({ hypothesis }) => hypothesis)).toEqual(['route: nowhere']);
  });

  it('know an origin that is a text by its id as well', () => {
    const unsigned = {
      ...harbour,
      documents: harbour.documents.map((each) => (each.id === 'd4' ? { ...each, author: null } : each)),
    };
    const [hypothesis, value] = ['own means', 'consistent'] as const;
    const all = found([{ hypothesis, origin: 'd4', value, by: null, why: null }], unsigned);
    expect(all.unmatched).toEqual([]);
    expect(table(all)['own means']).toContain('+');
    expect(all.columns.find(({ origin }) => origin === 'd4')?.key).toBe('Correction');
  });

  it('are told apart by origins that say different things of them; else it is said what would', () => {
    const { discriminations } = found();
    expect(discriminations).toHaveLength(10);
    const pair = discriminations.find(({ between }) => between.includes(TERN) && between.includes('not reached'));
    expect(pair?.by).toEqual(['Nora Quist', 'Piet Lund', 'Tor Lie', 'two officials', 'Rea Voss']);
    const silent: Evidence = { ...harbour, claims: harbour.claims.filter(({ id }) => id === 'c4') };
    const open = hypotheses(silent, asked).discriminations.filter(({ by }) => by.length === 0);
    for (const { would } of open) expect(would.length).toBeGreaterThan(0);
  });

  it('do not count against “not reached” what is only possible, or of after the deadline', () => {
    const held = (value: 'CT+' | 'PS+', day: number): string => {
      const at = Date.UTC(2022, 4, day);
      const claims = harbour.claims
        .filter(({ id }) => id === 'c4')
        .map((claim) => ({
          ...claim,
          factuality: ['Uu', value] as const,
          when: { ...claim.when, earliest: at, latest: at },
        }));
      return table(found([], { ...harbour, claims }))['not reached'] ?? 'no row';
    };
    expect(held('CT+', 6)).toBe('-');
    expect(held('PS+', 6)).toBe('.');
    expect(held('CT+', 20)).not.toContain('-');
  });

  it('need somebody who can have had it', () => {
    expect(() => hypotheses(harbour, { ...asked, holder: null })).toThrow('--to ACTOR');
  });
});
