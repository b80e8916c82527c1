// The inner loops in AssemblyScript, compiled into ../loops.ts by `npm run kernel`. plain.ts is the same, told more slowly.
// Pointers are addresses in the memory that the caller lays out; `held` and `skipped` lie behind the one test that seldom
// succeeds, so leaving actors or contacts out costs nothing where it does not matter.

const NEVER: u32 = 0xffffffff;

@inline
function bit(words: usize, at: u32): u32 {
  return (load<u32>(words + ((at >> 5) << 2)) >> (at & 31)) & 1;
}

@inline
function give(informed: usize, arrivals: usize, held: usize, y: u32, index: u32): u32 {
  if (bit(held, y)) {
    if (load<u32>(arrivals + (y << 2)) == NEVER) store<u32>(arrivals + (y << 2), index);
    return 0;
  }
  const word = informed + ((y >> 5) << 2);
  store<u32>(word, load<u32>(word) | (1 << (y & 31)));
  store<u32>(arrivals + (y << 2), index);
  return 1;
}

export function forward(informed: usize, arrivals: usize, held: usize, skipped: usize, source: usize, target: usize, offset: u32, count: u32, base: u32): u32 {
  let changed: u32 = 0;
  const end = offset + count;
  const shift = base - offset;
  for (let at = offset; at < end; at++) {
    const x = load<u32>(source + (at << 2));
    if (bit(informed, x)) {
      const y = load<u32>(target + (at << 2));
      if (!bit(informed, y) && !bit(skipped, at)) changed += give(informed, arrivals, held, y, at + shift);
    }
  }
  return changed;
}

export function backward(informed: usize, arrivals: usize, held: usize, skipped: usize, source: usize, target: usize, offset: u32, count: u32, base: u32): u32 {
  let changed: u32 = 0;
  const shift = base - offset;
  for (let at = offset + count; at > offset; ) {
    at--;
    const x = load<u32>(source + (at << 2));
    if (bit(informed, x)) {
      const y = load<u32>(target + (at << 2));
      if (!bit(informed, y) && !bit(skipped, at)) changed += give(informed, arrivals, held, y, at + shift);
    }
  }
  return changed;
}

export function forwardStrict(informed: usize, arrivals: usize, held: usize, skipped: usize, source: usize, target: usize, stamp: usize, offset: u32, count: u32, base: u32, longest: u32, edge: u32): u32 {
  let changed: u32 = 0;
  const end = offset + count;
  const shift = base - offset;
  const edgeStamp = load<u32>(stamp + (offset << 2));
  for (let at = offset; at < end; at++) {
    const x = load<u32>(source + (at << 2));
    if (bit(informed, x)) {
      const y = load<u32>(target + (at << 2));
      if (!bit(informed, y) && !bit(skipped, at)) {
        const index = at + shift;
        const before = load<u32>(arrivals + (x << 2));
        // A seed's mark is 2^31 away: the difference wraps round to something large.
        if (index - before < longest) {
          const time = load<u32>(stamp + (at << 2));
          if (before >= base) {
            if (load<u32>(stamp + ((before - shift) << 2)) == time) continue;
          } else if (time == edgeStamp && before >= edge) continue;
        }
        changed += give(informed, arrivals, held, y, index);
      }
    }
  }
  return changed;
}

export function backwardStrict(informed: usize, arrivals: usize, held: usize, skipped: usize, source: usize, target: usize, stamp: usize, offset: u32, count: u32, base: u32, longest: u32, edge: u32): u32 {
  let changed: u32 = 0;
  const shift = base - offset;
  const edgeStamp = load<u32>(stamp + ((offset + count - 1) << 2));
  for (let at = offset + count; at > offset; ) {
    at--;
    const x = load<u32>(source + (at << 2));
    if (bit(informed, x)) {
      const y = load<u32>(target + (at << 2));
      if (!bit(informed, y) && !bit(skipped, at)) {
        const index = at + shift;
        const before = load<u32>(arrivals + (x << 2));
        if (before - index < longest) {
          const time = load<u32>(stamp + (at << 2));
          if (before < base + count) {
            if (load<u32>(stamp + ((before - shift) << 2)) == time) continue;
          } else if (time == edgeStamp && before < edge) continue;
        }
        changed += give(informed, arrivals, held, y, index);
      }
    }
  }
  return changed;
}

