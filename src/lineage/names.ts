/**
 * A name as it is compared: lower case, without a leading article, a possessive ending or punctuation. "The Herald's"
 * and "Herald" are one name; nothing cleverer is tried, since a false match would make two origins one.
 */
export function normalName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']s\b/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(the|a|an) /u, '');
}

/** Whether two names are one but for case, marks and an article. */
export function sameName(a: string, b: string): boolean {
  const left = normalName(a);
  return left !== '' && left === normalName(b);
}
