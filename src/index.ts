// What a program gets from `hearsay`: the two uses of the desk, what they hand over, and the ways to show it. The rooms
// themselves are under `hearsay/terms`, `hearsay/documents`, `hearsay/reading`, `hearsay/lineage`, `hearsay/tracing`, `hearsay/report` and
// `hearsay/exchange`; a case that lasts is under `hearsay/case`.

export { evidenceAsOf, type Then } from './desk/asof.ts';
export { type Change, changedBy } from './desk/change.ts';
export { openEvidence } from './desk/evidence.ts';
export { type Example, exampleNames, openExample } from './desk/example.ts';
export { hypothesesOf, openJudgedCells, type Rivals } from './desk/hypotheses.ts';
export { differenceOf, type Impact, type ImpactOptions, impactOf } from './desk/impact.ts';
export { listActors, listItems } from './desk/listing.ts';
export type { Question } from './desk/question.ts';
export { type CaseOptions, type Progress, type ReadEffects, readCase } from './desk/read.ts';
export { type Sensitive, sensitivityOf } from './desk/sensitivity.ts';
export { listSources } from './desk/sources.ts';
export { type TraceOptions, traceCase } from './desk/trace.ts';
export {
  caseSchema,
  decodeCase,
  encodeCase,
  encodeDifference,
  encodeEvidence,
  encodeSources,
} from './exchange/index.ts';
export {
  type Case,
  htmlReading,
  htmlReport,
  type Listed,
  sentencesOf,
  sourcesText,
  textDifference,
  textHypotheses,
  textReading,
  textReport,
  textSensitivity,
} from './report/index.ts';
export type {
  Difference,
  Evidence,
  Hypotheses,
  Inquiry,
  JudgedCell,
  Sensitivity,
  Sentence,
  Sources,
  Trace,
  Verdict,
} from './terms/index.ts';
export { isSame, Mistake } from './terms/index.ts';
