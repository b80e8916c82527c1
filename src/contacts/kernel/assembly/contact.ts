// One contact: whom it informs. `held` and `skipped` lie behind the one test that seldom succeeds, and are 0 where nobody is held, and
// nothing skipped.

import { bit } from './bits';

export const NEVER: u32 = 0xffffffff;
// Of a contact: it is not known yet from when its sender passes it on.
export const ASKS: u32 = 2;

// Both ends are looked up before anything is decided: what decides seldom holds, so it is seldom guessed wrongly.
@inline
export function contact(informed: usize, arrivals: usize, held: usize, skipped: usize, fires: usize, watch: usize, told: usize, due: usize, source: usize, target: usize, stamp: usize, at: u32, shift: u32, order: u32, first: u32, last: u32, longest: u32, edge: u32, edgeStamp: u32, watches: bool, strict: bool, backwards: bool): u32 {
  const x = load<u32>(source + (at << 2));
  const y = load<u32>(target + (at << 2));
  const place = informed + ((y >> 5) << 2);
  const word = load<u32>(place);
  if ((bit(informed, x) & ~(word >> (y & 31))) == 0 || (skipped != 0 && bit(skipped, at))) return 0;
  const index = at + shift;
  if (strict) {
    const before = load<u32>(arrivals + (x << 2));
    // A seed's mark is 2^31 away: the difference wraps round to something large.
    if ((backwards ? before - index : index - before) < longest) {
      const time = load<u32>(stamp + (at << 2));
      const behind = before - shift;
      if (backwards ? behind < last : before >= first + shift) {
        if (load<u32>(stamp + (behind << 2)) == time) return 0;
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
  const arrival = arrivals + (y << 2);
  const silent = held != 0 && bit(held, y);
  if (!silent) store<u32>(place, word | (1 << (y & 31)));
  else if (load<u32>(arrival) != NEVER) return 0;
  store<u32>(arrival, due == 0 ? index : order);
  if (fires != 0) store<u32>(fires, index);
  if (watches && !silent && bit(watch, y)) store<u32>(told, y, 4);
  return 1;
}
