import { basename } from 'node:path';
import { openReader, type Reader } from '../src/reading/analysis/reader.ts';
import { readDocument } from '../src/reading/read.ts';
import type { Reading } from '../src/reading/reading.ts';
import { identityOf } from '../src/resolution/identity.ts';
import { sceneOf } from '../src/resolution/scene.ts';
import type { Block, Document } from '../src/terms/document.ts';
import { baselineChains } from './coreference/baseline.ts';
import { bCubed, ceafEntities, type Measure, muc } from './coreference/chains.ts';
import { ChainScore, Conll } from './coreference/conll.ts';
import { goldChains, joined, type PlacedMention } from './coreference/entities.ts';
import { placed } from './coreference/extents.ts';
import { type Matching, matched } from './coreference/matching.ts';
import { bareDocument, type CorpusSentence, corpusFile, readCorpus } from './corpus.ts';
import type { Evaluation } from './figures.ts';
import type { Settings } from './main.ts';
import { Sheet } from './sheet.ts';

const MEASURES: readonly (readonly [string, Measure])[] = [
  ['MUC', muc],
  ['B³', bCubed],
  ['CEAF by entities', ceafEntities],
];

/** Which mentions of a document are one, against GUM's annotators: the CoNLL figure of the reader and of a plain baseline. */
export async function coreference(settings: Settings): Promise<Evaluation> {
  const path = corpusFile(settings.data, settings.corpora, 'gum-free.dev.jsonl.gz');
  const documents = documentsOf(readCorpus(path));
  const reader = await openReader({
    folder: settings.model,
    ...(settings.inference === undefined ? {} : { inference: settings.inference }),
  });
  const sheet = new Sheet();
  try {
    for (const sentences of documents) {
      const given = await chainsRead(sentences, reader, 'given');
      enter(sheet, 'head', '', sentences, given.chains, true);
      enter(sheet, 'span', '', sentences, given.chains, true);
      enter(sheet, 'head', ', baseline', sentences, given.baseline, false);
      enter(sheet, 'span', ', baseline', sentences, given.baseline, false);
      const raw = await chainsRead(sentences, reader, 'raw');
      enter(sheet, 'head', ', from raw text', sentences, raw.chains, false);
      sheet.close(sentences[0]?.genre ?? null);
    }
  } finally {
    await reader.close();
  }
  return {
    name: 'coreference',
    data: `${basename(path)}, ${documents.length} documents, the corpus’s sentences, words and mentions by the reader`,
    engine: `${reader.engine.reader}, ${reader.engine.inference}`,
    figures: sheet.figures(),
    genres: sheet.byGenre(),
    notes: [
      'CoNLL: the mean F1 of MUC, B³ and CEAF by entities (Pradhan et al. 2012). What is mentioned once is left out on both sides. A mention matches by its head word, or by its exact span after GUM’s guidelines. GUM marks things, abstractions and events as well as actors. Baseline: equal words, and for a pronoun the last mention that agrees. Raw text: a document’s sentences joined by one space and split again.',
    ],
  };
}

function documentsOf(sentences: readonly CorpusSentence[]): CorpusSentence[][] {
  const out = new Map<string, CorpusSentence[]>();
  for (const sentence of sentences) out.set(sentence.doc, [...(out.get(sentence.doc) ?? []), sentence]);
  return [...out.values()];
}

interface ChainsRead {
  readonly chains: PlacedMention[][];
  readonly baseline: PlacedMention[][];
}

async function chainsRead(
  sentences: readonly CorpusSentence[],
  reader: Reader,
  split: 'given' | 'raw',
): Promise<ChainsRead> {
  const document = documentOf(sentences, split);
  const analysis = await reader.analyse(document);
  const reading = readDocument(document, analysis);
  const places = placed(analysis, reading.mentions);
  const chained = (groups: readonly (readonly number[])[]): PlacedMention[][] =>
    groups.map((group) => unique(group.flatMap((at) => places[at] ?? []))).filter((chain) => chain.length > 1);
  return { chains: chained(groupsOf(document, reading)), baseline: chained(baselineChains(reading.mentions)) };
}

/** Groups of indexes of the mentions that the reader takes for one. */
function groupsOf(document: Document, reading: Reading): number[][] {
  const { clusters } = identityOf([sceneOf(document, reading)]);
  const out = new Map<string, number[]>();
  reading.mentions.forEach(({ id }, at) => {
    const leader = clusters.leader(id);
    out.set(leader, [...(out.get(leader) ?? []), at]);
  });
  return [...out.values()];
}

/** Two phrases of the reader may come to one place by GUM's guidelines: it counts once. */
function unique(chain: readonly PlacedMention[]): PlacedMention[] {
  return [...new Map(chain.map((mention) => [`${mention.start} ${mention.end}`, mention])).values()];
}

function documentOf(sentences: readonly CorpusSentence[], split: 'given' | 'raw'): Document {
  const { text, offsets } = joined(sentences);
  const whole: Block = { kind: 'paragraph', start: 0, end: text.length };
  const each = sentences.map(
    (sentence, at): Block => ({ kind: 'paragraph', start: offsets[at]!, end: offsets[at]! + sentence.text.length }),
  );
  return bareDocument(sentences[0]!.doc, text, split === 'raw' ? [whole] : each);
}

function enter(
  sheet: Sheet,
  by: Matching,
  label: string,
  sentences: readonly CorpusSentence[],
  chains: readonly (readonly PlacedMention[])[],
  parts: boolean,
): void {
  const { gold, found } = matched(goldChains(sentences, joined(sentences)), chains, by);
  sheet.score(`CoNLL, by ${by}${label}`, 'F1', () => new Conll()).add(gold, found);
  if (!parts) return;
  for (const [name, measure] of MEASURES)
    sheet.score(`${name}, by ${by}${label}`, 'F1', () => new ChainScore(measure)).add(gold, found);
}
