/**
 * Canonical form of a text: no byte order mark, `\n` for every line end, and U+FFFD for each lone surrogate and each
 * null character.
 *
 * Every replacement but `\r\n` is one code unit for one, so an offset into a plain file moves only by the carriage returns
 * and the mark before it. Applying it twice changes nothing.
 */
export function canonicalText(raw: string): string {
  // Every leading mark goes, not only the first: otherwise a second pass would take one more away.
  return wellFormed(
    raw
      .replace(/^\uFEFF+/, '')
      .replace(/\r\n?/g, '\n')
      .replace(/\0/g, '\uFFFD'),
  );
}

/** A text with U+FFFD for each lone surrogate, as `String.prototype.toWellFormed` gives it. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
