import { type Differing, HOP_PARTS, type HopPart } from '../../terms/difference.ts';
import type { Hop } from '../../terms/hop.ts';
import { compareText } from '../ranking.ts';
import type { Correspondence } from './correspondence.ts';
import { reasonsKey, spanKey, type Translation, UNTRANSLATED, unordered } from './translation.ts';

/** Hops that differ, and which hop of the second evaluation each of the first is. */
export interface HopDifference extends Differing<Hop, HopPart> {
  readonly map: ReadonlyMap<string, string>;
}

/**
 * Two hops are one where their ends are and they share a claim, a relation or a contact, or are of one item; and where they share one
 * of those and their ends were taken for one, or apart, in between. Of several, those that share most go together.
 */
export function hopDifference(
  before: readonly Hop[],
  after: readonly Hop[],
  t: Translation,
  kin: Correspondence['kin'],
): HopDifference {
  const partner = new Map<Hop, Hop>();
  const taken = new Set<Hop>();
  const between = new Map<string, Hop[]>();
  for (const hop of after) {
    const key = kinAt(hop, kin.after);
    between.set(key, [...(between.get(key) ?? []), hop]);
  }
  const candidates = before.flatMap((one, from) =>
    (between.get(kinAt(one, kin.before)) ?? []).flatMap((other, to) => {
      const mine = new Set(restsOn(one, t));
      const shared = restsOn(other, UNTRANSLATED).filter((ref) => mine.has(ref)).length;
      const sameEnds = endsOf(one, t) === endsOf(other, UNTRANSLATED) ? 1 : 0;
      const sameItem = t.item(one.item) === other.item ? 1 : 0;
      const sameTime = spanKey(one.when) === spanKey(other.when) ? 1 : 0;
      const rank = [shared, sameEnds, sameItem, sameTime];
      return shared === 0 && sameEnds + sameItem < 2 ? [] : [{ one, other, rank, from, to }];
    }),
  );
  const ranked = candidates.toSorted((a, b) => {
    const first = a.rank.findIndex((each, at) => each !== b.rank[at]);
    return first < 0 ? a.from - b.from || a.to - b.to : (b.rank[first] as number) - (a.rank[first] as number);
  });
  for (const { one, other } of ranked) {
    if (partner.has(one) || taken.has(other)) continue;
    partner.set(one, other);
    taken.add(other);
  }
  const pairs = before.flatMap((one) => {
    const other = partner.get(one);
    if (other === undefined) return [];
    const [mine, theirs] = [partsOf(one, t), partsOf(other, UNTRANSLATED)];
    return [{ before: one, after: other, what: HOP_PARTS.filter((part) => mine[part] !== theirs[part]) }];
  });
  return {
    gone: before.filter((hop) => !partner.has(hop)),
    appeared: after.filter((hop) => !taken.has(hop)),
    changed: pairs.filter(({ what }) => what.length > 0),
    same: pairs.filter(({ what }) => what.length === 0).length,
    map: new Map(pairs.map((pair) => [pair.before.id, pair.after.id])),
  };
}

function kinAt({ from, to }: Hop, kin: (id: string) => string): string {
  return JSON.stringify([from === null ? null : kin(from), to === null ? null : kin(to)]);
}

function endsOf({ from, to }: Hop, t: Translation): string {
  return JSON.stringify([t.actor(from), t.actor(to)]);
}

function restsOn({ basis, claims }: Hop, t: Translation): readonly string[] {
  return [...new Set([...basis.map(({ ref }) => t.ref(ref)), ...claims.map(({ claim }) => t.ref(claim))])];
}

function partsOf(hop: Hop, t: Translation): Readonly<Record<HopPart, string>> {
  const { item, when, standing, flags, origins, basis, claims, through } = hop;
  const people = (ids: readonly string[] = []): readonly (string | null)[] =>
    ids.map(t.actor).toSorted((a, b) => compareText(a ?? '', b ?? ''));
  return {
    ends: endsOf(hop, t),
    standing,
    flags: unordered(flags),
    origins: JSON.stringify([origins.least, origins.most]),
    interval: spanKey(when),
    item: JSON.stringify(t.item(item)),
    claims: unordered(claims.map(({ claim, side }) => [t.ref(claim), side])),
    basis: unordered(basis.map(({ kind, ref }) => [kind, t.ref(ref)])),
    reasons: reasonsKey(origins.why, t),
    through: JSON.stringify([people(through?.from), people(through?.to)]),
  };
}
