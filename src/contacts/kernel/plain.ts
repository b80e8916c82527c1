import { isSet, setBit } from './bits.ts';
import {
  type Bench,
  type End,
  type Engine,
  NEVER,
  type Recorded,
  type Size,
  type Stretch,
  type Tie,
  wordsOf,
} from './engine.ts';
import { groupEnd, groupStart } from './groupedge.ts';

/**
 * The loops in TypeScript: the reference that WebAssembly is tested against, and what runs where there is none.
 *
 * One bit an actor says whether it has the information. Contacts come in order of time, so no time has to be compared: a sender that
 * has its bit had it earlier, and a receiver is informed by the first contact that finds it without (Wu et al., PVLDB 7(9) 2014,
 * with the index of the contact in place of its time).
 */
export const plain: Engine = { name: 'plain', bench };

function bench({ actors, room, masks, weights = false, delays = false }: Size): Bench {
  const made = {
    informed: new Uint32Array(wordsOf(actors)),
    arrivals: new Uint32Array(actors),
    held: new Uint32Array(wordsOf(actors)),
    masks: new Uint32Array(masks ? actors * 2 : 0),
    weights: new Float64Array(weights ? room : 0),
    gains: new Float64Array(64),
    room: { from: new Uint32Array(room), to: new Uint32Array(room), stamp: new Uint32Array(room) },
    skipped: new Uint32Array(wordsOf(room)),
    watch: new Uint32Array(wordsOf(actors)),
    told: new Uint32Array(4),
    due: new Uint32Array(delays ? actors : 0),
    informs: new Uint32Array(actors),
    spends: new Uint32Array(actors),
    known: new Uint32Array(wordsOf(actors)),
    sifted: new Uint32Array(3),
    hits: new Uint32Array(wordsOf(room)),
  };
  return {
    ...made,
    forward: (stretch, tie, end) => pass(made, stretch, tie, end, 1),
    backward: (stretch, tie, end) => pass(made, stretch, tie, end, -1),
    forwardMasks: (stretch, { strict }) => maskPass(made, stretch, strict, 1),
    backwardMasks: (stretch, { strict }) => maskPass(made, stretch, strict, -1),
    watched: (stretch, filled, strict, way) => watchedPass(made, stretch, filled, strict, way),
    delayed: (stretch, left, given, way) => delayedPass(made, stretch, left, given, way),
    // Goes by the stamps themselves.
    groups: () => {},
    sift: (stretch, filled, recorded, strict) => sift(made, stretch, filled, recorded, strict),
  };
}

type Memory = Omit<
  Bench,
  'forward' | 'backward' | 'forwardMasks' | 'backwardMasks' | 'watched' | 'delayed' | 'groups' | 'sift'
>;

/** Forwards from senders to receivers, backwards from receivers to senders. */
function pass(
  memory: Memory,
  { offset, count, base }: Stretch,
  tie: Tie | null,
  { left, recorded }: End,
  way: 1 | -1,
): number {
  const record = way === 1 ? memory.informs : memory.spends;
  const { informed, arrivals, held, room, skipped } = memory;
  const [source, target] = way === 1 ? [room.from, room.to] : [room.to, room.from];
  const last = offset + count - 1;
  const edgeStamp = room.stamp[way === 1 ? offset : last]!;
  let changed = 0;
  for (let step = 0; step < count; step += 1) {
    const at = way === 1 ? offset + step : last - step;
    const x = source[at]!;
    if (!isSet(informed, x)) continue;
    const y = target[at]!;
    if (isSet(informed, y) || isSet(skipped, at)) continue;
    const index = base + at - offset;
    if (tie !== null) {
      // Time is read only where the contact that informed x is near enough to share it.
      const before = arrivals[x]!;
      if (Math.abs(index - before) < tie.longest) {
        const inRoom = way === 1 ? before >= base : before < base + count;
        const same = inRoom
          ? room.stamp[offset + before - base] === room.stamp[at]
          : room.stamp[at] === edgeStamp && (way === 1 ? before >= tie.edge : before < tie.edge);
        if (same) continue;
      }
    }
    if (!isSet(held, y)) setBit(informed, y);
    else if (arrivals[y] !== NEVER) continue;
    arrivals[y] = index;
    if (recorded !== null) record[recorded + changed] = index;
    changed += 1;
    if (changed === left) break;
  }
  return changed;
}

/** Ends behind the contact that informs a watched actor: what that actor is given to pass on may lie at once behind it. */
function watchedPass(
  { informed, arrivals, held, room, skipped, watch, told }: Memory,
  { offset, count, base }: Stretch,
  filled: number,
  strict: boolean,
  way: 1 | -1,
): number {
  const [source, target] = way === 1 ? [room.from, room.to] : [room.to, room.from];
  const shift = base - offset;
  told.set([0, NEVER]);
  for (let step = 0; step < count; step += 1) {
    const at = way === 1 ? offset + step : offset + count - 1 - step;
    const [x, y] = [source[at]!, target[at]!];
    if (!isSet(informed, x) || isSet(informed, y) || isSet(skipped, at)) continue;
    const before = arrivals[x]! - shift;
    if (strict && before >= 0 && before < filled && room.stamp[before] === room.stamp[at]) continue;
    if (isSet(held, y)) {
      if (arrivals[y] === NEVER) arrivals[y] = at + shift;
      continue;
    }
    setBit(informed, y);
    arrivals[y] = at + shift;
    told[0]! += 1;
    if (!isSet(watch, y)) continue;
    told[1] = y;
    return step + 1;
  }
  return count;
}

