import { z } from 'zod';
import { EVENTS, ROLES } from '../terms/event.ts';
import { FACTUALITIES } from '../terms/factuality.ts';
import { STANDINGS } from '../terms/standing.ts';
import { family } from './families.ts';
import { type CaseJson, SCHEMA_VERSION } from './format.ts';

const text = z.string();
const id = z.string().describe('An id of this file.');
const maybe = text.nullable();
const texts = z.array(text);
const time = text
  .regex(/^[+-]?\d{4,6}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}\.\d{3})?Z)?$/)
  .describe('ISO 8601 UTC: a date, a minute or finer, inclusive.');
const moment = time.nullable().describe('Null where that end is open.');
const offset = z.number().int().nonnegative().describe('UTF-16 code units of the canonical text.');
const span = z.looseObject({ earliest: moment, latest: moment });
const when = z.looseObject({ earliest: moment, latest: moment, edtf: maybe, words: maybe });
const passage = z.looseObject({
  doc: id,
  start: offset,
  end: offset,
  quote: text,
  prefix: text.optional(),
  suffix: text.optional(),
});
const anchor = passage.nullable();
const factuality = z.array(z.enum(FACTUALITIES)).describe('One value for each holder of the chain.');
const standing = z.enum(STANDINGS);
const flags = z.array(z.enum(['disputed', 'questioned']));
const reached = z.enum(['necessarily', 'possibly', 'no', 'unknown']).describe('In time only, if the hops happened.');
const number = z.looseObject({ least: z.number(), most: z.number() });
const holder = z.looseObject({ name: text, actor: maybe, named: z.boolean(), number, passage: anchor });
const chain = texts.describe('Names, the author first, the innermost holder last.');
const assumption = z.looseObject({ what: text, passage: anchor });
const actors = z.array(maybe).describe('Actor ids in order; null for someone unnamed.');

const document = z.looseObject({
  id,
  path: maybe,
  url: maybe,
  title: maybe,
  publisher: maybe,
  author: maybe,
  published: z.union([text, when]).nullable(),
  retrieved: maybe,
  sha256: maybe,
  textSha256: maybe,
  text: maybe,
  blocks: z.array(
    z.looseObject({ kind: z.enum(['head', 'title', 'heading', 'paragraph']), start: offset, end: offset }),
  ),
  record: z
    .union([z.literal(false), z.looseObject({ keeper: maybe })])
    .describe('Set where the document is itself a log, a memo or a transcript.'),
});

const actor = z.looseObject({
  id,
  name: text,
  names: texts,
  kind: z.enum(['person', 'organisation', 'state', 'group', 'unknown']),
  actsFor: z.array(z.looseObject({ actor: id, when, claim: maybe, as: maybe, passage: anchor })),
  mentions: z.array(passage),
  resolved: z.boolean(),
  roles: z
    .array(z.looseObject({ as: text, when, passage }))
    .optional()
    .describe('Titles and descriptions, and when they hold.'),
  joins: z
    .array(z.looseObject({ mention: offset, to: offset, why: text, score: z.number().min(0).max(1) }))
    .optional()
    .describe('Why a mention is taken for this actor: indexes of its mentions, the rule, and how likely it is right.'),
});

const item = z.looseObject({
  id,
  name: text,
  names: texts,
  originator: maybe,
  subject: maybe,
  caveats: texts,
  since: when.nullable(),
  relations: z.array(
    z.looseObject({
      to: id,
      kind: z.enum(['same', 'part_of', 'derived_from', 'about_same_thing', 'distinct', 'unknown']),
      why: text,
      passage: anchor,
    }),
  ),
  mentions: z.array(passage),
});

const statement = z.looseObject({
  id,
  doc: id,
  quote: text,
  passage,
  holderChain: chain,
  holders: z.array(holder),
  source: z.array(passage),
  cue: z.array(passage),
  content: z.array(passage),
  kind: z.enum(['direct', 'indirect', 'mixed', 'own']),
  addressee: anchor,
  channel: anchor,
  parent: maybe,
  factuality,
  score: z.number(),
});

const claim = z.looseObject({
  id,
  statement: maybe,
  event: z.enum(EVENTS),
  relation: maybe,
  roles: z.partialRecord(z.enum(ROLES), text),
  when,
  holderChain: chain,
  holders: z.array(holder),
  factuality,
  passage,
  score: z.number().min(0).max(1),
  reviewed: z
    .looseObject({ decision: z.enum(['accepted', 'rejected', 'corrected', 'withdrawn']), by: maybe, why: maybe })
    .nullable(),
  assumptions: z.array(assumption),
  record: z.boolean().describe('The claim is the record of the transfer itself.'),
  questions: z.boolean().describe('The words say expressly that it is not known.'),
  url: text.optional().describe('Of a citation: the address that its words link to.'),
});

