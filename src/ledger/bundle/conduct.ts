import { z } from 'zod';
import { Mistake } from '../../terms/index.ts';
import type { Entry, Json, Kind } from '../journal/entry.ts';
import { judgementOf } from '../judgements/act.ts';
import { type Line, storedIn } from './line.ts';
import { refused } from './parts.ts';

/** What is wrong with the form of what a bundle brings, in a sentence; null where nothing is. They know documents and readings. */
export interface Forms {
  readonly document: (document: Json) => string | null;
  readonly reading: (reading: Json, document: string) => string | null;
  /** What an inquiry says in the open, and a report. */
  readonly asked: (open: Json) => string | null;
  readonly issued: (open: Json) => string | null;
  /** What a report says in the words of documents. */
  readonly sentences: (content: Json) => string | null;
}

const text = z.string().max(20_000);
const engine = z.strictObject({
  version: text,
  reader: text.nullable(),
  inference: text.nullable(),
  sentTo: text.optional(),
});
const count = z.number().int().nonnegative();

/** What entries say in the open, other than judgements, inquiries and reports. */
const OPEN: Partial<Record<Kind, z.ZodType>> = {
  'case-opened': z.strictObject({ name: text.min(1).max(200), twoPersons: z.boolean() }),
  'document-added': z.null(),
  'document-forgotten': z.null(),
  'head-stamped': z.strictObject({ number: count.min(1), token: z.base64().max(400_000) }),
  'reading-proposed': z.strictObject({ engine, statements: count, claims: count }),
};

/** Whether the entries of a journal are such as a case writes, each after those before it: nothing but this program's own forms is taken in. */
export interface Conduct {
  /** @throws Mistake where an entry is not. */
  readonly take: (line: Line) => void;
  /** How many documents were added. */
  readonly documents: () => number;
  /** Documents that were forgotten. */
  readonly forgotten: () => ReadonlySet<string>;
}

export function conductOf(forms: Forms): Conduct {
  let documents = 0;
  const forgotten = new Set<string>();
  const known = (id: string | undefined): boolean => Number(/^d([1-9]\d*)$/.exec(id ?? '')?.[1]) <= documents;
  const added = ({ entry, contents }: Line): string | null => {
    documents += 1;
    const id = `d${documents}`;
    if (!alone(entry, id)) return `it adds ${id} and says something else`;
    const said = contents[0];
    if (said === null || said === undefined) return null;
    const { document } = only(said.content, 'document');
    if (document === undefined || idOf(document) !== id) return `what it adds is not ${id}`;
    return forms.document(document);
  };
  const read = ({ entry, contents }: Line): string | null => {
    const id = entry.about[0];
    if (id === undefined || !known(id) || !alone(entry, id)) return 'it is of no document that was added before';
    const said = contents[0];
    if (said === null || said === undefined) return null;
    const { reading } = only(said.content, 'reading');
    return reading === undefined ? 'it has no reading' : forms.reading(reading, id);
  };
  const forget = ({ entry }: Line): string | null => {
    const [id] = entry.about;
    if (id === undefined || entry.about.length > 1 || entry.sealed.length > 0 || !known(id) || forgotten.has(id))
      return 'it forgets no document that the case has';
    forgotten.add(id);
    return null;
  };
  const fault = (line: Line): string | null => {
    const { entry } = line;
    const unknown = entry.sealed.flatMap((seal) => seal.documents).find((id) => !known(id));
    if (entry.kind === 'document-added') return added(line);
    if (unknown !== undefined) return `it is in the words of ${unknown}, which was not added before`;
    if (entry.kind === 'reading-proposed') return read(line);
    if (entry.kind === 'document-forgotten') return forget(line);
    if (entry.kind === 'report-issued') return forms.issued(entry.open) ?? said(line, forms.sentences);
    if (!['case-opened', 'inquiry-asked', 'head-stamped'].includes(entry.kind)) return judgementFault(line);
    if (entry.sealed.length > 0) return 'it has words of documents';
    return entry.kind === 'inquiry-asked' ? forms.asked(entry.open) : null;
  };
  return {
    documents: () => documents,
    forgotten: () => forgotten,
    take: (line) => {
      const { entry } = line;
      if ((entry.number === 1) !== (entry.kind === 'case-opened'))
        throw refused('its first entry, and no other, must open the case.');
      const open = OPEN[entry.kind];
      const wrong =
        open !== undefined && !open.safeParse(entry.open).success ? 'what it says in the open' : fault(line);
      if (wrong !== null) throw refused(`entry ${entry.number} (${entry.kind}) is not in form: ${wrong}.`);
    },
  };
}

function judgementFault(line: Line): string | null {
  try {
    const judgement = judgementOf(line.entry, storedIn(line));
    return judgement !== null && 'entry' in judgement && judgement.entry >= line.entry.number
      ? 'it is about an entry that comes after it'
      : null;
  } catch (error) {
    if (error instanceof Mistake) return error.message;
    throw error;
  }
}

function said({ contents }: Line, fault: (content: Json) => string | null): string | null {
  for (const one of contents) {
    const wrong = one === null ? null : fault(one.content);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** Whether an entry is about one document, and says one thing, in its words. */
function alone({ about, sealed }: Entry, id: string): boolean {
  return about.length === 1 && about[0] === id && sealed.length === 1 && sealed[0]!.documents.join() === id;
}

function only(content: Json, key: string): Readonly<Record<string, Json>> {
  const fits = content !== null && typeof content === 'object' && Object.keys(content).join() === key;
  return fits ? (content as Readonly<Record<string, Json>>) : {};
}

function idOf(document: Json): unknown {
  return document !== null && typeof document === 'object' && 'id' in document ? document.id : null;
}
