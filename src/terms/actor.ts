import type { Interval } from './interval.ts';
import type { Passage } from './passage.ts';

export type ActorKind = 'person' | 'organisation' | 'state' | 'group' | 'unknown';

/** "Lavrov, for Russia, as its foreign minister": a body this actor acts for, and the claim or passage that says so. */
export interface ActsFor {
  readonly actor: string;
  readonly when: Interval;
  readonly claim: string | null;
  readonly as: string | null;
  readonly passage: Passage | null;
}

/** A person, organisation, state or group of the case. An unresolved mention is an actor of its own, with `resolved` false. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  /** Every surface form, in order of first mention. */
  readonly names: readonly string[];
  readonly kind: ActorKind;
  readonly actsFor: readonly ActsFor[];
  readonly mentions: readonly Passage[];
  readonly resolved: boolean;
}
