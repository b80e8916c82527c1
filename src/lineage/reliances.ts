import type { Evidence } from '../terms/evidence.ts';
import type { NearCopies, NearCopy, Reliance } from '../terms/reliance.ts';
import { saysApart } from './apart.ts';
import type { Catalogue } from './catalogue.ts';
import { type SharedError, sharedErrors } from './errors.ts';
import { statedReliances } from './stated.ts';

/** Every link of lineage, and the errors that texts share, of which misspellings are links too. */
export interface Reliances {
  readonly links: readonly Reliance[];
  readonly errors: readonly SharedError[];
}

/** What links evidence: given with it, stated by it, and measured as copied text, quotations in common and shared errors. */
export function reliancesOf(evidence: Evidence, catalogue: Catalogue, copies: NearCopies | null): Reliances {
  // A link whose reason is that the two are independent of each other links nothing.
  const given = evidence.lineage.filter((each) => !saysApart(each.why));
  const stated = [...given, ...statedReliances(evidence)].filter((each) => each.reliesOn !== '');
  const copied = (copies?.among(evidence.documents.map((each) => each.id)) ?? []).flatMap((copy) =>
    copyLinks(copy, catalogue),
  );
  const says = new Set(stated.flatMap((each) => pairsOf(each, catalogue)));
  const errors = sharedErrors(evidence.documents, (doc, other) => says.has(`${doc}\n${other}`));
  const misspelt = errors.flatMap((error) => (error.kind === 'spelling' ? errorLinks(error, catalogue) : []));
  return { links: [...stated, ...copied, ...misspelt], errors };
}

/** "from document, on document", for each pair of documents of the case that a link is between. */
function pairsOf(link: Reliance, catalogue: Catalogue): string[] {
  const from = documentOf(link.from, catalogue);
  if (from === null) return [];
  const on = documentOf(link.reliesOn, catalogue);
  const onto = on === null ? catalogue.documentsBy(catalogue.nodeOf(link.reliesOn)) : [on];
  return onto.filter((each) => each !== from && !catalogue.after(each, from)).map((each) => `${from}\n${each}`);
}

/** The document that a reference is, or stands in; null for an actor and a name. */
export function documentOf(reference: string, catalogue: Catalogue): string | null {
  const node = catalogue.nodeOf(reference);
  const [kind, id] = [node.slice(0, node.indexOf(':')), node.slice(node.indexOf(':') + 1)];
  if (kind === 'doc') return id;
  if (kind === 'claim') return catalogue.claims.get(id)?.passage.doc ?? null;
  return kind === 'statement' ? (catalogue.statements.get(id)?.doc ?? null) : null;
}

function copyLinks(copy: NearCopy, catalogue: Catalogue): Reliance[] {
  const why = `shares ${Math.round(copy.share * 100)} % of the shorter text`;
  return between(copy.a, copy.b, catalogue).map(
    ([from, reliesOn]): Reliance => ({ from, reliesOn, why, doc: from, quote: copy.quote, basis: 'measured' }),
  );
}

/** Each text that has an error leans on the first that has it; on which, where dates do not tell, is not known. */
function errorLinks({ shared, original, texts }: SharedError, catalogue: Catalogue): Reliance[] {
  const first = texts.reduce((best, each) => (catalogue.after(best.doc, each.doc) ? each : best));
  const why = `writes “${shared}” as it does, where another text has “${original}”`;
  return texts.flatMap((each) => {
    if (each.doc === first.doc) return [];
    return between(each.doc, first.doc, catalogue).map(([from, reliesOn]): Reliance => {
      const quote = (from === each.doc ? each : first).passage.quote;
      return { from, reliesOn, why, doc: from, quote, basis: 'measured', carries: 'detail' };
    });
  });
}

/** The later on the earlier. Without dates either may lean on the other: both do, and are one origin all the same. */
function between(a: string, b: string, catalogue: Catalogue): (readonly [string, string])[] {
  if (catalogue.after(a, b)) return [[a, b]];
  if (catalogue.after(b, a)) return [[b, a]];
  return [
    [a, b],
    [b, a],
  ];
}
