import type { Informing, LogLimits, LogScope } from './reach.ts';

/** A contact of a route, as its source has it; `earliest` and `latest` are UTC milliseconds. */
export interface LoggedStep extends Informing {
  readonly earliest: number;
  readonly latest: number;
}

/** All contacts on routes from one actor to another, as they are handed out in JSON. */
export interface RoutesAnswer {
  readonly log: string;
  readonly query: { readonly kind: 'routes'; readonly from: string; readonly to: string } & LogLimits;
  readonly ties: 'non-strict' | 'strict';
  /** How many contacts and actors, the two ends among them, are on some route. */
  readonly count: number;
  readonly actors: number;
  /** In order of time; the first of them where there are too many to tell, and how many more there are. */
  readonly contacts: readonly LoggedStep[];
  readonly more: number;
  /** Contacts that are on a route by one tie rule and not by the other: how many, and the first of them. */
  readonly tieSensitive: { readonly count: number; readonly contacts: readonly LoggedStep[] };
  readonly scope: LogScope;
}
