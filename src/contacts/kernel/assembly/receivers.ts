// Once many have it: contacts are picked whose receiver has it not, nearly all of which inform somebody. Each loop is a function of its
// own, so that all it needs stays in registers.

import { bit } from './bits';
import { contact, NEVER } from './contact';

// Places of the contacts whose receivers are not in a set: each is written down, and kept by moving on. Which they are cannot be guessed.
// `back` is how far behind its contact the next is written, below zero: so an address is one instruction.
export function pick(set: usize, target: usize, picked: usize, begin: u32, size: u32, backwards: bool): u32 {
  const fours = size & ~3;
  let ids = target + (begin << 2);
  let at = begin;
  let kept = picked;
  let back: u32 = 0;
  for (const until = picked + (fours << 2); kept < until; kept += 16) {
    if (backwards) {
      store<u32>(kept + (back << 2), at);
      back -= bit(set, load<u32>(ids));
      store<u32>(kept + (back << 2), at - 1, 4);
      back -= bit(set, load<u32>(ids - 4));
      store<u32>(kept + (back << 2), at - 2, 8);
      back -= bit(set, load<u32>(ids - 8));
      store<u32>(kept + (back << 2), at - 3, 12);
      back -= bit(set, load<u32>(ids - 12));
      ids -= 16;
      at -= 4;
    } else {
      store<u32>(kept + (back << 2), at);
      back -= bit(set, load<u32>(ids));
      store<u32>(kept + (back << 2), at + 1, 4);
      back -= bit(set, load<u32>(ids, 4));
      store<u32>(kept + (back << 2), at + 2, 8);
      back -= bit(set, load<u32>(ids, 8));
      store<u32>(kept + (back << 2), at + 3, 12);
      back -= bit(set, load<u32>(ids, 12));
      ids += 16;
      at += 4;
    }
  }
  for (let step = fours; step < size; step++) {
    store<u32>(picked + ((step + back) << 2), at);
    back -= bit(set, load<u32>(ids));
    ids = backwards ? ids - 4 : ids + 4;
    at = backwards ? at - 1 : at + 1;
  }
  return size + back;
}

// How many of the contacts that were picked inform somebody; their indexes go to `fires` where that is asked for. No contact is skipped
// here. Nearly all do, so all is written; when, once it is known who. Whoever is held is told once, and passes nothing on.
export function given(informed: usize, arrivals: usize, held: usize, fires: usize, source: usize, target: usize, picked: usize, many: u32, shift: u32): u32 {
  let kept = picked;
  const behind = picked + (many << 2);
  for (let one = picked; one < behind; one += 4) {
    const at = load<u32>(one);
    const y = load<u32>(target + (at << 2));
    const place = informed + ((y >> 5) << 2);
    const word = load<u32>(place);
    const told = bit(informed, load<u32>(source + (at << 2))) & ~(word >> (y & 31));
    store<u32>(place, word | ((held == 0 ? told : told & ~bit(held, y)) << (y & 31)));
    store<u32>(kept, at);
    kept += told << 2;
  }
  let changed: u32 = 0;
  for (let one = picked; one < kept; one += 4) {
    const at = load<u32>(one);
    const y = load<u32>(target + (at << 2));
    const arrival = arrivals + (y << 2);
    if (held != 0 && bit(held, y) && load<u32>(arrival) != NEVER) continue;
    store<u32>(arrival, at + shift);
    if (fires != 0) store<u32>(fires + (changed << 2), at + shift);
    changed++;
  }
  return changed;
}

// The same where contacts of one time do not chain.
export function givenStrict(informed: usize, arrivals: usize, held: usize, fires: usize, source: usize, target: usize, stamp: usize, picked: usize, many: u32, shift: u32, first: u32, last: u32, longest: u32, edge: u32, edgeStamp: u32, backwards: bool): u32 {
  let changed: u32 = 0;
  const behind = picked + (many << 2);
  for (let one = picked; one < behind; one += 4)
    changed += contact(informed, arrivals, held, 0, fires == 0 ? 0 : fires + (changed << 2), 0, 0, 0, source, target, stamp, load<u32>(one), shift, 0, first, last, longest, edge, edgeStamp, false, true, backwards);
  return changed;
}
