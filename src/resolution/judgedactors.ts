import type { Actor, Join } from '../terms/actor.ts';
import type { Claim } from '../terms/claim.ts';
import type { Role } from '../terms/event.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Holder } from '../terms/holder.ts';
import type { Dropped } from '../terms/mistake.ts';
import type { Passage } from '../terms/passage.ts';
import { placeOf } from './fillers.ts';

/** Which mention fills a role of a claim, where that is known. */
export type Mentioned = (claim: string, role: Role) => Passage | null;

/** Why mentions are one where a reviewer says so. */
const JUDGED = 'judged';

/**
 * The evidence with these actors as one, named as the first of them that has a name; its id is that of the one that stands first in the
 * evidence. Whatever named any of them names that one.
 */
export function withMerged(evidence: Evidence, chosen: readonly Actor[]): Evidence {
  const ids = new Set(chosen.map(({ id }) => id));
  const [first] = evidence.actors.filter(({ id }) => ids.has(id));
  if (first === undefined || ids.size < 2) return evidence;
  const rename = (id: string): string => (ids.has(id) ? first.id : id);
  const named = chosen.find(({ resolved }) => resolved) ?? chosen[0]!;
  const mentions = chosen.flatMap((actor) => actor.mentions);
  const places = new Map(mentions.map((mention, at) => [mention, at]));
  const order = evidence.documents.map(({ id }) => id);
  const sorted = mentions.toSorted((a, b) => order.indexOf(a.doc) - order.indexOf(b.doc) || a.start - b.start);
  const at = new Map(sorted.map((mention, place) => [places.get(mention)!, place]));
  let offset = 0;
  const joins = chosen.flatMap(({ joins: own, mentions: mine }): Join[] => {
    const shifted = (own ?? []).map((join) => joinOf(at.get(join.mention + offset)!, at.get(join.to + offset)!, join));
    const linked =
      offset > 0 && mine.length > 0 ? [joinOf(at.get(offset)!, at.get(0)!, { why: JUDGED, score: 1 })] : [];
    offset += mine.length;
    return [...shifted, ...linked];
  });
  const merged: Actor = {
    ...first,
    name: named.name,
    names: [...new Set(chosen.flatMap(({ names }) => names))],
    kind: chosen.find(({ kind }) => kind !== 'unknown')?.kind ?? 'unknown',
    actsFor: chosen.flatMap(({ actsFor }) => actsFor),
    mentions: sorted,
    resolved: chosen.some(({ resolved }) => resolved),
    ...(chosen.some(({ roles }) => roles !== undefined) ? { roles: chosen.flatMap(({ roles }) => roles ?? []) } : {}),
    ...(chosen.some((each) => each.joins !== undefined) ? { joins: inOrder(joins) } : {}),
  };
  const actors = evidence.actors
    .filter(({ id }) => id === first.id || !ids.has(id))
    .map((actor) => (actor.id === first.id ? merged : actor))
    .map((actor) => ({
      ...actor,
      actsFor: actor.actsFor
        .map((office) => ({ ...office, actor: rename(office.actor) }))
        .filter((office) => office.actor !== actor.id),
    }));
  return renamed({ ...evidence, actors }, rename);
}

/**
 * The evidence with some mentions of an actor as an actor of their own, which gets the next free id. Roles and holders go with the mention
 * that fills them; where that is not known, with the mentions that stand in the claim's passage, a holder with the name. Where both stand
 * there a role stays, and it is listed among what was dropped.
 */
export function withSplit(evidence: Evidence, actor: Actor, moved: readonly Passage[], mentioned: Mentioned): Evidence {
  const places = new Set(moved.map(placeOf));
  const goes = (mention: Passage): boolean => places.has(placeOf(mention));
  const id = `a${1 + Math.max(0, ...evidence.actors.map((each) => Number(/^a(\d+)$/.exec(each.id)?.[1] ?? 0)))}`;
  const known = new Set(actor.mentions.map(placeOf));
  const [rest, own] = [part(actor, (mention) => !goes(mention)), part(actor, goes)];
  const unclear: Dropped[] = [];
  const repointed = (claim: Claim, role: Role): string => {
    const filler = mentioned(claim.id, role);
    if (filler !== null && known.has(placeOf(filler))) return goes(filler) ? id : actor.id;
    const standing = actor.mentions.filter((each) => within(each, claim.passage));
    if (standing.length > 0 && standing.every(goes)) return id;
    const inDoubt =
      standing.some(goes) || (standing.length === 0 && moved.some(({ doc }) => doc === claim.passage.doc));
    if (inDoubt) {
      const { doc, quote } = claim.passage;
      const why = `${role} of ${claim.id} may be either of those split from ${actor.id} “${actor.name}”: it stays`;
      unclear.push({ doc, quote, why });
    }
    return actor.id;
  };
  const speaks = ({ name, passage }: Holder): boolean => {
    if (passage !== null && known.has(placeOf(passage))) return goes(passage);
    return own.names.includes(name) && !rest.names.includes(name);
  };
  const heldBy = (holder: Holder): Holder =>
    holder.actor === actor.id && speaks(holder)
      ? { ...holder, actor: id, name: own.resolved ? own.name : holder.name }
      : holder;
  const claims = evidence.claims.map((claim): Claim => {
    const roles = Object.entries(claim.roles).map(([role, value]): [string, string] => [
      role,
      role !== 'item' && value === actor.id ? repointed(claim, role as Role) : value,
    ]);
    return { ...claim, roles: Object.fromEntries(roles), holders: claim.holders.map(heldBy) };
  });
  return {
    ...evidence,
    actors: [...evidence.actors.map((each) => (each.id === actor.id ? rest : each)), { ...own, id }],
    statements: evidence.statements.map((each) => ({ ...each, holders: each.holders.map(heldBy) })),
    claims,
    dropped: [...evidence.dropped, ...unclear],
  };
}

