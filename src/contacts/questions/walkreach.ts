import type { LogLimits } from '../../terms/index.ts';
import { SPAN } from '../intervals/spansweeper.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { NONE } from '../walks/labels.ts';
import type { Walked } from '../walks/walk.ts';
import { givesWay } from './hanging.ts';
import type { Kept } from './kept.ts';
import type { Asked } from './question.ts';
import type { Reach } from './reach.ts';
import { keptWalks, toldAt, walksOf } from './walks.ts';

/**
 * `forward` and `backward` where a contact takes time, or somebody holds it only so long, or there may be only so many contacts.
 *
 * @throws Mistake as `walksOf` does.
 */
export async function walkReach(log: OpenLog, asked: Asked, limits: LogLimits, way: 1 | -1): Promise<Reach> {
  const { latency, pass } = await walksOf(log, limits);
  const hasSpans = log.spans.from.length > 0;
  // Where a contact takes time, one may begin at the very time at which another ends although no two share theirs.
  const rules = hasSpans || log.manifest.ties.shared > 0 || latency > 0;
  const strict = asked.ties === 'strict';
  const found = pass(asked, way);
  const otherwise = rules ? pass({ ...asked, ties: strict ? 'non-strict' : 'strict' }, way) : found;
  const certain = hasSpans ? pass(asked, way, { worst: true }) : found;
  const time = (walks: Walked, actor: number) => toldAt(walks, walks.first[actor]!, way, latency);
  const actors = [...found.first.keys()].filter((actor) => found.first[actor] !== NONE);
  const kept = keptWalks(
    log,
    found,
    actors.map((actor) => found.first[actor]!),
  );
  const reached = actors.map((actor) => {
    const label = found.first[actor]!;
    return {
      ...kept(label),
      actor,
      time: time(found, actor)!,
      certain: time(certain, actor),
      hops: found.labels.hops[label]!,
      ...(limits.maxHops == null ? {} : { fewest: found.labels.hops[found.fewest[actor]!]! }),
    };
  });
  const tied = [...found.first.keys()].filter((actor) => time(found, actor) !== time(otherwise, actor));
  const pair = pairsOf(log, strict ? otherwise : found, tied, way, limits);
  return {
    asked,
    reached: reached.toSorted((a, b) => (a.time - b.time) * way || a.actor - b.actor),
    tieSensitive: tied.map((actor) => ({
      actor,
      time: time(found, actor),
      other: time(otherwise, actor),
      pair: pair(actor),
    })),
  };
}

/** Passes backwards in which contacts of one time chain, and for each of some actors what `pairsOf` tells. */
export async function walkPairs(
  log: OpenLog,
  limits: LogLimits,
  actors: readonly number[],
): Promise<(asked: Asked) => ReturnType<typeof pairsOf>> {
  const { pass } = await walksOf(log, limits);
  return (asked) => pairsOf(log, pass(asked, -1), actors, -1, limits);
}

/** For each of some actors the two contacts nearest to it on its walk of which the second begins as the first ends, or null. */
function pairsOf(
  log: OpenLog,
  walks: Walked,
  actors: readonly number[],
  way: 1 | -1,
  limits: LogLimits,
): (actor: number) => readonly [Kept, Kept] | null {
  const { labels, first, happened } = walks;
  const { latency = 0 } = limits;
  const { earliest, latest } = log.spans;
  const pairs = new Map<number, readonly [number, number]>();
  for (const actor of actors) {
    for (let at = first[actor]!; at !== NONE && labels.before[at] !== NONE; at = labels.before[at]!) {
      const before = labels.before[at]!;
      if (labels.told[before] !== labels.told[at]! - latency) continue;
      const span = labels.mark[at]! - SPAN;
      if (span >= 0 && givesWay({ earliest: earliest[span]!, latest: latest[span]!, time: happened(at) }, way, limits))
        continue;
      pairs.set(actor, way === 1 ? [before, at] : [at, before]);
      break;
    }
  }
  const kept = keptWalks(log, walks, [...pairs.values()].flat());
  return (actor) => {
    const pair = pairs.get(actor);
    return pair === undefined ? null : [kept(pair[0]), kept(pair[1])];
  };
}
