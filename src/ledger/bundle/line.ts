import { z } from 'zod';
import { Mistake } from '../../terms/index.ts';
import { canonical, type Entry, type Json, KINDS } from '../journal/entry.ts';
import type { Content } from '../journal/seal.ts';
import type { Stored } from '../store/contents.ts';
import { documentId, refused } from './parts.ts';

/** A line of a bundle's journal: an entry, and what each of its seals is of, in their order; null for what was forgotten. */
export interface Line {
  readonly entry: Entry;
  readonly contents: readonly (Pick<Content, 'salt' | 'content'> | null)[];
}

const digest = z.string().regex(/^[0-9a-f]{64}$/);
// Text as a database takes it, and as canonical JSON has it.
const written = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !/[\0\p{Surrogate}]/u.test(value), 'has characters that are none');
const json = z
  .unknown()
  .refine((value) => value !== undefined)
  .transform((value) => value as Json);

const LineForm: z.ZodType<Line> = z.strictObject({
  entry: z.strictObject({
    format: z.literal('hearsay-entry-1'),
    case: z.string().min(1).max(200),
    number: z.number().int().positive(),
    at: z.number().int(),
    previous: digest,
    kind: z.enum(KINDS),
    by: written(200).min(1),
    why: z.string().max(100_000).nullable(),
    about: z.array(written(1000)).max(100_000),
    open: json,
    sealed: z.array(z.strictObject({ documents: z.array(documentId).min(1), commitment: digest })).max(100_000),
  }),
  contents: z.array(z.strictObject({ salt: digest, content: json }).nullable()),
});

/** A line as it is written, without its end. @param contents of the entry, in any order. */
export function lineOf(entry: Entry, contents: readonly Stored[]): string {
  const known = new Map(contents.map((one) => [one.commitment, one]));
  return canonical({
    entry,
    contents: entry.sealed.map(({ commitment }) => {
      const content = known.get(commitment);
      return content === undefined ? null : { salt: content.salt, content: content.content };
    }),
  });
}

/** A line back. @throws Mistake where it is not written as `lineOf` writes it. */
export function lineIn(text: string): Line {
  const read = LineForm.safeParse(parsed(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw refused(`a line of its journal is not in form: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`);
  }
  const { entry, contents } = read.data;
  if (contents.length !== entry.sealed.length)
    throw refused(`entry ${entry.number} has ${entry.sealed.length} seals and ${contents.length} contents.`);
  return read.data;
}

/** What its seals are of, as a store has it. */
export function storedIn({ entry, contents }: Line): readonly Stored[] {
  return entry.sealed.flatMap((seal, index): Stored[] => {
    const one = contents[index];
    return one === null || one === undefined ? [] : [{ ...seal, ...one, entry: entry.number }];
  });
}

function parsed(text: string): Json {
  try {
    const value = JSON.parse(text) as Json;
    if (canonical(value) === text) return value;
  } catch (cause) {
    throw refused('a line of its journal is no JSON.', cause);
  }
  throw refused('a line of its journal is not written in the one form that JSON has here (RFC 8785).');
}

/** The lines of a part of a journal. @throws Mistake where it is no text, or its last line has no end. */
export function linesIn(bytes: Uint8Array): readonly string[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Mistake('The bundle is refused: its journal is no text.', null, { cause });
  }
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.length === 0) throw refused('a line of its journal has no end.');
  return lines;
}
