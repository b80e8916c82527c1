/** What a question of a log was told: names as the log has them, times in UTC milliseconds. */
export interface LogLimits {
  readonly since?: number | null;
  readonly by?: number | null;
  readonly ties?: 'non-strict' | 'strict';
  readonly exclude?: readonly string[];
  readonly excludeChannels?: readonly string[];
  readonly stopAt?: readonly string[];
  /** Milliseconds that a contact takes: whoever it informs has it so much later. */
  readonly latency?: number;
  /** Milliseconds within which somebody passes it on after having been told, the last time; null where that has no end. */
  readonly maxHold?: number | null;
  /** Most contacts between the start and anyone; null where there may be any number. */
  readonly maxHops?: number | null;
}

/** What an answer rests on, and beyond which it says nothing. */
export interface LogScope {
  readonly sources: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly rows: number;
    readonly refused: number;
  }[];
  readonly actors: number;
  readonly contacts: number;
  /** UTC milliseconds of the first contact of the log and of the last. */
  readonly window: { readonly earliest: number | null; readonly latest: number | null };
}

/** The contact that informed an actor, as its source has it. */
export interface Informing {
  readonly from: string;
  readonly to: string;
  readonly time: string;
  readonly reference: string | null;
  readonly channel: string | null;
  readonly source: string;
  readonly line: number;
  /** How the row itself names its sender and receiver, where a table of aliases or lists gave another name. */
  readonly senderAs?: string;
  readonly receiverAs?: string;
}

/** An answer as it is handed out in JSON. Times are UTC milliseconds, and in `contact` as they were written. */
export interface ReachAnswer {
  readonly log: string;
  readonly query: { readonly kind: 'forward' | 'backward'; readonly actors: readonly string[] } & LogLimits;
  readonly ties: 'non-strict' | 'strict';
  readonly reached: readonly {
    readonly actor: string;
    /** In the best of all timelines: forward the first time at which it could have it, backward the last at which it could pass it on. */
    readonly arrival: number;
    /**
     * The same over all timelines. Null for the worst (forward `latest`, backward `earliest`) where one has no route; with a limit of
     * contacts, where no one route holds in all of them.
     */
    readonly earliest: number | null;
    readonly latest: number | null;
    readonly contact: Informing;
    /** Contacts of the way it came first. */
    readonly hops: number;
    /** The least contacts by which it could have come at all; told where these are limited. */
    readonly fewest?: number;
    /** Where asked for, all contacts at its arrival time that could have informed it. */
    readonly informants?: readonly Informing[];
  }[];
  /** Actors whose time is another under the other tie rule, or who are reached under one alone (null). */
  readonly tieSensitive: readonly {
    readonly actor: string;
    readonly time: number | null;
    readonly other: number | null;
    /** Two contacts of one time: the answer hangs on whether the first came before the second. The last such two before the actor. */
    readonly contacts: readonly Informing[];
  }[];
  readonly scope: LogScope;
}

/**
 * A route as it is handed out in JSON: its contacts in order, or null where there is none. A contact happened within [earliest,
 * latest]; it happens at `best` in the timeline in which everyone has it first, at `worst` in the one in which everyone has it last.
 */
export interface RouteAnswer {
  readonly log: string;
  readonly query: {
    readonly kind: 'route';
    readonly from: string;
    readonly to: string;
    /** Which of all routes: the first to arrive, with the fewest contacts, the last to leave, or with the least time from first contact to last. */
    readonly prefer?: 'earliest' | 'fewest' | 'latest-departure' | 'fastest';
  } & LogLimits;
  readonly ties: 'non-strict' | 'strict';
  readonly route:
    | readonly (Informing & {
        readonly earliest: number;
        readonly latest: number;
        readonly best: number;
        readonly worst: number;
      })[]
    | null;
  /** When the target has it, by this route or another, over all timelines; `latest` is null where one has no route. */
  readonly arrival: { readonly earliest: number; readonly latest: number | null } | null;
  /**
   * Where the first arrival, or what else is preferred, is another under the other tie rule: the arrival then (null: no route), and two
   * contacts of one time on the way where all of one time chain: it hangs on whether the first came before the second. Null where it is
   * the same.
   */
  readonly tieSensitive: { readonly other: number | null; readonly contacts: readonly Informing[] } | null;
  readonly scope: LogScope;
}
