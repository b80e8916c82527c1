import type { Evidence } from '../terms/evidence.ts';
import type { Inquiry } from '../terms/inquiry.ts';
import { Mistake } from '../terms/mistake.ts';
import type { Trace } from '../terms/verdict.ts';
import { actsOf } from './acts.ts';
import { answer, claimedRoute, outcomeOf } from './answer.ts';
import { askOutside, matterOf, type TracePorts } from './matter.ts';
import { compareText } from './ranking.ts';
import { relationsOf } from './relations.ts';
import { type Remaining, sourceCuts, trialsFor, type Words, wordsOf } from './sourcecuts.ts';
import { verdictOf } from './verdict.ts';
import { type Again, withdrawalsOf } from './withdrawals.ts';
import { without } from './without.ts';

/**
 * Works out how the item could have got from origin to holder by the deadline, and on whose word. Pure and synchronous:
 * the same evidence, inquiry and log give the same trace. Nothing in it says that anything happened.
 *
 * @throws Mistake where the inquiry asks for an item or an actor that the evidence does not have.
 */
export function trace(evidence: Evidence, inquiry: Inquiry, ports: TracePorts = {}): Trace {
  check(evidence, inquiry);
  const outside = askOutside(evidence, inquiry, ports);
  const matter = matterOf(evidence, inquiry, outside);
  const answered = answer(matter);
  const again: Again = (other) => {
    const rest = matterOf(other, inquiry, outside);
    return { ...outcomeOf(rest), kept: new Set(rest.claims.map((claim) => claim.id)) };
  };
  const withdrawals = withdrawalsOf(matter, answered.carrying, again);
  // Both kinds of cut try the same withdrawals, where each holder is an origin: what is left is worked out once.
  const known = new Map<string, Words | null>();
  const remaining: Remaining = (withdrawn) => {
    const sources = [...new Set(withdrawn)].toSorted(compareText);
    const key = JSON.stringify(sources);
    let left = known.get(key);
    if (left === undefined) {
      const rest = matterOf(sources.reduce(without, matter.evidence), inquiry, outside);
      const steps = claimedRoute(rest);
      left = steps === null ? null : wordsOf(steps, rest);
      known.set(key, left);
    }
    return left;
  };
  const trials = trialsFor(evidence.claims.length);
  const originCuts = sourceCuts('origin', remaining, trials);
  const holderCuts = sourceCuts('holder', remaining, trials);
  // Hops have their ids once the verdict has asked for them.
  const verdict = verdictOf(matter, answered, { withdrawals, originCuts, holderCuts });
  return { inquiry, hops: answered.hops(), relations: relationsOf(matter), acts: actsOf(matter), verdict };
}

function check(evidence: Evidence, inquiry: Inquiry): void {
  if (!evidence.items.some((item) => item.id === inquiry.item)) {
    throw new Mistake(`The evidence has no item “${inquiry.item}”.`, 'Ask about one of its items, by id.');
  }
  for (const actor of [inquiry.origin, inquiry.holder]) {
    if (actor !== null && !evidence.actors.some((each) => each.id === actor)) {
      throw new Mistake(`The evidence has no actor “${actor}”.`, 'Ask about one of its actors, by id.');
    }
  }
  if (inquiry.origin !== null && inquiry.origin === inquiry.holder) {
    throw new Mistake('Origin and holder are the same actor.', 'Ask how it got from one to another.');
  }
  if (inquiry.since !== null && inquiry.deadline !== null && inquiry.since > inquiry.deadline) {
    throw new Mistake('The deadline lies before the time the item came into being.', 'Correct --since or --by.');
  }
}
