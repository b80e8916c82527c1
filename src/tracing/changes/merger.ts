import { sameName } from '../../lineage/index.ts';
import type { Actor } from '../../terms/actor.ts';
import type { Claim } from '../../terms/claim.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { Holder } from '../../terms/holder.ts';
import type { Reliance } from '../../terms/reliance.ts';

/**
 * The evidence as it is once two sources are known to be one person: `a` and `b` are ids of actors, or names of holders that no actor has.
 *
 * Two actors become one, with all their mentions; an unnamed source ("an official") who is an actor becomes that actor. Of two whom nobody
 * names it is only known that they are one: what the second says relies on the first, which makes them one origin and shows nobody else apart
 * from them.
 */
export function merged(evidence: Evidence, a: string, b: string): Evidence {
  const [first, second] = [a, b].map((source) => evidence.actors.find(({ id }) => id === source));
  if (first !== undefined && second !== undefined) return actorsMerged(evidence, first, second);
  const actor = first ?? second;
  if (actor !== undefined) return identified(evidence, first === undefined ? a : b, actor);
  const link = (from: Claim, reliesOn: Claim): Reliance => ({
    from: from.id,
    reliesOn: reliesOn.id,
    why: `“${a}” and “${b}” are one person`,
    doc: null,
    quote: null,
    basis: 'judged',
  });
  const heldBy = (name: string): readonly Claim[] =>
    evidence.claims.filter(({ holders }) => sameName(holders.at(-1)?.name ?? '', name));
  const links = heldBy(b).flatMap((from) => heldBy(a).map((reliesOn) => link(from, reliesOn)));
  return { ...evidence, lineage: [...evidence.lineage, ...links] };
}

function actorsMerged(evidence: Evidence, one: Actor, other: Actor): Evidence {
  const id = (each: string): string => (each === other.id ? one.id : each);
  const actor: Actor = {
    ...one,
    names: [...new Set([...one.names, ...other.names])],
    kind: one.kind === 'unknown' ? other.kind : one.kind,
    actsFor: [...one.actsFor, ...other.actsFor].filter(({ actor: body }) => id(body) !== one.id),
    mentions: [...one.mentions, ...other.mentions],
    resolved: one.resolved || other.resolved,
    ...(one.roles === undefined && other.roles === undefined
      ? {}
      : { roles: [...(one.roles ?? []), ...(other.roles ?? [])] }),
    ...(one.joins === undefined || other.joins === undefined
      ? {}
      : {
          joins: [
            ...one.joins,
            ...other.joins.map((join) => ({
              ...join,
              mention: join.mention + one.mentions.length,
              to: join.to + one.mentions.length,
            })),
          ],
        }),
  };
  return {
    ...evidence,
    actors: evidence.actors.flatMap((each) => {
      if (each.id === other.id) return [];
      if (each.id === one.id) return [actor];
      return [{ ...each, actsFor: each.actsFor.map((office) => ({ ...office, actor: id(office.actor) })) }];
    }),
    items: evidence.items.map((item) => ({
      ...item,
      originator: item.originator === null ? null : id(item.originator),
    })),
    claims: evidence.claims.map((claim) => ({
      ...claim,
      roles: Object.fromEntries(Object.entries(claim.roles).map(([role, filler]) => [role, id(filler)])),
      holders: claim.holders.map((holder) => ({ ...holder, actor: holder.actor === null ? null : id(holder.actor) })),
    })),
    statements: evidence.statements.map((statement) => ({
      ...statement,
      holders: statement.holders.map((holder) => ({
        ...holder,
        actor: holder.actor === null ? null : id(holder.actor),
      })),
    })),
    lineage: evidence.lineage.map((link) => ({ ...link, from: id(link.from), reliesOn: id(link.reliesOn) })),
  };
}

/** Whoever is called so, and was nobody known, is this actor. */
function identified(evidence: Evidence, name: string, actor: Actor): Evidence {
  const known = (holder: Holder): Holder =>
    holder.actor === null && sameName(holder.name, name)
      ? { ...holder, actor: actor.id, named: actor.resolved, number: { least: 1, most: 1 } }
      : holder;
  const told = <T extends { readonly holders: readonly Holder[] }>(each: T): T => ({
    ...each,
    holders: each.holders.map(known),
  });
  return { ...evidence, claims: evidence.claims.map(told), statements: evidence.statements.map(told) };
}
