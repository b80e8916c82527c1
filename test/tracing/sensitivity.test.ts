import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/terms/evidence.ts';
import { retracted, sensitivity, trace } from '../../src/tracing/index.ts';
import { smallestSets } from '../../src/tracing/smallest.ts';
import { asked, harbour } from '../change/harbour.ts';
import { ASKED, drawnEvidence } from './drawn.ts';

const verdict = (evidence: Evidence): string => {
  const { standing, reachedByDeadline } = trace(evidence, ASKED).verdict;
  return `${standing} ${reachedByDeadline}`;
};

describe('what an answer hangs on', () => {
  it('is, document by document, what tracing without it says', () => {
    fc.assert(
      fc.property(drawnEvidence, (evidence) => {
        for (const loss of sensitivity(evidence, ASKED).losses) {
          if (loss.kind !== 'document') continue;
          const without = verdict(retracted(evidence, loss.id));
          expect(`${loss.standing} ${loss.reached}`).toBe(without);
          expect(loss.changes).toBe(without !== verdict(evidence));
        }
      }),
      { seed: 71, numRuns: 15 },
    );
  });

  it('has as smallest sets of documents those that trying all sets finds', () => {
    fc.assert(
      fc.property(drawnEvidence, (evidence) => {
        const docs = [...new Set(evidence.claims.map(({ passage }) => passage.doc))].toSorted();
        const sets = Array.from({ length: 2 ** docs.length }, (_, bits) =>
          docs.filter((_doc, at) => (bits >> at) & 1),
        ).filter((set) => verdict(set.reduce((given, doc) => retracted(given, doc), evidence)) !== verdict(evidence));
        const size = Math.min(...sets.map((set) => set.length));
        const found = sensitivity(evidence, ASKED).smallest.find(({ kind }) => kind === 'document');
        expect(found?.exact).toBe(true);
        expect(found?.sets.map((set) => set.join(' ')).toSorted()).toEqual(
          sets
            .filter((set) => set.length === size)
            .map((set) => set.join(' '))
            .toSorted(),
        );
      }),
      { seed: 72, numRuns: 15 },
    );
  });

  it('counts an echo with what it repeats, and a judgement as what would be without it', () => {
    const { now, losses, smallest } = sensitivity(harbour, asked);
    expect(now).toEqual({ reached: 'possibly', standing: 'alleged' });
    const told = losses.map(({ kind, id, claims, standing, reached, changes }) =>
      [kind, id, claims.join(','), standing, reached, changes ? 'changes' : ''].join(' ').trim(),
    );
    expect(told).toEqual([
      'origin Nora Quist c1 alleged possibly',
      'origin lund c2 alleged possibly',
      'origin Tor Lie c3 alleged necessarily changes',
      'origin two officials c4,c5 presumed necessarily changes',
      'origin Omar Reed c6 alleged possibly',
      'origin Rea Voss c7 alleged possibly',
      'origin a pilot c8 alleged possibly',
      'origin Lena Voss c9 alleged possibly',
      'document d1 c1,c2 alleged possibly',
      'document d2 c3,c4 presumed necessarily changes',
      'document d3 c5 alleged possibly',
      'document d4 c6 alleged possibly',
      'document d5 c7 alleged possibly',
      'document d6 c8,c9 alleged possibly',
      'judgement review:c8 c8 alleged possibly',
    ]);
    expect(smallest).toEqual([
      { kind: 'origin', sets: [['Tor Lie'], ['two officials']], tried: 1, exact: true },
      { kind: 'document', sets: [['d2']], tried: 1, exact: true },
      { kind: 'judgement', sets: [], tried: 1, exact: true },
    ]);
  });
});

describe('smallest sets', () => {
  const pairs = fc.array(fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  const every = Array.from({ length: 8 }, (_, at) => at);

  it('are exact as far as every set can be tried, and beyond say how far that was', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom(5, 40, 100, 1000), (routes, trials) => {
        // Something holds as long as one of the routes has none of its parts lost.
        const holds = (set: readonly number[]): boolean =>
          routes.some((route) => !route.some((at) => set.includes(at)));
        const support = (set: readonly number[]): readonly number[] =>
          routes.find((route) => !route.some((at) => set.includes(at))) ?? [];
        const all = Array.from({ length: 256 }, (_, bits) => every.filter((at) => (bits >> at) & 1));
        const least = Math.min(...all.filter((set) => !holds(set)).map((set) => set.length));
        const { sets, tried, exact } = smallestSets(8, (set) => !holds(set), support, trials);
        for (const set of sets) expect(holds(set)).toBe(false);
        if (exact) {
          expect(sets.map((set) => set.join()).toSorted()).toEqual(
            all
              .filter((set) => set.length === least && !holds(set))
              .map((set) => set.join())
              .toSorted(),
          );
        } else expect(least).toBeGreaterThan(tried);
      }),
      { seed: 73, numRuns: 200 },
    );
  });

  it('are none where nothing changes anything', () => {
    expect(
      smallestSets(
        4,
        () => false,
        () => every,
        1000,
      ),
    ).toEqual({ sets: [], tried: 4, exact: true });
    expect(
      smallestSets(
        0,
        () => true,
        () => [],
        1000,
      ),
    ).toEqual({ sets: [], tried: 0, exact: true });
  });
});
