import type { Ties } from '../../../src/contacts/kernel/sweep.ts';

/** A contact as a person would write it down: who, to whom, when. */
export interface Plain {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/**
 * Earliest times at which each actor could have it, by going round until nothing changes: the rule itself, without an order.
 * A contact passes it on where its sender has it at its time (strict: before its time). Absent: never.
 */
export function earliest(contacts: readonly Plain[], seeds: readonly number[], ties: Ties): Map<number, number> {
  const had = new Map<number, number>(seeds.map((seed) => [seed, Number.NEGATIVE_INFINITY]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { from, to, at } of contacts) {
      const since = had.get(from);
      if (since === undefined || (ties === 'strict' ? since >= at : since > at)) continue;
      const known = had.get(to);
      if (known !== undefined && known <= at) continue;
      had.set(to, at);
      changed = true;
    }
  }
  return had;
}

/** Latest times at which each actor could still have sent it so that a target gets it: `earliest` with time turned round. */
export function latest(contacts: readonly Plain[], targets: readonly number[], ties: Ties): Map<number, number> {
  const turned = contacts.map(({ from, to, at }) => ({ from: to, to: from, at: -at }));
  return new Map([...earliest(turned, targets, ties)].map(([actor, at]) => [actor, -at]));
}
