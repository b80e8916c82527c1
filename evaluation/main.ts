import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageFolder } from '../src/desk/home.ts';
import { MEASURED } from '../src/reading/analysis/measured.ts';
import { modelFolder } from '../src/reading/analysis/model.ts';
import type { InferenceChoice } from '../src/reading/analysis/session.ts';
import { Mistake } from '../src/terms/mistake.ts';
import { accuracyOf } from './accuracy.ts';
import { attribution } from './attribution.ts';
import { scores } from './calibration/scores.ts';
import { coreference } from './coreference.ts';
import { corporaFolder } from './corpus.ts';
import { events } from './events.ts';
import { factuality } from './factuality.ts';
import { type Evaluation, table, writeFigures, writeMeasured } from './figures.ts';
import { lineage } from './lineage.ts';
import { type Layer, layers, reader } from './reader.ts';
import { heldSet } from './sets/place.ts';
import { speed } from './speed.ts';
import { tokens } from './tokens.ts';

/** What the command line asked for. */
export interface Settings {
  readonly corpora: string;
  /** A file to measure on in place of the default one. */
  readonly data: string | undefined;
  readonly inference: InferenceChoice | undefined;
  /** A model folder to measure. */
  readonly model: string;
  /** A file to write what was found into, as JSON Lines with offsets in UTF-16 code units (attribution only). */
  readonly found: string | undefined;
  /** Fit the weights of scores anew and write them into the sources (scores only). */
  readonly fit: boolean;
}

type Evaluate = (settings: Settings) => Promise<Evaluation>;

const layer =
  (name: Layer): Evaluate =>
  async (settings) =>
    (await layers(settings, [name]))[0]!;

/** On what was held back: figures alone, since its texts are not to be looked into. */
const held =
  (kind: 'events' | 'factuality', evaluate: Evaluate): Evaluate =>
  async (settings) => {
    const data = settings.data ?? heldSet(kind);
    return { ...(await evaluate({ ...settings, data })), name: `${kind}-held`, errors: [] };
  };

/** Every evaluation there is, by name, in the order in which all are run. */
const EVALUATIONS: Readonly<Record<string, Evaluate>> = {
  syntax: layer('syntax'),
  names: layer('names'),
  frames: layer('frames'),
  factuality,
  'factuality-held': held('factuality', factuality),
  coreference,
  attribution,
  scores,
  events,
  'events-held': held('events', events),
  tokens,
  speed,
  lineage,
};

const USAGE = `npm run evaluate [-- [NAME] [--data FILE] [--corpora DIR] [--inference native|wasm] [--model DIR] [--found FILE] [--fit] [--json] [--card]]

NAME: ${Object.keys(EVALUATIONS).join(', ')}, reader (the first three and the model's factuality in one).
Without a name all of them are run and written into models/reader-en/CARD.md, docs/accuracy.md and docs/lineage.md.
--data FILE     measure on this file, in the corpora's format, gzipped or not
--corpora DIR   where the corpora lie (default: HEARSAY_CORPORA, else ../shared/corpora)
--model DIR     measure this model folder (default: models/reader-en)
--found FILE    write the attributions that were found, as JSON Lines with UTF-16 offsets
--fit           fit the weights of scores anew, and write them into the sources (scores only)
--json          print JSON in place of tables
--card          write the tables of this one into the card and docs/accuracy.md too`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      corpora: { type: 'string' },
      inference: { type: 'string' },
      model: { type: 'string' },
      found: { type: 'string' },
      fit: { type: 'boolean' },
      json: { type: 'boolean' },
      card: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const settings: Settings = {
    corpora: corporaFolder(values.corpora),
    data: values.data,
    inference: values.inference as InferenceChoice | undefined,
    model: values.model ?? modelFolder(),
    found: values.found,
    fit: values.fit ?? false,
  };
  const [name] = positionals;
  if (name === undefined && values.data !== undefined)
    throw new Mistake('A file is of one kind: say which evaluation is to read it.', USAGE);
  const done: Evaluation[] = [];
  for (const evaluate of name === undefined ? Object.values(EVALUATIONS) : [evaluationOf(name)]) {
    const evaluation = await evaluate(settings);
    done.push(evaluation);
    if (!values.json) console.log(`${table(evaluation)}\n`);
    if (name === undefined || values.card) write(evaluation);
  }
  if (values.json) console.log(JSON.stringify(name === undefined ? done : done[0], null, 2));
}

function evaluationOf(name: string): Evaluate {
  if (name === 'reader') return reader;
  const evaluate = Object.hasOwn(EVALUATIONS, name) ? EVALUATIONS[name] : undefined;
  if (evaluate === undefined) throw new Mistake(`There is no evaluation “${name}”.`, USAGE);
  return evaluate;
}

function write(evaluation: Evaluation): void {
  // Of the counting of origins, not of the reader: it has a page of its own.
  if (evaluation.name === 'lineage') {
    writeFigures(join(packageFolder(), 'docs', 'lineage.md'), evaluation, accuracyOf);
    return;
  }
  writeFigures(join(modelFolder(), 'CARD.md'), evaluation);
  writeFigures(join(packageFolder(), 'docs', 'accuracy.md'), evaluation, accuracyOf);
  writeMeasured(join(modelFolder(), MEASURED), evaluation);
}

main().catch((error: unknown) => {
  const isMistake = error instanceof Mistake || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(isMistake ? (error as Error).message : error);
  process.exitCode = isMistake ? 2 : 70;
});
