// The inner loops in AssemblyScript, compiled into ../loops.ts by `npm run kernel`. plain.ts is the same, told more slowly.
// Pointers are addresses in the memory that the caller lays out; `held` and `skipped` lie behind the one test that seldom
// succeeds, so leaving actors or contacts out costs nothing where it does not matter.

import { all, any, bit, mark } from './bits';

export { backwardMasks, backwardMasksDated, forwardMasks, forwardMasksDated, masksStrict } from './masks';
export { sift } from './sift';

const NEVER: u32 = 0xffffffff;

@inline
function give(informed: usize, arrivals: usize, held: usize, y: u32, index: u32): u32 {
  if (bit(held, y)) {
    if (load<u32>(arrivals + (y << 2)) != NEVER) return 0;
    store<u32>(arrivals + (y << 2), index);
    return 1;
  }
  mark(informed, y);
  store<u32>(arrivals + (y << 2), index);
  return 1;
}

// Of a contact: it is not known yet from when its sender passes it on.
const ASKS: u32 = 2;

// One contact. Both ends are looked up before anything is decided: what decides seldom holds, so it is seldom guessed wrongly.
@inline
function contact(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, watch: usize, told: usize, due: usize, source: usize, target: usize, stamp: usize, at: u32, shift: u32, order: u32, first: u32, last: u32, longest: u32, edge: u32, edgeStamp: u32, strict: bool, backwards: bool): u32 {
  const x = load<u32>(source + (at << 2));
  const y = load<u32>(target + (at << 2));
  if ((bit(informed, x) & ~bit(informed, y)) == 0 || bit(skipped, at)) return 0;
  const index = at + shift;
  if (strict) {
    const before = load<u32>(arrivals + (x << 2));
    // A seed's mark is 2^31 away: the difference wraps round to something large.
    if ((backwards ? before - index : index - before) < longest) {
      const time = load<u32>(stamp + (at << 2));
      const place = before - shift;
      if (backwards ? place < last : before >= first + shift) {
        if (load<u32>(stamp + (place << 2)) == time) return 0;
      } else if (time == edgeStamp && (backwards ? before < edge : before >= edge)) return 0;
    }
  }
  if (due != 0) {
    const named = load<u32>(arrivals + (x << 2));
    if (named > load<u32>(told, 12)) {
      const ripe = load<u32>(due + (x << 2));
      if (ripe == NEVER) {
        store<u32>(told, x, 4);
        return ASKS;
      }
      if (backwards ? load<u32>(stamp + (at << 2)) >= ripe : load<u32>(stamp + (at << 2)) < ripe) return 0;
      store<u32>(told, named, 12);
    }
  }
  const given = give(informed, arrivals, held, y, due == 0 ? index : order);
  if (fires != 0 && given != 0) store<u32>(fires, index);
  if (told != 0 && due == 0 && given != 0 && bit(watch, y) && !bit(held, y)) store<u32>(told, y, 4);
  return given;
}

// Contacts after which it is seen anew which of the two ends decides sooner, in eights of them.
const SPELL: u32 = 1024;
// Fewer than these are looked at one by one.
const FEW: u32 = 64;
const SENDERS: u32 = 0;
const BOTH: u32 = 1;
const RECEIVERS: u32 = 2;

// Few have it at first: eight contacts none of whose senders does are passed by at once. Many have it later: so are eight all of whose
// receivers do. Between, both ends of each are looked up. The pass ends once it has informed `left`; `fires` takes the indexes that did.
@inline
function pass(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, watch: usize, told: usize, due: usize, source: usize, target: usize, stamp: usize, offset: u32, count: u32, base: u32, left: u32, named: u32, first: u32, last: u32, longest: u32, edge: u32, strict: bool, backwards: bool): u32 {
  let changed: u32 = 0;
  const end = offset + count;
  const shift = base - offset;
  const edgeStamp = strict && told == 0 ? load<u32>(stamp + ((backwards ? end - 1 : offset) << 2)) : 0;
  let mode = told == 0 ? SENDERS : load<u32>(told, 8);
  let spells: u32 = 0;
  for (let done: u32 = 0; done < count; ) {
    const rest = count - done;
    const size = rest < FEW ? rest : min(rest & ~7, SPELL);
    const eights: u32 = rest < FEW ? 0 : size >> 3;
    const tried = mode == BOTH && (++spells & 15) == 0 ? RECEIVERS : mode;
    if (tried == BOTH || eights == 0) {
      for (let step: u32 = 0; step < size; step++) {
        const at = backwards ? end - 1 - done - step : offset + done + step;
        const got = contact(informed, arrivals, held, skipped, fires == 0 ? 0 : fires + (changed << 2), watch, told, due, source, target, stamp, at, shift, named + changed + 1, first, last, longest, edge, edgeStamp, strict, backwards);
        if (got == 0) continue;
        if (due != 0 && got == ASKS) return leave(told, changed, done + step, mode);
        changed++;
        if (told != 0 && due == 0) {
          if (load<u32>(told, 4) != NEVER) return leave(told, changed, done + step + 1, mode);
        } else if (changed == left) return due == 0 ? changed : leave(told, changed, count, mode);
      }
    } else {
      let looked: u32 = 0;
      for (let eight: u32 = 0; eight < eights; eight++) {
        const low = backwards ? end - done - (eight << 3) - 8 : offset + done + (eight << 3);
        if (tried == SENDERS ? any(informed, source + (low << 2)) & 1 : ~all(informed, target + (low << 2)) & 1) {
          looked++;
          for (let step: u32 = 0; step < 8; step++) {
            const at = backwards ? low + 7 - step : low + step;
            const got = contact(informed, arrivals, held, skipped, fires == 0 ? 0 : fires + (changed << 2), watch, told, due, source, target, stamp, at, shift, named + changed + 1, first, last, longest, edge, edgeStamp, strict, backwards);
            if (got == 0) continue;
            if (due != 0 && got == ASKS) return leave(told, changed, done + (eight << 3) + step, mode);
            changed++;
            if (told != 0 && due == 0 && load<u32>(told, 4) != NEVER) return leave(told, changed, done + (eight << 3) + step + 1, mode);
          }
          if (due != 0 && changed == left) return leave(told, changed, count, mode);
          if (told == 0 && changed == left) return changed;
        }
      }
      // Whoever has it keeps it, so what was passed by seldom will be again.
      if (tried == SENDERS) mode = looked > (eights >> 2) ? BOTH : SENDERS;
      else mode = looked > (eights >> 1) ? BOTH : RECEIVERS;
    }
    done += size;
  }
  return told == 0 ? changed : leave(told, changed, count, mode);
}

