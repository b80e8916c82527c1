import { basename } from 'node:path';
import { encode, MOST_PIECES, MOST_WORDS, type Pieced, pieced } from '../src/reading/analysis/encoder.ts';
import { argumentsOf, rolesetOf } from '../src/reading/analysis/frames.ts';
import { loadModel, type Model } from '../src/reading/analysis/model.ts';
import { type Parse, parseBatch } from '../src/reading/analysis/parse.ts';
import { openInference } from '../src/reading/analysis/session.ts';
import { type CorpusSentence, corpusFile, readCorpus } from './corpus.ts';
import type { Evaluation } from './figures.ts';
import type { Settings } from './main.ts';
import { Sheet } from './sheet.ts';

type Key = (first: number, past: number, label: string) => string;
const key: Key = (first, past, label) => `${first} ${past} ${label}`;

const ROLES = ['ARG0', 'ARG1', 'ARG2', 'ARGM-NEG', 'ARGM-MOD'];

/** The layers a corpus may have, each an evaluation by itself. */
export type Layer = 'syntax' | 'names' | 'frames' | 'factuality';

/** The heads of the model on gold tokens, by default those of EWT's dev split: an evaluation a layer, from one pass. */
export async function layers(settings: Settings, wanted: readonly Layer[]): Promise<Evaluation[]> {
  const path = corpusFile(settings.data, settings.corpora, 'ewt.dev.jsonl.gz');
  const sentences = readCorpus(path);
  const inference = await openInference(settings.inference);
  const model = await loadModel(inference, settings.model);
  const sheets = new Map(wanted.map((layer) => [layer, new Sheet()]));
  let left = 0;
  let words = 0;
  let document: string | null = null;
  let genre: string | null = null;
  const close = (): void => {
    if (document !== null) for (const sheet of sheets.values()) sheet.close(genre);
  };
  for (const sentence of sentences) {
    const pieces = pieced(model, sentence.tokens);
    if (sentence.tokens.length > MOST_WORDS || pieces.length > MOST_PIECES) {
      left++;
      continue;
    }
    if (sentence.doc !== document) close();
    document = sentence.doc;
    genre = sentence.genre ?? null;
    words += sentence.tokens.length;
    const [parse] = await parseBatch(model, [pieces], [sentence.tokens]);
    for (const [layer, sheet] of sheets) await MEASURES[layer](sheet, sentence, parse!, { model, pieces });
  }
  close();
  await model.close();
  const notes =
    left === 0
      ? []
      : [
          `${left} sentences of more than ${MOST_WORDS} words or ${MOST_PIECES} pieces, which the reader takes in parts, are left out.`,
        ];
  return [...sheets].map(([name, sheet]) => ({
    name,
    data: `${basename(path)}, ${sentences.length - left} sentences, ${words} words, gold tokens`,
    engine: `${model.name}, ${inference.engine}`,
    figures: sheet.figures(),
    genres: sheet.byGenre(),
    notes,
  }));
}

/** All layers in one evaluation. */
export async function reader(settings: Settings): Promise<Evaluation> {
  const all = await layers(settings, LAYERS);
  return { ...all[0]!, name: 'reader', figures: all.flatMap(({ figures }) => figures), genres: [] };
}

export const LAYERS: readonly Layer[] = ['syntax', 'names', 'frames', 'factuality'];

interface Read {
  readonly model: Model;
  readonly pieces: Pieced;
}

type Measure = (sheet: Sheet, sentence: CorpusSentence, parse: Parse, read: Read) => Promise<void> | void;

