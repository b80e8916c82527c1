import type { LogScope } from './reach.ts';

/** What a log holds and what it was made from, as it is handed out in JSON. Times are UTC milliseconds. */
export interface LogContents {
  readonly log: string;
  readonly generation: string;
  readonly sources: readonly (LogScope['sources'][number] & {
    readonly bytes: number;
    /** The source's own name for each field. */
    readonly columns: Readonly<Record<string, string>>;
    readonly zone: string | null;
  })[];
  /** Tables of lists and aliases that hold for it. */
  readonly tables: readonly {
    readonly kind: string;
    readonly name: string;
    readonly sha256: string;
    readonly rows: number;
  }[];
  readonly actors: number;
  /** Contacts at a time and within an interval; one that goes both ways is two. */
  readonly contacts: number;
  readonly spans: number;
  readonly window: LogScope['window'];
  /** Times coarser than this many milliseconds are intervals. */
  readonly tick: number;
  readonly ties: {
    readonly times: number;
    /** Contacts that share their time with another, and how many have the commonest. */
    readonly shared: number;
    readonly longest: number;
    /** Stretches of one time in which contacts go in a circle. */
    readonly cycles: number;
  };
  /** Rows of each channel, the commonest first; null is none. */
  readonly channels: readonly { readonly channel: string | null; readonly rows: number }[];
  readonly refused: readonly { readonly why: string; readonly rows: number }[];
  /** Each refused row, where they were asked for. */
  readonly lines: readonly RefusedRow[] | null;
  /** Files whose SHA-256 was found to be what was written, where that was asked for. */
  readonly checked: number | null;
}

/** A row that is no contact: its file and line, or the file of a folder. */
export interface RefusedRow {
  readonly source: string;
  readonly line: number;
  readonly file: string | null;
  readonly why: string;
}
