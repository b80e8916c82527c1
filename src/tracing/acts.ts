import { supporterOf } from '../lineage/index.ts';
import type { Claim } from '../terms/claim.ts';
import type { Act } from '../terms/verdict.ts';
import { flagsOf } from './claimed.ts';
import type { Matter } from './matter.ts';
import { sidesOf } from './sides.ts';

/**
 * What was done, and what is held of who did it: acts, and the use the item was put to. A denial aimed at an act flags
 * the act, and no hop. Claims that share everyone and everything they name are about one act.
 */
export function actsOf(matter: Matter): Act[] {
  const acts = new Map<string, Claim[]>();
  for (const claim of matter.claims) {
    if (claim.event !== 'act' && claim.event !== 'use') continue;
    if (sidesOf(claim).length === 0) continue;
    const { agent, other, item, place } = claim.roles;
    // Without anyone or anything named, only the same words are about the same act.
    const bare = agent === undefined && item === undefined ? claim.passage.quote : null;
    const key = JSON.stringify([claim.event, agent, other, item, place, bare]);
    acts.set(key, [...(acts.get(key) ?? []), claim]);
  }
  return [...acts.values()].map((claims) => {
    const sides = claims.flatMap((claim) => sidesOf(claim).map((side) => ({ claim: claim.id, side })));
    const told = claims.find((claim) => supporterOf(claim) !== null) ?? claims[0];
    return { act: told?.passage.quote ?? '', flags: flagsOf(sides), claims: claims.map((claim) => claim.id) };
  });
}
