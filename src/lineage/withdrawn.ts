import type { Claim } from '../terms/claim.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Lineage } from './lineage.ts';
import { voicing } from './witness.ts';

/**
 * The claims that leave the evaluation: those a reviewer rejected or their holder withdrew, and those that rest on such
 * a claim alone. They stay on record. `about` says whether two claims are on the same matter.
 */
export function leaving(
  evidence: Evidence,
  lineage: Lineage,
  about: (a: Claim, b: Claim) => boolean,
): ReadonlySet<string> {
  const out = new Set<string>();
  for (const { id, reviewed } of evidence.claims) {
    if (reviewed?.decision === 'withdrawn' || reviewed?.decision === 'rejected') out.add(id);
  }
  if (out.size === 0) return out;
  const witnesses = evidence.claims.map(voicing);
  // What rests on a claim that left may carry others in turn.
  for (let before = -1; before !== out.size; ) {
    before = out.size;
    for (const each of witnesses) {
      if (out.has(each.id)) continue;
      const props = witnesses.filter(
        (other) => onMatter(each.claim, other.claim, about) && lineage.echoes(each, other),
      );
      if (props.length === 0 || props.some((other) => !out.has(other.id))) continue;
      // Circular reports prop each other up; so does a source outside the case, which nobody withdrew.
      if (lineage.roots(each).some((root) => root.startsWith('name:'))) continue;
      out.add(each.id);
    }
  }
  return out;
}

function onMatter(a: Claim | null, b: Claim | null, about: (a: Claim, b: Claim) => boolean): boolean {
  return a !== null && b !== null && about(a, b);
}
