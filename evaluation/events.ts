import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { textDocument } from '../src/documents/index.ts';
import { openReader, type Reader } from '../src/reading/analysis/reader.ts';
import { readDocument } from '../src/reading/read.ts';
import { resolve } from '../src/resolution/index.ts';
import { errorsOf } from './errors.ts';
import type { Evaluation } from './figures.ts';
import type { Settings } from './main.ts';
import { type Agreement, agreementOf, type Found, type Read, type Share } from './sets/agreement.ts';
import { type AnnotatedText, annotationsOf } from './sets/annotation.ts';
import { type Identity, identityOf } from './sets/identity.ts';
import { developmentSets } from './sets/place.ts';
import { Sheet } from './sheet.ts';

/** Hand-written sentences and short documents: who gave what to whom, who said what, who and what is the same. */
export async function events(settings: Settings): Promise<Evaluation> {
  const files = settings.data === undefined ? developmentSets('events') : [settings.data];
  const texts = files.flatMap((file) => annotationsOf(readFileSync(file, 'utf8')));
  const reader = await openReader({
    folder: settings.model,
    ...(settings.inference === undefined ? {} : { inference: settings.inference }),
  });
  try {
    const agreements = await agreementsOf(texts, reader);
    const sheet = new Sheet();
    agreements.forEach((agreement, at) => {
      enter(sheet, agreement);
      sheet.close(texts[at]!.kind);
    });
    return {
      name: 'events',
      data: `${files.map((file) => basename(file)).join(', ')}, ${texts.length} texts`,
      engine: `${reader.engine.reader}, ${reader.engine.inference}`,
      figures: sheet.figures(),
      genres: sheet.byGenre(),
      errors: errorsOf(
        agreements.flatMap(({ differences }) => differences),
        new Map(texts.map(({ id, text }) => [id, text])),
      ),
      notes: [
        'Statements are found where at least half of the words of the content agree (dice). Shares of detail are over what was found; for a disclosure that is where two of giver, getter and item agree. A hop is a disclosure between two named actors that somebody holds to be so, possible at least.',
      ],
    };
  } finally {
    await reader.close();
  }
}

/** How a reader agrees with annotated texts, each read as a document of its own. */
export async function agreementsOf(texts: readonly AnnotatedText[], reader: Reader): Promise<(Agreement & Identity)[]> {
  const out: (Agreement & Identity)[] = [];
  for (const text of texts) {
    const read = await readAlone(text, reader);
    out.push({ ...agreementOf(text, read), ...identityOf(text, read) });
  }
  return out;
}

async function readAlone(annotated: AnnotatedText, reader: Reader): Promise<Read> {
  const known = { author: annotated.author ?? undefined, published: annotated.published ?? undefined };
  const document = textDocument(annotated.text, { id: annotated.id, path: null, known });
  if (document.text !== annotated.text)
    throw new Error(`Text ${annotated.id} is not canonical: its spans would be off.`);
  return resolve([document], [readDocument(document, await reader.analyse(document))]);
}

function enter(sheet: Sheet, agreement: Agreement & Identity): void {
  const found = (name: string, { precision, recall }: Found): void =>
    sheet.tally(name).count(recall.of, precision.of, recall.right);
  const share = (name: string, { right, of }: Share): void => sheet.share(name).count(right, of);
  found('disclosures, two of three roles', agreement.disclosures);
  found('disclosures, all roles', agreement.disclosuresWhole);
  found('hops, all roles', agreement.hops);
  share('of found disclosures: giver', agreement.discloser);
  share('of found disclosures: getter', agreement.recipient);
  share('of found disclosures: item', agreement.item);
  share('of found disclosures: factuality of the innermost holder', agreement.disclosureFactuality);
  share('of found disclosures: time, where stated', agreement.times);
  found('item mentions, pairs of one item', agreement.itemPairs);
  found('actor mentions, pairs of one actor', agreement.actorPairs);
  share('mentions of different ones, kept apart', agreement.apart);
  found('statements, content', agreement.relation);
  found('statements, who said what', agreement.whoSaidWhat);
  share('of found statements: holder chain', agreement.holderChain);
  share('of found statements: factuality of every holder', agreement.statementFactuality);
}
