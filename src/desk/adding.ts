import type { Evidence } from '../terms/evidence.ts';
import { Mistake } from '../terms/mistake.ts';
import { evidenceFrom, type ReadDocuments } from './read.ts';

/** Evidence without the documents that are about to be added, and with them. */
export interface Adding {
  readonly before: Evidence;
  readonly after: Evidence;
}

/**
 * Two bodies of evidence from one reading: of the documents at `paths` alone, and of those at `added` too, which were read after them.
 * A file that is at both is none that is added.
 *
 * @throws Mistake where nothing is added.
 */
export function addingOf(read: ReadDocuments, paths: readonly string[], added: readonly string[]): Adding {
  const at = (path: string | null, given: readonly string[]): boolean =>
    given.some((one) => (path ?? '-') === one || path?.startsWith(`${one.replace(/\/+$/, '')}/`) === true);
  const isAdded = (path: string | null): boolean => at(path, added) && !at(path, paths);
  if (!read.documents.some(({ path }) => isAdded(path))) {
    throw new Mistake('Nothing is added by --add.', 'Name files that could be read, and are not among the documents.');
  }
  return { before: evidenceFrom(read, ({ path }) => !isAdded(path)), after: evidenceFrom(read) };
}
