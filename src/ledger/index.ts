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
