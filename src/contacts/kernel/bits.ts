/** Whether a bit is set. Bits lie 32 to a word, the lowest first. */
export function isSet(words: Uint32Array, at: number): boolean {
  return ((words[at >>> 5]! >>> (at & 31)) & 1) === 1;
}

/** Sets a bit. */
export function setBit(words: Uint32Array, at: number): void {
  words[at >>> 5]! |= 1 << (at & 31);
}
