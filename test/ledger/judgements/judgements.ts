import fc from 'fast-check';
import type { Judgement } from '../../../src/ledger/index.ts';
import type { Passage } from '../../../src/terms/index.ts';

/** Words that stand in documents alone: none of them may stand in the open. */
export const SECRET = 'Marrowgate';

const docs = fc.constantFrom('d1', 'd2', 'd3');

export const passages: fc.Arbitrary<Passage> = fc
  .record({ doc: docs, start: fc.nat(500), word: fc.constantFrom('ledger', 'Orla Venn', 'the wharf plan') })
  .map(({ doc, start, word }) => {
    const quote = `${SECRET} ${word}`;
    return { doc, start, end: start + quote.length, quote, prefix: '', suffix: SECRET };
  });

export const fillers = fc.record({ name: fc.constantFrom(`${SECRET} Venn`, SECRET), passage: passages });

const when = fc.record({
  earliest: fc.option(fc.integer({ min: 0, max: 1e12 })),
  latest: fc.constant(null),
  edtf: fc.constant(null),
  words: fc.constantFrom(null, `in ${SECRET} week`),
});
const fields = {
  statement: fc.constant(null),
  event: fc.constantFrom('disclosure' as const, 'meeting' as const),
  relation: fc.constant(null),
  when,
  holders: fc.constant([{ name: SECRET, named: true, number: { least: 1, most: 1 }, passage: null }]),
  factuality: fc.constantFrom(['CT+' as const], ['PS-' as const]),
  passage: passages,
  score: fc.constant(1),
  assumptions: fc.constant([]),
  record: fc.boolean(),
  questions: fc.boolean(),
};
const ids = fc.constantFrom('d1.c1', 'd2.c4', 'd3.r2.c1');

/** Any judgement but those about entries, its words all of documents. */
export const judgements: fc.Arbitrary<Judgement> = fc.oneof(
  ids.map((claim): Judgement => ({ kind: 'claim-accepted', claim })),
  ids.map((claim): Judgement => ({ kind: 'claim-rejected', claim })),
  fc
    .record({
      claim: ids,
      fields: fc.record({ ...fields, roles: fc.record({ recipient: fillers }) }, { requiredKeys: ['when'] }),
    })
    .map(({ claim, fields }): Judgement => ({ kind: 'claim-corrected', claim, fields })),
  fc
    .record({ ...fields, roles: fc.record({ discloser: fillers, item: fillers }, { requiredKeys: [] }) })
    .map((claim): Judgement => ({ kind: 'claim-added', claim })),
  fc.array(fillers, { minLength: 2, maxLength: 4 }).map((of): Judgement => ({ kind: 'actors-merged', of })),
  fc
    .record({ actor: fillers, mentions: fc.array(passages, { minLength: 1, maxLength: 3 }) })
    .map((split): Judgement => ({ kind: 'actors-split', ...split })),
  fc
    .record({ a: fillers, b: fillers, link: fc.constantFrom('same' as const, 'distinct' as const) })
    .map((link): Judgement => ({ kind: 'items-linked', ...link })),
  fc
    .record({ item: fillers, mentions: fc.array(passages, { minLength: 1, maxLength: 3 }) })
    .map((split): Judgement => ({ kind: 'items-split', ...split })),
  fc
    .constantFrom('events-merged' as const, 'events-split' as const)
    .map((kind): Judgement => ({ kind, claims: ['d1.c1', 'd2.c4'] })),
  fc
    .record({ claims: fc.constant(['d1.c1', 'd2.c4']), passage: fc.option(passages) })
    .map((apart): Judgement => ({ kind: 'claims-apart', ...apart })),
  fillers.map((item): Judgement => ({ kind: 'contact-tied', reference: 'CR-7', item })),
  ids.map((claim): Judgement => ({ kind: 'record-attached', claim, document: 'd2', sha256: null })),
  docs.map(
    (doc): Judgement => ({
      kind: 'lineage-recorded',
      reliance: { from: 'd1', reliesOn: SECRET, why: `as ${SECRET} says`, doc, quote: SECRET },
    }),
  ),
  docs.map((document): Judgement => ({ kind: 'document-retracted', document })),
  fc.constant<Judgement>({
    kind: 'document-corrected',
    document: 'd1',
    by: 'd2',
    details: [{ claim: 'd1.c1', by: 'd2.c4' }],
  }),
  fillers.map((source): Judgement => ({ kind: 'source-withdrawn', source })),
  fillers.map(
    (origin): Judgement => ({ kind: 'evidence-judged', hypothesis: 'no leak', origin, judged: 'inconsistent' }),
  ),
);
