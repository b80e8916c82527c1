import { Mistake } from '../terms/index.ts';

/**
 * The text of some bytes, in the encoding they are in.
 *
 * A byte order mark decides (UTF-8, UTF-16). Without one, well-formed UTF-8 is UTF-8. What is not well formed is read as
 * UTF-8 with U+FFFD where at least as many characters are well-formed multi-byte sequences as are broken (a damaged UTF-8
 * file), and as Windows-1252 otherwise: the one legacy encoding that Western text without a mark is commonly in.
 *
 * @param name what to call the bytes in a sentence to the user.
 * @throws Mistake where the bytes are no text: a PDF, an archive, or mostly control characters.
 */
export function decode(bytes: Uint8Array, name: string): string {
  refuseKnownFormats(bytes, name);
  const text = decodeAs(bytes);
  // A stray null or bell in a text file is damage that canonical text shows as U+FFFD; more than a few is another format.
  let control = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 0x20 && !(code >= 0x09 && code <= 0x0d)) || (code >= 0x7f && code < 0xa0) || code === 0xfffd) control++;
  }
  if ((control > 8 && control > text.length * 0.02) || control > text.length * 0.2) {
    throw new Mistake(`${name} is not text.`, 'Give a plain text or HTML file.');
  }
  return text;
}

function decodeAs(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const lenient = new TextDecoder('utf-8').decode(bytes);
    // One damaged character (a lone surrogate in three bytes, say) decodes to several marks in a row: it counts once.
    const broken = lenient.match(/\uFFFD+/g)?.length ?? 0;
    const whole = lenient.match(/(?!\uFFFD)[\u0080-\u{10FFFF}]/gu)?.length ?? 0;
    return whole >= broken ? lenient : windows1252(bytes);
  }
}

// Node's own decoder for this label gives the C1 control characters on some versions, so the 32 that differ from Latin-1
// are kept here. Five positions are unassigned.
const C1 = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';

function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => C1[character.charCodeAt(0) - 0x80] ?? '\uFFFD');
}

const FORMATS: readonly (readonly [magic: string, what: string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'a zip archive or an office document'],
  ['\x1f\x8b', 'a gzip archive'],
  ['\xd0\xcf\x11\xe0', 'an office document'],
  ['{\\rtf', 'a rich text document'],
];

function refuseKnownFormats(bytes: Uint8Array, name: string): void {
  const opening = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  for (const [magic, what] of FORMATS) {
    if (opening.startsWith(magic)) {
      throw new Mistake(`${name} is ${what}, which is not read.`, 'Save its text as plain text or HTML first.');
    }
  }
}