@inline
function leave(told: usize, changed: u32, gone: u32, mode: u32): u32 {
  store<u32>(told, changed);
  store<u32>(told, mode, 8);
  return gone;
}

export function forward(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, source: usize, target: usize, offset: u32, count: u32, base: u32, left: u32): u32 {
  return pass(informed, arrivals, held, skipped, fires, 0, 0, 0, source, target, 0, offset, count, base, left, 0, 0, 0, 0, 0, false, false);
}

export function backward(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, source: usize, target: usize, offset: u32, count: u32, base: u32, left: u32): u32 {
  return pass(informed, arrivals, held, skipped, fires, 0, 0, 0, source, target, 0, offset, count, base, left, 0, 0, 0, 0, 0, false, true);
}

export function forwardStrict(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, source: usize, target: usize, offset: u32, count: u32, base: u32, left: u32, stamp: usize, longest: u32, edge: u32): u32 {
  return pass(informed, arrivals, held, skipped, fires, 0, 0, 0, source, target, stamp, offset, count, base, left, 0, offset, offset + count, longest, edge, true, false);
}

export function backwardStrict(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, source: usize, target: usize, offset: u32, count: u32, base: u32, left: u32, stamp: usize, longest: u32, edge: u32): u32 {
  return pass(informed, arrivals, held, skipped, fires, 0, 0, 0, source, target, stamp, offset, count, base, left, 0, offset, offset + count, longest, edge, true, true);
}

// Ending behind the contact that informs a watched actor: `told` takes how many it informed, that actor, and what the next stretch is to begin with; tells how many contacts it
// went over. A contact of one time lies in the room with the whole of its time, so what lies outside the room has another.
export function watchedForward(informed: usize, arrivals: usize, held: usize, skipped: usize, watch: usize, told: usize, source: usize, target: usize, stamp: usize, offset: u32, count: u32, base: u32, filled: u32, longest: u32, strict: bool): u32 {
  store<u32>(told, NEVER, 4);
  if (strict) return pass(informed, arrivals, held, skipped, 0, watch, told, 0, source, target, stamp, offset, count, base, 0, 0, 0, filled, longest, NEVER, true, false);
  return pass(informed, arrivals, held, skipped, 0, watch, told, 0, source, target, 0, offset, count, base, 0, 0, 0, 0, 0, 0, false, false);
}

export function watchedBackward(informed: usize, arrivals: usize, held: usize, skipped: usize, watch: usize, told: usize, source: usize, target: usize, stamp: usize, offset: u32, count: u32, base: u32, filled: u32, longest: u32, strict: bool): u32 {
  store<u32>(told, NEVER, 4);
  if (strict) return pass(informed, arrivals, held, skipped, 0, watch, told, 0, source, target, stamp, offset, count, base, 0, 0, 0, filled, longest, 0, true, true);
  return pass(informed, arrivals, held, skipped, 0, watch, told, 0, source, target, 0, offset, count, base, 0, 0, 0, 0, 0, 0, false, true);
}

// Where a contact takes time. All contacts take the same, so actors come to have it in the order in which they are given it, and `arrivals`
// numbers them in that order: who comes after whom. Of those up to a number (`told`, 12) it is known that they have it by now, of others from which
// stamp on they do (`due`; backwards the stamps below it; NEVER where it was not asked yet). Ends before a contact for which it has to be asked,
// or behind the last; tells how many contacts it went over, `told` how many it gave it to, who was asked about, or NEVER, and what the next stretch is to begin with.
export function delayedForward(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, told: usize, due: usize, source: usize, target: usize, stamp: usize, offset: u32, count: u32, base: u32, left: u32, named: u32): u32 {
  store<u32>(told, NEVER, 4);
  return pass(informed, arrivals, held, skipped, fires, 0, told, due, source, target, stamp, offset, count, base, left, named, 0, 0, 0, 0, false, false);
}

export function delayedBackward(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, told: usize, due: usize, source: usize, target: usize, stamp: usize, offset: u32, count: u32, base: u32, left: u32, named: u32): u32 {
  store<u32>(told, NEVER, 4);
  return pass(informed, arrivals, held, skipped, fires, 0, told, due, source, target, stamp, offset, count, base, left, named, 0, 0, 0, 0, false, true);
}
