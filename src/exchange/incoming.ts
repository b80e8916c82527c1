import type { FamilyJson } from './families.ts';

/*
 * What a case file may hold on its way in. Everything beyond the least that tracing needs is optional, and what is not
 * named here is passed over: a file written by hand, by another program or by us is read alike.
 */

type Maybe<T> = T | null | undefined;

/** A time: a text ("2017-05", "2017-05-10T14:30Z", "a/b" with either end open), or an object with its two ends. */
export type TimeIn = Maybe<
  string | { earliest?: Maybe<string>; latest?: Maybe<string>; edtf?: Maybe<string>; words?: Maybe<string> }
>;

export interface PassageIn {
  doc: string;
  start?: Maybe<number>;
  end?: Maybe<number>;
  quote: string;
  prefix: string;
  suffix: string;
}

export interface HolderIn {
  name: string;
  actor?: Maybe<string>;
  named?: Maybe<boolean>;
  number?: Maybe<{ least: number; most: number }>;
  passage?: Maybe<PassageIn>;
}

export interface DocumentIn {
  id: string;
  path?: Maybe<string>;
  url?: Maybe<string>;
  title?: Maybe<string>;
  publisher?: Maybe<string>;
  author?: Maybe<string>;
  published?: TimeIn;
  retrieved?: Maybe<string>;
  sha256?: Maybe<string>;
  textSha256?: Maybe<string>;
  text?: Maybe<string>;
  blocks?: Maybe<{ kind: 'head' | 'title' | 'heading' | 'paragraph'; start: number; end: number }[]>;
  /** True, or whose record it is, where the document is itself a log, a memo or a transcript of what passed. */
  record?: Maybe<boolean | { keeper?: Maybe<string> }>;
  kind?: Maybe<string>;
  type?: Maybe<string>;
}

export type OfficeIn =
  | string
  | { actor: string; when?: TimeIn; claim?: Maybe<string>; as?: Maybe<string>; passage?: Maybe<PassageIn> };

export interface ActorIn {
  id: string;
  name?: Maybe<string>;
  names?: Maybe<string[]>;
  kind?: Maybe<string>;
  actsFor?: Maybe<OfficeIn[]>;
  mentions?: Maybe<PassageIn[]>;
  resolved?: Maybe<boolean>;
  roles?: Maybe<{ as: string; when?: TimeIn; passage: PassageIn }[]>;
  joins?: Maybe<{ mention: number; to: number; why: string; score: number }[]>;
}

export interface ItemIn {
  id: string;
  name?: Maybe<string>;
  names?: Maybe<string[]>;
  originator?: Maybe<string>;
  subject?: Maybe<string>;
  caveats?: Maybe<string[]>;
  since?: TimeIn;
  relations?: Maybe<{ to: string; kind: string; why?: Maybe<string>; passage?: Maybe<PassageIn> }[]>;
  mentions?: Maybe<PassageIn[]>;
}

export interface StatementIn {
  id: string;
  doc: string;
  quote: string;
  passage?: Maybe<PassageIn>;
  holderChain?: Maybe<string[] | string>;
  holders?: Maybe<HolderIn[]>;
  source?: Maybe<PassageIn[]>;
  cue?: Maybe<PassageIn[]>;
  content?: Maybe<PassageIn[]>;
  kind?: Maybe<'direct' | 'indirect' | 'mixed' | 'own'>;
  addressee?: Maybe<string | PassageIn>;
  channel?: Maybe<string | PassageIn>;
  parent?: Maybe<string>;
  factuality?: Maybe<string[] | string>;
  score?: Maybe<number>;
}

export interface ClaimIn {
  id?: Maybe<string>;
  statement?: Maybe<string>;
  event: string;
  /** Which relation; failing that `kind`, failing that the words of the passage. */
  relation?: Maybe<string>;
  kind?: Maybe<string>;
  roles?: Maybe<Record<string, Maybe<string | string[]>>>;
  when?: TimeIn;
  holderChain?: Maybe<string[] | string>;
  holders?: Maybe<HolderIn[]>;
  factuality?: Maybe<string[] | string>;
  passage: PassageIn;
  score?: Maybe<number>;
  reviewed?: Maybe<boolean | string | { decision: string; by?: Maybe<string>; why?: Maybe<string> }>;
  withdrawn?: Maybe<boolean>;
  retracted?: Maybe<boolean>;
  /** Id of the claim of which this one replaces a detail: only what it states itself is replaced. */
  corrects?: Maybe<string>;
  assumptions?: Maybe<{ what: string; passage?: Maybe<PassageIn> }[]>;
  record?: Maybe<boolean>;
  questions?: Maybe<boolean>;
  /** Of a citation: the address that its words link to. */
  url?: Maybe<string>;
}

export interface RelianceIn {
  from: string;
  reliesOn: string;
  why?: Maybe<string>;
  doc?: Maybe<string>;
  quote?: Maybe<string>;
  basis?: Maybe<'stated' | 'measured' | 'judged'>;
}

export interface QuestionIn {
  item: string;
  origin?: Maybe<string>;
  holder?: Maybe<string>;
  since?: Maybe<string>;
  deadline?: Maybe<string>;
  /** As the command line calls origin, holder and deadline. */
  from?: Maybe<string>;
  to?: Maybe<string>;
  by?: Maybe<string>;
}

export interface CaseIn {
  engine?: Maybe<{
    version?: Maybe<string>;
    reader?: Maybe<string>;
    inference?: Maybe<string>;
    sentTo?: Maybe<string>;
  }>;
  inquiry?: Maybe<QuestionIn>;
  documents?: Maybe<DocumentIn[]>;
  failures?: Maybe<{ path: string; why: string }[]>;
  actors?: Maybe<ActorIn[]>;
  items?: Maybe<ItemIn[]>;
  statements?: Maybe<StatementIn[]>;
  claims?: Maybe<ClaimIn[]>;
  lineage?: Maybe<RelianceIn[]>;
  /** Read only for the kinds and ends of relation claims that do not say themselves. */
  relations?: Maybe<{ a?: Maybe<string>; b?: Maybe<string>; kind?: Maybe<string>; claim?: Maybe<string> }[]>;
  dropped?: Maybe<{ doc: string; quote: string; why: string }[]>;
  /** Claims that are separate accounts of one transfer, and the passage that shows it. */
  separate?: Maybe<{ claims: string[]; passage?: Maybe<PassageIn>; why?: Maybe<string> }[]>;
  /** A reviewer's word on which claims tell of one event, and which of one of their own. */
  events?: Maybe<{ link: 'one' | 'own'; claims: string[]; by?: Maybe<string>; why?: Maybe<string> }[]>;
  /** A reviewer's word that the contact with this reference carried this item. */
  ties?: Maybe<{ reference: string; item: string; by?: Maybe<string>; why?: Maybe<string> }[]>;
  /** Publishers in one hand, dated. */
  families?: Maybe<FamilyJson[]>;
  /** That this is the record as it was on a day. */
  asOf?: Maybe<AsOfIn>;
}

interface NotYetIn {
  doc: string;
  name?: Maybe<string>;
  published?: TimeIn;
  why: 'later' | 'possibly later' | 'undated' | 'not entered';
}

export interface AsOfIn {
  date: string;
  clock?: Maybe<'published' | 'entered'>;
  perhaps?: Maybe<NotYetIn[]>;
  without?: Maybe<NotYetIn[]>;
}
