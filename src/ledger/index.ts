export {
  type Act,
  canonical,
  type Entry,
  entryOf,
  hashOf,
  type Json,
  KINDS,
  type Kind,
  NOTHING,
  type Tip,
} from './journal/entry.ts';
export { type Head, isSigned, type SignedHead, signed } from './journal/head.ts';
export { type Content, opens, type Seal, sealOf } from './journal/seal.ts';
export {
  type Against,
  type Fault,
  faultsOf,
  type Inspection,
  inspectionOf,
  type Written,
} from './journal/verification.ts';
export { actOf, judgementOf, type OpenAct, type Worded } from './judgements/act.ts';
export { judgementFrom } from './judgements/form.ts';
export { type Fold, foldOf, type InForce, inForce, type Persons, type Proposed } from './judgements/inforce.ts';
export {
  type AnchoredClaim,
  type AnchoredHolder,
  addedId,
  type Correction,
  type Detail,
  type ItemLink,
  type Judgement,
  type Kept,
  type Recorded,
} from './judgements/judgement.ts';
