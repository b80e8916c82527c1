import type { Informing, LogLimits, LogScope } from './reach.ts';

/** A contact of a route, as its source has it; `earliest` and `latest` are UTC milliseconds. */
export interface LoggedStep extends Informing {
  readonly earliest: number;
  readonly latest: number;
  /** Of a contact within an interval: between which times it lies on a route. Told of all routes alone. */
  readonly onRoute?: { readonly earliest: number; readonly latest: number };
}

/** All contacts on routes from one actor to another, in any timeline, as they are handed out in JSON. */
export interface RoutesAnswer {
  readonly log: string;
  readonly query: { readonly kind: 'routes'; readonly from: string; readonly to: string } & LogLimits;
  readonly ties: 'non-strict' | 'strict';
  /** How many contacts and actors, the two ends among them, are on some route. */
  readonly count: number;
  readonly actors: number;
  /** How many of the contacts have an interval: a route is one in some timeline. */
  readonly intervals: number;
  /** In order of time; the first of them where there are too many to tell, and how many more there are. */
  readonly contacts: readonly LoggedStep[];
  readonly more: number;
  /** Contacts that are on a route by one tie rule and not by the other: how many, and the first of them. */
  readonly tieSensitive: { readonly count: number; readonly contacts: readonly LoggedStep[] };
  readonly scope: LogScope;
}

/**
 * The fewest contacts, or people, without whom there is no route in any timeline, as they are handed out in JSON. No set is smaller than `least`; the
 * one that is told has `most`; where the two are equal it is a smallest one.
 */
export interface CutAnswer {
  readonly log: string;
  readonly query: {
    readonly kind: 'cut';
    readonly of: 'contacts' | 'people';
    readonly from: string;
    readonly to: string;
  } & LogLimits;
  readonly ties: 'non-strict' | 'strict';
  /** Contacts on routes between the two, and how many of them have an interval. */
  readonly routes: number;
  readonly intervals: number;
  readonly least: number;
  readonly most: number;
  /** Of contacts: the set, in order of time, and whether it is the only smallest one (null: not known). */
  readonly contacts: readonly LoggedStep[] | null;
  readonly only: boolean | null;
  /** Of people: the set, by name; null where no set of people closes all routes, as the two are in contact themselves. */
  readonly people: readonly string[] | null;
  /** The bounds under the other tie rule, and whether there is a route at all; null where the rules cannot differ. */
  readonly otherwise: { readonly routes: number; readonly least: number; readonly most: number | null } | null;
  readonly tieSensitive: RoutesAnswer['tieSensitive'];
  readonly scope: LogScope;
}
