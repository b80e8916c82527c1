import { createHash } from 'node:crypto';
import { type ContentFault, type Document, matches, type Passage, type Soundness } from '../../terms/index.ts';
import type { Entry, Json } from '../journal/entry.ts';
import { opens } from '../journal/seal.ts';
import { type Against, inspectionOf } from '../journal/verification.ts';
import type { Stored } from './contents.ts';
import { documentIn } from './rebuild.ts';

/** An entry as it lies in a case or a bundle, with what its seals are of. */
export interface Shelved {
  readonly number: number;
  readonly hash: string;
  /** Null where it cannot be read. */
  readonly entry: Entry | null;
  /** Whether it is found under the kind, time, name and subject that it has. */
  readonly filed: boolean;
  readonly contents: readonly Stored[];
}

/** Where a case lies: a database, or a bundle. */
export interface Shelf {
  /** Documents that were forgotten. */
  readonly forgotten: ReadonlySet<string>;
  /** The journal, in the order in which it is stored, a page at a time. */
  readonly pages: () => AsyncIterable<readonly Shelved[]>;
  /** Canonical texts of those of these documents that are there. They were all on a page before. */
  readonly texts: (documents: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The bytes of a document as they were added; null where there are none. */
  readonly original: (document: string) => Promise<Uint8Array | null>;
}

/** Texts that are held at once: a case of a hundred thousand never is. */
const MOST_TEXTS = 200;

/**
 * Looks a case through: the chain of its journal, its head and those seen before, every content against its seal, the bytes and the text of every
 * document, and every passage. Nothing that is found ends the search.
 *
 * @param progress is told how many entries were gone through.
 */
export async function soundnessOf(
  shelf: Shelf,
  against: Against,
  progress: (entries: number) => void = () => undefined,
): Promise<Soundness> {
  const inspection = inspectionOf(against);
  const { forgotten } = shelf;
  const found: ContentFault[] = [];
  const texts = new Map<string, string>();
  let entries = 0;
  let passages = 0;
  let documents = 0;
  for await (const page of shelf.pages()) {
    for (const { number, hash, entry, filed } of page) {
      inspection.take({ entry: entry ?? unreadable(against.case, number), hash });
      if (!filed) found.push({ fault: 'misfiled', number });
    }
    if (texts.size > MOST_TEXTS) texts.clear();
    for (const { entry, contents } of page) {
      if (entry === null) continue;
      found.push(...contentFaults(entry, contents, forgotten));
      if (entry.kind !== 'document-added') continue;
      for (const content of contents) {
        const document = documentIn(content);
        texts.set(document.id, document.text ?? '');
        documents += 1;
        found.push(...documentFaults(entry.number, document, await shelf.original(document.id)));
      }
    }
    const quoted = page.flatMap(({ contents }) => contents.flatMap((content) => content.documents));
    const wanted = [...new Set(quoted)].filter((id) => !texts.has(id) && !forgotten.has(id));
    for (const [id, text] of wanted.length === 0 ? [] : await shelf.texts(wanted)) texts.set(id, text);
    for (const { number, contents } of page)
      for (const passage of contents.flatMap(({ content }) => [...passagesIn(content)])) {
        passages += 1;
        const { doc, start, end } = passage;
        const text = texts.get(doc);
        if (text === undefined ? !forgotten.has(doc) : !matches(passage, text))
          found.push({ fault: 'passage', number, document: doc, start, end });
      }
    entries += page.length;
    progress(entries);
  }
  for (const document of forgotten)
    if ((await shelf.original(document)) !== null) found.push({ fault: 'bytes not forgotten', document });
  return { faults: [...inspection.faults(), ...found], entries, documents, passages, forgotten: [...forgotten] };
}

function contentFaults(
  entry: Entry,
  contents: readonly Stored[],
  forgotten: ReadonlySet<string>,
): readonly ContentFault[] {
  const { number } = entry;
  const known = new Map(contents.map((one) => [one.commitment, one]));
  const missing = entry.sealed.flatMap((seal): ContentFault[] => {
    const content = known.get(seal.commitment);
    if (content === undefined) {
      return seal.documents.some((document) => forgotten.has(document))
        ? []
        : [{ fault: 'content missing', number, documents: seal.documents }];
    }
    if (content.documents.some((document) => forgotten.has(document)))
      return [{ fault: 'not forgotten', number, documents: seal.documents }];
    return opens(seal, content) ? [] : [{ fault: 'content altered', number, documents: seal.documents }];
  });
  const sealed = new Set(entry.sealed.map(({ commitment }) => commitment));
  const foreign = contents.filter(({ commitment }) => !sealed.has(commitment));
  return [
    ...missing,
    ...foreign.map(({ documents }): ContentFault => ({ fault: 'content altered', number, documents })),
  ];
}

function documentFaults(
  number: number,
  { id, text, textSha256, sha256 }: Document,
  bytes: Uint8Array | null,
): readonly ContentFault[] {
  const faults: ContentFault[] = [];
  if (textSha256 !== digest(Buffer.from(text ?? '', 'utf8')))
    faults.push({ fault: 'text altered', number, document: id });
  if (bytes === null) faults.push({ fault: 'bytes missing', number, document: id });
  else if (digest(bytes) !== sha256) faults.push({ fault: 'bytes altered', number, document: id });
  return faults;
}

/** Every passage in a content, wherever it stands: what has a document, two places and a quote is one. */
function* passagesIn(value: Json): Generator<Passage> {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const one of value) yield* passagesIn(one);
    return;
  }
  const { doc, start, end, quote } = value as Readonly<Record<string, Json>>;
  if (typeof doc === 'string' && typeof start === 'number' && typeof end === 'number' && typeof quote === 'string')
    yield value as unknown as Passage;
  for (const one of Object.values(value)) yield* passagesIn(one);
}

/** Stands for an entry whose body cannot be read: it is told as altered. */
function unreadable(caseId: string, number: number): Entry {
  return {
    format: 'hearsay-entry-1',
    case: caseId,
    number,
    at: 0,
    previous: '',
    kind: 'undone',
    by: '',
    why: null,
    about: [],
    open: null,
    sealed: [],
  };
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
