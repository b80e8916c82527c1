/**
 * A name as it is compared: lower case, without a leading article, a possessive ending or punctuation. "The Herald's"
 * and "Herald" are one name; nothing cleverer is tried, since a false match would make two origins one.
 */
export function normalName(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const compared = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']s\b/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(the|a|an) /u, '');
  if (known.size === MOST_KNOWN) known.clear();
  known.set(name, compared);
  return compared;
}

/** The same few hundred names are compared at every what-if: a trace of 300 hops asked for half a million. */
const known = new Map<string, string>();
const MOST_KNOWN = 10_000;

/** Whether two names are one but for case, marks and an article. */
export function sameName(a: string, b: string): boolean {
  const left = normalName(a);
  return left !== '' && left === normalName(b);
}
