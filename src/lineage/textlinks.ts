import type { Evidence } from '../terms/evidence.ts';
import type { TextLink } from '../terms/sources.ts';
import type { Lineage } from './lineage.ts';
import { documentOf } from './reliances.ts';

/**
 * The links of lineage between texts: what a document leans on, by its own words, by shared text or by judgement. A name that published
 * texts of the case stands for those that came out no later; each link of two texts with one reason is told once, in order of the documents.
 */
export function textLinksOf(evidence: Evidence, lineage: Lineage): TextLink[] {
  const { catalogue } = lineage;
  const found = new Map<string, TextLink>();
  // "A person familiar with the talks" is a source of the text, and no text of somebody's.
  const nobody = new Set(
    evidence.actors.filter((each) => each.kind === 'person' && !each.resolved).map((each) => each.id),
  );
  for (const link of lineage.reliances) {
    const from = documentOf(link.from, catalogue) ?? link.doc;
    if (from === null || !catalogue.documents.has(from) || nobody.has(link.reliesOn)) continue;
    const document = documentOf(link.reliesOn, catalogue);
    const name = document === null ? nameOf(link.reliesOn, evidence) : null;
    const put =
      document === null
        ? catalogue
            .documentsBy(catalogue.nodeOf(link.reliesOn))
            .filter((doc) => doc !== from && !catalogue.after(doc, from))
        : [document];
    // The newest of what an outlet had put out is what is cited, as far as anybody can say.
    const onto = document === null ? put.filter((doc) => !put.some((other) => catalogue.after(other, doc))) : put;
    const { why, basis } = link;
    const passage = lineage.shownBy(link);
    for (const on of onto.length === 0 ? [null] : onto) {
      if (on === from) continue;
      const key = JSON.stringify([from, on, on === null ? name : null, kindOf(why)]);
      if (!found.has(key)) found.set(key, { from, on, name, why, basis, passage });
    }
  }
  const order = new Map(evidence.documents.map(({ id }, at) => [id, at]));
  const at = (doc: string | null): number => (doc === null ? Number.MAX_SAFE_INTEGER : order.get(doc)!);
  return [...found.values()].toSorted((a, b) => at(a.from) - at(b.from) || at(a.on) - at(b.on));
}

/** "cites" and "reports what X reported" of one text and one source say one thing. */
function kindOf(why: string): string {
  return /^(?:cites|reports what|told|links to)/u.test(why) ? 'says so' : why;
}

function nameOf(reference: string, evidence: Evidence): string {
  return (
    evidence.actors.find((each) => each.id === reference)?.name ??
    evidence.items.find((each) => each.id === reference)?.name ??
    reference
  );
}
