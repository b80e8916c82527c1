import { any } from './bits';

const NEVER: u32 = 0xffffffff;

// Contacts on some route, from where `state` left off to the end of a stretch: whose sender has it (`known`) and whose receiver can still
// pass it on (`useful`), told as a bit for each place of the room. `informs` lists, rising, the contacts at which an actor came to know, `spends` those
// after which an actor is of no use any more, in the order of a backward pass, from its end. All of one time see what any of them brings:
// where times chain, knowing counts from the group's first contact and use up to its last; where they do not, the other way round.
// `state` holds how many of both lists are done, and where the group ends that is being gone over. Tells how many bits it set.
export function sift(known: usize, useful: usize, informs: usize, informing: u32, spends: usize, spending: u32, state: usize, source: usize, target: usize, begins: usize, skipped: usize, hits: usize, offset: u32, count: u32, shift: u32, filled: u32, grouped: bool, strict: bool, actors: u32, from: u32, to: u32, skips: bool): u32 {
  let informed = load<u32>(state);
  let spent = load<u32>(state, 4);
  let until = load<u32>(state, 8);
  const end = offset + count;
  const words = hits + ((offset >> 5) << 2);
  const behindWords = hits + (((end + 31) >> 5) << 2);
  memory.fill(words, 0, behindWords - words);
  for (let at = offset; at < end; ) {
    let stop = end;
    if (at + shift >= until) {
      const next = min(informed < informing ? load<u32>(informs + (informed << 2)) : NEVER, spent < spending ? load<u32>(spends + ((spending - 1 - spent) << 2)) : NEVER);
      if (next - shift < filled) {
        let since = next - shift;
        let behind = since + 1;
        if (grouped) {
          since = groupStart(begins, since);
          behind = groupEnd(begins, since, filled);
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
    const using = spending - spent;
    // Where few know yet, or few are of use still, eight at a time are passed by.
    if (informed <= using && (informed << 5) < actors) few(known, source, known, useful, source, target, hits, at, stop, filled);
    else if ((using << 5) < actors) few(useful, target, known, useful, source, target, hits, at, stop, filled);
    else if (using + 1 == actors) half(known, source, from, target, hits, at, stop, filled);
    else if (informed + 1 == actors) half(useful, target, to, source, hits, at, stop, filled);
    else some(known, useful, source, target, hits, at, stop, filled);
    at = stop;
    if (at + shift == until) {
      if (strict) informed = joined(known, target, informs, informing, informed, until, shift, to);
      else spent = withdrawn(useful, source, spends, spending, spent, until, shift);
    }
  }
  store<u32>(state, informed);
  store<u32>(state, spent, 4);
  store<u32>(state, until, 8);
  let found: u32 = 0;
  for (let word = words; word < behindWords; word += 4) {
    const kept = skips ? load<u32>(word) & ~load<u32>(skipped + (word - hits)) : load<u32>(word);
    if (skips) store<u32>(word, kept);
    found += popcnt<u32>(kept);
  }
  return found;
}

// Of four contacts, as four bits: they count. Nobody brings anything to himself.
@inline
function four(known: usize, useful: usize, from: usize, to: usize): u32 {
  const first = (one(known, useful, load<u32>(from, 4), load<u32>(to, 4)) << 1) + one(known, useful, load<u32>(from), load<u32>(to));
  const second = (one(known, useful, load<u32>(from, 12), load<u32>(to, 12)) << 1) + one(known, useful, load<u32>(from, 8), load<u32>(to, 8));
  return ((second << 2) + first)
    & ~i32x4.bitmask(i32x4.eq(v128.load(from), v128.load(to)));
}

@inline
function one(known: usize, useful: usize, x: u32, y: u32): u32 {
  return (load<u32>(known + ((x >> 5) << 2)) >> x) & (load<u32>(useful + ((y >> 5) << 2)) >> y) & 1;
}

@inline
function is(among: usize, x: u32): u32 {
  return (load<u32>(among + ((x >> 5) << 2)) >> x) & 1;
}

// Adds bits from a place on, which need not begin a word.
@inline
function put(hits: usize, at: u32, bits: u32): void {
  const place = hits + (at >> 3);
  store<u64>(place, load<u64>(place) | (u64(bits) << (at & 7)));
}

// Less than four at the end of the room; elsewhere what lies behind is contacts too, and is looked up without counting.
@inline
function last(known: usize, useful: usize, source: usize, target: usize, hits: usize, begin: u32, stop: u32, filled: u32): void {
  const rest = stop - begin;
  let bits: u32 = 0;
  let step: u32 = 0;
  for (; step < rest && begin + step + 4 <= filled; step += 4) bits |= four(known, useful, source + ((begin + step) << 2), target + ((begin + step) << 2)) << step;
  for (; step < rest; step++) {
    const x = load<u32>(source + ((begin + step) << 2));
    const y = load<u32>(target + ((begin + step) << 2));
    bits |= (one(known, useful, x, y) & u32(x != y)) << step;
  }
  put(hits, begin, bits & ((1 << rest) - 1));
}

@inline
function some(known: usize, useful: usize, source: usize, target: usize, hits: usize, begin: u32, stop: u32, filled: u32): void {
  let at = begin;
  for (; at + 32 <= stop; at += 32) {
    let bits: u32 = 0;
    let from = source + (at << 2);
    let to = target + (at << 2);
    for (let step: u32 = 0; step < 32; step += 4) {
      bits |= four(known, useful, from, to) << step;
      from += 16;
      to += 16;
    }
    put(hits, at, bits);
  }
  if (at < stop) last(known, useful, source, target, hits, at, stop, filled);
}

// Where one end of all contacts is among some but for one actor, there is one end less to look up.
@inline
function half(among: usize, ends: usize, actor: u32, others: usize, hits: usize, begin: u32, stop: u32, filled: u32): void {
  const actors = i32x4.splat(actor);
  for (let at = begin; at < stop; ) {
    const rest = min(stop - at, 32);
    let bits: u32 = 0;
    let step: u32 = 0;
    let near = ends + (at << 2);
    let far = others + (at << 2);
    for (; step < rest && at + step + 4 <= filled; step += 4) {
      const out = v128.or(i32x4.eq(v128.load(near), v128.load(far)), i32x4.eq(v128.load(far), actors));
      bits |= ((is(among, load<u32>(near)) | (is(among, load<u32>(near, 4)) << 1) | (is(among, load<u32>(near, 8)) << 2) | (is(among, load<u32>(near, 12)) << 3)) & ~i32x4.bitmask(out)) << step;
      near += 16;
      far += 16;
    }
    for (; step < rest; step++) {
      bits |= (is(among, load<u32>(near)) & u32(load<u32>(near) != load<u32>(far)) & u32(load<u32>(far) != actor)) << step;
      near += 4;
      far += 4;
    }
    put(hits, at, <u32>(u64(bits) & ((u64(1) << rest) - 1)));
    at += rest;
  }
}

// Of eights none of whose ends is among some nothing is looked up but that.
@inline
function few(among: usize, ends: usize, known: usize, useful: usize, source: usize, target: usize, hits: usize, begin: u32, stop: u32, filled: u32): void {
  let at = begin;
  for (; at + 8 <= stop; at += 8) {
    if (!(any(among, ends + (at << 2)) & 1)) continue;
    const from = source + (at << 2);
    const to = target + (at << 2);
    put(hits, at, four(known, useful, from, to) | (four(known, useful, from + 16, to + 16) << 4));
  }
  if (at < stop) last(known, useful, source, target, hits, at, stop, filled);
}

// A bit for each place of the room: a group of one time begins there.
export function groups(stamp: usize, begins: usize, filled: u32): void {
  let before: u32 = ~load<u32>(stamp);
  for (let at: u32 = 0; at < filled; at += 32) {
    const end = min(filled, at + 32);
    let bits: u32 = 0;
    for (let place = at; place < end; place++) {
      const time = load<u32>(stamp + (place << 2));
      bits |= u32(time != before) << place;
      before = time;
    }
    store<u32>(begins + ((at >> 5) << 2), bits);
  }
}

// Where the group begins that a place belongs to, and where it ends.
@inline
function groupStart(begins: usize, place: u32): u32 {
  let word = begins + ((place >> 5) << 2);
  let bits = load<u32>(word) & (u32.MAX_VALUE >> (31 - (place & 31)));
  for (; bits == 0; bits = load<u32>(word)) word -= 4;
  return (<u32>(word - begins) << 3) + 31 - clz<u32>(bits);
}

@inline
function groupEnd(begins: usize, place: u32, filled: u32): u32 {
  let word = begins + ((place >> 5) << 2);
  const last = begins + (((filled - 1) >> 5) << 2);
  let bits = load<u32>(word) & ~(u32.MAX_VALUE >> (31 - (place & 31)));
  for (; bits == 0; bits = load<u32>(word)) {
    if (word == last) return filled;
    word += 4;
  }
  return (<u32>(word - begins) << 3) + ctz<u32>(bits);
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
