import { type Document, type Failure, Mistake } from '../terms/index.ts';
import { type Acceptance, documentFromBytes, MOST_BYTES } from './document.ts';
import { type Files, nodeFiles } from './files.ts';
import { MANIFEST_NAME, parseManifest } from './manifest.ts';
import type { Metadata } from './metadata.ts';

/** Which documents to read, and what is known of them. */
export interface ReadOptions extends Acceptance {
  /** Fills in what neither a document nor a manifest says, for every document. */
  readonly fallback?: Metadata | undefined;
  /** Path of a manifest; the names in it are relative to its folder. A folder's own `manifest.json` is found without. */
  readonly manifest?: string | undefined;
  /** Number in the first document's id. Default 1. */
  readonly first?: number | undefined;
}

/** What went through and what did not, in the order given. */
export interface Gathered {
  readonly documents: readonly Document[];
  readonly failures: readonly Failure[];
}

const READ = /\.(?:txt|md|markdown|text|x?html?)$/i;

/**
 * The documents at some paths: files, folders (all text and HTML files in them, sorted, hidden ones left out) and `-` for standard input.
 *
 * Ids are `d1`, `d2` ... in the order in which documents come; a path given twice is read once. One that cannot be read
 * is a failure, and the others go through.
 * @throws Mistake where no path is given, the manifest is not in form, a date among the options is none, or nothing could be read.
 */
export async function readDocuments(
  paths: readonly string[],
  options: ReadOptions = {},
  files: Files = nodeFiles,
): Promise<Gathered> {
  const documents: Document[] = [];
  const failures: Failure[] = [];
  for await (const found of documentsAt(paths, options, files)) {
    if (found.kind === 'failure') failures.push(found.failure);
    else documents.push(found.document);
  }
  if (documents.length === 0) throw nothingRead(failures);
  return { documents, failures };
}

/** A document with the bytes that it was made from, or one that did not go through. */
export type Found =
  | { readonly kind: 'document'; readonly document: Document; readonly bytes: Uint8Array }
  | { readonly kind: 'failure'; readonly failure: Failure };

/**
 * The same one by one, so that a folder of any size is never held.
 *
 * @throws Mistake where no path is given, the manifest is not in form, or a date among the options is none.
 */
export async function* documentsAt(
  paths: readonly string[],
  options: ReadOptions = {},
  files: Files = nodeFiles,
): AsyncGenerator<Found> {
  if (paths.length === 0)
    throw new Mistake('No document was given.', 'Name a file, a folder, or - for standard input.');
  const known = new Map<string, Metadata>();
  if (options.manifest !== undefined) await readManifest(options.manifest, files, known);
  const seen = new Set<string>();
  const most = options.mostBytes ?? MOST_BYTES;
  let count = 0;
  const take = async (path: string): Promise<Found | null> => {
    if (seen.has(normalised(path))) return null;
    seen.add(normalised(path));
    const bytes = path === '-' ? await files.input(most) : await files.read(path, most);
    const source = {
      id: `d${(options.first ?? 1) + count}`,
      path: path === '-' ? null : path,
      known: known.get(normalised(path)),
      fallback: options.fallback,
    };
    const document = await documentFromBytes(bytes, source, options);
    count += 1;
    return { kind: 'document', document, bytes };
  };
  for (const path of paths) {
    const inside = await attempt(path, async () => {
      if (/^https?:\/\//i.test(path)) throw new Mistake(`${path} is an address.`, 'Save the page and give the file.');
      if (path === '-' || (await files.kind(path)) === 'file') return [path];
      const found = await walk(path, files, known);
      if (found.length === 0)
        throw new Mistake(`The folder ${path} has no text or HTML file in it.`, 'Check the path.');
      return found;
    });
    if ('kind' in inside) {
      yield inside;
      continue;
    }
    for (const file of inside) {
      const found = await attempt(file, () => take(file));
      if (found !== null) yield found;
    }
  }
}

/** What some work on a path gives, or why it did not go through. */
async function attempt<Result>(
  path: string,
  work: () => Promise<Result>,
): Promise<Result | Extract<Found, { readonly kind: 'failure' }>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { kind: 'failure', failure: { path, why: error.message } };
  }
}

function nothingRead(failures: readonly Failure[]): Mistake {
  if (failures.length === 1) return new Mistake(failures[0]!.why);
  return new Mistake(
    `None of ${failures.length} documents could be read:\n${failures.map(({ why }) => `  ${why}`).join('\n')}`,
  );
}

async function walk(folder: string, files: Files, known: Map<string, Metadata>): Promise<readonly string[]> {
  const names = (await files.list(folder)).filter((name) => !name.startsWith('.')).toSorted(byCode);
  if (names.includes(MANIFEST_NAME)) await readManifest(`${folder}/${MANIFEST_NAME}`, files, known);
  const found: string[] = [];
  for (const name of names) {
    const path = `${folder.replace(/\/+$/, '')}/${name}`;
    if (name.endsWith('/')) found.push(...(await walk(path.slice(0, -1), files, known)));
    else if (READ.test(name)) found.push(path);
  }
  return found;
}

// By code unit, so that the order is the same under every locale.
function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function readManifest(path: string, files: Files, known: Map<string, Metadata>): Promise<void> {
  const bytes = await files.read(path, MOST_BYTES);
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  for (const [name, metadata] of parseManifest(Buffer.from(bytes).toString('utf8'), path)) {
    // One named on the command line was read first and stays.
    if (!known.has(normalised(folder + name))) known.set(normalised(folder + name), metadata);
  }
}

/** One spelling for a path: without `.` steps and doubled slashes. */
function normalised(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/\/+/g, '/')
    .replace(/(^|\/)(?:\.\/)+/g, '$1');
}