/** An actor by some of its mentions alone. What no mention decides, its kind, stays; offices go with the passage that states them. */
function part(actor: Actor, keep: (mention: Passage) => boolean): Actor {
  const kept = actor.mentions.filter(keep);
  const says = (name: string): boolean => kept.some(({ quote }) => quote.includes(name));
  const names = actor.names.filter(says);
  const spoken = names.length > 0 ? names : [...new Set(kept.map(({ quote }) => quote))];
  const name = says(actor.name) || kept.length === actor.mentions.length ? actor.name : fullest(spoken);
  const places = new Map(
    actor.mentions.flatMap((mention, at) => (keep(mention) ? [at] : [])).map((at, to) => [at, to]),
  );
  const joins = (actor.joins ?? []).flatMap((join): Join[] => {
    const [mention, to] = [places.get(join.mention), places.get(join.to)];
    return mention === undefined || to === undefined ? [] : [joinOf(mention, to, join)];
  });
  return {
    ...actor,
    name,
    names: spoken,
    mentions: kept,
    actsFor: actor.actsFor.filter(({ passage }) => stays(passage, actor, keep)),
    resolved: actor.resolved && names.some((one) => /\p{Lu}/u.test(one.replace(/^(?:The|An?) /u, ''))),
    ...(actor.roles === undefined ? {} : { roles: actor.roles.filter(({ passage }) => stays(passage, actor, keep)) }),
    ...(actor.joins === undefined ? {} : { joins: spanning(joins, kept.length) }),
  };
}

/** What a passage says of an actor goes with the mentions that stand nearest it; what has no passage stays with everyone. */
function stays(passage: Passage | null, actor: Actor, keep: (mention: Passage) => boolean): boolean {
  if (passage === null) return true;
  const near = actor.mentions.filter((mention) => mention.doc === passage.doc);
  const apart = (mention: Passage): number => Math.max(0, mention.start - passage.end, passage.start - mention.end);
  const least = Math.min(...near.map(apart));
  return near.length === 0 || near.some((mention) => apart(mention) === least && keep(mention));
}

/** Mentions that were joined through one that went are one by the judgement that left them together. */
function spanning(joins: readonly Join[], mentions: number): readonly Join[] {
  const group = Array.from({ length: mentions }, (_, at) => at);
  const top = (at: number): number => {
    let found = at;
    while (group[found] !== found) found = group[found]!;
    return found;
  };
  for (const { mention, to } of joins) group[Math.max(top(mention), top(to))] = Math.min(top(mention), top(to));
  const made: Join[] = [];
  for (let at = 1; at < mentions; at += 1) {
    if (top(at) !== at) continue;
    made.push(joinOf(at, 0, { why: JUDGED, score: 1 }));
    group[at] = 0;
  }
  return inOrder([...joins, ...made]);
}

function joinOf(a: number, b: number, { why, score }: Pick<Join, 'why' | 'score'>): Join {
  return { mention: Math.max(a, b), to: Math.min(a, b), why, score };
}

function inOrder(joins: readonly Join[]): readonly Join[] {
  return joins.toSorted((x, y) => x.mention - y.mention || x.to - y.to);
}

function fullest(names: readonly string[]): string {
  return [...names].sort((a, b) => b.length - a.length)[0]!.replace(/^the /i, '');
}

function within(inner: Passage, outer: Passage): boolean {
  return inner.doc === outer.doc && outer.start <= inner.start && inner.end <= outer.end;
}

/** Every place at which evidence names an actor by its id. */
function renamed(evidence: Evidence, rename: (id: string) => string): Evidence {
  const held = (holder: Holder): Holder => ({ ...holder, actor: holder.actor === null ? null : rename(holder.actor) });
  return {
    ...evidence,
    items: evidence.items.map((item) => ({
      ...item,
      originator: item.originator === null ? null : rename(item.originator),
    })),
    statements: evidence.statements.map((each) => ({ ...each, holders: each.holders.map(held) })),
    claims: evidence.claims.map((claim) => ({
      ...claim,
      holders: claim.holders.map(held),
      roles: Object.fromEntries(
        Object.entries(claim.roles).map(([role, value]) => [role, role === 'item' ? value : rename(value)]),
      ),
    })),
    lineage: evidence.lineage.map((each) => ({
      ...each,
      from: rename(each.from),
      reliesOn: rename(each.reliesOn),
    })),
  };
}
