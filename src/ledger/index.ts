export { type Archive, type Bytes, openArchive } from './bundle/archive.ts';
export type { Forms } from './bundle/conduct.ts';
export { type Packed, pack } from './bundle/pack.ts';
export type { BundledCase } from './bundle/parts.ts';
export { bundledCase, bundleShelf, linesOf } from './bundle/shelf.ts';
export { unpack } from './bundle/unpack.ts';
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
export { type Head, isSigned, publicKeyOf, type SignedHead, signed } from './journal/head.ts';
export { type Content, opens, type Seal, sealOf } from './journal/seal.ts';
export {
  type Against,
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
export { type Appending, append, type Proposal, type Seen, type Standing } from './store/append.ts';
export { contentsOf, type Stored } from './store/contents.ts';
export { createDossier, type Dossier, dossierOf } from './store/dossier.ts';
export type { Forgotten } from './store/forgetting.ts';
export { entriesAt, entriesOf, entryOfHash, journalOf } from './store/journal.ts';
export {
  type ClaimListed,
  type ClaimsWanted,
  type DocumentListed,
  type HopListed,
  type Listing,
  listClaims,
  listDocuments,
  listHops,
  listNames,
  type NameListed,
  type Page,
} from './store/listing.ts';
export { type Member, mayAppend, membersOf, ROLES, type Role, removeMember, setMember } from './store/members.ts';
export { changesStates, rebuild, type Showing } from './store/rebuild.ts';
export {
  MOST_TAKEN,
  type Relevant,
  relevantDocuments,
  type Sought,
  type Taken,
} from './store/relevance.ts';
export { documentRows, type Interpreted, numberOf, readingRows } from './store/rows.ts';
export { LEDGER } from './store/schema.ts';
export { storeShelf } from './store/shelf.ts';
export {
  bandPairs,
  documentsByDigest,
  type Extent,
  extentOf,
  judgedEntries,
  type KeptDocument,
  keptDocuments,
  originalOf,
  readingsCount,
  unreadDocuments,
} from './store/slices.ts';
export { soundnessOf } from './store/soundness.ts';
export { type DocumentState, personsOf, stateOf, statesAfter } from './store/states.ts';
