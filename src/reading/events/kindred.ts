import type { Frame } from '../analysis/analysis.ts';
import { argumentsBy, broughtBy, childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { type EventFrame, eventOf, lemmaOf, namedRolesets } from '../vocabulary/vocabulary.ts';
import { reference } from './fillers.ts';

/**
 * The transfer that another roleset of the same word means, where the frame is filled like one: something, and to or
 * from someone. The sense of "pass" or "hand" is often taken for a neighbour's; its arguments tell better.
 */
export function kindred(tree: Dependencies, frame: Frame): EventFrame | undefined {
  const lemma = lemmaOf(frame.roleset);
  // A "light" give with something and someone to get it is a giving all the same, unless the thing is itself an event.
  const object = childrenBy(tree, frame.predicate, ['obj'])[0];
  const eventive = object !== undefined && eventOf(tree.frameAt.get(object)?.roleset ?? '') !== undefined;
  const kept = childrenBy(tree, frame.predicate, ['nsubj:pass']).length > 0;
  // The parser may hang the getter on the thing given ("gave the plans to the yard").
  const hosts = object === undefined ? [frame.predicate] : [frame.predicate, object];
  const getter = hosts
    .flatMap((host) => childrenBy(tree, host, ['iobj', 'obl', 'nmod']))
    .some((at) => relationOf(wordAt(tree, at)) === 'iobj' || broughtBy(tree, at, ['to']));
  if (frame.roleset.endsWith('.LV') && object !== undefined && (getter || kept) && !eventive)
    return TRANSFERS.get(lemma)?.[0];
  return TRANSFERS.get(lemma)?.find((sense) => {
    const parties = sense.roles.recipient?.[0] === 'ARG0' ? sense.roles.discloser : sense.roles.recipient;
    const has = (labels: readonly string[] | undefined): boolean =>
      labels?.some((label) => argumentsBy(frame, label).length > 0 || reference(frame, label) !== undefined) ?? false;
    const both = has(sense.roles.discloser) && has(sense.roles.recipient);
    // "tipped off the builder": to tell someone is to tell something.
    return has(parties) && (has(sense.roles.item) || (sense.item === 'information' && both));
  });
}

/** "tipped off", "handed over": the particle makes another verb of it, whatever sense the verb alone was given. */
export function withParticle(tree: Dependencies, frame: Frame): EventFrame | undefined {
  const particle = childrenBy(tree, frame.predicate, ['compound:prt'])[0];
  if (particle === undefined) return undefined;
  return TRANSFERS.get(`${wordAt(tree, frame.predicate).lemma}_${wordAt(tree, particle).lemma}`.toLowerCase())?.[0];
}

const TRANSFERS: ReadonlyMap<string, readonly EventFrame[]> = transfers();

function transfers(): ReadonlyMap<string, readonly EventFrame[]> {
  const found = new Map<string, EventFrame[]>();
  for (const roleset of namedRolesets()) {
    const sense = eventOf(roleset);
    if (sense?.event !== 'disclosure' || sense.roles.recipient === undefined || sense.roles.item === undefined)
      continue;
    const lemma = lemmaOf(roleset);
    found.set(lemma, [...(found.get(lemma) ?? []), sense]);
  }
  return found;
}

/** Whether a word of this lemma can mean a handing over, in whatever sense it was read. */
export function canHandOver(roleset: string): boolean {
  return TRANSFERS.has(lemmaOf(roleset));
}
