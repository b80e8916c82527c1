import { type Command, InvalidArgumentError } from 'commander';
import type { CaseOptions, Endpoint, ReadEffects, ReadOptions } from '../desk/read.ts';
import { inert } from '../report/escape.ts';
import type { Evidence } from '../terms/evidence.ts';
import { type Failure, Mistake } from '../terms/mistake.ts';
import { progressLine } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** The options that every command over documents has. */
export interface DocumentOptions {
  readonly published?: string;
  readonly publisher?: string;
  readonly author?: string;
  readonly url?: string;
  readonly manifest?: string;
  readonly anyLanguage?: boolean;
  readonly maxBytes?: number;
  readonly inference?: 'auto' | 'native' | 'wasm';
  readonly workers?: number;
  readonly reader?: 'built-in' | 'openai-compatible';
  readonly endpoint?: string;
  readonly model?: string;
}

/** Adds them, in a group of their own in the help. */
export function withDocumentOptions(command: Command): Command {
  return command
    .optionsGroup('Documents:')
    .option('--published <date>', 'when they were published, where they do not say')
    .option('--publisher <name>', 'who published them, where they do not say')
    .option('--author <name>', 'who wrote them, where they do not say')
    .option('--url <address>', 'where they were published')
    .option('--manifest <file>', 'JSON that gives the same for each file by name')
    .option('--any-language', 'read texts that are not English too')
    .option('--max-bytes <n>', 'the largest document taken (default 5000000)', whole)
    .optionsGroup('Reading:')
    .option('--inference <engine>', 'auto, native or wasm', engine)
    .option('--workers <n>', 'threads that share a long document', whole)
    .option('--reader <kind>', 'built-in, or openai-compatible: a language model, to which texts are sent', readerKind)
    .option('--endpoint <url>', 'where that model is asked: http://localhost:8080/v1')
    .option('--model <name>', 'which model is asked there');
}

/** Reads the documents and tells on standard error of those that did not go through. */
export async function evidenceOf(
  paths: readonly string[],
  options: DocumentOptions,
  terminal: Terminal,
): Promise<Evidence> {
  const { readCase } = await import('../desk/read.ts');
  const read = async (given: CaseOptions, effects: ReadEffects) => ({
    evidence: await readCase(paths, given, effects),
  });
  return (await readWith(paths, options, terminal, read)).evidence;
}

/** The same for any use of the documents that reads them into evidence. */
export async function readWith<T extends { readonly evidence: Evidence }>(
  paths: readonly string[],
  options: DocumentOptions,
  terminal: Terminal,
  read: (given: CaseOptions, effects: ReadEffects) => Promise<T>,
): Promise<T> {
  if (paths.length === 0) throw noDocument();
  const line = progressLine(terminal);
  const { inference, workers } = options;
  const endpoint = endpointOf(options, terminal);
  try {
    const done = await read({ ...readOptionsOf(options), inference, workers, endpoint }, { progress: line.progress });
    line.clear();
    for (const failure of done.evidence.failures) tell(failure, terminal);
    return done;
  } finally {
    line.clear();
  }
}

/** Which documents are taken, and what is known of them. */
export function readOptionsOf(options: DocumentOptions): ReadOptions {
  const { published, publisher, author, url, manifest, anyLanguage, maxBytes } = options;
  return { fallback: { published, publisher, author, url }, manifest, anyLanguage, mostBytes: maxBytes };
}

/** One input that did not go through, on standard error; its reason names it. */
export function tell(failure: Failure, terminal: Terminal): void {
  const named = failure.why.includes(failure.path) ? failure.why : `${failure.path}: ${failure.why}`;
  terminal.err(`${inert(named)}\n`);
}

export function noDocument(): Mistake {
  return new Mistake('No document was given.', 'Name a file, a folder, or - for standard input.');
}

/** The language model to ask, where one was named; never without being told to. */
export function endpointOf({ reader, endpoint, model }: DocumentOptions, terminal: Terminal): Endpoint | undefined {
  if (reader !== 'openai-compatible') {
    if (endpoint === undefined && model === undefined) return undefined;
    throw new Mistake(
      '--endpoint and --model are for another reader than the one that ships.',
      'Add --reader openai-compatible to have texts sent there, or leave both out.',
    );
  }
  if (endpoint === undefined || model === undefined) {
    throw new Mistake(
      'It was not said which language model to ask, or where.',
      'Give --endpoint URL and --model NAME; a key goes into HEARSAY_READER_KEY.',
    );
  }
  return { url: endpoint, model, key: terminal.environment.HEARSAY_READER_KEY ?? null };
}

function readerKind(text: string): string {
  if (!['built-in', 'openai-compatible'].includes(text))
    throw new InvalidArgumentError('It must be built-in or openai-compatible.');
  return text;
}

/** A whole number above nought. */
export function whole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('It must be a whole number above 0.');
  return value;
}

function engine(text: string): string {
  if (!['auto', 'native', 'wasm'].includes(text)) throw new InvalidArgumentError('It must be auto, native or wasm.');
  return text;
}
