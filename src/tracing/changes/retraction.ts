import type { Evidence } from '../../terms/evidence.ts';
import type { Passage } from '../../terms/passage.ts';
import type { Reviewer } from './correction.ts';

/**
 * The evidence as it is once a document has been taken back. Its claims stay on record, marked withdrawn, and those that rest on them alone leave with
 * them when it is traced; offices, relations of items and judgements that only a passage of it shows are not shown any more. What it says of whom it
 * relies on stays: that a text was taken back makes nobody independent.
 */
export function retracted(
  evidence: Evidence,
  doc: string,
  { by, why }: Reviewer = { by: null, why: 'its document was retracted' },
): Evidence {
  const claims = new Set(evidence.claims.filter(({ passage }) => passage.doc === doc).map(({ id }) => id));
  const shown = (passage: Passage | null): boolean => passage?.doc !== doc;
  return {
    ...evidence,
    claims: evidence.claims.map((claim) =>
      !claims.has(claim.id) || claim.reviewed?.decision === 'rejected' || claim.reviewed?.decision === 'withdrawn'
        ? claim
        : { ...claim, reviewed: { decision: 'withdrawn', by, why } },
    ),
    actors: evidence.actors.map((actor) => ({
      ...actor,
      actsFor: actor.actsFor.filter(({ claim, passage }) => shown(passage) && (claim === null || !claims.has(claim))),
    })),
    items: evidence.items.map((item) => ({
      ...item,
      relations: item.relations.filter(({ passage }) => shown(passage)),
    })),
    ...(evidence.separate === undefined ? {} : { separate: evidence.separate.filter(({ passage }) => shown(passage)) }),
  };
}
