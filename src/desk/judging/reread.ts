import type { Claim, Review } from '../../terms/claim.ts';
import { overlaps } from '../../terms/passage.ts';
import type { LaterReading, ReadOtherwise } from '../../terms/review.ts';

/** What a document's claims are after it was read again. */
export interface Reread {
  readonly claims: readonly Claim[];
  readonly proposals: readonly LaterReading[];
}

/**
 * Puts what a later reading found beside what was judged of earlier ones. A judged claim stays as it was judged, whether it was found again
 * or not; a fresh claim of the same event in the same place is the same claim and is not counted twice; every other fresh claim stands.
 *
 * @param kept judged claims of earlier readings, with their reviews.
 * @param settled ids of fresh claims that somebody judged themselves: one that was rejected as a proposal is not proposed again, one
 *   that was accepted or corrected stands as a claim of its own.
 */
export function reread(
  kept: readonly Claim[],
  fresh: readonly Claim[],
  settled: ReadonlyMap<string, Review['decision']> = new Map(),
): Reread {
  const ids = new Set(kept.map(({ id }) => id));
  const later = fresh.filter(({ id }) => !ids.has(id));
  const open = later.filter(({ id }) => settled.get(id) === undefined || settled.get(id) === 'rejected');
  const pairs = matched(kept, open);
  const again = new Set([...pairs.values()].map(({ id }) => id));
  const proposals = kept.flatMap((claim): LaterReading[] => {
    const found = pairs.get(claim);
    if (found === undefined || settled.get(found.id) === 'rejected') return [];
    const differences = differing(claim, found);
    return differences.length === 0 ? [] : [{ claim: claim.id, review: claim.reviewed, fresh: found, differences }];
  });
  // Its own statement went with its reading; the same words make one in the later.
  const standing = kept.map((claim) => ({
    ...claim,
    statement: claim.statement ?? pairs.get(claim)?.statement ?? null,
  }));
  return { claims: [...standing, ...later.filter(({ id }) => !again.has(id))], proposals };
}

/** Each judged claim with the fresh one that is the same, at most one: those that differ least find each other first. */
function matched(kept: readonly Claim[], fresh: readonly Claim[]): ReadonlyMap<Claim, Claim> {
  const byDocument = new Map<string, Claim[]>();
  for (const claim of fresh) {
    const known = byDocument.get(claim.passage.doc);
    if (known === undefined) byDocument.set(claim.passage.doc, [claim]);
    else known.push(claim);
  }
  const likely = kept.flatMap((claim) =>
    (byDocument.get(claim.passage.doc) ?? [])
      .filter((other) => isAgain(claim, other))
      .map((other) => ({ claim, other, differ: differing(claim, other).length })),
  );
  const pairs = new Map<Claim, Claim>();
  const taken = new Set<Claim>();
  for (const { claim, other } of likely.toSorted((a, b) => a.differ - b.differ)) {
    if (pairs.has(claim) || taken.has(other)) continue;
    pairs.set(claim, other);
    taken.add(other);
  }
  return pairs;
}

/** The same event in the same place: passages that overlap, and a party or the very words in common. */
function isAgain(judged: Claim, fresh: Claim): boolean {
  if (judged.event !== fresh.event || !overlaps(judged.passage, fresh.passage)) return false;
  const shared = Object.entries(judged.roles).some(([role, id]) => fresh.roles[role as keyof Claim['roles']] === id);
  return shared || judged.passage.quote === fresh.passage.quote;
}

function differing(judged: Claim, fresh: Claim): ReadOtherwise[] {
  const roles = [...new Set([...Object.keys(judged.roles), ...Object.keys(fresh.roles)])].toSorted();
  const fields: [string, string | null, string | null][] = [
    ...roles.map((role): [string, string | null, string | null] => [
      `roles.${role}`,
      judged.roles[role as keyof Claim['roles']] ?? null,
      fresh.roles[role as keyof Claim['roles']] ?? null,
    ]),
    ['relation', judged.relation, fresh.relation],
    ['when', spanOf(judged), spanOf(fresh)],
    ['holders', judged.holders.map(({ name }) => name).join(' › '), fresh.holders.map(({ name }) => name).join(' › ')],
    ['factuality', judged.factuality.join(' '), fresh.factuality.join(' ')],
    ['questions', String(judged.questions), String(fresh.questions)],
  ];
  return fields.flatMap(([field, was, read]) => (was === read ? [] : [{ field, judged: was, read }]));
}

function spanOf({ when: { earliest, latest } }: Claim): string | null {
  const day = (time: number | null): string => (time === null ? '..' : new Date(time).toISOString());
  return earliest === null && latest === null ? null : `${day(earliest)}/${day(latest)}`;
}