const MEASURES: Readonly<Record<Layer, Measure>> = {
  syntax(sheet, sentence, parse) {
    const [upos, uas, las] = [sheet.share('UPOS'), sheet.share('UAS'), sheet.share('LAS, basic labels')];
    const lemma = sheet.share('lemmas');
    parse.words.forEach((word, i) => {
      if (sentence.upos !== undefined) upos.add(word.upos === sentence.upos[i]);
      if (sentence.lemmas !== undefined) lemma.add(word.lemma.toLowerCase() === sentence.lemmas[i]!.toLowerCase());
      if (sentence.head === undefined || sentence.deprel === undefined) return;
      const right = word.head + 1 === sentence.head[i];
      uas.add(right);
      las.add(right && basic(word.relation) === basic(sentence.deprel[i]!));
    });
  },
  names(sheet, sentence, parse) {
    const tally = sheet.tally('names PER/LOC/ORG');
    if (sentence.names === undefined) return;
    const gold = sentence.names.filter(([, , type]) => ['PER', 'ORG', 'LOC'].includes(type));
    tally.add(
      new Set(gold.map(([first, past, type]) => key(first, past, type))),
      new Set(parse.names.map(({ first, past, type }) => key(first, past, type))),
    );
  },
  async frames(sheet, sentence, parse, read) {
    const [predicate, sense] = [sheet.tally('predicates'), sheet.share('senses, gold predicates and lemmas')];
    const roleset = sheet.tally('predicates with rolesets');
    const known = await givenFrames(read, sentence, parse);
    for (const right of known.senses) sense.add(right);
    const found = parse.frames.flatMap((frame) =>
      frame.arguments.map(({ first, past, role }) => ({ role, key: `${frame.predicate} ${key(first, past, role)}` })),
    );
    const gold = goldArguments(sentence);
    const compare = (name: string, got: readonly Keyed[], is: (one: Keyed) => boolean): void => {
      const tally = sheet.tally(name);
      if (sentence.propbank !== undefined) tally.add(keysOf(gold.filter(is)), keysOf(got.filter(is)));
    };
    if (sentence.propbank !== undefined) {
      predicate.add(
        new Set(sentence.propbank.map((frame) => `${frame.predicate}`)),
        new Set(parse.frames.map((frame) => `${frame.predicate}`)),
      );
      roleset.add(
        new Set(sentence.propbank.map((frame) => `${frame.predicate} ${frame.roleset}`)),
        new Set(parse.frames.map((frame) => `${frame.predicate} ${frame.roleset}`)),
      );
    }
    compare('arguments, gold predicates', known.arguments, () => true);
    compare('arguments', found, () => true);
    compare('core arguments, gold predicates', known.arguments, isCore);
    compare('core arguments', found, isCore);
    for (const wanted of ROLES) compare(`${wanted}, gold predicates`, known.arguments, ({ role }) => role === wanted);
  },
  factuality(sheet, sentence, parse) {
    const pairs = sheet.pairs('factuality of a predicate');
    for (const [word, value] of sentence.factuality ?? []) pairs.add(parse.words[word]!.factuality, value);
  },
};

/** Arguments and senses where the predicates, and for the senses the lemmas, are given. */
async function givenFrames(
  { model, pieces }: Read,
  sentence: CorpusSentence,
  parse: Parse,
): Promise<{ arguments: Keyed[]; senses: boolean[] }> {
  const frames = sentence.propbank ?? [];
  if (frames.length === 0) return { arguments: [], senses: [] };
  const encoded = await encode(model, [pieces]);
  const at = frames.map((frame) => ({ sentence: 0, word: frame.predicate }));
  const read = await argumentsOf(model, encoded, at, [sentence.tokens.length]);
  return {
    arguments: frames.flatMap((frame, i) =>
      read[i]!.map(({ first, past, role }) => ({ role, key: `${frame.predicate} ${key(first, past, role)}` })),
    ),
    senses: frames.flatMap((frame, i) => {
      const lemma = sentence.lemmas?.[frame.predicate];
      if (lemma === undefined) return [];
      return [rolesetOf(model, encoded, at[i]!, lemma, parse.words[frame.predicate]!.upos).roleset === frame.roleset];
    }),
  };
}

interface Keyed {
  readonly role: string;
  readonly key: string;
}

function goldArguments(sentence: CorpusSentence): Keyed[] {
  return (sentence.propbank ?? []).flatMap((frame) =>
    frame.args.map(([first, past, role]) => ({ role, key: `${frame.predicate} ${key(first, past, role)}` })),
  );
}

function keysOf(of: readonly Keyed[]): Set<string> {
  return new Set(of.map((each) => each.key));
}

function isCore({ role }: Keyed): boolean {
  return /^ARG\d/.test(role);
}

/** "nsubj" of "nsubj:pass". */
function basic(relation: string): string {
  return relation.split(':')[0]!;
}
