// What a program gets from `hearsay/case`: a case that lasts, from the making of it to the bundle that goes out. Each command of a
// case is one of these.

export type { Then } from '../asof.ts';
export type { Change } from '../change.ts';
export type { Impact } from '../impact.ts';
export type { Judging } from '../judging/judging.ts';
export { type Answered, type JudgingOf, judgeLines } from '../judging/script.ts';
export type { Question } from '../question.ts';
export type { TraceOptions } from '../trace.ts';
export { type Added, addDocuments } from './add.ts';
export { exportCase, type Import, type Imported, importCase, verifyBundle } from './bundle.ts';
export { type Case, type CaseEffects, type CaseMaking, initCase, joinCase, withCase } from './case.ts';
export {
  type Among,
  type CaseEvidence,
  caseEvidence,
  type EvidenceWanted,
  evidenceAmong,
  evidenceFor,
} from './evidence.ts';
export { type Forgetting, forgetInCase } from './forget.ts';
export { type CaseChange, type CaseImpact, type CaseImpacts, impactInCase, impactOfEntry } from './impact.ts';
export { type Asked, askedInquiries } from './inquiry.ts';
export { type Issued, issuedReports, issueReport } from './issue.ts';
export { judge, judgedCells, judgementsInForce } from './judgements.ts';
export { configFolder, type Keys, keysIn } from './keys.ts';
export { caseClaims, caseDocuments, caseHops, caseNames, type ListWanted } from './lists.ts';
export { caseMembers, dropMember, putMember } from './members.ts';
export type { Place } from './place.ts';
export { documentNumbers, type ReadTold, readCaseDocuments } from './reading.ts';
export { caseJudging, caseJudgingOf } from './review.ts';
export { keepStamp, requestStamp } from './timestamp.ts';
export { type TracedInCase, traceInCase } from './trace.ts';
export { acceptHead, headFrom, headOf, journalEntries, rebuildCase, type Verified, verifyCase } from './verify.ts';
