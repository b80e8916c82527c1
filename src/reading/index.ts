export type {
  AnalysedSentence,
  Analysis,
  Argument,
  Frame,
  NameSpan,
  Word,
  WordSpan,
} from './analysis/analysis.ts';
export { openReader, type Reader, type ReaderOptions, type ReadingProgress } from './analysis/reader.ts';
export { readDocument } from './read.ts';
export type {
  ClaimProposal,
  HolderProposal,
  MentionLink,
  Reading,
  ReadMention,
  StatementProposal,
} from './reading.ts';
