import type { Interval } from './interval.ts';

/** A document that a record as it was on a day goes without, or may have had, and why. `name` is its title, path or id. */
export interface NotYet {
  readonly doc: string;
  readonly name: string;
  readonly published: Interval | null;
  /** It came out after the day, may have come out after it, has no date, or was not in the case by then. */
  readonly why: 'later' | 'possibly later' | 'undated' | 'not entered';
}

/** That evidence is the record as it was on a day. */
export interface AsOf {
  /** The last moment of the day, UTC milliseconds. */
  readonly date: number;
  /** By when its documents came out, or by when they were in the case. */
  readonly clock: 'published' | 'entered';
  /** Documents that are among the evidence, and may have come out later: what rests on them the record supported possibly, and no more. */
  readonly perhaps: readonly NotYet[];
  readonly without: readonly NotYet[];
}
