import { z } from 'zod';
import { EVENTS, RELATIONS, ROLES } from '../../terms/event.ts';
import { FACTUALITIES } from '../../terms/factuality.ts';
import { Mistake } from '../../terms/mistake.ts';
import type { Judgement } from './judgement.ts';

/** Longest id or name, and longest stretch of text, in UTF-16 code units; longest list. */
const LONGEST = { name: 1000, text: 20_000, list: 1000 } as const;

// A lone surrogate has no place in canonical JSON (RFC 8785): it could not be hashed.
const bounded = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !/\p{Surrogate}/u.test(value), 'is not well-formed Unicode');
const id = bounded(LONGEST.name).min(1);
const text = bounded(LONGEST.text);
const offset = z.number().int().nonnegative();
const time = z.number().int().nullable();
const entry = z.number().int().positive();

const passage = z
  .strictObject({
    doc: id,
    start: offset,
    end: offset,
    quote: text,
    prefix: text.default(''),
    suffix: text.default(''),
  })
  .refine(({ start, end, quote }) => end - start === quote.length, 'has a quote of another length than its place');
const filler = z.strictObject({ name: id, passage: passage.nullable().default(null) });
const when = z.strictObject({ earliest: time, latest: time, edtf: text.nullable(), words: text.nullable() });
const holder = z
  .strictObject({
    name: id,
    named: z.boolean(),
    number: z.strictObject({ least: offset, most: offset }),
    passage: passage.nullable(),
  })
  .refine(({ number }) => number.least <= number.most, 'stands for fewer at most than at least');
const assumption = z.strictObject({ what: text, passage: passage.nullable(), contact: id.optional() });

const fields = {
  statement: id.nullable(),
  event: z.enum(EVENTS),
  relation: z
    .string()
    .refine((kind) => RELATIONS.includes(kind), `is none of ${RELATIONS.join(', ')}`)
    .nullable(),
  when,
  holders: z.array(holder).min(1).max(LONGEST.list),
  factuality: z.array(z.enum(FACTUALITIES)).min(1).max(LONGEST.list),
  passage,
  score: z.number().min(0).max(1),
  assumptions: z.array(assumption).max(LONGEST.list),
  record: z.boolean(),
  questions: z.boolean(),
  url: text.optional(),
};
const anchored = z
  .strictObject({ ...fields, roles: z.partialRecord(z.enum(ROLES), filler) })
  .refine(({ holders, factuality }) => holders.length === factuality.length, 'has not one value for each holder');
const correction = z
  .strictObject({ ...fields, roles: z.partialRecord(z.enum(ROLES), filler.nullable()) })
  .partial()
  .refine((given) => Object.keys(given).length > 0, 'corrects nothing');

/** In one order, so that two persons who say the same second each other. */
const claimsOf = (least: number) =>
  z
    .array(id)
    .max(LONGEST.list)
    .transform((ids) => [...new Set(ids)].toSorted())
    .refine((ids) => ids.length >= least, `names fewer than ${least} claims`);

const form = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('claim-accepted'), claim: id }),
  z.strictObject({ kind: z.literal('claim-rejected'), claim: id }),
  z.strictObject({ kind: z.literal('claim-withdrawn'), claim: id }),
  z.strictObject({ kind: z.literal('claim-corrected'), claim: id, fields: correction }),
  z.strictObject({ kind: z.literal('claim-added'), claim: anchored }),
  z.strictObject({ kind: z.literal('actors-merged'), of: z.array(filler).min(2).max(LONGEST.list) }),
  z.strictObject({
    kind: z.literal('actors-split'),
    actor: filler,
    mentions: z.array(passage).min(1).max(LONGEST.list),
  }),
  z.strictObject({
    kind: z.literal('items-linked'),
    a: filler,
    b: filler,
    link: z.enum(['same', 'part_of', 'derived_from', 'about_same_thing', 'distinct']),
  }),
  z.strictObject({
    kind: z.literal('items-split'),
    item: filler,
    mentions: z.array(passage).min(1).max(LONGEST.list),
  }),
  z.strictObject({ kind: z.literal('events-merged'), claims: claimsOf(2) }),
  z.strictObject({ kind: z.literal('events-split'), claims: claimsOf(1) }),
  z.strictObject({
    kind: z.literal('claims-apart'),
    claims: z.array(id).min(2).max(LONGEST.list),
    passage: passage.nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('contact-tied'), reference: id, item: filler }),
  z
    .strictObject({
      kind: z.literal('record-attached'),
      claim: id,
      document: id.nullable().default(null),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in hexadecimal')
        .nullable()
        .default(null),
    })
    .refine(({ document, sha256 }) => document !== null || sha256 !== null, 'names neither a document nor a hash'),
  z.strictObject({
    kind: z.literal('lineage-recorded'),
    reliance: z.strictObject({
      from: id,
      reliesOn: id,
      why: text,
      doc: id.nullable().default(null),
      quote: text.nullable().default(null),
    }),
  }),
  z.strictObject({ kind: z.literal('document-retracted'), document: id }),
  z.strictObject({
    kind: z.literal('document-corrected'),
    document: id,
    by: id,
    details: z
      .array(z.strictObject({ claim: id, by: id }))
      .max(LONGEST.list)
      .default([]),
  }),
  z.strictObject({ kind: z.literal('document-superseded'), document: id, by: id }),
  z.strictObject({ kind: z.literal('source-withdrawn'), source: filler }),
  z.strictObject({
    kind: z.literal('evidence-judged'),
    hypothesis: id,
    origin: filler,
    judged: z.enum(['consistent', 'inconsistent', 'neutral']),
  }),
  z.strictObject({ kind: z.literal('confirmed'), entry }),
  z.strictObject({ kind: z.literal('undone'), entry }),
  z.strictObject({ kind: z.literal('redone'), entry }),
]) as z.ZodType<Judgement>;

/**
 * A judgement from JSON that anybody may have written: a script's line, or a bundle's entry.
 *
 * @throws Mistake where it is none, with the place and what is wrong there.
 */
export function judgementFrom(value: unknown): Judgement {
  const read = form.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'The judgement' : `“${issue.path.join('.')}”`;
  throw new Mistake(
    `${place} is not in form: ${issue?.message ?? 'it cannot be read'}.`,
    'Correct it; docs/review.md shows each kind.',
  );
}
