import type { EventKind, Role } from '../terms/event.ts';
import type { Factuality } from '../terms/factuality.ts';
import type { Basis, HopClaim } from '../terms/hop.ts';
import type { Failure } from '../terms/mistake.ts';
import type { Flag, Standing } from '../terms/standing.ts';
import type { Act, Reached, Rival, Sentence, Withdrawal, WouldDocument } from '../terms/verdict.ts';
import type { FamilyJson } from './families.ts';

/*
 * The JSON form of a case, as `hearsay trace --format json` hands it out. Times are ISO 8601 UTC texts, a date or a
 * minute or finer, both ends inclusive, null for open; actors and items are named by id.
 */

/** Raised when a field changes its meaning; new fields do not raise it. */
export const SCHEMA_VERSION = 1;

export interface PassageJson {
  doc: string;
  start: number;
  end: number;
  quote: string;
  prefix?: string;
  suffix?: string;
}

export interface SpanJson {
  earliest: string | null;
  latest: string | null;
}

export interface WhenJson extends SpanJson {
  edtf: string | null;
  words: string | null;
}

export interface HolderJson {
  name: string;
  actor: string | null;
  named: boolean;
  number: { least: number; most: number };
  passage: PassageJson | null;
}

export interface DocumentJson {
  id: string;
  path: string | null;
  url: string | null;
  title: string | null;
  publisher: string | null;
  author: string | null;
  published: string | WhenJson | null;
  retrieved: string | null;
  sha256: string | null;
  textSha256: string | null;
  text: string | null;
  blocks: { kind: 'head' | 'title' | 'heading' | 'paragraph'; start: number; end: number }[];
  record: { keeper: string | null } | false;
}

export interface ActorJson {
  id: string;
  name: string;
  names: string[];
  kind: string;
  actsFor: { actor: string; when: WhenJson; claim: string | null; as: string | null; passage: PassageJson | null }[];
  mentions: PassageJson[];
  resolved: boolean;
  roles?: { as: string; when: WhenJson; passage: PassageJson }[];
  joins?: { mention: number; to: number; why: string; score: number }[];
}

export interface ItemJson {
  id: string;
  name: string;
  names: string[];
  originator: string | null;
  subject: string | null;
  caveats: string[];
  since: WhenJson | null;
  relations: { to: string; kind: string; why: string; passage: PassageJson | null }[];
  mentions: PassageJson[];
}

export interface StatementJson {
  id: string;
  doc: string;
  quote: string;
  passage: PassageJson;
  holderChain: string[];
  holders: HolderJson[];
  source: PassageJson[];
  cue: PassageJson[];
  content: PassageJson[];
  kind: 'direct' | 'indirect' | 'mixed' | 'own';
  addressee: PassageJson | null;
  channel: PassageJson | null;
  parent: string | null;
  factuality: Factuality[];
  score: number;
}

export interface ClaimJson {
  id: string;
  statement: string | null;
  event: EventKind;
  relation: string | null;
  roles: Partial<Record<Role, string>>;
  when: WhenJson;
  holderChain: string[];
  holders: HolderJson[];
  factuality: Factuality[];
  passage: PassageJson;
  score: number;
  reviewed: { decision: string; by: string | null; why: string | null } | null;
  assumptions: AssumptionJson[];
  record: boolean;
  questions: boolean;
  url?: string;
}

export interface AssumptionJson {
  what: string;
  passage: PassageJson | null;
}

export interface LineageJson {
  from: string;
  reliesOn: string;
  why: string;
  doc: string | null;
  quote: string | null;
  basis: 'stated' | 'measured' | 'judged';
}

export interface HopJson {
  id: string;
  from: string | null;
  to: string | null;
  item: string | null;
  when: SpanJson;
  standing: Standing;
  flags: Flag[];
  origins: {
    least: number;
    most: number;
    why: { kind: 'collapse' | 'independent' | 'unknown'; claims: string[]; passage: PassageJson | null; why: string }[];
  };
  basis: Basis[];
  claims: (HopClaim & { doc: string; quote: string })[];
  through: { from: string[]; to: string[] };
}

export interface RouteJson {
  id: string;
  hops: string[];
  actors: (string | null)[];
  item: string | null;
  standing: Standing;
  reached: Exclude<Reached, 'no'>;
  arrival: SpanJson;
  weakestHop: string;
  leastOrigins: number;
  mostOrigins: number;
  presumed: number;
}

export interface VerdictJson {
  reachedByDeadline: Reached;
  standing: Standing | null;
  bestRoute: (string | null)[];
  routes: RouteJson[];
  weakestHop: string | null;
  minimalCuts: string[][];
  originCuts: { sources: string[]; claims: string[] }[] | null;
  holderCuts: { sources: string[]; claims: string[] }[] | null;
  assumptionDistance: number | null;
  wouldDocument: WouldDocument[];
  brokenRoutes: {
    route: (string | null)[];
    hops: string[];
    item: string | null;
    standing: Standing;
    at: string;
    why: 'time' | 'item';
    because: string;
  }[];
  rivals: (Omit<Rival, 'passage'> & { passage: PassageJson | null })[];
  assumptions: AssumptionJson[];
  withdrawals: Withdrawal[];
  coverage: string;
  sentences: Sentence[];
}

/** What evidence alone is as JSON: what `hearsay read` hands out, and `hearsay trace --evidence` takes. */
export interface EvidenceJson {
  schemaVersion: number;
  engine: { version: string; reader: string | null; inference: string | null; sentTo?: string };
  documents: DocumentJson[];
  failures: Failure[];
  actors: ActorJson[];
  items: ItemJson[];
  statements: StatementJson[];
  claims: ClaimJson[];
  lineage: LineageJson[];
  dropped: { doc: string; quote: string; why: string }[];
  separate?: { claims: string[]; passage: PassageJson | null; why: string | null }[];
  events?: { link: 'one' | 'own'; claims: string[]; by: string | null; why: string | null }[];
  ties?: { reference: string; item: string; by: string | null; why: string | null }[];
  families?: FamilyJson[];
  /** Set where this is the record as it was on a day. */
  asOf?: AsOfJson;
}

export interface NotYetJson {
  doc: string;
  name: string;
  published: SpanJson | null;
  why: 'later' | 'possibly later' | 'undated' | 'not entered';
}

export interface AsOfJson {
  date: string;
  clock: 'published' | 'entered';
  perhaps: NotYetJson[];
  without: NotYetJson[];
}

/** A whole trace as JSON. */
export interface CaseJson extends EvidenceJson {
  inquiry: {
    item: string;
    origin: string | null;
    holder: string | null;
    since: string | null;
    deadline: string | null;
  };
  hops: HopJson[];
  relations: { a: string; b: string; kind: string; when: SpanJson; claim: string }[];
  acts: Act[];
  verdict: VerdictJson;
}
