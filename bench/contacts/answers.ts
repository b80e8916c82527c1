import { NEVER, SEED, type Ties } from '../../src/contacts/index.ts';
import type { Generated } from './generate.ts';

/** What an answer comes to: how many were reached, the sum of their arrivals as stamps, and for how many the evidence holds. */
export interface Answer {
  readonly reached: number;
  readonly sum: number;
  readonly valid: number;
}

/**
 * Looks an answer over. Evidence holds where the contact leads to the actor, from one who had it by then (strict: before), whose own
 * evidence holds, and so on back to the seed.
 *
 * @param evidence for each actor the index of the contact that informed it first, `SEED` or `NEVER`.
 */
export function answerOf(columns: Generated, evidence: Uint32Array, ties: Ties): Answer {
  const [UNKNOWN, OPEN, HOLDS, FAILS] = [0, 1, 2, 3];
  const found = new Uint8Array(evidence.length);
  let [reached, sum, valid] = [0, 0, 0];
  const trail: number[] = [];
  for (let actor = 0; actor < evidence.length; actor += 1) {
    const index = evidence[actor]!;
    if (index === NEVER || index === SEED) continue;
    reached += 1;
    sum += columns.stamp[index]!;
    let at = actor;
    trail.length = 0;
    let verdict: number = UNKNOWN;
    while (verdict === UNKNOWN) {
      const by = evidence[at]!;
      if (by === SEED) verdict = HOLDS;
      else if (found[at] !== UNKNOWN) verdict = found[at] === HOLDS ? HOLDS : FAILS;
      else if (by === NEVER || columns.to[by] !== at) verdict = FAILS;
      else {
        const sender = columns.from[by]!;
        const since = evidence[sender]!;
        const inTime =
          since === SEED ||
          (since !== NEVER &&
            (ties === 'strict'
              ? columns.stamp[since]! < columns.stamp[by]!
              : columns.stamp[since]! <= columns.stamp[by]!));
        found[at] = OPEN;
        trail.push(at);
        if (inTime) at = sender;
        else verdict = FAILS;
      }
    }
    for (const past of trail) found[past] = verdict;
    if (verdict === HOLDS) valid += 1;
  }
  return { reached, sum, valid };
}

/** Whether an answer is the same as another that is known to be right, its evidence included. */
export function agrees(answer: Answer, right: Answer): boolean {
  return answer.reached === right.reached && answer.sum === right.sum && answer.valid === answer.reached;
}
