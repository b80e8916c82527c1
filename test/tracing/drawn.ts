import fc from 'fast-check';
import { decodeCase } from '../../src/exchange/index.ts';
import { caseOf } from '../../src/report/case.ts';
import { sentencesOf } from '../../src/report/sentences.ts';
import type { Evaluation } from '../../src/terms/difference.ts';
import type { Evidence } from '../../src/terms/evidence.ts';
import type { Inquiry } from '../../src/terms/inquiry.ts';
import { trace } from '../../src/tracing/index.ts';

const ACTORS = ['ann', 'ben', 'cleo', 'dov'];
const DOCS = ['d1', 'd2', 'd3'];

/** Up to eight claims of a few people in three texts, on either of two days; links between the texts; a review of some. */
export const drawnEvidence: fc.Arbitrary<Evidence> = fc
  .tuple(
    fc.array(
      fc.record({
        from: fc.constantFrom(...ACTORS),
        to: fc.constantFrom(...ACTORS),
        doc: fc.constantFrom(...DOCS),
        holder: fc.constantFrom('author', 'Nora Quist', 'Piet Lund', 'an official'),
        value: fc.constantFrom('CT+', 'PR+', 'PS+', 'CT-', 'Uu'),
        day: fc.constantFrom('2021-02-01', '2021-02-04'),
        item: fc.constantFrom('plan', 'plan', 'plan', 'map'),
        event: fc.constantFrom('disclosure', 'disclosure', 'disclosure', 'relation'),
        rejected: fc.constantFrom(false, false, false, true),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    fc.array(fc.tuple(fc.constantFrom(...DOCS), fc.constantFrom(...DOCS)), { maxLength: 2 }),
  )
  .map(
    ([claims, links]) =>
      decodeCase({
        documents: DOCS.map((id, at) => ({
          id,
          title: `Title of ${id}`,
          publisher: `Paper ${id}`,
          author: `Writer ${id}`,
          published: `2021-03-0${at + 1}`,
        })),
        actors: ACTORS.map((id) => ({ id, name: `${id.charAt(0).toUpperCase()}${id.slice(1)} Moss` })),
        items: [
          { id: 'plan', name: 'the plan' },
          { id: 'map', name: 'the map' },
        ],
        claims: claims
          .filter(({ from, to }) => from !== to)
          .map(({ from, to, doc, holder, value, day, item, event, rejected }, at) => ({
            id: `c${at}`,
            event,
            ...(event === 'relation' ? { relation: 'ally' } : {}),
            roles: event === 'relation' ? { agent: from, other: to } : { discloser: from, recipient: to, item },
            when: { earliest: day, latest: day },
            holderChain: holder === 'author' ? ['author'] : ['author', holder],
            factuality: value,
            passage: { doc, quote: `${holder} on ${from} and ${to}, ${at}` },
            ...(rejected ? { reviewed: { decision: 'rejected', by: 'Ida Holm', why: 'misread' } } : {}),
          })),
        lineage: links.filter(([from, to]) => from !== to).map(([from, reliesOn]) => ({ from, reliesOn })),
      }).evidence,
  );

/** How the plan could have got from Ann to Dov. */
export const ASKED: Inquiry = {
  item: 'plan',
  origin: 'ann',
  holder: 'dov',
  since: null,
  deadline: Date.parse('2021-02-02'),
};

/** Evidence traced and told. */
export function evaluated(evidence: Evidence, inquiry: Inquiry = ASKED): Evaluation {
  const traced = trace(evidence, inquiry);
  return { evidence, trace: traced, sentences: sentencesOf(caseOf(evidence, traced)) };
}
