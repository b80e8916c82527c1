import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Difference, type Differing, isSame } from '../../src/terms/difference.ts';
import type { Evidence } from '../../src/terms/evidence.ts';
import type { Hop } from '../../src/terms/hop.ts';
import { compared, without } from '../../src/tracing/index.ts';
import { ASKED, drawnEvidence, evaluated } from './drawn.ts';

/** The same evidence with every id of an actor and an item another one, and actors and items in another order. */
function renamed(evidence: Evidence): Evidence {
  const ids = new Map([...evidence.actors, ...evidence.items].map(({ id }, at) => [id, `x${at}`]));
  const other = (id: string | null): string | null => (id === null ? null : (ids.get(id) ?? id));
  return {
    ...evidence,
    actors: evidence.actors.map((each) => ({ ...each, id: ids.get(each.id) as string })).toReversed(),
    items: evidence.items
      .map((each) => ({
        ...each,
        id: ids.get(each.id) as string,
        originator: other(each.originator),
        relations: each.relations.map((relation) => ({ ...relation, to: other(relation.to) as string })),
      }))
      .toReversed(),
    claims: evidence.claims.map((claim) => ({
      ...claim,
      roles: Object.fromEntries(Object.entries(claim.roles).map(([role, id]) => [role, other(id)])),
      holders: claim.holders.map((holder) => ({ ...holder, actor: other(holder.actor) })),
    })) as Evidence['claims'],
  };
}

/** What the lists of a difference hold, against how long the two were: nothing is left out, and nothing is told twice. */
function complete({ gone, appeared, changed, same }: Differing<unknown>, before: number, after: number): boolean {
  return gone.length + changed.length + same === before && appeared.length + changed.length + same === after;
}

const withoutId = ({ id: _, ...hop }: Hop): string => JSON.stringify(hop);

describe('the difference of two evaluations', () => {
  it('is empty for the same evidence', () => {
    fc.assert(
      fc.property(drawnEvidence, (evidence) => {
        expect(isSame(compared(evaluated(evidence), evaluated(evidence)))).toBe(true);
      }),
      { seed: 61, numRuns: 20 },
    );
  });

  it('is empty where only ids and the order of actors and items are other ones', () => {
    fc.assert(
      fc.property(drawnEvidence, (evidence) => {
        const asked = { ...ASKED, item: 'x4', origin: 'x0', holder: 'x3' };
        const found = compared(evaluated(evidence), evaluated(renamed(evidence), asked));
        expect(told(found)).toEqual([]);
      }),
      { seed: 62, numRuns: 20 },
    );
  });

  it('shows every hop, route and sentence that a withdrawal changes, and accounts for all others', () => {
    fc.assert(
      fc.property(drawnEvidence, fc.nat(20), (evidence, pick) => {
        const sources = [...evidence.claims.map(({ id }) => id), 'd1', 'd2', 'd3', 'Nora Quist', 'Piet Lund'];
        const [before, after] = [
          evaluated(evidence),
          evaluated(without(evidence, sources[pick % sources.length] as string)),
        ];
        const found = compared(before, after);
        expect(complete(found.hops, before.trace.hops.length, after.trace.hops.length)).toBe(true);
        expect(complete(found.sentences, before.sentences.length, after.sentences.length)).toBe(true);
        const { routes } = before.trace.verdict;
        expect(complete(found.routes, routes.length, after.trace.verdict.routes.length)).toBe(true);
        const left = new Set(after.trace.hops.map(withoutId));
        const shown = new Set([...found.hops.gone, ...found.hops.changed.map((each) => each.before)].map(withoutId));
        for (const hop of before.trace.hops) {
          const lost = !left.has(withoutId(hop));
          if (lost) expect(shown.has(withoutId(hop)), withoutId(hop)).toBe(true);
        }
        const words = new Set(after.sentences.map(({ text }) => text));
        const fallen = [...found.sentences.gone, ...found.sentences.changed.map((each) => each.before)];
        for (const { text } of before.sentences)
          if (!words.has(text)) expect(fallen.map((each) => each.text)).toContain(text);
        const same =
          before.trace.verdict.standing === after.trace.verdict.standing &&
          before.trace.verdict.reachedByDeadline === after.trace.verdict.reachedByDeadline;
        expect(found.verdict.what.some((part) => part === 'standing' || part === 'reached')).toBe(!same);
      }),
      { seed: 63, numRuns: 40 },
    );
  });

  it('turns round: what falls one way appears the other', () => {
    fc.assert(
      fc.property(drawnEvidence, fc.constantFrom('d1', 'd2', 'd3'), (evidence, doc) => {
        const [before, after] = [evaluated(evidence), evaluated(without(evidence, doc))];
        const [there, back] = [compared(before, after), compared(after, before)];
        const texts = (hops: readonly Hop[]): string[] => hops.map(withoutId).toSorted();
        expect(texts(back.hops.appeared)).toEqual(texts(there.hops.gone));
        expect(texts(back.hops.gone)).toEqual(texts(there.hops.appeared));
        expect(back.hops.changed.map(({ what }) => what)).toHaveLength(there.hops.changed.length);
      }),
      { seed: 64, numRuns: 25 },
    );
  });
});

function told(difference: Difference): string[] {
  const { verdict, actors, items, ...lists } = difference;
  return [
    ...verdict.what,
    ...[...actors, ...items].map(({ kind, one }) => `${kind} ${one.name}`),
    ...Object.entries(lists as Readonly<Record<string, Differing<unknown>>>).flatMap(([name, each]) => [
      ...each.gone.map((one) => `${name} gone: ${JSON.stringify(one)}`),
      ...each.appeared.map((one) => `${name} appeared: ${JSON.stringify(one)}`),
      ...each.changed.map(({ what }) => `${name} changed: ${what.join(', ')}`),
    ]),
  ];
}
