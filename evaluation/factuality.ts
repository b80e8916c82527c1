import { basename } from 'node:path';
import { textDocument } from '../src/documents/index.ts';
import { openReader } from '../src/reading/analysis/reader.ts';
import { readDocument } from '../src/reading/read.ts';
import { corpusFile, readLines } from './corpus.ts';
import { errorsOf } from './errors.ts';
import type { Evaluation } from './figures.ts';
import type { Settings } from './main.ts';
import { layers } from './reader.ts';
import type { Difference } from './sets/agreement.ts';
import { developmentSets } from './sets/place.ts';
import { type ValuedText, valuedTextOf, valuesAgree } from './sets/values.ts';
import { Sheet } from './sheet.ts';

/**
 * Two things of one name. The model's regression against readers' judgements of predicates (UDS), and the value that
 * reading gives each holder of a chain against hand-written sentences. A file given with `--data` is of either kind.
 */
export async function factuality(settings: Settings): Promise<Evaluation> {
  if (settings.data === undefined) {
    const [head, held] = [
      (await layers(settings, ['factuality']))[0]!,
      await holders(settings, developmentSets('factuality')),
    ];
    return {
      ...held,
      data: `${head.data}; ${held.data}`,
      figures: [...head.figures, ...held.figures],
      notes: [...head.notes, ...held.notes],
    };
  }
  const [first] = readLines<Readonly<Record<string, unknown>>>(corpusFile(settings.data, '', ''));
  return first !== undefined && 'claims' in first
    ? holders(settings, [settings.data])
    : (await layers(settings, ['factuality']))[0]!;
}

async function holders(settings: Settings, files: readonly string[]): Promise<Evaluation> {
  const texts = files.flatMap((file) => readLines<unknown>(corpusFile(file, '', '')).map(valuedTextOf));
  const reader = await openReader({
    folder: settings.model,
    ...(settings.inference === undefined ? {} : { inference: settings.inference }),
  });
  const sheet = new Sheet();
  const differences: Difference[] = [];
  try {
    for (const text of texts) {
      const document = documentOf(text);
      const analysis = await reader.analyse(document);
      const reading = readDocument(document, analysis);
      for (const claim of text.claims) {
        const agreement = valuesAgree(text, claim, reading, analysis.sentences);
        sheet.share('value of each holder').count(agreement.right, agreement.of);
        sheet.share('all holders of a claim').add(agreement.right === agreement.of);
        differences.push(...agreement.differences);
      }
      sheet.close(text.class);
    }
  } finally {
    await reader.close();
  }
  return {
    name: 'factuality',
    data: `${files.map((file) => basename(file)).join(', ')} (${texts.length} texts)`,
    engine: `${reader.engine.reader}, ${reader.engine.inference}`,
    figures: sheet.figures(),
    genres: sheet.byGenre(),
    errors: errorsOf(differences, new Map(texts.map(({ id, text }) => [id, text]))),
    notes: [
      'The first figure is the model’s own, a number for a predicate. The values of holders are worked out by rules from frames and words; a holder who is not found, or is somebody else, counts as wrong.',
    ],
  };
}

function documentOf(text: ValuedText): ReturnType<typeof textDocument> {
  const document = textDocument(text.text, { id: text.id, path: null });
  if (document.text !== text.text) throw new Error(`Text ${text.id} is not canonical: its spans would be off.`);
  return document;
}
