import { createHash } from 'node:crypto';
import type { Database } from '../../database/index.ts';
import { type ContentFault, type Document, matches, type Passage, type Soundness } from '../../terms/index.ts';
import type { Entry, Json } from '../journal/entry.ts';
import { opens } from '../journal/seal.ts';
import { type Against, inspectionOf } from '../journal/verification.ts';
import { contentsOf, type Stored } from './contents.ts';
import { entriesOf } from './journal.ts';
import { documentIn } from './rebuild.ts';
import { numberOf } from './rows.ts';
import { originalOf } from './slices.ts';

const PAGE = 100;

/**
 * Looks a case through: the chain of its journal, its head and those seen before, every content against its seal, the bytes and the text of every
 * document, and every passage. Nothing that is found ends the search.
 *
 * @param progress is told how many entries were gone through.
 */
export async function soundnessOf(
  database: Database,
  against: Against,
  progress: (entries: number) => void = () => undefined,
): Promise<Soundness> {
  const inspection = inspectionOf(against);
  const found: ContentFault[] = [];
  const forgotten = new Set(
    (await entriesOf(database, against.case, ['document-forgotten'])).flatMap(({ about }) => about.slice(0, 1)),
  );
  const texts = new Map<string, string>();
  let entries = 0;
  let passages = 0;
  let documents = 0;
  for (let next = 1; ; ) {
    const { rows } = await database.query(
      `select number, hash, body, kind, at, author, array_to_json(about)::text from ledger.entry
       where case_id = $1 and number >= $2 order by number limit $3`,
      [against.case, next, PAGE],
    );
    const page = rows.flatMap(([number, hash, body, kind, at, author, about]) => {
      const entry = entryIn(String(body));
      next = Number(number) + 1;
      if (entry === null) {
        inspection.take({ entry: unreadable(against.case, Number(number)), hash: String(hash) });
        return [];
      }
      inspection.take({ entry: { ...entry, number: Number(number) }, hash: String(hash) });
      const filed =
        [kind, Number(at), author, String(about)].join('\n') ===
        [entry.kind, entry.at, entry.by, JSON.stringify(entry.about)].join('\n');
      if (!filed) found.push({ fault: 'misfiled', number: Number(number) });
      return [entry];
    });
    const contents = await contentsOf(
      database,
      against.case,
      page.map(({ number }) => number),
    );
    for (const entry of page) {
      const own = contents.filter((one) => one.entry === entry.number);
      found.push(...contentFaults(entry, own, forgotten));
      for (const content of own) {
        if (entry.kind === 'document-added') {
          const document = documentIn(content);
          texts.set(document.id, document.text ?? '');
          documents += 1;
          found.push(...(await documentFaults(database, against.case, entry.number, document)));
        }
      }
      await loadTexts(database, against.case, own, texts);
      for (const content of own) {
        for (const passage of passagesIn(content.content)) {
          passages += 1;
          const text = texts.get(passage.doc);
          if (text === undefined ? !forgotten.has(passage.doc) : !matches(passage, text))
            found.push({
              fault: 'passage',
              number: entry.number,
              document: passage.doc,
              start: passage.start,
              end: passage.end,
            });
        }
      }
      // Texts are looked up again where a later entry needs them: a case of a hundred thousand is never held.
      if (texts.size > 200) texts.clear();
    }
    entries += rows.length;
    progress(entries);
    if (rows.length < PAGE) break;
  }
  for (const document of forgotten) {
    if ((await originalOf(database, against.case, numberOf(document))) !== null)
      found.push({ fault: 'bytes not forgotten', document });
  }
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

async function documentFaults(
  database: Database,
  caseId: string,
  number: number,
  document: Document,
): Promise<readonly ContentFault[]> {
  const { id, text, textSha256, sha256 } = document;
  const faults: ContentFault[] = [];
  if (textSha256 !== digest(Buffer.from(text ?? '', 'utf8')))
    faults.push({ fault: 'text altered', number, document: id });
  const bytes = await originalOf(database, caseId, numberOf(id));
  if (bytes === null) faults.push({ fault: 'bytes missing', number, document: id });
  else if (digest(bytes) !== sha256) faults.push({ fault: 'bytes altered', number, document: id });
  return faults;
}

async function loadTexts(
  database: Database,
  caseId: string,
  contents: readonly Stored[],
  texts: Map<string, string>,
): Promise<void> {
  const wanted = [...new Set(contents.flatMap((one) => one.documents))].filter((id) => !texts.has(id));
  if (wanted.length === 0) return;
  const { rows } = await database.query(
    `select number from ledger.entry where case_id = $1 and kind = 'document-added' and about && array(select json_array_elements_text($2::json))`,
    [caseId, JSON.stringify(wanted)],
  );
  for (const content of await contentsOf(
    database,
    caseId,
    rows.map(([number]) => Number(number)),
  )) {
    const document = documentIn(content);
    texts.set(document.id, document.text ?? '');
  }
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

function entryIn(body: string): Entry | null {
  try {
    const entry = JSON.parse(body) as Entry;
    return typeof entry === 'object' && Array.isArray(entry?.sealed) && Array.isArray(entry.about) ? entry : null;
  } catch {
    return null;
  }
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
