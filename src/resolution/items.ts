import type { ClaimProposal, ReadMention } from '../reading/reading.ts';
import { polarityOf } from '../terms/factuality.ts';
import { earliestOf, type When } from '../terms/interval.ts';
import type { Item } from '../terms/item.ts';
import type { Clusters } from './clusters.ts';
import type { ItemFeatures, Transfer } from './itemagreement.ts';
import { isItem } from './itemchains.ts';
import { relationsOf } from './itemrelations.ts';
import type { Scene } from './scene.ts';
import { wordsOf } from './wording.ts';

/** The items of a case, and which item a mention is one of. */
export interface Inventory {
  readonly items: readonly Item[];
  /** Item id by leader of a mention's cluster. */
  readonly ids: ReadonlyMap<string, string>;
  /** Leaders of actors that made one of them. */
  readonly originators: ReadonlySet<string>;
}

/** Transfers of one item beyond this many tell no more of which item it is. */
const MOST_TRANSFERS = 24;
const MADE_BY =
  /^(?:from|demonym|(?:gather|collect|obtain|write|compile|prepare|draft|draw|produce|make|create|steal|intercept|record|provide|supply) (?:by|from))$/;

/** Items without their originator's actor id, which is filled in once actors have theirs. */
export function itemsOf(
  scenes: readonly Scene[],
  clusters: Clusters,
  bodies: (leader: string) => readonly string[],
  nameOf: (leader: string) => string,
  several: ReadonlyMap<string, readonly string[]>,
): Inventory & { readonly originatorOf: ReadonlyMap<string, string> } {
  const chains = new Map<string, { scene: Scene; members: readonly ReadMention[] }>();
  for (const scene of scenes) {
    for (const mention of scene.mentions) {
      const leader = clusters.leader(mention.id);
      if (chains.has(leader) || !isItem(scene, mention)) continue;
      const members = clusters.members(leader).flatMap((id) => scene.byId.get(id) ?? []);
      chains.set(leader, {
        scene,
        members: members.filter((each) => isItem(scene, each) || each.refersTo === 'other'),
      });
    }
  }
  const kept = [...chains].filter(([, chain]) => chain.members.some((mention) => worthListing(chain.scene, mention)));
  const ids = new Map(kept.map(([leader], at) => [leader, `i${at + 1}`]));
  const features = kept.map(([leader, { scene, members }]) =>
    featuresOf(ids.get(leader)!, leader, scene, members, partiesBy(clusters, bodies, several)),
  );
  const relations = relationsOf(features, nameOf);
  const originatorOf = new Map(
    features.flatMap((each) => (each.originator === null ? [] : [[each.id, each.originator] as const])),
  );
  const items = kept.map(([leader, { scene, members }]): Item => {
    const id = ids.get(leader)!;
    const spoken = members.filter((mention) => mention.form !== 'pronoun');
    return {
      id,
      name: nameOfItem(members),
      names: [...new Set((spoken.length > 0 ? spoken : members).map((mention) => mention.passage.quote))],
      originator: null,
      subject: subjectsOf(members)[0] ?? null,
      caveats: [...new Set(members.flatMap((mention) => mention.caveats))],
      since: sinceOf(scene, members),
      relations: relations.get(id) ?? [],
      mentions: members.map((mention) => mention.passage),
    };
  });
  return { items, ids, originators: new Set(originatorOf.values()), originatorOf };
}

/** What a claim moves, or what the text says more of than its noun; a passing "reports say" is no item of the case. */
function worthListing(scene: Scene, mention: ReadMention): boolean {
  if ((scene.uses.get(mention.id) ?? []).some((use) => use.role === 'item')) return true;
  return (
    mention.form !== 'pronoun' &&
    (mention.about !== null ||
      mention.caveats.length > 0 ||
      mention.links.some((link) => link.kind === 'of' && MADE_BY.test(link.by)))
  );
}

/** The first mention that says whose it is or what it is about; else the first that is not a pronoun. */
function nameOfItem(members: readonly ReadMention[]): string {
  const spoken = members.filter((mention) => mention.form !== 'pronoun');
  const telling = spoken.find(
    (mention) => mention.about !== null || mention.links.some((link) => link.kind === 'of' && MADE_BY.test(link.by)),
  );
  const { quote } = (telling ?? spoken.find((mention) => wordsOf(mention).length > 1) ?? spoken[0] ?? members[0]!)
    .passage;
  // The capital of a sentence's first word is the sentence's, not the item's.
  return quote.replace(OPENING, (word) => word.toLowerCase());
}

const OPENING = /^(?:The|An?|This|That|These|Those|Its|Their|His|Her|Our|My)(?= )/u;

