import type { Informing, LogScope, RouteAnswer } from './reach.ts';

/** What a certificate says: none of `from` can have got it to `not` by the deadline, over the contacts that count. Times are UTC milliseconds. */
export interface CertifiedClaim {
  readonly from: readonly string[];
  readonly not: string;
  readonly since: number | null;
  readonly by: number;
  readonly ties: 'non-strict' | 'strict';
  readonly exclude: readonly string[];
  readonly excludeChannels: readonly string[];
  /** Milliseconds that a contact takes. */
  readonly latency: number;
}

/**
 * A proof that somebody could not have had it, for one log and no other. Nothing stands in it that a check does not look at.
 *
 * `bounds` gives actors a time before which they cannot have had it in any timeline; whoever is not named cannot have had it by the
 * deadline at all. It is a proof because no contact contradicts it: where one counts and its sender may have had it by then, its
 * receiver's bound is no later than the contact, or than the sender's bound where that lies within the contact's interval, and what the
 * contact takes. Any bounds of which that is true are a proof, wherever they come from.
 */
export interface Certificate {
  readonly format: 'hearsay-certificate-1';
  readonly claim: CertifiedClaim;
  /** What the log was made of, and the SHA-256 of each of its files that the proof rests on. */
  readonly log: Pick<LogScope, 'sources' | 'actors' | 'contacts'> & {
    readonly files: Readonly<Record<string, string>>;
  };
  /**
   * Two columns in base64, little-endian: ids of actors (u32), which rise, and their times (f64). Only those are listed who could have had it: most
   * people of a log could not, and 16 characters for each who could are fewer than 6 for everyone as long as they are a third. They are times and not stamps, because who is
   * informed within an interval need not be so at the time of any contact, and a check by time depends on no table of the engine's.
   */
  readonly bounds: { readonly actors: string; readonly times: string };
}

/** A contact that would be on a route if it, or what is around it, lay otherwise by so many milliseconds; 0 where only the tie rule is against it. */
export interface NearMiss extends Informing {
  readonly slack: number;
  /** UTC milliseconds: the first at which its sender could have it (null: from the start), and the last at which its receiver could pass it on. */
  readonly senderFrom: number | null;
  readonly receiverUntil: number;
}

/** A contact that the log does not have and that would make a route: from one to another at any time between the two. */
export interface Overturning {
  readonly from: string;
  readonly to: string;
  /** UTC milliseconds; null where any earlier time would do. */
  readonly after: number | null;
  readonly until: number;
  /** How many could have had it by the deadline, and from how many it could have come: any such two would do whose times fit. */
  readonly couldHave: number;
  readonly couldPass: number;
}

/** What came of asking for a certificate: the proof with what comes nearest to overturning it, or the route that stands against it. */
export type CertifyAnswer =
  | {
      readonly log: string;
      readonly certified: true;
      readonly claim: CertifiedClaim;
      readonly nearMisses: readonly NearMiss[];
      readonly overturning: Overturning;
      readonly scope: LogScope;
    }
  | { readonly log: string; readonly certified: false; readonly claim: CertifiedClaim; readonly route: RouteAnswer };

/** What came of checking a certificate: it holds, or why not, with the first contact that breaks it where one does. */
export interface VerifyAnswer {
  readonly log: string;
  readonly holds: boolean;
  readonly claim: CertifiedClaim;
  readonly why: string | null;
  readonly contact: Informing | null;
  readonly scope: LogScope;
}
