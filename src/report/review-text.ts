import type { Evidence } from '../terms/evidence.ts';
import type { ReadOtherwise, ToReview } from '../terms/review.ts';
import { claimLine } from './annotations.ts';
import { type CaseRecord, recordOf } from './case.ts';
import { indented, spread } from './columns.ts';
import { inContext, saying } from './context.ts';
import { actorName, chain, documentName, itemName, list, sourceLine } from './naming.ts';
import { type Paint, paintOf } from './paint.ts';

/** What a judgement of a claim is called where it is spoken of. */
const DONE: Readonly<Record<string, string>> = {
  'claim-accepted': 'accepted',
  'claim-rejected': 'rejected',
  'claim-withdrawn': 'withdrawn',
  'claim-corrected': 'corrected',
  'record-attached': 'given a record',
};

/**
 * A claim to be reviewed: why it is up, its sentence in its paragraph, what was read from it, and what others decided or a later reading says.
 * At most 80 columns, ending in a newline. @param place “3 of 41”.
 */
export function reviewText(
  evidence: Evidence,
  review: ToReview,
  place: string,
  options: { readonly colour?: boolean } = {},
): string {
  const given = recordOf(evidence);
  const paint = paintOf(options.colour ?? false);
  const { claim, because, awaiting, proposal } = review;
  const document = given.documents.get(claim.passage.doc);
  const lines = [
    ...spread(`${place} · ${claim.id}`, `score ${claim.score.toFixed(2)}`, '').map((line) => paint('bold', line)),
    ...indented(`It ${list(because.slice(0, 3))}.`, ''),
    '',
    ...indented(document === undefined ? documentName(given, claim.passage.doc) : sourceLine(given, document), ''),
    ...sentence(given, review, paint),
    '',
    ...indented(claimLine(given, claim), 'claim    '),
    ...indented(chain(claim), 'held by  '),
    ...claim.assumptions.flatMap(({ what }) => indented(what, 'assumed  ')),
    ...(claim.reviewed === null
      ? []
      : indented(decided(claim.reviewed.decision, claim.reviewed.by, claim.reviewed.why), 'judged   ')),
    ...awaiting.flatMap(({ entry, by, kind, why }) =>
      indented(`${decided(DONE[kind] ?? kind, by, why)} (entry ${entry})`, 'awaits   '),
    ),
    ...(proposal === null
      ? []
      : proposal.differences.flatMap((each) => indented(difference(given, each), 'later    '))),
  ];
  return `${lines.join('\n')}\n`;
}

function sentence(given: CaseRecord, { claim }: ToReview, paint: Paint): readonly string[] {
  const { before, quote, after } = inContext(given, saying(given, claim));
  // Brackets and not colour alone: what is quoted is told apart on paper too.
  return indented(`${before}⟦${quote}⟧${after}`, '  ').map((line) => paint('cyan', line));
}

function decided(decision: string, by: string | null, why: string | null): string {
  return `${decision}${by === null ? '' : ` by ${by}`}${why === null ? '' : `: ${why}`}`;
}

function difference(given: CaseRecord, { field, judged, read }: ReadOtherwise): string {
  const role = /^roles\.(\w+)$/.exec(field)?.[1];
  const named = (value: string | null): string => {
    if (value === null) return 'nothing';
    if (role === undefined) return value;
    return role === 'item' ? itemName(given, value) : actorName(given, value);
  };
  return `${role ?? field} is ${named(read)} where ${named(judged)} was judged`;
}
