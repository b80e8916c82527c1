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

/** A title or description that a text gives an actor ("foreign minister", "surveyor"), and when it holds as far as the text says. */
export interface ActorRole {
  readonly as: string;
  readonly when: Interval;
  readonly passage: Passage;
}

/**
 * Why a mention is taken for this actor: the one it was joined to, by what rule, and how likely that is right, 0 to 1. Both
 * are indexes of the actor's mentions; an actor with n mentions has n - 1 joins.
 */
export interface Join {
  readonly mention: number;
  readonly to: number;
  readonly why: string;
  readonly score: number;
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
  /** In order of text; absent from evidence that was written by hand. */
  readonly roles?: readonly ActorRole[];
  readonly joins?: readonly Join[];
}
