/** Bytes of a header, and what every member is filled up to. */
export const BLOCK = 512;

/** Largest size that a header can state: eleven octal digits. */
const LARGEST = 8 ** 11 - 1;

/** A file within an archive. */
export interface Member {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * The header of a plain file in a tar archive (POSIX.1-1988, "ustar"), as every tar reads it: nothing of when and by whom it was written, so that
 * the same case makes the same bytes.
 *
 * Own code, not a library: a bundle is hostile until shown otherwise, and what libraries follow (links, long names in records of
 * their own, sizes in other bases) is what must not be followed here. One form is written, and no other is read.
 *
 * @throws RangeError where the name or the size does not fit.
 */
export function headerOf({ name, size }: Member): Uint8Array<ArrayBuffer> {
  if (!/^[\x21-\x7e]{1,100}$/.test(name))
    throw new RangeError('The name of a member is 1 to 100 printable characters.');
  if (!Number.isSafeInteger(size) || size < 0 || size > LARGEST) throw new RangeError('A member has up to 8 GiB.');
  const block = Buffer.alloc(BLOCK);
  const put = (text: string, at: number): void => void block.write(text, at, 'latin1');
  put(name, 0);
  put('0000644', 100);
  put('0000000', 108);
  put('0000000', 116);
  put(size.toString(8).padStart(11, '0'), 124);
  put('0'.repeat(11), 136);
  // The checksum is reckoned with blanks in its place.
  put(' '.repeat(8), 148);
  put('0', 156);
  put('ustar', 257);
  put('00', 263);
  put('0000000', 329);
  put('0000000', 337);
  const sum = block.reduce((all, byte) => all + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return new Uint8Array(block);
}

/** The member that a header is of; null where it is not written as `headerOf` writes it, to the byte. */
export function memberIn(block: Uint8Array): Member | null {
  const text = Buffer.from(block.buffer, block.byteOffset, block.byteLength).toString('latin1');
  const [name] = /^[\x21-\x7e]{1,100}/.exec(text.slice(0, 100)) ?? [];
  const [size] = /^[0-7]{11}/.exec(text.slice(124, 135)) ?? [];
  if (name === undefined || size === undefined) return null;
  const member = { name, size: Number.parseInt(size, 8) };
  return Buffer.from(headerOf(member)).equals(block) ? member : null;
}

/** How many zeros follow a member of this size. */
export function fillOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}
