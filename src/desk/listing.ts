import type { Listed } from '../report/listing.ts';
import type { Evidence } from '../terms/evidence.ts';

/**
 * Who can be asked about, most claims first, then most mentions, then in order of first mention. Without `all` those
 * whom the text only describes or points to ("an ally") are left out, unless a claim is about them.
 */
export function listActors(evidence: Evidence, options: { readonly all?: boolean } = {}): readonly Listed[] {
  const uses = usesIn(evidence);
  const listed = evidence.actors.map((actor) => ({
    id: actor.id,
    name: actor.name,
    names: actor.names.filter((name) => name !== actor.name),
    kind: actor.kind as string,
    mentions: actor.mentions.length,
    claims: uses.get(actor.id) ?? 0,
    keep: actor.resolved || (uses.get(actor.id) ?? 0) > 0,
  }));
  return ranked(listed, options.all ?? false);
}

/** What can be asked about, in the same order. Without `all`, items that no claim is about are left out. */
export function listItems(evidence: Evidence, options: { readonly all?: boolean } = {}): readonly Listed[] {
  const uses = usesIn(evidence);
  const listed = evidence.items.map((item) => ({
    id: item.id,
    name: item.name,
    names: item.names.filter((name) => name !== item.name),
    kind: 'item',
    mentions: item.mentions.length,
    claims: uses.get(item.id) ?? 0,
    keep: (uses.get(item.id) ?? 0) > 0,
  }));
  return ranked(listed, options.all ?? false);
}

/** How many claims each id fills a role of. */
function usesIn(evidence: Evidence): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const claim of evidence.claims) {
    for (const id of new Set(Object.values(claim.roles))) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return uses;
}

function ranked(listed: readonly (Listed & { readonly keep: boolean })[], all: boolean): readonly Listed[] {
  return listed
    .filter((one) => all || one.keep)
    .toSorted((a, b) => b.claims - a.claims || b.mentions - a.mentions)
    .map(({ keep: _, ...one }) => one);
}