// Either way, ending behind the contact that informs a watched actor: `told` takes how many it informed, and that actor. A contact of
// one time lies in the room with the whole of its time, so what lies outside the room has another.
export function watched(informed: usize, arrivals: usize, held: usize, skipped: usize, source: usize, target: usize, stamp: usize, watch: usize, told: usize, offset: u32, count: u32, shift: u32, filled: u32, strict: bool, backwards: bool): u32 {
  let changed: u32 = 0;
  let step: u32 = 0;
  store<u32>(told, NEVER, 4);
  while (step < count) {
    const at = backwards ? offset + count - 1 - step : offset + step;
    step++;
    const x = load<u32>(source + (at << 2));
    if (bit(informed, x)) {
      const y = load<u32>(target + (at << 2));
      if (!bit(informed, y) && !bit(skipped, at)) {
        if (strict) {
          const before = load<u32>(arrivals + (x << 2)) - shift;
          if (before < filled && load<u32>(stamp + (before << 2)) == load<u32>(stamp + (at << 2))) continue;
        }
        const given = give(informed, arrivals, held, y, at + shift);
        changed += given;
        if (given != 0 && bit(watch, y)) {
          store<u32>(told, y, 4);
          break;
        }
      }
    }
  }
  store<u32>(told, changed);
  return step;
}

@inline
function merge(masks: usize, y: u32, mask: u64): u32 {
  const place = masks + (<usize>y << 3);
  const had = load<u64>(place);
  const now = had | mask;
  if (now == had) return 0;
  store<u64>(place, now);
  return 1;
}

export function forwardMasks(masks: usize, held: usize, skipped: usize, source: usize, target: usize, offset: u32, count: u32): u32 {
  let changed: u32 = 0;
  const end = offset + count;
  for (let at = offset; at < end; at++) {
    const mask = load<u64>(masks + (<usize>load<u32>(source + (at << 2)) << 3));
    if (mask != 0) {
      const y = load<u32>(target + (at << 2));
      const place = masks + (<usize>y << 3);
      const had = load<u64>(place);
      if ((had | mask) != had && !bit(skipped, at) && !bit(held, y)) {
        store<u64>(place, had | mask);
        changed++;
      }
    }
  }
  return changed;
}

export function backwardMasks(masks: usize, held: usize, skipped: usize, source: usize, target: usize, offset: u32, count: u32): u32 {
  let changed: u32 = 0;
  for (let at = offset + count; at > offset; ) {
    at--;
    const mask = load<u64>(masks + (<usize>load<u32>(source + (at << 2)) << 3));
    if (mask != 0) {
      const y = load<u32>(target + (at << 2));
      const place = masks + (<usize>y << 3);
      const had = load<u64>(place);
      if ((had | mask) != had && !bit(skipped, at) && !bit(held, y)) {
        store<u64>(place, had | mask);
        changed++;
      }
    }
  }
  return changed;
}

// `pending` holds receiver and mask (16 bytes) of each contact of a group: they are given once all of the group has been seen.
export function masksStrict(masks: usize, held: usize, skipped: usize, source: usize, target: usize, stamp: usize, pending: usize, offset: u32, count: u32, backwards: bool): u32 {
  let changed: u32 = 0;
  let waiting: u32 = 0;
  let time: u32 = 0;
  for (let step: u32 = 0; step < count; step++) {
    const at = backwards ? offset + count - 1 - step : offset + step;
    const now = load<u32>(stamp + (at << 2));
    if (now != time) {
      for (let i: u32 = 0; i < waiting; i++) changed += merge(masks, load<u32>(pending + (i << 4)), load<u64>(pending + (i << 4), 8));
      waiting = 0;
      time = now;
    }
    const mask = load<u64>(masks + (<usize>load<u32>(source + (at << 2)) << 3));
    if (mask == 0 || bit(skipped, at)) continue;
    const y = load<u32>(target + (at << 2));
    if ((load<u64>(masks + (<usize>y << 3)) | mask) == load<u64>(masks + (<usize>y << 3)) || bit(held, y)) continue;
    store<u32>(pending + (waiting << 4), y);
    store<u64>(pending + (waiting << 4), mask, 8);
    waiting++;
  }
  for (let i: u32 = 0; i < waiting; i++) changed += merge(masks, load<u32>(pending + (i << 4)), load<u64>(pending + (i << 4), 8));
  return changed;
}
