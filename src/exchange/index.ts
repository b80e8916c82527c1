export { type Decoded, decodeCase } from './decode.ts';
export { encodeDifference } from './difference.ts';
export { encodeCase, encodeEvidence } from './encode.ts';
export { decodeFamilies } from './families.ts';
export type { CaseJson, EvidenceJson } from './format.ts';
export { decodeInquiry } from './inquiry.ts';
export { type Called, nearestNames } from './nearest.ts';
export { caseSchema } from './schema.ts';
export { encodeSources } from './sources.ts';
