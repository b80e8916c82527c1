/** A name as it is compared: words in lower case, without accents, punctuation, or an article before it. */
export function keyOf(name: string): string {
  const words =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join(' ').replace(/^(?:the|an?) (?=.)/, '');
}
