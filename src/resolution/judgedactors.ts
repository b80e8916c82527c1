import type { Actor, Join } from '../terms/actor.ts';
import type { Claim } from '../terms/claim.ts';
import type { Role } from '../terms/event.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Holder } from '../terms/holder.ts';
import type { Passage } from '../terms/passage.ts';
import { type Mentioned, movedFrom, namesIn, nextId, stays } from './moved.ts';

/** Why mentions are one where a reviewer says so. */
const JUDGED = 'judged';

/**
 * The evidence with each of these groups as one actor, named as the first of the group that has a name; its id is that of the one that
 * stands first in the evidence. Whatever named any of a group names that one.
 */
export function withMerged(evidence: Evidence, groups: readonly (readonly Actor[])[]): Evidence {
  const place = new Map(evidence.actors.map(({ id }, at) => [id, at]));
  const documents = new Map(evidence.documents.map(({ id }, at) => [id, at]));
  const ids = new Map<string, string>();
  const made = new Map<string, Actor>();
  for (const group of groups) {
    const first = group.reduce((a, b) => (place.get(a.id)! <= place.get(b.id)! ? a : b));
    for (const { id } of group) ids.set(id, first.id);
    made.set(first.id, together(first, group, documents));
  }
  const rename = (id: string): string => ids.get(id) ?? id;
  const actors = evidence.actors.flatMap((actor): Actor[] => {
    if (rename(actor.id) !== actor.id) return [];
    const one = made.get(actor.id) ?? actor;
    if (one === actor && !actor.actsFor.some((office) => ids.has(office.actor))) return [actor];
    const offices = one.actsFor.map((office) => ({ ...office, actor: rename(office.actor) }));
    return [{ ...one, actsFor: offices.filter((office) => office.actor !== actor.id) }];
  });
  return renamed({ ...evidence, actors }, ids);
}

/** One actor of several, its mentions in order of the texts. */
function together(first: Actor, group: readonly Actor[], documents: ReadonlyMap<string, number>): Actor {
  const mentions = group.flatMap((actor) => actor.mentions);
  const order = mentions.map((_, at) => at);
  order.sort((x, y) => {
    const [a, b] = [mentions[x]!, mentions[y]!];
    return (documents.get(a.doc) ?? 0) - (documents.get(b.doc) ?? 0) || a.start - b.start;
  });
  const at = new Map(order.map((from, to) => [from, to]));
  let offset = 0;
  const joins = group.flatMap(({ joins: own, mentions: mine }): Join[] => {
    const shifted = (own ?? []).map((join) => joinOf(at.get(join.mention + offset)!, at.get(join.to + offset)!, join));
    const linked =
      offset > 0 && mine.length > 0 ? [joinOf(at.get(offset)!, at.get(0)!, { why: JUDGED, score: 1 })] : [];
    offset += mine.length;
    return [...shifted, ...linked];
  });
  return {
    ...first,
    name: (group.find(({ resolved }) => resolved) ?? group[0]!).name,
    names: [...new Set(group.flatMap(({ names }) => names))],
    kind: group.find(({ kind }) => kind !== 'unknown')?.kind ?? 'unknown',
    actsFor: group.flatMap(({ actsFor }) => actsFor),
    mentions: order.map((from) => mentions[from]!),
    resolved: group.some(({ resolved }) => resolved),
    ...(group.some(({ roles }) => roles !== undefined) ? { roles: group.flatMap(({ roles }) => roles ?? []) } : {}),
    ...(group.some((each) => each.joins !== undefined) ? { joins: inOrder(joins) } : {}),
  };
}

/**
 * The evidence with some mentions of an actor as an actor of their own, which gets the next free id. Roles go with the mention
 * that fills them (`movedFrom`), a holder with its passage, else with its name.
 */
export function withSplit(evidence: Evidence, actor: Actor, moved: readonly Passage[], mentioned: Mentioned): Evidence {
  const id = nextId('a', evidence.actors);
  const { goes, mentions, filling, unclear } = movedFrom(actor, moved, id, mentioned);
  const [rest, own] = [part(actor, (mention) => !goes(mention)), part(actor, goes)];
  const speaks = ({ name, passage }: Holder): boolean => {
    if (passage !== null && mentions(passage)) return goes(passage);
    return own.names.includes(name) && !rest.names.includes(name);
  };
  const heldBy = (holder: Holder): Holder =>
    holder.actor === actor.id && speaks(holder)
      ? { ...holder, actor: id, name: own.resolved ? own.name : holder.name }
      : holder;
  const claims = evidence.claims.map((claim): Claim => {
    const named =
      Object.values(claim.roles).includes(actor.id) || claim.holders.some((each) => each.actor === actor.id);
    if (!named) return claim;
    const roles = Object.entries(claim.roles).map(([role, value]): [string, string] => [
      role,
      role !== 'item' && value === actor.id ? filling(claim, role as Role) : value,
    ]);
    return { ...claim, roles: Object.fromEntries(roles), holders: claim.holders.map(heldBy) };
  });
  return {
    ...evidence,
    actors: [...evidence.actors.map((each) => (each.id === actor.id ? rest : each)), { ...own, id }],
    statements: evidence.statements.map((each) =>
      each.holders.some((holder) => holder.actor === actor.id) ? { ...each, holders: each.holders.map(heldBy) } : each,
    ),
    claims,
    dropped: [...evidence.dropped, ...unclear],
  };
}

/** An actor by some of its mentions alone. What no mention decides, its kind, stays; offices go with the passage that states them. */
function part(actor: Actor, keep: (mention: Passage) => boolean): Actor {
  const kept = actor.mentions.filter(keep);
  const { name, names, said } = namesIn(actor, kept);
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
    names,
    mentions: kept,
    actsFor: actor.actsFor.filter(({ passage }) => stays(passage, actor, keep)),
    resolved: actor.resolved && said.some((one) => /\p{Lu}/u.test(one.replace(/^(?:The|An?) /u, ''))),
    ...(actor.roles === undefined ? {} : { roles: actor.roles.filter(({ passage }) => stays(passage, actor, keep)) }),
    ...(actor.joins === undefined ? {} : { joins: spanning(joins, kept.length) }),
  };
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

/** Every place at which evidence names an actor by its id; what names none of them stays the very same. */
function renamed(evidence: Evidence, ids: ReadonlyMap<string, string>): Evidence {
  const other = (id: string | null): boolean => id !== null && (ids.get(id) ?? id) !== id;
  const rename = (id: string): string => ids.get(id) ?? id;
  const held = <T extends { readonly holders: readonly Holder[] }>(one: T): T =>
    one.holders.some(({ actor }) => other(actor))
      ? {
          ...one,
          holders: one.holders.map((each) => (other(each.actor) ? { ...each, actor: rename(each.actor!) } : each)),
        }
      : one;
  const filled = (claim: Claim): Claim => {
    const roles = Object.entries(claim.roles);
    if (!roles.some(([role, id]) => role !== 'item' && other(id))) return claim;
    return {
      ...claim,
      roles: Object.fromEntries(roles.map(([role, id]) => [role, role === 'item' ? id : rename(id)])),
    };
  };
  return {
    ...evidence,
    items: evidence.items.map((item) =>
      other(item.originator) ? { ...item, originator: rename(item.originator!) } : item,
    ),
    statements: evidence.statements.map(held),
    claims: evidence.claims.map((claim) => filled(held(claim))),
    lineage: evidence.lineage.map((each) =>
      other(each.from) || other(each.reliesOn)
        ? { ...each, from: rename(each.from), reliesOn: rename(each.reliesOn) }
        : each,
    ),
  };
}
