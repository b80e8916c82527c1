import type { Claim } from '../terms/claim.ts';
import type { Document } from '../terms/document.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Holder } from '../terms/holder.ts';
import type { Passage } from '../terms/passage.ts';
import type { Reliance } from '../terms/reliance.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import { sharedQuotations } from './quoted.ts';
import { supporterOf } from './witness.ts';

/**
 * The links of lineage that statements and claims give by themselves: a text that cites another or links to it, "told CNN",
 * a source that is quoted through another, a source that is itself the publisher of a document of the case, a byline that is another
 * publisher's; and the same quotation in two texts, which is measured.
 *
 * Returned in order of the evidence, each once; what `evidence.lineage` holds already is not repeated.
 */
export function statedReliances(evidence: Evidence): Reliance[] {
  const catalogue = catalogueOf(evidence);
  const found = [
    ...evidence.claims.flatMap((claim) => {
      if (claim.event !== 'citation') return relayed(catalogue, claim);
      // Whoever rejected a citation found that the text cites nobody there.
      return claim.reviewed?.decision === 'rejected' ? [] : cited(catalogue, evidence, claim);
    }),
    ...evidence.statements.flatMap((statement) => {
      const told = statement.addressee ?? statement.channel;
      if (told === null || !publishes(catalogue, told.quote)) return [];
      if (ownOutlet(catalogue, catalogue.nodeOf(told.quote), statement.doc)) return [];
      return [link(statement.doc, told.quote, `told ${told.quote}`, statement.doc, statement.passage.quote)];
    }),
    ...evidence.documents.flatMap((document) => signedElsewhere(catalogue, document)),
    ...sharedQuotations(evidence, catalogue),
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

/**
 * A citation that is held: whoever cites relies on whom it names, and on the author of the text where that is another;
 * on the text itself only where nobody is named. Where no one is said to cite, the statement does whose source it is,
 * else the document. An outlet in its own text is no one else's, nor is a source that is its own text.
 */
function cited(catalogue: Catalogue, evidence: Evidence, claim: Claim): Reliance[] {
  const supporter = supporterOf(claim);
  if (supporter === null || !['CT', 'PR'].includes(supporter.certainty)) return [];
  const { agent, other, originator, discloser, recipient, item } = claim.roles;
  const { doc, quote } = claim.passage;
  const source = other ?? originator ?? (agent === undefined ? discloser : recipient);
  const citing = agent ?? (source === discloser ? recipient : discloser);
  const own = citing === undefined ? bySource(catalogue, evidence, claim) : null;
  const from = citing ?? own ?? doc;
  const linked = claim.url === undefined ? [] : [link(from, page(catalogue, claim.url), 'links to', doc, quote)];
  const named = [...new Set([source, originator])].flatMap((each) => each ?? []);
  const all = named.length > 0 ? named : own === null && item !== undefined && claim.url === undefined ? [item] : [];
  return all
    .filter((each) => each !== from && !ownOutlet(catalogue, catalogue.nodeOf(each), doc))
    .map((each) => link(from, each, 'cites', doc, quote))
    .concat(linked);
}

/** The document of the case that a page is, else its address. */
function page(catalogue: Catalogue, url: string): string {
  const node = catalogue.nodeOf(url);
  return node.startsWith('doc:') ? node.slice('doc:'.length) : url;
}

/** The statement whose source is what is cited: "the Ledger's report says", "according to a memo obtained by the Ledger". */
function bySource(catalogue: Catalogue, evidence: Evidence, { passage, roles }: Claim): string | null {
  const ids = [roles.other, roles.item, roles.originator];
  const mentions = [...evidence.actors, ...evidence.items]
    .filter((each) => ids.includes(each.id))
    .flatMap((each) => each.mentions)
    .filter((each) => each.doc === passage.doc && passage.start <= each.start && each.end <= passage.end);
  const named = catalogue
    .statementsIn(passage.doc)
    .find((own) => own.source.some((source) => mentions.some((each) => overlaps(each, source))));
  return named?.id ?? null;
}

function overlaps(a: Passage, b: Passage): boolean {
  return a.start < b.end && b.start < a.end;
}

function ownOutlet(catalogue: Catalogue, node: string | null, doc: string): boolean {
  return node !== null && (node === catalogue.publisherNode(doc) || node === catalogue.authorNode(doc));
}

/** A chain with someone between author and innermost holder is a report of a report. */
function relayed(catalogue: Catalogue, claim: Claim): Reliance[] {
  const { doc, quote } = claim.passage;
  return claim.holders.flatMap((holder, at) => {
    if (at === 0) return [];
    const innermost = at === claim.holders.length - 1;
    const node = catalogue.holderNode(holder, at, doc);
    if (ownOutlet(catalogue, node, doc) || (innermost && !publishedBy(catalogue, node))) return [];
    return [link(claim.id, reference(holder), `reports what ${holder.name} reported`, doc, quote)];
  });
}

function reference(holder: Holder): string {
  return holder.actor ?? holder.name;
}

function publishedBy(catalogue: Catalogue, node: string | null): boolean {
  return node !== null && catalogue.documentsBy(node).some((doc) => catalogue.publisherNode(doc) === node);
}

/** "By Coast Wire", in a paper: what an agency put out. */
function signedElsewhere(catalogue: Catalogue, { id, author }: Document): Reliance[] {
  const node = catalogue.authorNode(id);
  if (author === null || node === catalogue.publisherNode(id) || !publishedBy(catalogue, node)) return [];
  return [link(id, author, `is signed “${author}”`, id, author)];
}

/** "told police" is no lineage; "told the Herald" is, where the Herald writes, or reads as a name. */
function publishes(catalogue: Catalogue, name: string): boolean {
  return publishedBy(catalogue, catalogue.nodeOf(name)) || /^(?:the\s+)?\p{Lu}/u.test(name.trim());
}
