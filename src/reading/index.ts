export type {
  AnalysedSentence,
  Analysis,
  Argument,
  Frame,
  NameSpan,
  Word,
  WordSpan,
} from './analysis.ts';
export { readDocument } from './read.ts';
export { openReader, type Reader, type ReaderOptions, type ReadingProgress } from './reader.ts';
export type {
  ClaimProposal,
  HolderProposal,
  MentionLink,
  Reading,
  ReadMention,
  StatementProposal,
} from './reading.ts';