const lineage = z.looseObject({
  from: text,
  reliesOn: text,
  why: text,
  doc: maybe,
  quote: maybe,
  basis: z.enum(['stated', 'measured', 'judged']),
});

const origins = z.looseObject({
  least: z.number().int().nonnegative(),
  most: z.number().int().nonnegative(),
  why: z.array(
    z.looseObject({ kind: z.enum(['collapse', 'independent', 'unknown']), claims: texts, passage: anchor, why: text }),
  ),
});

const hop = z.looseObject({
  id,
  from: maybe,
  to: maybe,
  item: maybe,
  when: span,
  standing,
  flags,
  origins,
  basis: z.array(z.looseObject({ kind: z.enum(['claim', 'record', 'relation', 'meeting', 'contact']), ref: text })),
  claims: z.array(z.looseObject({ claim: id, doc: text, quote: text, side: z.enum(['for', 'against', 'open']) })),
  through: z.looseObject({ from: texts, to: texts }).describe('Whom the claims name, where they stand for a body.'),
});

const route = z.looseObject({
  id,
  hops: texts,
  actors,
  item: maybe,
  standing,
  reached: z.enum(['necessarily', 'possibly', 'unknown']),
  arrival: span,
  weakestHop: id,
  leastOrigins: z.number(),
  mostOrigins: z.number(),
  presumed: z.number(),
});

const sourceCuts = z.array(z.looseObject({ sources: texts, claims: texts })).nullable();

const verdict = z.looseObject({
  reachedByDeadline: reached,
  standing: standing.nullable(),
  bestRoute: actors,
  routes: z.array(route),
  weakestHop: maybe,
  minimalCuts: z.array(texts),
  originCuts: sourceCuts.describe('Smallest sets of origins whose word every claimed route needs.'),
  holderCuts: sourceCuts.describe('The same, of holders one by one.'),
  assumptionDistance: z.number().nullable().describe('Least alleged and presumed hops on one route in time.'),
  wouldDocument: z.array(z.looseObject({ hop: id, what: text, ask: texts })),
  brokenRoutes: z.array(
    z.looseObject({
      route: actors,
      hops: texts,
      item: maybe,
      standing,
      at: id,
      why: z.enum(['time', 'item']),
      because: text,
    }),
  ),
  rivals: z.array(
    z.looseObject({
      kind: z.enum(['independent_acquisition', 'other_route', 'no_leak']),
      what: text,
      claims: texts,
      route: maybe,
      passage: anchor,
    }),
  ),
  assumptions: z.array(assumption),
  withdrawals: z.array(z.looseObject({ origin: text, claims: texts, standing: standing.nullable(), reached })),
  coverage: text,
  sentences: z.array(z.looseObject({ text, anchors: texts })),
});

const notYet = z.array(
  z.looseObject({
    doc: id,
    name: text,
    published: span.nullable(),
    why: z.enum(['later', 'possibly later', 'undated', 'not entered']),
  }),
);

const file: z.ZodType<CaseJson> = z.looseObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  engine: z.looseObject({ version: text, reader: maybe, inference: maybe, sentTo: text.optional() }),
  inquiry: z.looseObject({ item: id, origin: maybe, holder: maybe, since: moment, deadline: moment }),
  documents: z.array(document),
  failures: z.array(z.looseObject({ path: text, why: text })),
  actors: z.array(actor),
  items: z.array(item),
  statements: z.array(statement),
  claims: z.array(claim),
  lineage: z.array(lineage),
  hops: z.array(hop),
  relations: z.array(z.looseObject({ a: id, b: id, kind: text, when: span, claim: id })),
  acts: z.array(z.looseObject({ act: text, flags, claims: texts })),
  verdict,
  dropped: z.array(z.looseObject({ doc: text, quote: text, why: text })),
  separate: z.array(z.looseObject({ claims: texts, passage: anchor, why: maybe })).optional(),
  events: z.array(z.looseObject({ link: z.enum(['one', 'own']), claims: texts, by: maybe, why: maybe })).optional(),
  ties: z.array(z.looseObject({ reference: text, item: text, by: maybe, why: maybe })).optional(),
  families: z.array(family).optional(),
  asOf: z
    .looseObject({ date: text, clock: z.enum(['published', 'entered']), perhaps: notYet, without: notYet })
    .optional(),
}) as z.ZodType<CaseJson>;

/** The JSON Schema (draft 2020-12) of what a trace hands out. Fields may be added to it without a new version. */
export function caseSchema(): object {
  return {
    ...z.toJSONSchema(file, { target: 'draft-2020-12' }),
    title: 'A case as Hearsay hands it out',
    description:
      'Evidence, hops, routes and a verdict. Tracing also takes the part up to `lineage`, with most fields left out.',
  };
}
