import type { Claim } from '../terms/claim.ts';
import type { Evidence } from '../terms/evidence.ts';

/** A judgement that is folded into evidence. `id` is the same for the same evidence: `review:CLAIM`, `separate:1`, `event:1`, `tie:REFERENCE`, `lineage:1`. */
export interface Judgement {
  readonly id: string;
  readonly kind: 'review' | 'separate' | 'event' | 'tie' | 'lineage';
  /** Ids of the claims it is about. */
  readonly claims: readonly string[];
  readonly by: string | null;
  readonly why: string | null;
  /** The decision of a review, the reference of a tie, who relies on whom. */
  readonly what: string;
  /** The evidence as it would be if it had not been made. Of a corrected claim the reading is not in the evidence: it is withdrawn then. */
  readonly undone: (evidence: Evidence) => Evidence;
}

/** Every judgement in the evidence: reviews in order of claims, then accounts held separate, events, ties, and lineage that was judged. */
export function judgementsOf(evidence: Evidence): readonly Judgement[] {
  const reviews = evidence.claims.flatMap(({ id, reviewed }): Judgement[] => {
    if (reviewed === null) return [];
    const { decision, by, why } = reviewed;
    return [
      {
        id: `review:${id}`,
        kind: 'review',
        claims: [id],
        by,
        why,
        what: decision,
        undone: (given) => unreviewed(given, id),
      },
    ];
  });
  const separate = (evidence.separate ?? []).map(
    (each, at): Judgement => ({
      id: `separate:${at + 1}`,
      kind: 'separate',
      claims: each.claims,
      by: null,
      why: each.why,
      what: 'separate accounts',
      undone: (given) => ({ ...given, separate: (given.separate ?? []).filter((other) => other !== each) }),
    }),
  );
  const events = (evidence.events ?? []).map(
    (each, at): Judgement => ({
      id: `event:${at + 1}`,
      kind: 'event',
      claims: each.claims,
      by: each.by,
      why: each.why,
      what: each.link === 'one' ? 'one event' : 'an event of its own',
      undone: (given) => ({ ...given, events: (given.events ?? []).filter((other) => other !== each) }),
    }),
  );
  const ties = (evidence.ties ?? []).map(
    (each): Judgement => ({
      id: `tie:${each.reference}`,
      kind: 'tie',
      claims: [],
      by: each.by,
      why: each.why,
      what: each.reference,
      undone: (given) => ({ ...given, ties: (given.ties ?? []).filter((other) => other !== each) }),
    }),
  );
  const lineage = evidence.lineage.flatMap((each, at): Judgement[] =>
    each.basis !== 'judged'
      ? []
      : [
          {
            id: `lineage:${at + 1}`,
            kind: 'lineage',
            claims: [],
            by: null,
            why: each.why,
            what: `${each.from} relies on ${each.reliesOn}`,
            undone: (given) => ({ ...given, lineage: given.lineage.filter((other) => other !== each) }),
          },
        ],
  );
  return [...reviews, ...separate, ...events, ...ties, ...lineage];
}

function unreviewed(evidence: Evidence, id: string): Evidence {
  const claims = evidence.claims.map((claim): Claim => {
    if (claim.id !== id || claim.reviewed === null) return claim;
    if (claim.reviewed.decision !== 'corrected') return { ...claim, reviewed: null };
    return { ...claim, reviewed: { decision: 'withdrawn', by: null, why: 'what if its correction had not been made' } };
  });
  return { ...evidence, claims };
}
