import type { Claim } from '../terms/claim.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Lineage } from './lineage.ts';
import { voicing, type Witness } from './witness.ts';

/**
 * The claims that leave the evaluation: those a reviewer rejected or their holder withdrew, and those that rest on such
 * a claim alone. They stay on record. Claims with one `matter` are about the same event between the same actors; `about`
 * says whether two of them are on one item, too.
 */
export function leaving(
  evidence: Evidence,
  lineage: Lineage,
  matter: (claim: Claim) => string,
  about: (a: Claim, b: Claim) => boolean,
): ReadonlySet<string> {
  const out = new Set<string>();
  for (const { id, reviewed } of evidence.claims) {
    if (reviewed?.decision === 'withdrawn' || reviewed?.decision === 'rejected') out.add(id);
  }
  if (out.size === 0) return out;
  const groups = new Map<string, Witness[]>();
  for (const claim of evidence.claims) {
    const key = matter(claim);
    groups.set(key, [...(groups.get(key) ?? []), voicing(claim)]);
  }
  for (const group of groups.values()) if (group.some((each) => out.has(each.id))) spread(group, out, lineage, about);
  return out;
}

/** What rests on a claim that left may carry others in turn. */
function spread(
  group: readonly Witness[],
  out: Set<string>,
  lineage: Lineage,
  about: (a: Claim, b: Claim) => boolean,
): void {
  const props = new Map<Witness, readonly Witness[]>();
  for (const each of group) {
    const leans = group.filter(
      (other) => onMatter(each.claim, other.claim, about) && lineage.echoes(each, other) !== null,
    );
    // A source outside the case nobody withdrew.
    if (leans.length > 0 && !lineage.roots(each).some((root) => root.startsWith('name:'))) props.set(each, leans);
  }
  for (let before = -1; before !== out.size; ) {
    before = out.size;
    for (const [each, leans] of props) if (leans.every((other) => out.has(other.id))) out.add(each.id);
  }
}

function onMatter(a: Claim | null, b: Claim | null, about: (a: Claim, b: Claim) => boolean): boolean {
  return a !== null && b !== null && about(a, b);
}
