import { z } from 'zod';
import type { Forms, Json } from '../../ledger/index.ts';
import type { Reading, ReadMention } from '../../reading/reading.ts';
import type { Document } from '../../terms/document.ts';
import { EVENTS, ROLES } from '../../terms/event.ts';
import { FACTUALITIES } from '../../terms/factuality.ts';
import type { Passage } from '../../terms/passage.ts';
import { STANDINGS } from '../../terms/standing.ts';
import { MOST_CLAIMS } from './inquiry.ts';

// Strict throughout: what a bundle brings is this program's own writing, to the key, or it is not taken.
const text = z.string();
const maybe = text.nullable();
const offset = z.number().int().nonnegative();
const index = z.number().int().min(-1);
const share = z.number().min(0).max(1);
const time = z.number().int().nullable();
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const when = z.strictObject({ earliest: time, latest: time, edtf: maybe, words: maybe });
const passage: z.ZodType<Passage> = z
  .strictObject({ doc: text, start: offset, end: offset, quote: text, prefix: text, suffix: text })
  .refine(({ start, end, quote }) => end - start === quote.length, 'has a quote of another length than its place');
const anchor = passage.nullable();
const anchors = z.array(passage);
const factuality = z.array(z.enum(FACTUALITIES)).min(1);
const value = z.enum(FACTUALITIES);

const document: z.ZodType<Document> = z.strictObject({
  id: text,
  path: maybe,
  url: maybe,
  title: maybe,
  publisher: maybe,
  author: maybe,
  published: when.nullable(),
  retrieved: time,
  sha256: digest,
  textSha256: digest,
  text,
  blocks: z.array(
    z.strictObject({ kind: z.enum(['head', 'title', 'heading', 'paragraph']), start: offset, end: offset }),
  ),
  links: z.array(z.strictObject({ start: offset, end: offset, url: text })).optional(),
  record: z.strictObject({ keeper: maybe }).nullable(),
}) as z.ZodType<Document>;

const mention: z.ZodType<ReadMention> = z.strictObject({
  id: text,
  passage,
  head: text,
  form: z.enum(['name', 'definite', 'indefinite', 'demonstrative', 'bare', 'pronoun', 'possessive']),
  refersTo: z.enum(['person', 'organisation', 'state', 'group', 'unknown', 'item', 'other']),
  number: z.enum(['one', 'many']),
  count: z.number().nullable(),
  sentence: index,
  word: index,
  title: maybe,
  grammaticalRole: z.enum(['subject', 'object', 'other']),
  name: text,
  links: z.array(z.strictObject({ kind: z.enum(['is', 'antecedent', 'of', 'member']), to: text, by: text })),
  about: anchor,
  caveats: z.array(text),
  predicate: index,
  antecedents: z.array(z.strictObject({ to: text, score: share })),
});
const holders = z.array(z.strictObject({ name: text, mention: maybe, passage: anchor })).min(1);
const place = z.strictObject({ sentence: index, word: index });
const force = z.strictObject({ certainty: z.enum(['CT', 'PR', 'PS', 'U']), polarity: z.enum(['+', '-', 'u']) });
const statement = z.strictObject({
  id: text,
  doc: text,
  passage,
  source: anchors,
  cue: anchors,
  content: anchors,
  kind: z.enum(['direct', 'indirect', 'mixed', 'own']),
  addressee: anchor,
  channel: anchor,
  parent: maybe,
  holders,
  factuality,
  score: share,
  grounds: z.strictObject({ rule: text, cue: place.nullable(), roleset: maybe, force, factive: z.boolean() }),
});
const step = z.strictObject({
  what: z.enum(['hedge', 'negation', 'left open', 'expressly open']),
  word: index,
  from: value,
  to: value,
});
const claim = z.strictObject({
  id: text,
  statement: maybe,
  event: z.enum(EVENTS),
  relation: maybe,
  roles: z.partialRecord(z.enum(ROLES), text),
  when,
  holders,
  factuality,
  passage,
  score: share,
  record: z.boolean(),
  questions: z.boolean(),
  url: text.optional(),
  sentence: index,
  predicate: index,
  grounds: z.strictObject({ rule: text, steps: z.array(step) }),
});
const reading = z.strictObject({
  doc: text,
  mentions: z.array(mention),
  statements: z.array(statement),
  claims: z.array(claim),
  dropped: z.array(z.strictObject({ doc: text, quote: text, why: text })),
}) as z.ZodType<Reading>;

