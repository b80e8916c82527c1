import type { ClaimProposal, Reading } from '../reading/reading.ts';
import type { Actor } from '../terms/actor.ts';
import type { Assumption, Claim } from '../terms/claim.ts';
import type { Document } from '../terms/document.ts';
import type { Role } from '../terms/event.ts';
import type { Item } from '../terms/item.ts';
import type { Dropped } from '../terms/mistake.ts';
import type { Statement } from '../terms/statement.ts';
import { castOf, nameOf } from './actors.ts';
import { takenFor } from './allies.ts';
import type { Clusters } from './clusters.ts';
import { holdersWith } from './holding.ts';
import { homeOffices } from './homeoffices.ts';
import { identityOf } from './identity.ts';
import { itemsOf } from './items.ts';
import { officesOf } from './offices.ts';
import { type Scene, sceneOf } from './scene.ts';

/** Who and what a whole case speaks of: claims and statements with their mentions turned into actors and items. */
export interface Resolution {
  readonly actors: readonly Actor[];
  readonly items: readonly Item[];
  readonly statements: readonly Statement[];
  readonly claims: readonly Claim[];
  /** Claims whose giver and getter turned out to be one. */
  readonly dropped: readonly Dropped[];
}

/** Most claims that one proposal gives where a pronoun stands for several. */
const MOST_CLAIMS = 6;

/**
 * The actors and items of a case, over all its documents, and its claims and statements in their terms. Identity always has
 * a reason: a name, the grammar of a sentence, a pronoun or description that takes up an earlier mention. What has none
 * stays an actor of its own, with `resolved` false. Ids count up in order of first mention. Pure.
 *
 * @throws RangeError where a reading has no document: a bug of the caller.
 */
export function resolve(documents: readonly Document[], readings: readonly Reading[]): Resolution {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const scenes = readings.map((reading): Scene => {
    const document = byId.get(reading.doc);
    if (document === undefined) throw new RangeError(`a reading of ${reading.doc}, which is no document of this case`);
    return sceneOf(document, reading);
  });
  const { clusters, authors, several } = identityOf(scenes);
  const taken = takenFor(scenes, clusters);
  const stated = officesOf(scenes, clusters);
  const called = namesBy(scenes, clusters);
  const home = homeOffices(scenes, clusters, stated, called);
  const offices = [...stated, ...home.map((each) => each.office)];
  const assumedOf = new Map(home.map((each) => [each.office.holder, each.assumption]));
  const bodiesOf = new Map<string, string[]>();
  for (const { holder, body } of offices) {
    const known = bodiesOf.get(holder);
    if (known === undefined) bodiesOf.set(holder, [body]);
    else known.push(body);
  }
  const bodies = (leader: string): readonly string[] => bodiesOf.get(leader) ?? [];
  const inventory = itemsOf(scenes, clusters, bodies, called, several);
  const drafts = scenes.flatMap((scene) =>
    scene.reading.claims.flatMap((claim) => variants(claim, several).map((roles, at) => ({ scene, claim, roles, at }))),
  );
  const actorLeader = (id: string): string => taken.get(clusters.leader(id))?.actor ?? clusters.leader(id);
  const used = new Set<string>(inventory.originators);
  for (const { roles } of drafts)
    for (const [role, id] of Object.entries(roles)) if (role !== 'item') used.add(actorLeader(id));
  for (const scene of scenes) for (const id of scene.holders) used.add(actorLeader(id));
  const cast = castOf(scenes, clusters, used, offices, authorNames(authors, clusters));
  const holding = new Map(
    scenes.map((scene) => [scene, holdersWith(scene, clusters, cast, authors.get(scene) ?? null)]),
  );
  const dropped: Dropped[] = [];
  const claims = drafts.flatMap(({ scene, claim, roles, at }): Claim[] => {
    const assumptions: Assumption[] = [];
    const filled: Partial<Record<Role, string>> = {};
    for (const [role, id] of Object.entries(roles) as [Role, string][]) {
      const leader = clusters.leader(id);
      const value = role === 'item' ? inventory.ids.get(leader) : cast.ids.get(actorLeader(id));
      if (value === undefined || isNobody(scene, id)) continue;
      filled[role] = value;
      const assumption =
        role === 'item' ? undefined : (taken.get(leader)?.assumption ?? assumedOf.get(actorLeader(id)));
      if (assumption !== undefined && !assumptions.includes(assumption)) assumptions.push(assumption);
    }
    if (filled.discloser !== undefined && filled.discloser === filled.recipient) {
      dropped.push({
        doc: scene.document.id,
        quote: claim.passage.quote,
        why: 'giver and getter were taken for the same',
      });
      return [];
    }
    const { sentence: _sentence, predicate: _predicate, grounds: _grounds, ...kept } = claim;
    const holders = claim.holders.map(holding.get(scene)!);
    return [
      {
        ...kept,
        id: at === 0 ? claim.id : `${claim.id}.${at + 1}`,
        roles: filled,
        holders,
        reviewed: null,
        assumptions,
      },
    ];
  });
  const statements = scenes.flatMap((scene) => {
    const hold = holding.get(scene)!;
    return scene.reading.statements.map(
      ({ grounds: _grounds, ...statement }): Statement => ({ ...statement, holders: statement.holders.map(hold) }),
    );
  });
  const items = inventory.items.map(
    (item): Item => ({ ...item, originator: cast.ids.get(inventory.originatorOf.get(item.id) ?? '') ?? null }),
  );
  return { actors: cast.actors, items, statements, claims, dropped };
}

