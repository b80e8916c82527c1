// The inner loops in AssemblyScript, compiled into ../loops.ts by `npm run kernel`. plain.ts is the same, told more slowly.
// Pointers are addresses in the memory that the caller lays out, or 0 for what there is none of.

import { any, bit } from './bits';
import { ASKS, contact, NEVER } from './contact';
import { given, givenStrict, pick } from './receivers';

export { backwardMasks, backwardMasksDated, forwardMasks, forwardMasksDated, masksStrict } from './masks';
export { groups, sift } from './sift';

// Contacts after which it is seen anew what is looked up of them, in eights.
const SPELL: u32 = 1024;
const SENDERS: u32 = 0;
const BOTH: u32 = 1;
const RECEIVERS: u32 = 2;

@inline
function opens(informed: usize, from: usize, across: usize): u32 {
  return bit(informed, load<u32>(from)) & ~bit(informed, load<u32>(from + across));
}

// The first of some contacts, in the pass's order, whose one end has it and whose other has not; or behind the last.
@inline
function next(informed: usize, place: usize, behind: usize, across: usize, backwards: bool): usize {
  let from = place;
  if (backwards) {
    for (; from >= behind + 16; from -= 16) {
      if (opens(informed, from, across)) return from;
      if (opens(informed, from - 4, across)) return from - 4;
      if (opens(informed, from - 8, across)) return from - 8;
      if (opens(informed, from - 12, across)) return from - 12;
    }
    for (; from != behind; from -= 4) if (opens(informed, from, across)) return from;
  } else {
    for (; from + 16 <= behind; from += 16) {
      if (opens(informed, from, across)) return from;
      if (opens(informed, from + 4, across)) return from + 4;
      if (opens(informed, from + 8, across)) return from + 8;
      if (opens(informed, from + 12, across)) return from + 12;
    }
    for (; from != behind; from += 4) if (opens(informed, from, across)) return from;
  }
  return behind;
}

// Few have it at first: eight contacts none of whose senders does are passed by at once. Many have it later: then the contacts are picked whose
// receiver does not, nearly all of which inform somebody. Between, both ends of each are looked up. The pass ends once it has informed `left`; `fires` takes the indexes that did.
@inline
function pass(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, watch: usize, told: usize, due: usize, picked: usize, source: usize, target: usize, stamp: usize, offset: u32, count: u32, base: u32, left: u32, named: u32, first: u32, last: u32, longest: u32, edge: u32, watches: bool, strict: bool, backwards: bool): u32 {
  let changed: u32 = 0;
  const end = offset + count;
  const shift = base - offset;
  const across = target - source;
  const edgeStamp = strict && !watches ? load<u32>(stamp + ((backwards ? end - 1 : offset) << 2)) : 0;
  let mode = load<u32>(told, 8);
  let spells: u32 = 0;
  for (let done: u32 = 0; done < count; ) {
    const rest = count - done;
    const size = rest < 8 ? rest : min(rest & ~7, SPELL);
    const tried = rest < 8 ? BOTH : mode == BOTH && (++spells & 7) == 1 ? RECEIVERS : mode;
    const begin = backwards ? end - 1 - done : offset + done;
    const many = tried == RECEIVERS ? pick(informed, target, picked, begin, size, backwards) : 0;
    const after = tried != RECEIVERS ? mode : many > size >> 1 ? BOTH : RECEIVERS;
    if (tried == RECEIVERS && !watches && due == 0 && skipped == 0) {
      const records = fires == 0 ? 0 : fires + (changed << 2);
      changed += strict
        ? givenStrict(informed, arrivals, held, records, source, target, stamp, picked, many, shift, first, last, longest, edge, edgeStamp, backwards)
        : given(informed, arrivals, held, records, source, target, picked, many, shift);
      if (changed == left) return leave(told, changed, changed, after);
      mode = after;
      done += size;
      continue;
    }
    let place = source + (begin << 2);
    const until = backwards ? place - (size << 2) : place + (size << 2);
    let looked: u32 = 0;
    let behind = tried == BOTH ? until : place;
    for (let one: u32 = 0; ; ) {
      let at: u32;
      if (tried == RECEIVERS) {
        if (one == many) break;
        at = load<u32>(picked + (one++ << 2));
      } else {
        place = next(informed, place, behind, across, backwards);
        if (place == behind) {
          while (behind != until && !(any(informed, backwards ? behind - 28 : behind) & 1)) behind = backwards ? behind - 32 : behind + 32;
          if (behind == until) break;
          looked++;
          place = behind;
          behind = backwards ? behind - 32 : behind + 32;
          continue;
        }
        at = <u32>(place - source) >> 2;
        place = backwards ? place - 4 : place + 4;
      }
      const got = contact(informed, arrivals, held, skipped, fires == 0 ? 0 : fires + (changed << 2), watch, told, due, source, target, stamp, at, shift, named + changed + 1, first, last, longest, edge, edgeStamp, watches, strict, backwards);
      if (got == 0) continue;
      const step = backwards ? end - 1 - at : at - offset;
      if (due != 0 && got == ASKS) return leave(told, changed, step, mode);
      changed++;
      if (watches) {
        if (load<u32>(told, 4) != NEVER) return leave(told, changed, step + 1, mode);
      } else if (changed == left) return leave(told, changed, due == 0 ? changed : count, mode);
    }
    // Whoever has it keeps it, so what was passed by seldom will be again.
    mode = tried != SENDERS ? after : looked > size >> 6 ? BOTH : SENDERS;
    done += size;
  }
  return leave(told, changed, due == 0 && !watches ? changed : count, mode);
}

