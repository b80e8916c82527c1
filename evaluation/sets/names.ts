const ARTICLES = new Set(['the', 'a', 'an', 'this', 'that', 'these', 'those', 'his', 'her', 'their', 'its', 's']);

/** Whether two names share at least half of the words of the shorter one; articles and possessives do not count. */
export function namesAgree(a: string, b: string): boolean {
  return overlaps(wordsOfName(a), wordsOfName(b));
}

function wordsOfName(name: string): Set<string> {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const rest = words.filter((word) => !ARTICLES.has(word));
  return new Set(rest.length > 0 ? rest : words);
}

/** Whether two sets share at least half of the smaller one. */
export function overlaps<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared > 0 && shared >= 0.5 * Math.min(a.size, b.size);
}
