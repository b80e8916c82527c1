import type { Informing, LogLimits, LogScope } from './reach.ts';

/** From whom it could have come to some actors, as it is handed out in JSON. */
export interface SuspectsAnswer {
  readonly log: string;
  readonly query: { readonly kind: 'suspects'; readonly to: readonly string[] } & LogLimits;
  readonly ties: 'non-strict' | 'strict';
  readonly suspects: readonly {
    readonly actor: string;
    /** To how many of them, and to whom. */
    readonly count: number;
    readonly to: readonly string[];
    /** UTC milliseconds of the last contact by which it could still have come to all of these. */
    readonly last: number;
  }[];
  /** To whom it could have come from an actor only where contacts of one time chain: the suspects that one tie rule has and the other not. */
  readonly tieSensitive: readonly {
    readonly actor: string;
    readonly to: readonly string[];
    /** For the first of these: it hangs on whether the first of two contacts of one time came before the second. Empty where not looked up. */
    readonly contacts: readonly Informing[];
  }[];
  readonly scope: LogScope;
}

/** How far what each actor has could have gone, as it is handed out in JSON. */
export interface CentralAnswer {
  readonly log: string;
  readonly query: {
    readonly kind: 'central';
    readonly actors: readonly string[] | null;
    readonly top: number;
  } & LogLimits;
  readonly ties: 'non-strict' | 'strict';
  readonly central: readonly {
    readonly actor: string;
    /** How many others could have had it. */
    readonly reach: number;
    /** Share of the window in which another could have had it, on average over all others: 0 to 1. */
    readonly closeness: number;
  }[];
  /** How many were asked about. */
  readonly asked: number;
  /** Contacts that have an interval. Where there are any, each actor's share is that of the best timeline for every other. */
  readonly intervals: number;
  /** Of those asked about, whose reach is another under the other tie rule: how many, and the first of them, the largest difference first. */
  readonly tieSensitive: {
    readonly count: number;
    readonly actors: readonly { readonly actor: string; readonly reach: number; readonly other: number }[];
  };
  readonly scope: LogScope;
}
