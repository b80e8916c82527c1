import type { Evidence } from '../terms/evidence.ts';
import type { Passage } from '../terms/passage.ts';
import type { Lineage } from './lineage.ts';
import { normalName } from './names.ts';
import type { Witness } from './witness.ts';

/** Words that say that two accounts were given apart. Verification that failed is the opposite of it. */
const APART =
  /\b(?:separately|independently|independent (?:of (?:each other|one another)|accounts?|testimon(?:y|ies)|witness(?:es)?|sources?|interviews?)|separate (?:accounts?|testimon(?:y|ies)|interviews?|statements?|hearings?)|without (?:knowing|having (?:seen|heard|read)) (?:of )?(?:each other|one another|the other)|(?:neither|had not|did not) (?:know|knew|known|spoken|speak)[^.]{0,40}(?:each other|one another|the other))\b/iu;
const NOT_APART =
  /\b(?:not|n[’']t|never|no|cannot|without|unable to|yet to)\b[^.]{0,24}\b(?:independent(?:ly)?|separate(?:ly)?)\b/iu;

/**
 * The passage that shows two accounts to be separate, or null.
 *
 * It is one of: a judgement in the evidence (a `Separate`), the words of either claim or of its statement, or the quote
 * of a link of lineage between the two texts. Words count only where they do not say that the check failed.
 */
export function separatePassage(p: Witness, q: Witness, evidence: Evidence, lineage: Lineage): Passage | null {
  for (const { claims, passage } of evidence.separate ?? []) {
    if (claims.includes(p.id) && claims.includes(q.id)) return passage ?? p.passage;
  }
  for (const [one, other] of [
    [p, q],
    [q, p],
  ] as const) {
    for (const passage of saying(one, lineage))
      if (saysApart(passage.quote) && concerns(one, other, passage)) return passage;
  }
  return null;
}

export function saysApart(words: string): boolean {
  return APART.test(words) && !NOT_APART.test(words);
}

function saying(witness: Witness, lineage: Lineage): Passage[] {
  const { claim } = witness;
  if (claim === null) return [];
  const statement = claim.statement === null ? undefined : lineage.catalogue.statements.get(claim.statement);
  return statement === undefined ? [claim.passage] : [claim.passage, statement.passage];
}

/** A text that names other people as those who spoke apart says nothing of these two. */
function concerns(one: Witness, other: Witness, passage: Passage): boolean {
  const words = ` ${normalName(passage.quote)} `;
  const from = /\b(?:from|of) (?:what|the account of|the testimony of|that of) ([^,.;]+)/iu.exec(passage.quote)?.[1];
  if (from === undefined || other.claim === null || one.claim === null) return true;
  const name = other.claim.holders[other.holder]?.name ?? '';
  const last = normalName(name).split(' ').at(-1) ?? '';
  return last !== '' && words.includes(` ${last} `);
}
