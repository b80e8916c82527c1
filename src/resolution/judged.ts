import type { Reading } from '../reading/reading.ts';
import type { Actor } from '../terms/actor.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Filler } from '../terms/filler.ts';
import type { Item, ItemRelationKind } from '../terms/item.ts';
import { overlaps, type Passage } from '../terms/passage.ts';
import { type Lookup, lookupOf, type Meant } from './fillers.ts';
import { withMerged, withSplit } from './judgedactors.ts';
import { withItemSplit, withLinked } from './judgeditems.ts';
import type { Mentioned } from './moved.ts';

/** A judgement of who is who or what is what, and the entry it is from. */
export type Identification = { readonly number: number; readonly by: string; readonly why: string | null } & (
  | { readonly kind: 'actors-merged'; readonly of: readonly Filler[] }
  | { readonly kind: 'actors-split'; readonly actor: Filler; readonly mentions: readonly Passage[] }
  | { readonly kind: 'items-linked'; readonly a: Filler; readonly b: Filler; readonly link: ItemRelationKind }
  | { readonly kind: 'items-split'; readonly item: Filler; readonly mentions: readonly Passage[] }
);

/** A judgement that could not be applied, and why: whom or what it means is not there, or cannot be told from others. */
export interface Unmatched {
  readonly number: number;
  readonly why: string;
}

/**
 * The evidence with judgements on identity applied, in their order. Ids of actors that no judgement is about stay as they are. Pure.
 *
 * @param mentioned which mention fills a role, as `mentionedIn` tells of readings; a split asks it.
 */
export function withIdentities(
  evidence: Evidence,
  judgements: readonly Identification[],
  mentioned: Mentioned = () => null,
): { readonly evidence: Evidence; readonly unmatched: readonly Unmatched[] } {
  const unmatched: Unmatched[] = [];
  let now = evidence;
  // Links leave every item its names and mentions; only a split does not.
  let thing = lookupOf(evidence.items).find;
  // A case has many judgements that mean nobody in a part of it: they look up in what is at hand already.
  let people: { readonly of: readonly Actor[]; readonly find: Find } | null = null;
  const actor = (all: readonly Actor[]): Find => {
    if (people?.of !== all) people = { of: all, find: lookupOf(all).find };
    return people.find;
  };
  // Merges that follow each other are worked out together: evidence is gone through once for all of them.
  let merging: Merging | null = null;
  const settled = (): Evidence => {
    if (merging !== null) now = withMerged(now, merging.groups());
    merging = null;
    return now;
  };
  for (const judgement of judgements) {
    const { number } = judgement;
    if (judgement.kind === 'actors-merged') {
      merging ??= mergingOf(actor(now.actors));
      const why = merging.merge(judgement.of);
      if (why !== null) unmatched.push({ number, why });
      continue;
    }
    const after =
      judgement.kind === 'items-linked'
        ? linked(now, judgement, thing)
        : judgement.kind === 'items-split'
          ? itemSplit(settled(), judgement, thing, mentioned)
          : split(settled(), judgement, actor(settled().actors), mentioned);
    if (typeof after === 'string') {
      unmatched.push({ number, why: after });
      continue;
    }
    now = after;
    if (judgement.kind === 'items-split') thing = lookupOf(now.items).find;
  }
  return { evidence: settled(), unmatched };
}

/** Merges of actors, one after the other, before any of them is applied. */
interface Merging {
  /** @returns why nothing is merged, or null. */
  readonly merge: (of: readonly Filler[]) => string | null;
  /** Those that are one, the one that names them first; each with its own evidence still. */
  readonly groups: () => readonly (readonly Actor[])[];
}

type Find = Lookup<Actor>['find'];

function mergingOf(find: Find): Merging {
  const groups = new Map<Actor, readonly Actor[]>();
  const groupOf = (actor: Actor): readonly Actor[] => groups.get(actor) ?? [actor];
  /** Of several that have a name, those that were merged before are one. */
  const found = (filler: Filler): readonly Actor[] | string => {
    const there = find(filler);
    if (there.one !== null) return groupOf(there.one);
    const among = new Set(there.among.map(groupOf));
    const [one] = among;
    return one !== undefined && there.among.length === one.filter((each) => there.among.includes(each)).length
      ? one
      : there.why;
  };
  return {
    groups: () => [...new Set(groups.values())],
    merge: (of) => {
      const all = of.map(found);
      // Those that are there are one all the same.
      const chosen = [...new Set(all.filter((each) => typeof each !== 'string'))];
      const together = [...new Set(chosen.flat())];
      if (chosen.length < 2 || together.length === chosen[0]!.length)
        return all.find((each) => typeof each === 'string') ?? 'they are one actor already';
      for (const each of together) groups.set(each, together);
      return null;
    },
  };
}

function split(
  evidence: Evidence,
  judgement: Extract<Identification, { kind: 'actors-split' }>,
  find: Find,
  mentioned: Mentioned,
): Evidence | string {
  const found = find(judgement.actor);
  if (found.one === null) return found.why;
  const moved = movedBy(found.one, judgement.mentions);
  return typeof moved === 'string' ? moved : withSplit(evidence, found.one, moved, mentioned);
}

function itemSplit(
  evidence: Evidence,
  { item, mentions, by, why }: Extract<Identification, { kind: 'items-split' }>,
  find: Lookup<Item>['find'],
  mentioned: Mentioned,
): Evidence | string {
  const found = find(item);
  if (found.one === null) return found.why;
  const { id } = found.one;
  const one = evidence.items.find((each) => each.id === id)!;
  const moved = movedBy(one, mentions);
  return typeof moved === 'string' ? moved : withItemSplit(evidence, one, moved, why ?? `${by} judged so`, mentioned);
}

/** Those of its mentions that stand at these passages, or why nothing can be split there. */
function movedBy({ name, mentions }: Meant, passages: readonly Passage[]): readonly Passage[] | string {
  const moved = mentions.filter((mention) => passages.some((each) => overlaps(mention, each)));
  if (moved.length === 0) return `no mention of “${name}” stands at these passages`;
  if (moved.length === mentions.length) return `“${name}” has no other mentions to be split from`;
  return moved;
}

function linked(
  evidence: Evidence,
  { a, b, link, by, why }: Extract<Identification, { kind: 'items-linked' }>,
  find: Lookup<Item>['find'],
): Evidence | string {
  const [one, other] = [find(a), find(b)];
  if (one.one === null) return one.why;
  if (other.one === null) return other.why;
  const [from, to] = [one.one.id, other.one.id];
  if (from === to) return 'they are one item already';
  return withLinked(evidence, from, to, { a, b, link, why: why ?? `${by} judged so` });
}

/** Which mention fills each role of the claims of these readings. A role that a pronoun for several fills is told by that pronoun. */
export function mentionedIn(readings: readonly Reading[]): Mentioned {
  const known = new Map<string, Passage>();
  for (const { mentions, claims } of readings) {
    const byId = new Map(mentions.map(({ id, passage }) => [id, passage]));
    for (const { id, roles } of claims)
      for (const [role, mention] of Object.entries(roles)) {
        const passage = byId.get(mention);
        if (passage !== undefined) known.set(`${id} ${role}`, passage);
      }
  }
  return (claim, role) =>
    known.get(`${claim} ${role}`) ?? known.get(`${claim.replace(/(\.c\d+)\.\d+$/, '$1')} ${role}`) ?? null;
}
