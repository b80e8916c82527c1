// Passes of 64 seeds. `some` and `full` are a bit an actor: it has something of the mask, or all of it that there is (`whole`). They
// lie in the cache where the masks do not. `held` and `skipped` are 0 where nobody is held, and nothing skipped.

import { all, any, bit, mark } from './bits';
import { pick } from './receivers';

const SPELL: u32 = 2048;
/** Contacts whose masks are asked for together. */
const TOGETHER: u32 = 64;
// How contacts are gone over: eights whose senders have nothing are passed by; or, once many have something, those are picked that may give
// something, later those whose receiver has not all, and at last, where few have not, eights whose receivers all have are passed by; or
// one by one where something is left out or weighs.
const EIGHTS: u32 = 0;
const PICKED: u32 = 1;
const UNFILLED: u32 = 2;
const SINGLY: u32 = 3;
const RARELY: u32 = 4;
// A mask grew, and has all now.
const GREW_WHOLE: u64 = 0x100000001;

// A mask that grows: by which contact it did last, and what each of its new seeds gains by that contact, where contacts weigh something.
@inline
function grow(masks: usize, arrivals: usize, weights: usize, gains: usize, y: u32, had: u64, now: u64, at: u32, index: u32): void {
  store<u64>(masks + (<usize>y << 3), now);
  store<u32>(arrivals + (y << 2), index);
  if (weights != 0) {
    const weight = load<f64>(weights + (<usize>at << 3));
    for (let fresh = now & ~had; fresh != 0; fresh &= fresh - 1) {
      const place = gains + (<usize>ctz(fresh) << 3);
      store<f64>(place, load<f64>(place) + weight);
    }
  }
}

// Few contacts give anything: nobody gains from who has nothing, and who has all gains nothing.
@inline
function share(masks: usize, arrivals: usize, weights: usize, gains: usize, held: usize, skipped: usize, source: usize, target: usize, some: usize, full: usize, whole: u64, at: u32, index: u32): u64 {
  const x = load<u32>(source + (at << 2));
  const y = load<u32>(target + (at << 2));
  if ((bit(some, x) & ~bit(full, y)) == 0) return 0;
  const had = load<u64>(masks + (<usize>y << 3));
  const now = had | load<u64>(masks + (<usize>x << 3));
  if (now == had || (skipped != 0 && bit(skipped, at)) || (held != 0 && bit(held, y))) return 0;
  grow(masks, arrivals, weights, gains, y, had, now, at, index);
  if (had == 0) mark(some, y);
  if (now != whole) return 1;
  mark(full, y);
  return GREW_WHOLE;
}

// Many do, and which of them cannot be guessed: all is written, what stays as it was too. Nothing is left out here, and nothing weighs.
@inline
function join(masks: usize, arrivals: usize, source: usize, target: usize, full: usize, whole: u64, at: u32, index: u32, dated: bool): u64 {
  const y = load<u32>(target + (at << 2));
  const into = masks + (<usize>y << 3);
  const had = load<u64>(into);
  const now = had | load<u64>(masks + (<usize>load<u32>(source + (at << 2)) << 3));
  store<u64>(into, now);
  const grew = <u32>(now != had);
  if (dated) {
    const arrival = arrivals + (y << 2);
    const before = load<u32>(arrival);
    store<u32>(arrival, before ^ ((before ^ index) & (0 - grew)));
  }
  if (grew & <u32>(now == whole)) {
    mark(full, y);
    return GREW_WHOLE;
  }
  return grew;
}

// Places of the contacts whose sender has something and whose receiver has not all: who has something is known from who had, without
// the masks. Tells how many, and of how many the sender has something, above.
@inline
function pickOne(source: usize, target: usize, some: usize, full: usize, picked: usize, at: u32): u64 {
  const y = load<u32>(target + (at << 2));
  const word = (y >> 5) << 2;
  store<u32>(picked, at);
  const has = bit(some, load<u32>(source + (at << 2)));
  store<u32>(some + word, load<u32>(some + word) | (has << (y & 31)));
  return (<u64>has << 32) | (has & ~(load<u32>(full + word) >> (y & 31)));
}

