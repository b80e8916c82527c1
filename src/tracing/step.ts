import type { Witness } from '../lineage/index.ts';
import type { Assumption } from '../terms/claim.ts';
import type { Certainty } from '../terms/factuality.ts';
import type { Hop } from '../terms/hop.ts';
import type { Interval } from '../terms/interval.ts';

/** A hop as the search for routes needs it: where it can be joined, at which times, and what it carries. */
export interface Step {
  readonly hop: Hop;
  /** What the hop's ends are one node with: who is named, and the bodies they act for at the time. */
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
  /** It can have happened at any one of these; more than one where several opportunities are on record. */
  readonly times: readonly Interval[];
  /** Items that moved by the claims that set its standing; null where nothing is claimed: it could carry anything. */
  readonly moved: readonly string[] | null;
  /** The best that anyone holds; U where nobody does. */
  readonly certainty: Certainty;
  /** The origins behind it, each with its witnesses. */
  readonly groups: readonly (readonly Witness[])[];
  /** What has to be assumed for its standing to hold. */
  readonly assumptions: readonly Assumption[];
  /** A body whose membership is all that makes this hop possible: two such hops in a row are but a shared employer. */
  readonly membership: string | null;
}
