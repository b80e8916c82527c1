import { type Delayed, NONE } from '../../src/contacts/index.ts';
import type { Pass } from './engine.ts';
import type { Generated } from './generate.ts';

/** Ours where each contact takes one stamp, in blocks: it makes a label of everyone who is told. */
export function late(delayed: Delayed, { from, to, stamp }: Generated, seed: number): Pass {
  const begun = performance.now();
  const { labels, first } = delayed.walked(
    { count: stamp.at(-1)! + 1, at: (rank) => rank },
    {
      seeds: [seed],
      start: 0,
      end: from.length,
      ties: 'non-strict',
      latency: 1,
      hold: Number.POSITIVE_INFINITY,
      most: Number.POSITIVE_INFINITY,
      leave: [0, Number.POSITIVE_INFINITY],
    },
    1,
  );
  const ms = performance.now() - begun;
  let [reached, sum, valid] = [0, 0, 0];
  for (const [actor, label] of first.entries()) {
    if (label === NONE || actor === seed) continue;
    reached += 1;
    sum += labels.told[label]!;
    const [contact, before] = [labels.mark[label]!, labels.before[label]!];
    const [sender, since] = before === NONE ? [seed, 0] : [labels.actor[before]!, labels.told[before]!];
    // A label names only labels before it, so a chain of such steps leads back to the seed.
    const holds = to[contact] === actor && from[contact] === sender && since <= stamp[contact]!;
    if (holds && labels.told[label] === stamp[contact]! + 1) valid += 1;
  }
  return { ms, reached, sum, valid };
}