/** A claim's roles, once for each of those that a pronoun in it stands for ("gave it to them": to one, and to the other). */
function variants(
  claim: ClaimProposal,
  several: ReadonlyMap<string, readonly string[]>,
): Partial<Record<Role, string>>[] {
  let out: Partial<Record<Role, string>>[] = [{}];
  for (const [role, id] of Object.entries(claim.roles) as [Role, string][]) {
    const ids = several.get(id) ?? [id];
    out = out.flatMap((roles) => ids.map((each) => ({ ...roles, [role]: each }))).slice(0, MOST_CLAIMS);
  }
  return out;
}

const NOBODY = /^(?:nobody|no-one|none|anyone|anybody|anything|nothing|everyone|everybody)$/i;

/** "Who gave it to them?", "showed it to no one": the word stands for nobody in particular, and its role is left open. */
function isNobody(scene: Scene, id: string): boolean {
  const mention = scene.byId.get(id);
  if (mention === undefined || mention.form !== 'pronoun')
    return mention !== undefined && /^no one$/i.test(mention.passage.quote);
  if (NOBODY.test(mention.head)) return true;
  if (/^one$/i.test(mention.head)) return /\b(?:no|any|every)\s*$/i.test(mention.passage.prefix);
  const asks = /^(?:who|whom|whose|what|which)$/i.test(mention.head);
  return asks && !mention.links.some((link) => link.kind === 'antecedent');
}

/** What the authors who speak of themselves are called, by the leader of their cluster. */
function authorNames(authors: ReadonlyMap<Scene, string | null>, clusters: Clusters): Map<string, string> {
  const out = new Map<string, string>();
  for (const [{ document }, mention] of authors) {
    if (mention !== null && document.author !== null) out.set(clusters.leader(mention), document.author);
  }
  return out;
}

/** What to call a cluster in a reason. Good once nothing is joined any more. */
function namesBy(scenes: readonly Scene[], clusters: Clusters): (leader: string) => string {
  const byId = new Map(scenes.flatMap((scene) => [...scene.byId]));
  const known = new Map<string, string>();
  return (leader) => {
    const name = known.get(leader);
    if (name !== undefined) return name;
    const members = clusters.members(leader).flatMap((id) => byId.get(id) ?? []);
    known.set(
      leader,
      nameOf(
        members,
        members.filter((mention) => mention.form === 'name'),
      ),
    );
    return known.get(leader)!;
  };
}
