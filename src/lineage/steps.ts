import type { Reliance } from '../terms/reliance.ts';
import type { Lineage } from './lineage.ts';
import type { Witness } from './witness.ts';

/** The witness at `from` repeats the one at `to`, with none between them. Places in the list of witnesses. */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly via: Reliance;
}

/**
 * Who repeats whom at one remove, among witnesses to one thing: of "C has it from B, who has it from A" the two steps, not
 * that C has it from A. Where reports go round in a circle each step of the circle stays.
 */
export function stepsAmong(witnesses: readonly Witness[], lineage: Lineage): Step[] {
  const echoes = witnesses.map((p) => witnesses.map((q) => lineage.echoes(p, q)));
  const has = (from: number, to: number): boolean => echoes[from]?.[to] !== null;
  // In a circle everyone repeats everyone: there the step is to whom the link itself names, where that is one of them.
  const around = (from: number, to: number, via: Reliance): boolean =>
    !names(via, witnesses[to]!, lineage) &&
    witnesses.some((other, by) => by !== from && has(from, by) && names(via, other, lineage));
  return witnesses.flatMap((_, from) =>
    witnesses.flatMap((_each, to): Step[] => {
      const via = echoes[from]?.[to] ?? null;
      if (via === null) return [];
      const through = witnesses.some(
        (_other, by) => by !== from && by !== to && has(from, by) && has(by, to) && !has(by, from) && !has(to, by),
      );
      return through || (has(to, from) && around(from, to, via)) ? [] : [{ from, to, via }];
    }),
  );
}

function names({ reliesOn }: Reliance, { id, claim }: Witness, { catalogue }: Lineage): boolean {
  if (claim === null) return false;
  const node = catalogue.nodeOf(reliesOn);
  const { doc } = claim.passage;
  const own = [
    `claim:${id}`,
    `statement:${claim.statement}`,
    `doc:${doc}`,
    ...claim.holders.map((each, at) => catalogue.holderNode(each, at, doc)),
  ];
  return own.includes(node) || catalogue.documentsBy(node).includes(doc);
}

/** The way from one witness to another along steps, the shortest, the first of equals; null where there is none. */
export type Ways = (from: number, to: number) => readonly Step[] | null;

/** The ways along these steps; from each witness all are worked out at once, when the first is asked for. */
export function waysAlong(steps: readonly Step[]): Ways {
  const onward = new Map<number, Step[]>();
  for (const step of steps) {
    const mine = onward.get(step.from);
    if (mine === undefined) onward.set(step.from, [step]);
    else mine.push(step);
  }
  const known = new Map<number, ReadonlyMap<number, Step | null>>();
  return (from, to) => {
    const by = known.get(from) ?? reachedFrom(from, onward);
    known.set(from, by);
    if (!by.has(to)) return null;
    const way: Step[] = [];
    for (let step = by.get(to) ?? null; step !== null; step = by.get(step.from) ?? null) way.unshift(step);
    return way;
  };
}

/** By which step each is first reached; by none the one where it begins. */
function reachedFrom(from: number, onward: ReadonlyMap<number, readonly Step[]>): ReadonlyMap<number, Step | null> {
  const by = new Map<number, Step | null>([[from, null]]);
  for (const at of by.keys()) {
    for (const step of onward.get(at) ?? []) if (!by.has(step.to)) by.set(step.to, step);
  }
  return by;
}
