import { normalName } from '../lineage/index.ts';
import type { Claim } from '../terms/claim.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Factuality } from '../terms/factuality.ts';

/**
 * The evidence as it would be if a source were withdrawn. `source` is the id of a claim, statement, document or actor, or
 * the name of a holder, author or publisher. Its claims stay on record, marked withdrawn; those that rest on them alone
 * leave with them when the evidence is traced. A source that holds nothing changes nothing.
 */
export function without(evidence: Evidence, source: string): Evidence {
  const name = normalName(source);
  const actor = evidence.actors.find((each) => each.id === source);
  const known = (id: string): boolean => id === source;
  const byId =
    evidence.documents.some(({ id }) => known(id)) ||
    evidence.statements.some(({ id }) => known(id)) ||
    evidence.claims.some(({ id }) => known(id));
  const named = (other: string | null | undefined): boolean =>
    !byId && !!other && name !== '' && normalName(other) === name;
  const documents = new Set(
    evidence.documents.filter((each) => each.id === source || named(each.publisher)).map((each) => each.id),
  );
  const authored = new Set(
    evidence.documents
      .filter(
        (each) =>
          named(each.author) || [actor?.name, ...(actor?.names ?? [])].some((own) => sameAuthor(own, each.author)),
      )
      .map((each) => each.id),
  );
  const speaks = (claim: Claim, at: number): boolean => {
    const holder = claim.holders[at];
    if (holder === undefined) return false;
    // Of two authors of one name who were not taken for one, only the one that is meant.
    const another = actor !== undefined && holder.actor !== null && holder.actor !== actor.id;
    if (at === 0 && authored.has(claim.passage.doc) && !another) return true;
    return actor === undefined ? named(holder.name) : holder.actor === actor.id;
  };
  const claims = evidence.claims.map((claim): Claim => {
    const whole = claim.id === source || claim.statement === source || documents.has(claim.passage.doc);
    const innermost = claim.holders.length - 1;
    if (whole || speaks(claim, innermost)) {
      return { ...claim, reviewed: { decision: 'withdrawn', by: null, why: `what if ${source} were withdrawn` } };
    }
    const factuality = claim.factuality.map((value, at): Factuality => (speaks(claim, at) ? 'Uu' : value));
    return factuality.some((value, at) => value !== claim.factuality[at]) ? { ...claim, factuality } : claim;
  });
  return { ...evidence, claims };
}

function sameAuthor(own: string | undefined, author: string | null): boolean {
  return own !== undefined && author !== null && normalName(own) !== '' && normalName(own) === normalName(author);
}
