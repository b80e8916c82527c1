// Names as numbers, in the order in which they are first met: a table of hashes over records of [number, length, bytes]. Its entries are
// [hash, number * 2 + 1, bytes] of a name of eight bytes at most, which takes one look into memory, and [hash, address of the record] of others.

/** The end of what is in use: nothing is given back, and what grows is doubled, so no more than half goes to waste. */
let heap: usize = 0;

/** A stretch of memory, zeros, on an address that is a multiple of 16. Sixteen bytes behind it may be read. */
export function take(bytes: usize): usize {
  if (heap == 0) heap = (__heap_base + 15) & ~15;
  const place = heap;
  // Beyond 4 GiB addresses begin anew, and names would be written over names.
  if (<u64>heap + <u64>bytes + 31 > 0xffff_0000) unreachable();
  heap = (heap + bytes + 15) & ~15;
  const pages = <i32>((heap + 16 + 65_535) >>> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
  return place;
}

// A dictionary is six words: its table, the table's mask, how many names it has, where each of them is, how many that has room for, and one that nobody reads.
const START: u32 = 1 << 10;

export function dictionary(): usize {
  const self = take(24);
  store<u32>(self, take(START << 4));
  store<u32>(self, START - 1, 4);
  store<u32>(self, take(START << 1), 12);
  store<u32>(self, START >> 1, 16);
  return self;
}

export function namesCount(self: usize): u32 {
  return load<u32>(self, 8);
}

/** Where the records of the names are, in the order of their numbers: an address each. */
export function namePlaces(self: usize): usize {
  return load<u32>(self, 12);
}

@inline
function recordOf(self: usize, number: u32): usize {
  return load<u32>(<usize>load<u32>(self, 12) + (<usize>number << 2));
}

/** Puts four bytes of some names from `depth` on in the place of their numbers, the first the highest; 0 for those behind their end. */
export function keysOf(self: usize, numbers: usize, count: u32, depth: u32): void {
  const end = numbers + (<usize>count << 2);
  for (let at = numbers; at < end; at += 4) {
    const place = recordOf(self, load<u32>(at));
    const length = load<u32>(place, 4);
    store<u32>(at, depth >= length ? 0 : bswap<u32>(<u32>tail(place + 8 + depth, min(4, length - depth))));
  }
}

/** Tells how many of some names have no more bytes than `most` together, the first at least, and where each of them ends. */
export function endsOf(self: usize, numbers: usize, count: u32, most: u32, ends: usize): u32 {
  let bytes: u32 = 0;
  for (let at: u32 = 0; at < count; at++) {
    const four = <usize>at << 2;
    const length = load<u32>(recordOf(self, load<u32>(numbers + four)), 4);
    if (at > 0 && bytes + length > most) return at;
    bytes += length;
    store<u32>(ends + four, bytes);
  }
  return count;
}

/** Copies some names one after the other to where there is room for them. */
export function copied(self: usize, numbers: usize, count: u32, into: usize): void {
  let to = into;
  for (let at: u32 = 0; at < count; at++) {
    const place = recordOf(self, load<u32>(numbers + (<usize>at << 2)));
    const length = load<u32>(place, 4);
    // Sixteen bytes lie behind whatever is taken; names are mostly short, and a call for each takes longer than they do.
    for (let byte: u32 = 0; byte < length; byte += 8) store<u64>(to + byte, load<u64>(place + 8 + byte));
    to += length;
  }
}

@inline
function tail(at: usize, count: u32): u64 {
  return count == 0 ? 0 : load<u64>(at) & (<u64>-1 >>> ((8 - count) << 3));
}

/** The hash of a text; eight bytes behind it may be read. */
@inline
export function hashOf(at: usize, length: u32): u32 {
  let hash: u64 = length;
  let left = length;
  while (left >= 8) {
    hash = (hash ^ load<u64>(at)) * 0x9e3779b97f4a7c15;
    hash ^= hash >>> 29;
    at += 8;
    left -= 8;
  }
  hash = (hash ^ tail(at, left)) * 0x9e3779b97f4a7c15;
  hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93;
  return <u32>(hash >>> 32);
}

@inline
export function same(a: usize, b: usize, length: u32): bool {
  let left = length;
  while (left >= 8) {
    if (load<u64>(a) != load<u64>(b)) return false;
    a += 8;
    b += 8;
    left -= 8;
  }
  return tail(a, left) == tail(b, left);
}

const SHORT: u32 = 8;

/** The number of a name; a new one is kept. No name has a NUL: so eight bytes tell one that has as many at most from all others. */
@inline
export function numbered(self: usize, at: usize, length: u32, hash: u32): u32 {
  const mask = load<u32>(self, 4);
  const table: usize = load<u32>(self);
  const short = length <= SHORT;
  const bytes = short ? tail(at, length) : 0;
  let slot = hash & mask;
  while (true) {
    const entry = table + (<usize>slot << 4);
    const place: usize = load<u32>(entry, 4);
    if (place == 0) return added(self, at, length, hash, entry);
    if (load<u32>(entry) == hash) {
      if (place & 1) {
        if (short && load<u64>(entry, 8) == bytes) return <u32>(place >>> 1);
      } else if (load<u32>(place, 4) == length && same(place + 8, at, length)) return load<u32>(place);
    }
    slot = (slot + 1) & mask;
  }
}

/** Where the entry of a name is that has this hash, most likely. */
@inline
function likely(self: usize, hash: u32): usize {
  return <usize>load<u32>(self) + (<usize>(hash & load<u32>(self, 4)) << 4);
}

/**
 * Asks for all that will be looked at for some names (place, length and hash of each) before any of it is compared: what is asked for
 * together comes together, and a comparison that was guessed wrongly would wait for each by itself.
 */
export function askFor(self: usize, names: usize, count: u32): void {
  const end = names + <usize>count * 12;
  let touched: u32 = 0;
  for (let name = names; name < end; name += 12) touched += load<u32>(likely(self, load<u32>(name, 8)), 4);
  for (let name = names; name < end; name += 12) {
    const entry = likely(self, load<u32>(name, 8));
    const place: usize = load<u32>(entry, 4);
    touched += load<u32>(place & 1 ? entry : place, 8);
  }
  // What nobody keeps would not be read.
  store<u32>(self, touched, 20);
}

export function intern(self: usize, at: usize, length: u32): u32 {
  return numbered(self, at, length, hashOf(at, length));
}

function added(self: usize, at: usize, length: u32, hash: u32, entry: usize): u32 {
  const number = load<u32>(self, 8);
  // Up to eight bytes behind it are read and not looked at. The less room names take, the less of them lies outside the cache.
  const place = take(8 + length);
  store<u32>(place, number);
  store<u32>(place, length, 4);
  memory.copy(place + 8, at, length);
  store<u32>(entry, hash);
  store<u32>(entry, length <= SHORT ? (number << 1) | 1 : <u32>place, 4);
  store<u64>(entry, length <= SHORT ? tail(at, length) : 0, 8);
  if (number == load<u32>(self, 16)) {
    const places = take(<usize>number << 3);
    memory.copy(places, load<u32>(self, 12), <usize>number << 2);
    store<u32>(self, places, 12);
    store<u32>(self, number << 1, 16);
  }
  store<u32>(<usize>load<u32>(self, 12) + (<usize>number << 2), place);
  store<u32>(self, number + 1, 8);
  // Three quarters full, it is looked at two and a half times a name, mostly within one line of the cache.
  if ((number + 1) * 4 > load<u32>(self, 4) * 3) widened(self);
  return number;
}

function widened(self: usize): void {
  const old: usize = load<u32>(self);
  const slots = load<u32>(self, 4) + 1;
  const mask = slots * 2 - 1;
  const table = take(<usize>slots << 5);
  for (let at: u32 = 0; at < slots; at++) {
    const entry = old + (<usize>at << 4);
    if (load<u32>(entry, 4) == 0) continue;
    let slot = load<u32>(entry) & mask;
    while (load<u32>(table + (<usize>slot << 4), 4) != 0) slot = (slot + 1) & mask;
    v128.store(table + (<usize>slot << 4), v128.load(entry));
  }
  store<u32>(self, table);
  store<u32>(self, mask, 4);
}