@inline
function pickGivers(source: usize, target: usize, some: usize, full: usize, picked: usize, first: u32, size: u32, backwards: bool): u64 {
  let got: u64 = 0;
  let step: u32 = 0;
  const fours = size & ~3;
  for (; step < fours; step += 4) {
    const at = backwards ? first - step : first + step;
    got += pickOne(source, target, some, full, picked + (<u32>got << 2), at);
    got += pickOne(source, target, some, full, picked + (<u32>got << 2), backwards ? at - 1 : at + 1);
    got += pickOne(source, target, some, full, picked + (<u32>got << 2), backwards ? at - 2 : at + 2);
    got += pickOne(source, target, some, full, picked + (<u32>got << 2), backwards ? at - 3 : at + 3);
  }
  for (; step < size; step++) got += pickOne(source, target, some, full, picked + (<u32>got << 2), backwards ? first - step : first + step);
  return got;
}

// Of contacts whose receivers have not all, where that is seldom: eights whose receivers all have are passed by.
function pickRare(full: usize, target: usize, picked: usize, first: u32, size: u32, backwards: bool): u32 {
  let kept = picked;
  for (let eight: u32 = 0; eight < size; eight += 8) {
    const low = backwards ? first - eight - 7 : first + eight;
    if (all(full, target + (low << 2)) & 1) continue;
    kept += pick(full, target, kept, backwards ? low + 7 : low, 8, backwards) << 2;
  }
  return <u32>(kept - picked) >> 2;
}

// What is asked for together comes together; a mask that is written has the next one wait.
@inline
function askFor(masks: usize, source: usize, target: usize, picked: usize, first: u32, stop: u32): u32 {
  let touched: u32 = 0;
  for (let one = first; one < stop; one++) {
    const at = load<u32>(picked + (one << 2)) << 2;
    touched += load<u32>(masks + (<usize>load<u32>(source + at) << 3)) + load<u32>(masks + (<usize>load<u32>(target + at) << 3));
  }
  return touched;
}

// `state` holds what the next stretch begins with: the mask that is all there is (8 bytes), how contacts are gone over, and how many
// actors have all; and a word that nobody reads. `picked` is room for a spell.
@inline
function pass(masks: usize, arrivals: usize, weights: usize, gains: usize, held: usize, skipped: usize, source: usize, target: usize, some: usize, full: usize, state: usize, picked: usize, offset: u32, count: u32, base: u32, actors: u32, dated: bool, backwards: bool): u32 {
  const whole = load<u64>(state);
  const end = offset + count;
  const shift = base - offset;
  let mode = load<u32>(state, 8);
  let changed: u64 = 0;
  for (let done: u32 = 0; done < count; ) {
    // Once all have all of it nothing more can come.
    if (load<u32>(state, 12) + <u32>(changed >> 32) == actors) break;
    const rest = count - done;
    const size = rest < 8 ? rest : min(rest & ~7, SPELL);
    const first = backwards ? end - 1 - done : offset + done;
    if (mode == PICKED || mode == UNFILLED || mode == RARELY) {
      let many: u32;
      if (mode == PICKED) {
        const got = pickGivers(source, target, some, full, picked, first, size, backwards);
        many = <u32>got;
        if (<u32>(got >> 32) > size - (size >> 4)) mode = UNFILLED;
      } else if (mode == UNFILLED || size < 8) {
        many = pick(full, target, picked, first, size, backwards);
        if (many < size >> 5) mode = RARELY;
      } else many = pickRare(full, target, picked, first, size, backwards);
      for (let one: u32 = 0; one < many; ) {
        const stop = min(one + TOGETHER, many);
        // What nobody keeps would not be read.
        store<u32>(state, askFor(masks, source, target, picked, one, stop), 16);
        for (; one < stop; one++) {
          const at = load<u32>(picked + (one << 2));
          changed += join(masks, arrivals, source, target, full, whole, at, at + shift, dated);
        }
      }
    } else if (mode == EIGHTS && size >= 8) {
      let looked: u32 = 0;
      for (let eight: u32 = 0; eight < size; eight += 8) {
        const low = backwards ? first - eight - 7 : first + eight;
        if (!(any(some, source + (low << 2)) & 1)) continue;
        looked += 8;
        for (let step: u32 = 0; step < 8; step++) {
          const at = backwards ? low + 7 - step : low + step;
          changed += share(masks, arrivals, weights, gains, held, skipped, source, target, some, full, whole, at, at + shift);
        }
      }
      if (looked > size >> 3) mode = weights == 0 && held == 0 && skipped == 0 ? PICKED : SINGLY;
    } else {
      for (let step: u32 = 0; step < size; step++) {
        const at = backwards ? first - step : first + step;
        changed += share(masks, arrivals, weights, gains, held, skipped, source, target, some, full, whole, at, at + shift);
      }
    }
    done += size;
  }
  store<u32>(state, mode, 8);
  store<u32>(state, load<u32>(state, 12) + <u32>(changed >> 32), 12);
  return <u32>changed;
}

