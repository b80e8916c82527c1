import { basename } from 'node:path';
import { encode, MOST_PIECES, MOST_WORDS, type Pieced, pieced } from '../src/reading/analysis/encoder.ts';
import { argumentsOf, rolesetOf } from '../src/reading/analysis/frames.ts';
import { loadModel, type Model } from '../src/reading/analysis/model.ts';
import { type Parse, parseBatch } from '../src/reading/analysis/parse.ts';
import { openInference } from '../src/reading/analysis/session.ts';
import { type CorpusSentence, corpusFile, readCorpus } from './corpus.ts';
import type { Evaluation, Figure } from './figures.ts';
import type { Settings } from './main.ts';
import { correlation, Share, Tally } from './scores.ts';

type Key = (first: number, past: number, label: string) => string;
const key: Key = (first, past, label) => `${first} ${past} ${label}`;

const ROLES = ['ARG0', 'ARG1', 'ARG2', 'ARGM-NEG', 'ARGM-MOD'];

/** Every head of the model on gold tokens, by default those of EWT's dev split. */
export async function reader(settings: Settings): Promise<Evaluation> {
  const path = corpusFile(settings.data, settings.corpora, 'ewt.dev.jsonl.gz');
  const sentences = readCorpus(path);
  const inference = await openInference(settings.inference);
  const model = await loadModel(inference, settings.model);
  const scores = new Scores();
  let left = 0;
  for (const sentence of sentences) {
    const pieces = pieced(model, sentence.tokens);
    if (sentence.tokens.length > MOST_WORDS || pieces.length > MOST_PIECES) {
      left++;
      continue;
    }
    const [parse] = await parseBatch(model, [pieces], [sentence.tokens]);
    scores.syntax(sentence, parse!);
    scores.names(sentence, parse!);
    scores.frames(sentence, parse!);
    await scores.goldFrames(model, sentence, pieces, parse!);
    for (const [word, value] of sentence.factuality ?? []) scores.facts.push([parse!.words[word]!.factuality, value]);
  }
  await model.close();
  return {
    name: 'reader',
    data: `${basename(path)}, ${sentences.length - left} sentences, ${scores.upos.all} words, gold tokens`,
    engine: `${model.name}, ${inference.engine}`,
    figures: scores.figures(),
    notes:
      left === 0
        ? []
        : [
            `${left} sentences of more than ${MOST_WORDS} words or ${MOST_PIECES} pieces, which the reader takes in parts, are left out.`,
          ],
  };
}

class Scores {
  readonly upos = new Share();
  readonly uas = new Share();
  readonly las = new Share();
  readonly lemma = new Share();
  readonly sense = new Share();
  readonly name = new Tally();
  readonly predicate = new Tally();
  readonly roleset = new Tally();
  readonly argument = new Tally();
  readonly core = new Tally();
  readonly goldArgument = new Tally();
  readonly goldCore = new Tally();
  readonly byRole: ReadonlyMap<string, Tally> = new Map(ROLES.map((role) => [role, new Tally()]));
  readonly facts: [number, number][] = [];

  syntax(sentence: CorpusSentence, parse: Parse): void {
    parse.words.forEach((word, i) => {
      if (sentence.upos !== undefined) this.upos.add(word.upos === sentence.upos[i]);
      if (sentence.lemmas !== undefined) this.lemma.add(word.lemma.toLowerCase() === sentence.lemmas[i]!.toLowerCase());
      if (sentence.head === undefined || sentence.deprel === undefined) return;
      const right = word.head + 1 === sentence.head[i];
      this.uas.add(right);
      this.las.add(right && basic(word.relation) === basic(sentence.deprel[i]!));
    });
  }

  names(sentence: CorpusSentence, parse: Parse): void {
    if (sentence.names === undefined) return;
    const gold = sentence.names.filter(([, , type]) => ['PER', 'ORG', 'LOC'].includes(type));
    this.name.add(
      new Set(gold.map(([first, past, type]) => key(first, past, type))),
      new Set(parse.names.map(({ first, past, type }) => key(first, past, type))),
    );
  }

  frames(sentence: CorpusSentence, parse: Parse): void {
    if (sentence.propbank === undefined) return;
    const gold = sentence.propbank;
    this.predicate.add(
      new Set(gold.map((frame) => `${frame.predicate}`)),
      new Set(parse.frames.map((frame) => `${frame.predicate}`)),
    );
    this.roleset.add(
      new Set(gold.map((frame) => `${frame.predicate} ${frame.roleset}`)),
      new Set(parse.frames.map((frame) => `${frame.predicate} ${frame.roleset}`)),
    );
    const found = parse.frames.flatMap((frame) =>
      frame.arguments.map(({ first, past, role }) => ({ role, key: `${frame.predicate} ${key(first, past, role)}` })),
    );
    this.#count(this.argument, this.core, goldArguments(sentence), found);
  }

  /** Arguments and senses where the predicates, and for the senses the lemmas, are given. */
  async goldFrames(model: Model, sentence: CorpusSentence, pieces: Pieced, parse: Parse): Promise<void> {
    const frames = sentence.propbank ?? [];
    if (frames.length === 0) return;
    const encoded = await encode(model, [pieces]);
    const at = frames.map((frame) => ({ sentence: 0, word: frame.predicate }));
    const read = await argumentsOf(model, encoded, at, [sentence.tokens.length]);
    const found = frames.flatMap((frame, i) =>
      read[i]!.map(({ first, past, role }) => ({ role, key: `${frame.predicate} ${key(first, past, role)}` })),
    );
    const gold = goldArguments(sentence);
    this.#count(this.goldArgument, this.goldCore, gold, found);
    for (const [role, tally] of this.byRole) {
      tally.add(keysOf(gold.filter((a) => a.role === role)), keysOf(found.filter((a) => a.role === role)));
    }
    frames.forEach((frame, i) => {
      const lemma = sentence.lemmas?.[frame.predicate];
      if (lemma === undefined) return;
      const upos = parse.words[frame.predicate]!.upos;
      this.sense.add(rolesetOf(model, encoded, at[i]!, lemma, upos) === frame.roleset);
    });
  }

  #count(all: Tally, core: Tally, gold: readonly Keyed[], found: readonly Keyed[]): void {
    all.add(keysOf(gold), keysOf(found));
    core.add(keysOf(gold.filter(isCore)), keysOf(found.filter(isCore)));
  }

  figures(): Figure[] {
    const share = (name: string, of: Share): Figure => ({ name, value: of.percent, unit: '%' });
    const tally = (name: string, of: Tally): Figure => ({
      name,
      value: of.f1,
      unit: 'F1',
      precision: of.precision,
      recall: of.recall,
    });
    return [
      share('UPOS', this.upos),
      share('UAS', this.uas),
      share('LAS, basic labels', this.las),
      share('lemmas', this.lemma),
      tally('names PER/LOC/ORG', this.name),
      tally('predicates', this.predicate),
      share('senses, gold predicates and lemmas', this.sense),
      tally('predicates with rolesets', this.roleset),
      tally('arguments, gold predicates', this.goldArgument),
      tally('arguments', this.argument),
      tally('core arguments, gold predicates', this.goldCore),
      tally('core arguments', this.core),
      ...[...this.byRole].map(([role, of]) => tally(`${role}, gold predicates`, of)),
      { name: 'factuality', value: correlation(this.facts), unit: 'r' },
    ];
  }
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
