import type { Interval } from '../../src/terms/interval.ts';
import type { Standing } from '../../src/terms/standing.ts';
import { type Continuity, continuityOf } from '../../src/tracing/continuity.ts';
import type { Quest } from '../../src/tracing/search.ts';
import type { Step } from '../../src/tracing/step.ts';

/** A hop of one item between two single nodes, at one of some times. */
export function stepOf(
  id: string,
  from: string,
  to: string,
  times: readonly Interval[],
  standing: Standing = 'reported',
  least = 1,
): Step {
  return {
    hop: {
      id,
      from,
      to,
      item: 'i',
      when: times[0] ?? { earliest: null, latest: null },
      standing,
      flags: [],
      origins: { least, most: least, why: [] },
      basis: [{ kind: 'claim', ref: id }],
      claims: [],
    },
    from: new Set([from]),
    to: new Set([to]),
    times,
    moved: standing === 'presumed' ? null : ['i'],
    certainty: standing === 'presumed' ? 'U' : 'CT',
    groups: [],
    assumptions: [],
    membership: null,
  };
}

export function questOf(given: Partial<Quest> = {}): Quest {
  return { item: 'i', origin: 'a', holder: 'z', since: null, deadline: Number.POSITIVE_INFINITY, ...given };
}

export const ONE_ITEM: Continuity = continuityOf([]);