@inline
function leave(told: usize, changed: u32, gone: u32, mode: u32): u32 {
  store<u32>(told, changed);
  store<u32>(told, mode, 8);
  return gone;
}

export function forward(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, told: usize, picked: usize, source: usize, target: usize, offset: u32, count: u32, base: u32, left: u32): u32 {
  return pass(informed, arrivals, held, skipped, fires, 0, told, 0, picked, source, target, 0, offset, count, base, left, 0, 0, 0, 0, 0, false, false, false);
}

export function backward(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, told: usize, picked: usize, source: usize, target: usize, offset: u32, count: u32, base: u32, left: u32): u32 {
  return pass(informed, arrivals, held, skipped, fires, 0, told, 0, picked, source, target, 0, offset, count, base, left, 0, 0, 0, 0, 0, false, false, true);
}

export function forwardStrict(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, told: usize, picked: usize, source: usize, target: usize, offset: u32, count: u32, base: u32, left: u32, stamp: usize, longest: u32, edge: u32): u32 {
  return pass(informed, arrivals, held, skipped, fires, 0, told, 0, picked, source, target, stamp, offset, count, base, left, 0, offset, offset + count, longest, edge, false, true, false);
}

export function backwardStrict(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, told: usize, picked: usize, source: usize, target: usize, offset: u32, count: u32, base: u32, left: u32, stamp: usize, longest: u32, edge: u32): u32 {
  return pass(informed, arrivals, held, skipped, fires, 0, told, 0, picked, source, target, stamp, offset, count, base, left, 0, offset, offset + count, longest, edge, false, true, true);
}

// Ending behind the contact that informs a watched actor: `told` takes how many it informed, that actor, and what the next stretch is to begin with; tells how many contacts it
// went over. A contact of one time lies in the room with the whole of its time, so what lies outside the room has another.
export function watchedForward(informed: usize, arrivals: usize, held: usize, skipped: usize, watch: usize, told: usize, picked: usize, source: usize, target: usize, stamp: usize, offset: u32, count: u32, base: u32, filled: u32, longest: u32, strict: bool): u32 {
  store<u32>(told, NEVER, 4);
  if (strict) return pass(informed, arrivals, held, skipped, 0, watch, told, 0, picked, source, target, stamp, offset, count, base, 0, 0, 0, filled, longest, NEVER, true, true, false);
  return pass(informed, arrivals, held, skipped, 0, watch, told, 0, picked, source, target, 0, offset, count, base, 0, 0, 0, 0, 0, 0, true, false, false);
}

export function watchedBackward(informed: usize, arrivals: usize, held: usize, skipped: usize, watch: usize, told: usize, picked: usize, source: usize, target: usize, stamp: usize, offset: u32, count: u32, base: u32, filled: u32, longest: u32, strict: bool): u32 {
  store<u32>(told, NEVER, 4);
  if (strict) return pass(informed, arrivals, held, skipped, 0, watch, told, 0, picked, source, target, stamp, offset, count, base, 0, 0, 0, filled, longest, 0, true, true, true);
  return pass(informed, arrivals, held, skipped, 0, watch, told, 0, picked, source, target, 0, offset, count, base, 0, 0, 0, 0, 0, 0, true, false, true);
}

// Where a contact takes time. All contacts take the same, so actors come to have it in the order in which they are given it, and `arrivals`
// numbers them in that order: who comes after whom. Of those up to a number (`told`, 12) it is known that they have it by now, of others from which
// stamp on they do (`due`; backwards the stamps below it; NEVER where it was not asked yet). Ends before a contact for which it has to be asked,
// or behind the last; tells how many contacts it went over, `told` how many it gave it to, who was asked about, or NEVER, and what the next stretch is to begin with.
export function delayedForward(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, told: usize, due: usize, picked: usize, source: usize, target: usize, stamp: usize, offset: u32, count: u32, base: u32, left: u32, named: u32): u32 {
  store<u32>(told, NEVER, 4);
  return pass(informed, arrivals, held, skipped, fires, 0, told, due, picked, source, target, stamp, offset, count, base, left, named, 0, 0, 0, 0, false, false, false);
}

export function delayedBackward(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, told: usize, due: usize, picked: usize, source: usize, target: usize, stamp: usize, offset: u32, count: u32, base: u32, left: u32, named: u32): u32 {
  store<u32>(told, NEVER, 4);
  return pass(informed, arrivals, held, skipped, fires, 0, told, due, picked, source, target, stamp, offset, count, base, left, named, 0, 0, 0, 0, false, false, true);
}
