import type { LogLimits } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { pairsOf } from './hanging.ts';
import { type Kept, keptBy } from './kept.ts';
import { AT_ONCE, hasBit, masksOf } from './masks.ts';
import { passesOf } from './passes.ts';
import { type Asked, askedOf } from './question.ts';
import { walkPairs } from './walkreach.ts';
import { limitsWalks } from './walks.ts';

/** Targets for which the contacts are looked up that the answer hangs on: a pass each. */
const MOST_PAIRED = 16;

/** Somebody from whom it could have come to some of those who were asked about. */
export interface Suspect {
  readonly actor: number;
  /** Those of whom was asked to whom it could have come. */
  readonly targets: readonly number[];
  /** UTC milliseconds of the last contact by which it could still have come to all of these. */
  readonly last: number;
}

/** From whom it could have come, and for whom that hangs on the tie rule. */
export interface Suspects {
  readonly suspects: readonly Suspect[];
  /** To whom it could have come from an actor only where contacts of one time chain; rising by actor. */
  readonly tieSensitive: readonly {
    readonly actor: number;
    readonly targets: readonly number[];
    /** For one of these: it hangs on whether the first came before the second. Null where it was not looked up. */
    readonly pair: readonly [Kept, Kept] | null;
  }[];
}

/**
 * Everyone from whom it could have come to one or more of these by the deadline, in the best of all timelines for each: those first
 * from whom it could have come to most of them, then those who could have passed it on latest. A target can be the origin for the others.
 *
 * One pass backwards for each 64 of them (for each one where limits say how it is passed on), and where contacts share a time one more by the other tie rule.
 *
 * @throws Mistake as `askedOf` does.
 */
export async function suspects(
  log: OpenLog,
  to: readonly string[],
  limits: LogLimits = {},
  progress: (done: number, of: number) => void = () => undefined,
): Promise<Suspects> {
  const asked = askedOf(log, to, limits);
  const pass = await masksOf(log, limits, asked, -1, { dated: true });
  const rules = log.spans.from.length > 0 || log.manifest.ties.shared > 0 || (limits.latency ?? 0) > 0;
  const targets = new Map<number, number[]>();
  const last = new Map<number, number>();
  const tied = new Map<number, number[]>();
  const { actors } = log.columns;
  for (let done = 0; done < asked.seeds.length; done += AT_ONCE) {
    progress(done, asked.seeds.length);
    const seeds = asked.seeds.slice(done, done + AT_ONCE);
    const { masks, grown } = pass(seeds, asked.ties);
    for (let actor = 0; actor < actors; actor += 1) {
      const reached = reachedOf(masks, actor, seeds);
      if (reached.length === 0) continue;
      added(targets, actor, reached);
      last.set(actor, Math.min(last.get(actor) ?? Number.POSITIVE_INFINITY, grown(actor)));
    }
    if (!rules) continue;
    const before = masks.slice();
    const other = pass(seeds, asked.ties === 'strict' ? 'non-strict' : 'strict').masks;
    for (let word = 0; word < before.length; word += 1) before[word]! ^= other[word]!;
    for (let actor = 0; actor < actors; actor += 1) added(tied, actor, reachedOf(before, actor, seeds));
  }
  return {
    suspects: [...targets]
      .map(([actor, reached]) => ({ actor, targets: reached, last: last.get(actor)! }))
      .toSorted((a, b) => b.targets.length - a.targets.length || b.last - a.last || a.actor - b.actor),
    tieSensitive: await withPairs(log, limits, asked, tied),
  };
}

/** Those of some seeds whose bit an actor has, without itself. */
function reachedOf(masks: Uint32Array, actor: number, seeds: readonly number[]): readonly number[] {
  if ((masks[actor * 2]! | masks[actor * 2 + 1]!) === 0) return [];
  return seeds.filter((seed, at) => seed !== actor && hasBit(masks, actor, at));
}

function added(all: Map<number, number[]>, actor: number, targets: readonly number[]): void {
  if (targets.length === 0) return;
  const known = all.get(actor);
  if (known === undefined) all.set(actor, [...targets]);
  else known.push(...targets);
}

async function withPairs(
  log: OpenLog,
  limits: LogLimits,
  asked: Asked,
  tied: ReadonlyMap<number, readonly number[]>,
): Promise<Suspects['tieSensitive']> {
  if (tied.size === 0) return [];
  const backwards = limitsWalks(limits)
    ? await walkPairs(log, limits, [...tied.keys()])
    : await plainPairs(log, limits);
  const byTarget = new Map<number, ReturnType<typeof pairsOf>>();
  const pairs = (target: number) => {
    const known = byTarget.get(target);
    if (known !== undefined || byTarget.size === MOST_PAIRED) return known;
    const made = backwards({ ...asked, seeds: [target], ties: 'non-strict' });
    byTarget.set(target, made);
    return made;
  };
  return [...tied]
    .toSorted(([a], [b]) => a - b)
    .map(([actor, targets]) => {
      const target = targets.find((one) => byTarget.has(one)) ?? targets[0]!;
      return { actor, targets, pair: pairs(target)?.(actor) ?? null };
    });
}

async function plainPairs(log: OpenLog, limits: LogLimits): Promise<(asked: Asked) => ReturnType<typeof pairsOf>> {
  const passes = await passesOf(log, limits);
  return (asked) => {
    const found = passes.possible(asked, -1);
    return pairsOf(found, keptBy(log, found), -1, limits);
  };
}
