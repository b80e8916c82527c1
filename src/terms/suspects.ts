import type { LogLimits, LogScope } from './reach.ts';

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
  readonly scope: LogScope;
}
