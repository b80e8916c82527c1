import { nearestNames } from '../exchange/nearest.ts';
import type { Document } from '../terms/document.ts';
import type { Evidence } from '../terms/evidence.ts';
import { Mistake } from '../terms/mistake.ts';

/** Characters of a hash from which on it names a document. */
const LEAST_HASH = 8;

/**
 * The document that somebody means: by id, path or the end of one, address, title, or the beginning of its hash.
 *
 * @throws Mistake where there is none, with the nearest, or there are several.
 */
export function documentAsked({ documents }: Evidence, words: string): string {
  const folded = plain(words);
  const ways: readonly ((document: Document) => boolean)[] = [
    ({ id }) => id === words,
    ({ path, url }) => path === words || url === words,
    ({ path }) => path?.endsWith(`/${words}`) === true,
    ({ title }) => title !== null && plain(title) === folded,
    ({ sha256, textSha256 }) =>
      words.length >= LEAST_HASH && [sha256, textSha256].some((hash) => hash?.startsWith(words.toLowerCase())),
  ];
  for (const way of ways) {
    const found = documents.filter(way);
    if (found.length === 1) return found[0]!.id;
    if (found.length > 1) {
      const ids = found.slice(0, 5).map(({ id, path, title }) => `${id} (${title ?? path ?? 'without a title'})`);
      throw new Mistake(`“${words}” could be any of these documents: ${ids.join(', ')}.`, 'Name one by its id.');
    }
  }
  const called = documents.map(({ id, title, path }) => ({ id, name: title ?? path ?? id, names: [path ?? id] }));
  const near = nearestNames(words, called).map((name) => `“${name}”`);
  const ids = documents.slice(0, 8).map(({ id }) => id);
  throw new Mistake(
    `There is no document “${words}” here.`,
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : `They are ${ids.join(', ')}${documents.length > 8 ? ' …' : ''}.`,
  );
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