export function forwardMasks(masks: usize, arrivals: usize, weights: usize, gains: usize, held: usize, skipped: usize, source: usize, target: usize, some: usize, full: usize, state: usize, picked: usize, offset: u32, count: u32, base: u32, actors: u32): u32 {
  return pass(masks, arrivals, weights, gains, held, skipped, source, target, some, full, state, picked, offset, count, base, actors, false, false);
}

export function forwardMasksDated(masks: usize, arrivals: usize, weights: usize, gains: usize, held: usize, skipped: usize, source: usize, target: usize, some: usize, full: usize, state: usize, picked: usize, offset: u32, count: u32, base: u32, actors: u32): u32 {
  return pass(masks, arrivals, weights, gains, held, skipped, source, target, some, full, state, picked, offset, count, base, actors, true, false);
}

export function backwardMasks(masks: usize, arrivals: usize, weights: usize, gains: usize, held: usize, skipped: usize, source: usize, target: usize, some: usize, full: usize, state: usize, picked: usize, offset: u32, count: u32, base: u32, actors: u32): u32 {
  return pass(masks, arrivals, weights, gains, held, skipped, source, target, some, full, state, picked, offset, count, base, actors, false, true);
}

export function backwardMasksDated(masks: usize, arrivals: usize, weights: usize, gains: usize, held: usize, skipped: usize, source: usize, target: usize, some: usize, full: usize, state: usize, picked: usize, offset: u32, count: u32, base: u32, actors: u32): u32 {
  return pass(masks, arrivals, weights, gains, held, skipped, source, target, some, full, state, picked, offset, count, base, actors, true, true);
}

@inline
function flush(masks: usize, arrivals: usize, weights: usize, gains: usize, pending: usize, waiting: u32, shift: u32): u32 {
  let changed: u32 = 0;
  for (let i: u32 = 0; i < waiting; i++) {
    const y = load<u32>(pending + (i << 4));
    const at = load<u32>(pending + (i << 4), 4);
    const had = load<u64>(masks + (<usize>y << 3));
    const now = had | load<u64>(pending + (i << 4), 8);
    if (now != had) {
      grow(masks, arrivals, weights, gains, y, had, now, at, at + shift);
      changed++;
    }
  }
  return changed;
}

// `pending` holds receiver, place and mask (16 bytes) of each contact of a group: they are given once all of the group has been seen.
export function masksStrict(masks: usize, arrivals: usize, weights: usize, gains: usize, held: usize, skipped: usize, source: usize, target: usize, stamp: usize, pending: usize, offset: u32, count: u32, base: u32, backwards: bool): u32 {
  let changed: u32 = 0;
  let waiting: u32 = 0;
  let time: u32 = 0;
  const shift = base - offset;
  for (let step: u32 = 0; step < count; step++) {
    const at = backwards ? offset + count - 1 - step : offset + step;
    const now = load<u32>(stamp + (at << 2));
    if (now != time) {
      changed += flush(masks, arrivals, weights, gains, pending, waiting, shift);
      waiting = 0;
      time = now;
    }
    const mask = load<u64>(masks + (<usize>load<u32>(source + (at << 2)) << 3));
    if (mask == 0 || (skipped != 0 && bit(skipped, at))) continue;
    const y = load<u32>(target + (at << 2));
    if ((load<u64>(masks + (<usize>y << 3)) | mask) == load<u64>(masks + (<usize>y << 3)) || (held != 0 && bit(held, y))) continue;
    store<u32>(pending + (waiting << 4), y);
    store<u32>(pending + (waiting << 4), at, 4);
    store<u64>(pending + (waiting << 4), mask, 8);
    waiting++;
  }
  return changed + flush(masks, arrivals, weights, gains, pending, waiting, shift);
}
