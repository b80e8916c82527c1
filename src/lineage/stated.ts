import type { Claim } from '../terms/claim.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Holder } from '../terms/holder.ts';
import type { Reliance } from '../terms/reliance.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';

/**
 * The links of lineage that statements and claims state themselves: a text that cites another, "told CNN", a source that
 * is quoted through another, a source that is itself the publisher of a document of the case.
 *
 * Returned in order of the evidence, each once; what `evidence.lineage` holds already is not repeated.
 */
export function statedReliances(evidence: Evidence): Reliance[] {
  const catalogue = catalogueOf(evidence);
  const found = [
    ...evidence.claims.flatMap((claim) => (claim.event === 'citation' ? cited(claim) : relayed(catalogue, claim))),
    ...evidence.statements.flatMap((statement) => {
      const told = statement.addressee ?? statement.channel;
      if (told === null || !publishes(catalogue, told.quote)) return [];
      return [link(statement.doc, told.quote, `told ${told.quote}`, statement.doc, statement.passage.quote)];
    }),
  ];
  const seen = new Set(evidence.lineage.map(key));
  return found.filter((each) => {
    const fresh = !seen.has(key(each));
    seen.add(key(each));
    return fresh && each.from !== each.reliesOn;
  });
}

function key(link: Reliance): string {
  return `${link.from}\n${link.reliesOn}`;
}

function link(from: string, reliesOn: string, why: string, doc: string, quote: string): Reliance {
  return { from, reliesOn, why, doc, quote, basis: 'stated' };
}

/** A citation: whoever cites relies on what is cited; where no one is named as citing, the document does. */
function cited(claim: Claim): Reliance[] {
  const { agent, other, originator, discloser, recipient, item } = claim.roles;
  const source = other ?? originator ?? (agent === undefined ? discloser : recipient) ?? item;
  const citing = agent ?? (source === discloser ? recipient : discloser) ?? claim.passage.doc;
  if (source === undefined || source === citing) return [];
  return [link(citing, source, 'cites', claim.passage.doc, claim.passage.quote)];
}

/** A chain with someone between author and innermost holder is a report of a report. */
function relayed(catalogue: Catalogue, claim: Claim): Reliance[] {
  const { doc, quote } = claim.passage;
  return claim.holders.flatMap((holder, at) => {
    if (at === 0) return [];
    const innermost = at === claim.holders.length - 1;
    const node = catalogue.holderNode(holder, at, doc);
    const ownOutlet = node !== null && (node === catalogue.publisherNode(doc) || node === catalogue.authorNode(doc));
    if (ownOutlet || (innermost && !publishedBy(catalogue, node))) return [];
    return [link(claim.id, reference(holder), `reports what ${holder.name} reported`, doc, quote)];
  });
}

function reference(holder: Holder): string {
  return holder.actor ?? holder.name;
}

function publishedBy(catalogue: Catalogue, node: string | null): boolean {
  return node !== null && catalogue.documentsBy(node).some((doc) => catalogue.publisherNode(doc) === node);
}

/** "told police" is no lineage; "told the Herald" is, where the Herald writes, or reads as a name. */
function publishes(catalogue: Catalogue, name: string): boolean {
  return publishedBy(catalogue, catalogue.nodeOf(name)) || /^(?:the\s+)?\p{Lu}/u.test(name.trim());
}
