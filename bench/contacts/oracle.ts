import type { Ties } from '../../src/contacts/index.ts';
import type { Generated } from './generate.ts';

/** The stamp of somebody who is never reached. */
export const NOT = 0xffffffff;

/**
 * The rule itself, told plainly: contacts of one time are taken together. Non-strict, they are gone over until nothing changes;
 * strict, what they give is given once all of them have been seen.
 *
 * @returns for each actor the stamp at which it first could have it, 0 for the seed, `NOT` for never.
 */
export function oracle({ from, to, stamp }: Generated, actors: number, seed: number, ties: Ties): Uint32Array {
  const arrival = new Uint32Array(actors).fill(NOT);
  const has = new Uint8Array(actors);
  has[seed] = 1;
  arrival[seed] = 0;
  const given: number[] = [];
  for (let start = 0, end = 0; start < from.length; start = end) {
    while (end < from.length && stamp[end] === stamp[start]) end += 1;
    if (end - start === 1) {
      if (has[from[start]!] === 1 && has[to[start]!] === 0) {
        has[to[start]!] = 1;
        arrival[to[start]!] = stamp[start]!;
      }
      continue;
    }
    do {
      given.length = 0;
      for (let index = start; index < end; index += 1) {
        if (has[from[index]!] === 1 && has[to[index]!] === 0) given.push(to[index]!);
      }
      for (const actor of given) {
        has[actor] = 1;
        arrival[actor] = stamp[start]!;
      }
    } while (given.length > 0 && ties === 'non-strict');
  }
  return arrival;
}
