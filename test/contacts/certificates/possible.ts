import type { CertifiedClaim } from '../../../src/terms/index.ts';

/** A contact as it was written down: at one time, or some time between two. */
export interface Written {
  readonly from: string;
  readonly to: string;
  readonly first: number;
  readonly last: number;
  readonly channel: string;
}

/** Whether a claim is true of some contacts: the first time at which anyone could have it, by going round until nothing changes. */
export function isTrue(contacts: readonly Written[], claim: CertifiedClaim): boolean {
  const had = new Map<string, number>(claim.from.map((name) => [name, Number.NEGATIVE_INFINITY]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { from, to, first, last, channel } of contacts) {
      if ([from, to].some((name) => claim.exclude.includes(name)) || claim.excludeChannels.includes(channel)) continue;
      const [open, close] = [Math.max(first, claim.since ?? first), Math.min(last, claim.by - claim.latency)];
      const since = had.get(from);
      if (since === undefined || open > close || (claim.ties === 'strict' ? since >= close : since > close)) continue;
      const at = Math.max(open, since) + claim.latency;
      if ((had.get(to) ?? Number.POSITIVE_INFINITY) <= at) continue;
      had.set(to, at);
      changed = true;
    }
  }
  return !had.has(claim.not);
}
