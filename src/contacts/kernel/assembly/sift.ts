import { any, bit } from './bits';

const NEVER: u32 = 0xffffffff;

// Contacts on some route, from where `state` left off to the end of a stretch: whose sender has it (`known`) and whose receiver can still
// pass it on (`useful`), told as indexes. `informs` lists, rising, the contacts at which an actor came to know, `spends` those after
// which an actor is of no use any more, in the order of a backward pass, from its end. All of one time see what any of them brings:
// where times chain, knowing counts from the group's first contact and use up to its last; where they do not, the other way round.
// `state` holds how many of both lists are done, and where the group ends that is being gone over.
export function sift(known: usize, useful: usize, informs: usize, informing: u32, spends: usize, spending: u32, state: usize, source: usize, target: usize, stamp: usize, skipped: usize, hits: usize, offset: u32, count: u32, shift: u32, filled: u32, grouped: bool, strict: bool, actors: u32, from: u32, to: u32, skips: bool): u32 {
  let found: u32 = 0;
  let informed = load<u32>(state);
  let spent = load<u32>(state, 4);
  let until = load<u32>(state, 8);
  const end = offset + count;
  for (let at = offset; at < end; ) {
    let stop = end;
    if (at + shift >= until) {
      const next = min(informed < informing ? load<u32>(informs + (informed << 2)) : NEVER, spent < spending ? load<u32>(spends + ((spending - 1 - spent) << 2)) : NEVER);
      if (next - shift < filled) {
        let since = next - shift;
        let behind = since + 1;
        if (grouped) {
          const time = load<u32>(stamp + (since << 2));
          while (since > at && load<u32>(stamp + ((since - 1) << 2)) == time) since--;
          while (behind < filled && load<u32>(stamp + (behind << 2)) == time) behind++;
        }
        if (since > at) stop = min(end, since);
        else {
          until = behind + shift;
          if (strict) spent = withdrawn(useful, source, spends, spending, spent, until, shift);
          else informed = joined(known, target, informs, informing, informed, until, shift, to);
        }
      }
    }
    if (at + shift < until) stop = min(end, until - shift);
    // Where all but the target know, or all but the start are of use, there is one end less to look up.
    const knowing = informed + 1 == actors;
    const using = spent == 0 && spending + 1 == actors;
    // Where few know yet, or few are of use still, eight at a time are passed by.
    if ((informed << 4) < actors) {
      while (at < stop) {
        if (at + 8 <= stop && !(any(known, source + (at << 2)) & 1)) at += 8;
        else for (const near = min(stop, at + 8); at < near; at++) found = put(true, true, known, useful, source, target, hits, at, shift, found, to, from);
      }
    } else if (((spending - spent) << 4) < actors) {
      while (at < stop) {
        if (at + 8 <= stop && !(any(useful, target + (at << 2)) & 1)) at += 8;
        else for (const near = min(stop, at + 8); at < near; at++) found = put(true, true, known, useful, source, target, hits, at, shift, found, to, from);
      }
    } else if (knowing) {
      for (; at < stop; at++) found = put(false, true, known, useful, source, target, hits, at, shift, found, to, from);
    } else if (using) {
      for (; at < stop; at++) found = put(true, false, known, useful, source, target, hits, at, shift, found, to, from);
    } else {
      for (; at < stop; at++) found = put(true, true, known, useful, source, target, hits, at, shift, found, to, from);
    }
    if (at + shift == until) {
      if (strict) informed = joined(known, target, informs, informing, informed, until, shift, to);
      else spent = withdrawn(useful, source, spends, spending, spent, until, shift);
    }
  }
  if (skips) {
    let kept: u32 = 0;
    for (let hit: u32 = 0; hit < found; hit++) {
      const index = load<u32>(hits + (hit << 2));
      store<u32>(hits + (kept << 2), index);
      kept += bit(skipped, index - shift) ^ 1;
    }
    found = kept;
  }
  store<u32>(state, informed);
  store<u32>(state, spent, 4);
  store<u32>(state, until, 8);
  return found;
}

@inline
function put(looksKnown: bool, looksUseful: bool, known: usize, useful: usize, source: usize, target: usize, hits: usize, at: u32, shift: u32, found: u32, to: u32, from: u32): u32 {
  const x = load<u32>(source + (at << 2));
  const y = load<u32>(target + (at << 2));
  store<u32>(hits + (found << 2), at + shift);
  return found + ((looksKnown ? bit(known, x) : u32(x != to)) & (looksUseful ? bit(useful, y) : u32(y != from)) & u32(x != y));
}

@inline
function joined(known: usize, target: usize, informs: usize, informing: u32, informed: u32, until: u32, shift: u32, to: u32): u32 {
  for (; informed < informing; informed++) {
    const index = load<u32>(informs + (informed << 2));
    if (index >= until) break;
    const y = load<u32>(target + ((index - shift) << 2));
    if (y == to) continue;
    const word = known + ((y >> 5) << 2);
    store<u32>(word, load<u32>(word) | (1 << (y & 31)));
  }
  return informed;
}

@inline
function withdrawn(useful: usize, source: usize, spends: usize, spending: u32, spent: u32, until: u32, shift: u32): u32 {
  for (; spent < spending; spent++) {
    const index = load<u32>(spends + ((spending - 1 - spent) << 2));
    if (index >= until) break;
    const x = load<u32>(source + ((index - shift) << 2));
    const word = useful + ((x >> 5) << 2);
    store<u32>(word, load<u32>(word) & ~(1 << (x & 31)));
  }
  return spent;
}
