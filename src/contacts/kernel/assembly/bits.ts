// Bits, 32 to a word, the lowest first.

@inline
export function bit(words: usize, at: u32): u32 {
  return (load<u32>(words + ((at >> 5) << 2)) >> (at & 31)) & 1;
}

@inline
export function mark(words: usize, at: u32): void {
  const word = words + ((at >> 5) << 2);
  store<u32>(word, load<u32>(word) | (1 << (at & 31)));
}

// The lowest bit of what follows counts; the others are whatever lies beside.
@inline
function some(informed: usize, ids: usize, place: usize): u32 {
  const x = load<u32>(ids + place);
  return load<u32>(informed + ((x >> 5) << 2)) >> (x & 31);
}

@inline
export function any(informed: usize, ids: usize): u32 {
  return some(informed, ids, 0) | some(informed, ids, 4) | some(informed, ids, 8) | some(informed, ids, 12)
    | some(informed, ids, 16) | some(informed, ids, 20) | some(informed, ids, 24) | some(informed, ids, 28);
}

@inline
export function all(informed: usize, ids: usize): u32 {
  return some(informed, ids, 0) & some(informed, ids, 4) & some(informed, ids, 8) & some(informed, ids, 12)
    & some(informed, ids, 16) & some(informed, ids, 20) & some(informed, ids, 24) & some(informed, ids, 28);
}