function featuresOf(
  id: string,
  leader: string,
  scene: Scene,
  members: readonly ReadMention[],
  parties: (mention: string) => readonly string[],
): ItemFeatures {
  const transfers: Transfer[] = [];
  let originator: string | null = null;
  for (const mention of members) {
    for (const link of mention.links) {
      if (link.kind !== 'of' || !MADE_BY.test(link.by) || originator !== null) continue;
      if (scene.byId.get(link.to)?.refersTo !== 'other' && scene.byId.get(link.to)?.refersTo !== 'item')
        originator = link.to;
    }
  }
  for (const claim of claimsOn(scene, members)) {
    const item = claim.roles.item ?? leader;
    const keys = (mention: string | undefined): readonly string[] => (mention === undefined ? [] : parties(mention));
    if (claim.event === 'disclosure' && transfers.length < MOST_TRANSFERS)
      transfers.push({
        from: keys(claim.roles.discloser),
        to: keys(claim.roles.recipient),
        when: claim.when,
        passage: claim.passage,
      });
    // "Orley got files": who got some made none of them; who gathered *the* files did, or is as near as the text comes.
    const made =
      claim.event === 'acquisition' && !['bare', 'indefinite'].includes(scene.byId.get(item)?.form ?? 'bare');
    const maker = claim.roles.originator ?? (made ? claim.roles.agent : undefined);
    if (maker !== undefined && originator === null) originator = maker;
  }
  const described = members.find((mention) => mention.form !== 'pronoun' && mention.form !== 'name') ?? members[0]!;
  return {
    id,
    leader,
    doc: scene.document.id,
    heads: [
      ...new Set(members.filter((mention) => mention.form !== 'pronoun').map((mention) => mention.head.toLowerCase())),
    ],
    words: longest(members.map(wordsOf)),
    clause: members.every((mention) => mention.form === 'pronoun' || mention.about?.start === mention.passage.start),
    originator: originator === null ? null : (parties(originator)[0] ?? null),
    originators: originator === null ? [] : parties(originator),
    subjects: subjectsOf(members),
    transfers,
    parts: members.flatMap((mention) =>
      mention.links
        .filter((link) => link.kind === 'of' && (link.by === 'of' || link.by === 'from'))
        .map((link) => ({
          whole: parties(link.to)[0] ?? link.to,
          head: mention.head.toLowerCase(),
          passage: mention.passage,
        })),
    ),
    passage: described.passage,
    distinct: members.some((mention) =>
      /\b(?:another|other|second|third|separate|different|new)\b/i.test(mention.passage.quote.slice(0, 40)),
    ),
  };
}

function longest(all: readonly (readonly string[])[]): readonly string[] {
  return all.reduce((best, words) => (words.length > best.length ? words : best), []);
}

/** Leaders of those a mention stands for, each followed by the bodies they act for. */
function partiesBy(
  clusters: Clusters,
  bodies: (leader: string) => readonly string[],
  several: ReadonlyMap<string, readonly string[]>,
): (mention: string) => readonly string[] {
  return (mention) =>
    (several.get(mention) ?? [mention]).flatMap((id) => [clusters.leader(id), ...bodies(clusters.leader(id))]);
}

/** What an item is said to be about. What is known or moved without a noun of information ("a way past the gate") says so itself. */
function subjectsOf(members: readonly ReadMention[]): readonly string[] {
  const said = members.flatMap((mention) => (mention.about === null ? [] : [mention.about.quote]));
  if (said.length > 0) return said;
  const spoken = members.filter((mention) => mention.form !== 'pronoun');
  return spoken.some((mention) => mention.refersTo === 'item')
    ? []
    : spoken.slice(0, 1).map((mention) => mention.passage.quote);
}

/** Claims that move it or say what was done with it, held as true to some degree; in order of text. */
function claimsOn(scene: Scene, members: readonly ReadMention[]): readonly ClaimProposal[] {
  const claims = members.flatMap((mention) =>
    (scene.uses.get(mention.id) ?? []).filter((use) => use.role === 'item').map((use) => use.claim),
  );
  return claims.filter((claim) => polarityOf(claim.factuality.at(-1) ?? 'Uu') === '+');
}

/** When it was gathered or made, by the earliest dated claim that it was; it cannot have moved before. */
function sinceOf(scene: Scene, members: readonly ReadMention[]): When | null {
  const dated = claimsOn(scene, members).filter(
    (claim) => claim.event === 'acquisition' && claim.when.earliest !== null,
  );
  return dated.map((claim) => claim.when).sort((a, b) => earliestOf(a) - earliestOf(b))[0] ?? null;
}
