/**
 * Some contacts of a log: a bit each, 32 to a word, the lowest first. Where nearly all are among them, their indexes would take 32 times
 * as much.
 */
export interface ContactSet {
  /** Index of the contact that the lowest bit of the first word stands for: a multiple of 32. */
  readonly first: number;
  readonly bits: Uint32Array;
  /** How many there are. */
  readonly size: number;
}

/** The indexes of some contacts, rising. */
export function indexesOf({ first, bits, size }: ContactSet): Uint32Array {
  const indexes = new Uint32Array(size);
  let next = 0;
  for (let word = 0; word < bits.length; word += 1)
    for (let left = bits[word]!; left !== 0; left &= left - 1) {
      indexes[next] = first + word * 32 + 31 - Math.clz32(left & -left);
      next += 1;
    }
  return indexes;
}

/** Sets those bits from `place` on that are set from bit `at` on of others, as many as are told; the rest stays as it is. */
export function joinBits(into: Uint32Array, place: number, bits: Uint32Array, at: number, count: number): void {
  const shift = (at - place) & 31;
  const end = place + count;
  for (let word = place >>> 5; word * 32 < end; word += 1) {
    const from = word * 32 - place + at;
    const low = bits[from >> 5] ?? 0;
    const whole = shift === 0 ? low : (low >>> shift) | ((bits[(from >> 5) + 1] ?? 0) << (32 - shift));
    const before = word * 32 < place ? -1 << (place & 31) : -1;
    const behind = word * 32 + 32 > end ? ~(-1 << (end & 31)) : -1;
    into[word]! |= whole & before & behind;
  }
}
