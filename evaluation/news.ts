import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageFolder } from '../src/desk/home.ts';
import { textDocument } from '../src/documents/index.ts';
import { openReader, type Reader } from '../src/reading/analysis/reader.ts';
import { readDocument } from '../src/reading/read.ts';
import { resolve } from '../src/resolution/index.ts';
import type { Evaluation, Figure } from './figures.ts';
import type { Settings } from './main.ts';
import { type Agreement, agreementOf, type Found, type Read, type Share, total } from './news/agreement.ts';
import { type AnnotatedText, annotationsOf } from './news/annotation.ts';

/** Hand-written sentences of news text: who said what and how surely, and who gave what to whom. */
export async function news(settings: Settings): Promise<Evaluation> {
  const file = settings.data ?? join(packageFolder(), 'test', 'reading', 'news', 'sentences.jsonl');
  const texts = annotationsOf(readFileSync(file, 'utf8'));
  const reader = await openReader(settings.inference === undefined ? {} : { inference: settings.inference });
  try {
    const agreement = await newsAgreement(texts, reader);
    return {
      name: 'news',
      data: `${basename(file)} (${texts.length} texts)`,
      engine: reader.engine.inference,
      figures: figuresOf(agreement),
      notes: [
        'Statements are found where at least half of the words of the content agree (dice). Shares of detail are over what was found; for a disclosure that is where two of giver, getter and item agree.',
      ],
    };
  } finally {
    await reader.close();
  }
}

/** The agreement of a reader with annotated texts, each read as a document of its own. */
export async function newsAgreement(texts: readonly AnnotatedText[], reader: Reader): Promise<Agreement> {
  const agreements: Agreement[] = [];
  for (const text of texts) agreements.push(agreementOf(text, await readAlone(text, reader)));
  return total(agreements);
}

async function readAlone(annotated: AnnotatedText, reader: Reader): Promise<Read> {
  const known = { author: annotated.author ?? undefined, published: annotated.published ?? undefined };
  const document = textDocument(annotated.text, { id: annotated.id, path: null, known });
  if (document.text !== annotated.text)
    throw new Error(`Text ${annotated.id} is not canonical: its spans would be off.`);
  return resolve([document], [readDocument(document, await reader.analyse(document))]);
}

function figuresOf(agreement: Agreement): Figure[] {
  return [
    foundFigure('statements, content', agreement.relation),
    foundFigure('statements, who said what', agreement.whoSaidWhat),
    shareFigure('of these: holder chain', agreement.holderChain),
    shareFigure('of these: factuality of every holder', agreement.statementFactuality),
    foundFigure('disclosures, two of three roles', agreement.disclosures),
    foundFigure('disclosures, all roles', agreement.disclosuresWhole),
    shareFigure('of these: giver', agreement.discloser),
    shareFigure('of these: getter', agreement.recipient),
    shareFigure('of these: item', agreement.item),
    shareFigure('of these: factuality of the innermost holder', agreement.disclosureFactuality),
    shareFigure('of these: time, where stated', agreement.times),
  ];
}

function foundFigure(name: string, { precision, recall }: Found): Figure {
  const sum = precision.of + recall.of;
  const value = sum === 0 ? null : (200 * recall.right) / sum;
  return { name, value, unit: 'F1', precision: percent(precision), recall: percent(recall) };
}

function shareFigure(name: string, share: Share): Figure {
  return { name: `${name} (${share.right} of ${share.of})`, value: percent(share), unit: '%' };
}

function percent({ right, of }: Share): number | null {
  return of === 0 ? null : (100 * right) / of;
}
