import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MEASURED } from '../src/reading/analysis/measured.ts';
import { modelFolder } from '../src/reading/analysis/model.ts';
import type { InferenceChoice } from '../src/reading/analysis/session.ts';
import { Mistake } from '../src/terms/mistake.ts';
import { attribution } from './attribution.ts';
import { corporaFolder } from './corpus.ts';
import { events } from './events.ts';
import { factuality } from './factuality.ts';
import { type Evaluation, table, writeFigures, writeMeasured } from './figures.ts';
import { type Layer, layers, reader } from './reader.ts';
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
}

const layer =
  (name: Layer) =>
  async (settings: Settings): Promise<Evaluation> =>
    (await layers(settings, [name]))[0]!;

/** Every evaluation there is, by name. */
const EVALUATIONS: Readonly<Record<string, (settings: Settings) => Promise<Evaluation>>> = {
  reader,
  syntax: layer('syntax'),
  names: layer('names'),
  frames: layer('frames'),
  factuality,
  attribution,
  events,
  tokens,
  speed,
};

const USAGE = `npm run evaluate [-- NAME] [--data FILE] [--corpora DIR] [--inference native|wasm] [--model DIR] [--found FILE] [--json] [--card]

NAME: ${Object.keys(EVALUATIONS).join(', ')} (default: reader)
--data FILE     measure on this file, in the corpora's format, gzipped or not
--corpora DIR   where the corpora lie (default: HEARSAY_CORPORA, else ../shared/corpora)
--model DIR     measure this model folder (default: models/reader-en)
--found FILE    write the attributions that were found, as JSON Lines with UTF-16 offsets
--json          print JSON instead of a table
--card          write the table into models/reader-en/CARD.md too`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      corpora: { type: 'string' },
      inference: { type: 'string' },
      model: { type: 'string' },
      found: { type: 'string' },
      json: { type: 'boolean' },
      card: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const name = positionals[0] ?? Object.keys(EVALUATIONS)[0]!;
  const evaluate = Object.hasOwn(EVALUATIONS, name) ? EVALUATIONS[name] : undefined;
  if (evaluate === undefined) throw new Mistake(`There is no evaluation “${name}”.`, USAGE);
  const evaluation = await evaluate({
    corpora: corporaFolder(values.corpora),
    data: values.data,
    inference: values.inference as InferenceChoice | undefined,
    model: values.model ?? modelFolder(),
    found: values.found,
  });
  console.log(values.json ? JSON.stringify(evaluation, null, 2) : table(evaluation));
  if (values.card) {
    writeFigures(join(modelFolder(), 'CARD.md'), evaluation);
    writeMeasured(join(modelFolder(), MEASURED), evaluation);
  }
}

main().catch((error: unknown) => {
  const isMistake = error instanceof Mistake || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(isMistake ? (error as Error).message : error);
  process.exitCode = isMistake ? 2 : 70;
});
