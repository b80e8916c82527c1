import { rankOf } from '../terms/factuality.ts';
import type { Erosion } from '../terms/sources.ts';
import type { Weighed } from './certainty.ts';
import type { Step } from './steps.ts';

/**
 * Chains along which a hedge is lost: "may have" in one text, "did" in one that repeats it. A chain runs from a claim that
 * repeats none, by the surest claim that each repeats, to one that none repeats; those without a rise are left out.
 */
export function erosionsAmong(weighed: readonly Weighed[], steps: readonly Step[]): Erosion[] {
  const own = weighed.map(({ witness, loss }) => loss?.own ?? witness.certainty);
  const up = weighed.map((_, at) =>
    steps
      .filter((step) => step.from === at)
      .toSorted((a, b) => rankOf(own[b.to]!) - rankOf(own[a.to]!))
      .at(0),
  );
  const repeated = new Set(up.flatMap((step) => (step === undefined ? [] : [step.to])));
  return weighed.flatMap((_, last): Erosion[] => {
    if (repeated.has(last)) return [];
    const way: Step[] = [];
    const seen = new Set([last]);
    for (let step = up[last]; step !== undefined && !seen.has(step.to); step = up[step.to]) {
      way.push(step);
      seen.add(step.to);
    }
    const places = [last, ...way.map((step) => step.to)].toReversed();
    const certainties = places.map((at) => own[at]!);
    const rises = places.flatMap((_at, n) =>
      n > 0 && rankOf(certainties[n]!) > rankOf(certainties[n - 1]!) ? [n] : [],
    );
    if (rises.length === 0) return [];
    const claims = places.map((at) => weighed[at]!.witness.id);
    return [{ claims, certainties, links: way.map((step) => step.via).toReversed(), rises }];
  });
}
