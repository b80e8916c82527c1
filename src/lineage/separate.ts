import type { Evidence } from '../terms/evidence.ts';
import type { Passage } from '../terms/passage.ts';
import type { Reliance } from '../terms/reliance.ts';
import { saysApart } from './apart.ts';
import type { Lineage } from './lineage.ts';
import { normalName } from './names.ts';
import type { Witness } from './witness.ts';

/**
 * The passage that shows two accounts to be separate, or null.
 *
 * It is one of: a judgement in the evidence (`separate`, or a link whose reason says that there is none); the words of either claim or of its statement; another passage
 * of either text that speaks of both holders. Words count only where they do not say that the check failed.
 */
export function separatePassage(p: Witness, q: Witness, evidence: Evidence, lineage: Lineage): Passage | null {
  for (const { claims, passage } of evidence.separate ?? []) {
    if (claims.includes(p.id) && claims.includes(q.id)) return passage ?? p.passage;
  }
  const judged = evidence.lineage.find((link) => saysApart(link.why) && joins(link, p, q));
  if (judged !== undefined) return lineage.shownBy(judged) ?? p.passage;
  for (const [one, other] of [
    [p, q],
    [q, p],
  ] as const) {
    for (const passage of saying(one, lineage)) {
      if (lineage.apart.has(passage) && concerns(other, passage)) return passage;
    }
  }
  const docs = [p, q].map((each) => each.claim?.passage.doc);
  return [...lineage.apart].find((each) => docs.includes(each.doc) && ofBoth(p, q, each)) ?? null;
}

function joins({ from, reliesOn }: Reliance, p: Witness, q: Witness): boolean {
  const [one, other] = [p, q].map(({ claim }) => [claim?.id, claim?.statement, claim?.passage.doc]);
  return (
    (!!one?.includes(from) && !!other?.includes(reliesOn)) || (!!other?.includes(from) && !!one?.includes(reliesOn))
  );
}

function saying(witness: Witness, lineage: Lineage): Passage[] {
  const { claim } = witness;
  if (claim === null) return [];
  const statement = claim.statement === null ? undefined : lineage.catalogue.statements.get(claim.statement);
  return statement === undefined ? [claim.passage] : [claim.passage, statement.passage];
}

/** "Separately from Brandt" says nothing of how the account of Lund came about. */
function concerns(other: Witness, passage: Passage): boolean {
  const from =
    /\b(?:separately from|independently of|apart from) (?:(?:what|the (?:account|testimony) of|that of) )?((?:\p{Lu}[\p{L}’'-]+ ?)+)/u.exec(
      passage.quote,
    )?.[1];
  return from === undefined || normalName(from).split(' ').includes(lastName(other));
}

/** Speaks of both by name, or of "both" and "the two". */
function ofBoth(p: Witness, q: Witness, passage: Passage): boolean {
  const words = normalName(passage.quote).split(' ');
  const names = [p, q].map(lastName);
  if (names.every((name) => name !== '' && words.includes(name))) return true;
  return /\b(?:both|the two|each)\b/iu.test(passage.quote) && names.some((name) => name !== '' && words.includes(name));
}

function lastName(witness: Witness): string {
  const name = witness.claim?.holders[witness.holder]?.name ?? '';
  return normalName(name).split(' ').at(-1) ?? '';
}
