import type { Claim } from '../terms/claim.ts';
import type { Evidence } from '../terms/evidence.ts';
import { polarityOf, rankOf } from '../terms/factuality.ts';
import type { Origins } from '../terms/hop.ts';
import { earliestOf } from '../terms/interval.ts';
import type { Item } from '../terms/item.ts';
import type { Story } from '../terms/sources.ts';
import { type Weighed, weigh } from './certainty.ts';
import { circlesAmong } from './circles.ts';
import { erosionsAmong } from './erosion.ts';
import type { Lineage } from './lineage.ts';
import { countOrigins, NO_ORIGINS } from './origins.ts';
import { stepsAmong } from './steps.ts';
import { toldOf } from './telling.ts';
import { supporterOf } from './witness.ts';

/** Claims for one thing that are compared with one another; each pair is asked for. */
const MOST_CLAIMS = 300;

/**
 * Everything that is claimed, each with who told it first, who adds to it and who repeats it, reports that come back, hedges that
 * are lost, and how many origins stand behind it. In order of the first claim of each; what left the evaluation is not in it.
 *
 * Claims are of one story where the event and everybody in it agree, and the items are one ("same" to each other).
 */
export function storiesOf(evidence: Evidence, lineage: Lineage): Story[] {
  const item = sameItems(evidence.items);
  const groups = new Map<string, Claim[]>();
  for (const claim of evidence.claims) {
    const decision = claim.reviewed?.decision;
    if (claim.event === 'citation' || decision === 'withdrawn' || decision === 'rejected') continue;
    const { roles, event, relation } = claim;
    const key = JSON.stringify([
      event,
      relation,
      roles.discloser,
      roles.recipient,
      roles.agent,
      roles.other,
      roles.item === undefined ? null : item(roles.item),
    ]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [claim]);
    else known.push(claim);
  }
  return [...groups.values()]
    .filter((claims) => claims.some((claim) => supporterOf(claim) !== null))
    .map((claims, at) => storyOf(`m${at + 1}`, claims, evidence, lineage));
}

function storyOf(id: string, claims: readonly Claim[], evidence: Evidence, lineage: Lineage): Story {
  const held = inOrder(
    claims.filter((claim) => supporterOf(claim) !== null),
    lineage,
  );
  const looked = held.slice(0, MOST_CLAIMS);
  const weighed = weigh(looked, lineage);
  const steps = stepsAmong(
    weighed.map((each) => each.witness),
    lineage,
  );
  const against = claims.filter((claim) => supporterOf(claim) === null);
  const denies = (claim: Claim): boolean => claim.factuality.some((value) => polarityOf(value) === '-');
  const { event, relation, roles } = looked[0]!;
  return {
    id,
    event,
    relation,
    roles,
    told: toldOf(weighed, steps, lineage),
    denied: against.filter(denies).map((claim) => claim.id),
    open: against.filter((claim) => !denies(claim)).map((claim) => claim.id),
    origins: originsOf(weighed, evidence, lineage),
    circles: circlesAmong(weighed, steps, lineage),
    erosions: erosionsAmong(weighed, steps),
    left: held.length - looked.length,
  };
}

function originsOf(weighed: readonly Weighed[], evidence: Evidence, lineage: Lineage): Origins {
  const best = Math.max(0, ...weighed.map(({ witness }) => rankOf(witness.certainty)));
  if (best === 0) return NO_ORIGINS;
  const setting = weighed.map((each) => each.witness).filter((each) => rankOf(each.certainty) === best);
  const { discloser, recipient } = setting[0]!.claim?.roles ?? {};
  const parties = {
    from: new Set(discloser === undefined ? [] : [discloser]),
    to: new Set(recipient === undefined ? [] : [recipient]),
  };
  return countOrigins(setting, parties, evidence, lineage).origins;
}

/** By when the text came out, as early as it can be; a text without a date comes after those that have one. */
function inOrder(claims: readonly Claim[], { catalogue }: Lineage): Claim[] {
  const time = ({ passage }: Claim): number => {
    const published = catalogue.documents.get(passage.doc)?.published ?? null;
    return published === null ? Number.POSITIVE_INFINITY : earliestOf(published);
  };
  return claims.toSorted((a, b) => (time(a) === time(b) ? 0 : time(a) - time(b)));
}

/** One key for items that are the same. */
function sameItems(items: readonly Item[]): (id: string) => string {
  const to = new Map(items.map((each) => [each.id, each.id]));
  const root = (id: string): string => {
    let at = id;
    for (let next = to.get(at); next !== undefined && next !== at; next = to.get(at)) at = next;
    return at;
  };
  for (const { id, relations } of items) {
    for (const each of relations) if (each.kind === 'same' && to.has(each.to)) to.set(root(each.to), root(id));
  }
  return root;
}
