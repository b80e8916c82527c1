export type { Actor, ActorKind, ActorRole, ActsFor, Join } from './actor.ts';
export type { AsOf, NotYet } from './asof.ts';
export type {
  Certificate,
  CertifiedClaim,
  CertifyAnswer,
  NearMiss,
  Overturning,
  VerifyAnswer,
} from './certificate.ts';
export type { Assumption, Claim, Review } from './claim.ts';
export { type Contact, NO_OPPORTUNITIES, type Opportunities } from './contact.ts';
export {
  type Changed,
  type Difference,
  type Differing,
  type Evaluation,
  HOP_PARTS,
  type HopPart,
  type Identity,
  isSame,
  VERDICT_PARTS,
  type VerdictPart,
} from './difference.ts';
export type { Block, BlockKind, Document, Link } from './document.ts';
export { EVENTS, type EventKind, ROLES, type Role } from './event.ts';
export type { Engine, Evidence, Separate, Tie } from './evidence.ts';
export {
  type Certainty,
  certaintyOf,
  FACTUALITIES,
  type Factuality,
  factualityOf,
  type Polarity,
  polarityOf,
  rankOf,
  weaker,
} from './factuality.ts';
export type { Family, FamilyMember } from './family.ts';
export type { Filler } from './filler.ts';
export { AUTHOR, type Holder } from './holder.ts';
export type { Basis, Hop, HopClaim, OriginReason, Origins } from './hop.ts';
export type {
  Cell,
  Consistency,
  Discrimination,
  EvidenceColumn,
  Hypotheses,
  Hypothesis,
  JudgedCell,
  Weight,
} from './hypotheses.ts';
export type { Inquiry } from './inquiry.ts';
export {
  ALWAYS,
  earliestOf,
  hull,
  type Interval,
  intersection,
  latestOf,
  overlap,
  UNDATED,
  type When,
} from './interval.ts';
export type { Item, ItemRelation, ItemRelationKind } from './item.ts';
export type { LogContents, RefusedRow } from './log-contents.ts';
export type { Mention, MentionForm } from './mention.ts';
export { type Dropped, type Failure, Mistake } from './mistake.ts';
export { CONTEXT, checkPassage, matches, type Passage, passageOf } from './passage.ts';
export type { Informing, LogLimits, LogScope, ReachAnswer, RouteAnswer } from './reach.ts';
export type { NearCopies, NearCopy, Reliance } from './reliance.ts';
export {
  type Awaiting,
  type LaterReading,
  PRESSING,
  type Pressing,
  type ReadOtherwise,
  type ToReview,
} from './review.ts';
export type { CutAnswer, LoggedStep, RoutesAnswer } from './routes.ts';
export type { Answered, Loss, LossKind, Sensitivity, SmallestLoss } from './sensitivity.ts';
export type { ContentFault, Fault, Soundness } from './soundness.ts';
export type { Circle, Erosion, Kinship, Part, Sources, Story, TextLink, Told } from './sources.ts';
export { type Flag, STANDINGS, type Standing, standingRank, weakerStanding } from './standing.ts';
export type { Statement, StatementKind } from './statement.ts';
export type { CentralAnswer, SuspectsAnswer } from './suspects.ts';
export type {
  Act,
  BrokenRoute,
  Reached,
  Relation,
  Rival,
  Route,
  Sentence,
  SourceCut,
  Trace,
  Verdict,
  Withdrawal,
  WouldDocument,
} from './verdict.ts';
export { keyOf, wordsOf } from './words.ts';