const question = z.strictObject({ item: text, from: maybe, to: maybe, since: maybe, by: maybe });
const tracing = z.strictObject({
  contacts: z.array(text),
  zone: maybe,
  aliases: maybe,
  families: maybe,
  take: z.number().int().positive().max(MOST_CLAIMS).optional(),
});
const answer = z.strictObject({
  reached: z.enum(['necessarily', 'possibly', 'no', 'unknown']),
  standing: z.enum(STANDINGS).nullable(),
});
const asked = z.strictObject({ question, tracing, answer });
const issued = z.strictObject({ question, tracing });
const sentences = z.strictObject({
  sentences: z.array(z.strictObject({ at: offset, text, anchors: z.array(text), part: text.optional() })),
});

/** What documents, readings, inquiries and reports of a case look like, for whoever takes them in from outside. */
export const FORMS: Forms = {
  document: (given) => {
    const read = document.safeParse(given);
    if (!read.success) return issueOf(read.error);
    const { blocks, links = [], text: whole } = read.data;
    const outside = [...blocks, ...links].some(({ start, end }) => start > end || end > whole!.length);
    return outside ? 'a block or a link is not within the text' : null;
  },
  reading: (given, id) => {
    const read = reading.safeParse(given);
    if (!read.success) return issueOf(read.error);
    return strayIn(read.data, id);
  },
  asked: (given) => faultOf(asked, given),
  issued: (given) => faultOf(issued, given),
  sentences: (given) => faultOf(sentences, given),
};

function faultOf(form: z.ZodType, given: Json): string | null {
  const read = form.safeParse(given);
  return read.success ? null : issueOf(read.error);
}

/** What a reading says of another document, or of a mention or a statement that it does not have. */
function strayIn(read: Reading, id: string): string | null {
  const { doc, mentions, statements, claims } = read;
  if (doc !== id || !samePlace(read as unknown as Json, id)) return `it is not of ${id} alone`;
  const own = new Set(mentions.map((one) => one.id));
  const said = new Set(statements.map((one) => one.id));
  const claimed = new Set(claims.map((one) => one.id));
  if (own.size < mentions.length || said.size < statements.length || claimed.size < claims.length)
    return 'an id stands twice in it';
  const named = [
    ...mentions.flatMap(({ links, antecedents }) => [...links, ...antecedents].map(({ to }) => to)),
    ...[...statements, ...claims].flatMap(({ holders: all }) => all.flatMap(({ mention: to }) => to ?? [])),
    ...claims.flatMap(({ roles }) => Object.values(roles)),
  ];
  const stray =
    named.find((to) => !own.has(to)) ??
    [...statements.map(({ parent }) => parent), ...claims.map((one) => one.statement)].find(
      (to) => to !== null && !said.has(to),
    );
  if (stray !== undefined && stray !== null) return `it names “${stray.slice(0, 40)}”, which it has not`;
  const uneven = [...statements, ...claims].find((one) => one.holders.length !== one.factuality.length);
  return uneven === undefined ? null : 'a holder has no value';
}

function samePlace(part: Json, id: string): boolean {
  if (part === null || typeof part !== 'object') return true;
  if (!Array.isArray(part) && 'doc' in part && part.doc !== id) return false;
  return Object.values(part).every((one: Json) => samePlace(one, id));
}

function issueOf({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'it cannot be read'}`;
}
