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
export { type AskedReading, askDocument } from './asked/asked.ts';
export { type Ask, askEndpoint, type Endpoint, type Message, type Reply } from './asked/endpoint.ts';
export { readDocument } from './read.ts';
export type {
  ClaimProposal,
  HolderProposal,
  MentionLink,
  Reading,
  ReadMention,
  StatementProposal,
} from './reading.ts';