/** Ends before a contact whose sender was given it lately, and of whom it is not known yet from when it passes it on. */
function delayedPass(
  { informed, arrivals, held, room, skipped, told, due, informs }: Memory,
  { offset, count, base }: Stretch,
  left: number,
  given: number,
  way: 1 | -1,
): number {
  const [source, target] = way === 1 ? [room.from, room.to] : [room.to, room.from];
  told.set([0, NEVER]);
  for (let step = 0; step < count && told[0]! < left; step += 1) {
    const at = way === 1 ? offset + step : offset + count - 1 - step;
    const [x, y] = [source[at]!, target[at]!];
    if (!isSet(informed, x) || isSet(informed, y) || isSet(skipped, at)) continue;
    if (arrivals[x]! > told[3]!) {
      if (due[x] === NEVER) {
        told[1] = x;
        return step;
      }
      if (way === 1 ? room.stamp[at]! < due[x]! : room.stamp[at]! >= due[x]!) continue;
      told[3] = arrivals[x]!;
    }
    if (!isSet(held, y)) setBit(informed, y);
    else if (arrivals[y] !== NEVER) continue;
    informs[given + told[0]!] = base + at - offset;
    told[0]! += 1;
    arrivals[y] = given + told[0]!;
  }
  return count;
}

/**
 * Goes from one group with contacts that were recorded to the next; between two nobody comes to know and nobody is spent. Where times
 * chain, knowing counts from a group's first contact and use up to its last; where they do not, the other way round.
 */
function sift(
  { informed, informs, spends, known, sifted, hits, room, skipped }: Memory,
  { offset, count, base }: Stretch,
  filled: number,
  recorded: Recorded,
  strict: boolean,
): number {
  const { from, to, stamp } = room;
  const shift = base - offset;
  const end = offset + count;
  let [joined, spent, until] = sifted as unknown as [number, number, number];
  const join = () => {
    for (; joined < recorded.informs && informs[joined]! < until; joined += 1) {
      const actor = to[informs[joined]! - shift]!;
      if (actor !== recorded.to) setBit(known, actor);
    }
  };
  const spend = () => {
    for (; spent < recorded.spends && spends[recorded.spends - 1 - spent]! < until; spent += 1) {
      const actor = from[spends[recorded.spends - 1 - spent]! - shift]!;
      informed[actor >>> 5]! &= ~(1 << (actor & 31));
    }
  };
  let found = 0;
  hits.fill(0);
  for (let at = offset; at < end; ) {
    let stop = end;
    if (at + shift >= until) {
      const next = Math.min(
        joined < recorded.informs ? informs[joined]! : NEVER,
        spent < recorded.spends ? spends[recorded.spends - 1 - spent]! : NEVER,
      );
      let [since, behind] = [next - shift, next - shift + 1];
      if (since < filled) {
        if (recorded.grouped) [since, behind] = [groupStart(stamp, since, at), groupEnd(stamp, since, filled)];
        if (since > at) stop = Math.min(end, since);
        else {
          until = behind + shift;
          if (strict) spend();
          else join();
        }
      }
    }
    if (at + shift < until) stop = Math.min(end, until - shift);
    for (; at < stop; at += 1) {
      const [x, y] = [from[at]!, to[at]!];
      if (x === y || !isSet(known, x) || !isSet(informed, y) || isSet(skipped, at)) continue;
      setBit(hits, at);
      found += 1;
    }
    if (at + shift !== until) continue;
    if (strict) join();
    else spend();
  }
  sifted.set([joined, spent, until]);
  return found;
}

/** 64 seeds at once: whoever a contact reaches is reached from all that its sender is reached from. */
function maskPass(
  { masks, arrivals, weights, gains, held, room, skipped }: Memory,
  { offset, count, base }: Stretch,
  strict: boolean,
  way: 1 | -1,
): number {
  const [source, target] = way === 1 ? [room.from, room.to] : [room.to, room.from];
  let changed = 0;
  const give = (at: number, y: number, low: number, high: number) => {
    const [hadLow, hadHigh] = [masks[y * 2]!, masks[y * 2 + 1]!];
    if ((hadLow | low) >>> 0 === hadLow && (hadHigh | high) >>> 0 === hadHigh) return;
    masks[y * 2] = hadLow | low;
    masks[y * 2 + 1] = hadHigh | high;
    arrivals[y] = base + at - offset;
    if (weights.length > 0) {
      gain(gains, 0, low & ~hadLow, weights[at]!);
      gain(gains, 32, high & ~hadHigh, weights[at]!);
    }
    changed += 1;
  };
  // Under the strict rule what a group gives is given once all of the group has been seen.
  let pending: number[] = [];
  const flush = () => {
    for (let at = 0; at < pending.length; at += 4)
      give(pending[at]!, pending[at + 1]!, pending[at + 2]!, pending[at + 3]!);
    pending = [];
  };
  const first = way === 1 ? offset : offset + count - 1;
  for (let step = 0, at = first; step < count; step += 1, at += way) {
    if (strict && step > 0 && room.stamp[at] !== room.stamp[at - way]) flush();
    const x = source[at]!;
    const [low, high] = [masks[x * 2]!, masks[x * 2 + 1]!];
    if ((low | high) === 0 || isSet(skipped, at)) continue;
    const y = target[at]!;
    if (isSet(held, y)) continue;
    if (strict) pending.push(at, y, low, high);
    else give(at, y, low, high);
  }
  flush();
  return changed;
}

/** Adds what a contact weighs for each seed of a word. */
function gain(gains: Float64Array, first: number, bits: number, weight: number): void {
  for (let left = bits; left !== 0; left &= left - 1) gains[first + 31 - Math.clz32(left & -left)]! += weight;
}
