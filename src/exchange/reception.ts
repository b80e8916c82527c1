import { z } from 'zod';
import { Mistake } from '../terms/mistake.ts';
import { family } from './families.ts';
import type { CaseIn, QuestionIn } from './incoming.ts';

const text = z.string();
const maybe = text.nullish();
const ends = z.looseObject({ earliest: maybe, latest: maybe, edtf: maybe, words: maybe });
const time = z
  .union([text, ends], { error: 'expected a date or time as text, or an object with earliest and latest' })
  .nullish();
const offset = z.number().int().nonnegative().nullish();
const passage = z.looseObject({
  doc: text,
  start: offset,
  end: offset,
  quote: text.default(''),
  prefix: text.default(''),
  suffix: text.default(''),
});
const number = z.looseObject({ least: z.number(), most: z.number() });
const holder = z.looseObject({
  name: text,
  actor: maybe,
  named: z.boolean().nullish(),
  number: number.nullish(),
  passage: passage.nullish(),
});
const texts = z.union([z.array(text), text], { error: 'expected text, or a list of texts' }).nullish();
const block = z.looseObject({
  kind: z.enum(['head', 'title', 'heading', 'paragraph']),
  start: z.number(),
  end: z.number(),
});
const document = z.looseObject({
  id: text,
  path: maybe,
  url: maybe,
  title: maybe,
  publisher: maybe,
  author: maybe,
  published: time,
  retrieved: maybe,
  sha256: maybe,
  textSha256: maybe,
  text: maybe,
  blocks: z.array(block).nullish(),
  record: z.union([z.boolean(), z.looseObject({ keeper: maybe })]).nullish(),
  kind: maybe,
  type: maybe,
});
const office = z.union([
  text,
  z.looseObject({ actor: text, when: time, claim: maybe, as: maybe, passage: passage.nullish() }),
]);
const actor = z.looseObject({
  id: text,
  name: maybe,
  names: z.array(text).nullish(),
  kind: maybe,
  actsFor: z.array(office).nullish(),
  mentions: z.array(passage).nullish(),
  resolved: z.boolean().nullish(),
  roles: z.array(z.looseObject({ as: text, when: time, passage })).nullish(),
  joins: z
    .array(
      z.looseObject({
        mention: z.number().int().min(0),
        to: z.number().int().min(0),
        why: text,
        score: z.number().min(0).max(1),
      }),
    )
    .nullish(),
});
const item = z.looseObject({
  id: text,
  name: maybe,
  names: z.array(text).nullish(),
  originator: maybe,
  subject: maybe,
  caveats: z.array(text).nullish(),
  since: time,
  relations: z.array(z.looseObject({ to: text, kind: text, why: maybe, passage: passage.nullish() })).nullish(),
  mentions: z.array(passage).nullish(),
});
const statement = z.looseObject({
  id: text,
  doc: text,
  quote: text.default(''),
  passage: passage.nullish(),
  holderChain: texts,
  holders: z.array(holder).nullish(),
  source: z.array(passage).nullish(),
  cue: z.array(passage).nullish(),
  content: z.array(passage).nullish(),
  kind: z.enum(['direct', 'indirect', 'mixed', 'own']).nullish(),
  addressee: z.union([text, passage]).nullish(),
  channel: z.union([text, passage]).nullish(),
  parent: maybe,
  factuality: texts,
  score: z.number().nullish(),
});
const claim = z.looseObject({
  id: maybe,
  statement: maybe,
  event: text,
  relation: maybe,
  kind: maybe,
  roles: z.record(text, texts).nullish(),
  when: time,
  holderChain: texts,
  holders: z.array(holder).nullish(),
  factuality: texts,
  passage,
  score: z.number().nullish(),
  reviewed: z.union([z.boolean(), text, z.looseObject({ decision: text, by: maybe, why: maybe })]).nullish(),
  withdrawn: z.boolean().nullish(),
  retracted: z.boolean().nullish(),
  corrects: maybe,
  assumptions: z.array(z.looseObject({ what: text, passage: passage.nullish() })).nullish(),
  record: z.boolean().nullish(),
  questions: z.boolean().nullish(),
  url: maybe,
});
const reliance = z.looseObject({
  from: text,
  reliesOn: text,
  why: maybe,
  doc: maybe,
  quote: maybe,
  basis: z.enum(['stated', 'measured', 'judged']).nullish(),
});
const question: z.ZodType<QuestionIn> = z.looseObject({
  item: text,
  origin: maybe,
  holder: maybe,
  since: maybe,
  deadline: maybe,
  from: maybe,
  to: maybe,
  by: maybe,
});
const notYet = z.looseObject({
  doc: text,
  name: maybe,
  published: time,
  why: z.enum(['later', 'possibly later', 'undated', 'not entered']),
});
const file: z.ZodType<CaseIn> = z.looseObject({
  engine: z.looseObject({ version: maybe, reader: maybe, inference: maybe, sentTo: maybe }).nullish(),
  inquiry: question.nullish(),
  documents: z.array(document).nullish(),
  failures: z.array(z.looseObject({ path: text, why: text })).nullish(),
  actors: z.array(actor).nullish(),
  items: z.array(item).nullish(),
  statements: z.array(statement).nullish(),
  claims: z.array(claim).nullish(),
  lineage: z.array(reliance).nullish(),
  relations: z.array(z.looseObject({ a: maybe, b: maybe, kind: maybe, claim: maybe })).nullish(),
  dropped: z.array(z.looseObject({ doc: text, quote: text, why: text })).nullish(),
  separate: z.array(z.looseObject({ claims: z.array(text), passage: passage.nullish(), why: maybe })).nullish(),
  events: z
    .array(z.looseObject({ link: z.enum(['one', 'own']), claims: z.array(text), by: maybe, why: maybe }))
    .nullish(),
  ties: z.array(z.looseObject({ reference: text, item: text, by: maybe, why: maybe })).nullish(),
  families: z.array(family).nullish(),
  asOf: z
    .looseObject({
      date: text,
      clock: z.enum(['published', 'entered']).nullish(),
      perhaps: z.array(notYet).nullish(),
      without: z.array(notYet).nullish(),
    })
    .nullish(),
});

/** @throws Mistake that names the place in the file and what was expected there. */
export function caseIn(json: unknown): CaseIn {
  return checked(file, json, 'The case file');
}

/** @throws Mistake that names the place and what was expected there. */
export function questionIn(json: unknown): QuestionIn {
  return checked(question, json, 'The inquiry');
}

function checked<T>(schema: z.ZodType<T>, json: unknown, whole: string): T {
  const found = schema.safeParse(json);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  const path = issue === undefined ? '' : pathOf(issue.path);
  const what = (issue?.message ?? 'not as expected').replace(/^Invalid input: /u, '');
  throw new Mistake(`${path === '' ? whole : path}: ${what}.`, 'Run “hearsay schema” for the format.');
}

/** "claims[2].passage.doc". */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (so, key) => (typeof key === 'number' ? `${so}[${key}]` : so === '' ? String(key) : `${so}.${String(key)}`),
    '',
  );
}
