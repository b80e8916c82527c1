import { basename } from 'node:path';
import { sentencesOf } from '../src/reading/text/sentences.ts';
import { wordsOf } from '../src/reading/text/words.ts';
import { type CorpusSentence, corpusFile, readCorpus } from './corpus.ts';
import type { Evaluation, Figure } from './figures.ts';
import type { Settings } from './main.ts';
import { bounds } from './resampling.ts';
import { Tally } from './scores.ts';

/** Words and sentences found in raw text, against the treebanks' own: EWT's dev split and the free part of GUM's. */
export async function tokens(settings: Settings): Promise<Evaluation> {
  const names = settings.data === undefined ? ['ewt.dev.jsonl.gz', 'gum-free.dev.jsonl.gz'] : [settings.data];
  const figures: Figure[] = [];
  for (const name of names) {
    const sentences = readCorpus(corpusFile(settings.data, settings.corpora, name));
    const label = basename(name).replace(/\.jsonl(\.gz)?$/, '');
    figures.push(figure(`words, ${label}`, words(sentences)));
    figures.push(figure(`sentences, ${label}`, boundaries(sentences)));
    for (const genre of ['news', 'newsgroup', 'interview', 'weblog']) {
      const some = sentences.filter((sentence) => sentence.genre === genre);
      if (some.length > 0) figures.push(figure(`sentences, ${label}, ${genre}`, boundaries(some)));
    }
  }
  return {
    name: 'tokens',
    data: names.map((name) => basename(name)).join(' and '),
    engine: 'rules',
    figures,
    notes: [
      'Words: spans of each gold sentence’s text. Sentences: a document’s sentences joined by one space and split again; headings and list items, which a document keeps in blocks of their own, run together here.',
    ],
  };
}

function figure(name: string, tally: Tally): Figure {
  return { name, unit: 'F1', ...tally.rates(tally.sum()), bounds: bounds(tally) };
}

function words(sentences: readonly CorpusSentence[]): Tally {
  const tally = new Tally();
  for (const { text, start, end } of sentences) {
    const gold = new Set(start.map((from, i) => `${from} ${end[i]!}`));
    tally.add(gold, new Set(wordsOf(text).map((word) => `${word.start} ${word.end}`)));
    tally.close();
  }
  return tally;
}

function boundaries(sentences: readonly CorpusSentence[]): Tally {
  const tally = new Tally();
  const documents = new Map<string, CorpusSentence[]>();
  for (const sentence of sentences) {
    const of = documents.get(sentence.doc);
    if (of === undefined) documents.set(sentence.doc, [sentence]);
    else of.push(sentence);
  }
  for (const of of documents.values()) {
    const gold = new Set<string>();
    let text = '';
    for (const sentence of of) {
      gold.add(`${text.length} ${text.length + sentence.text.length}`);
      text += `${sentence.text} `;
    }
    tally.add(gold, new Set(sentencesOf(text).map(({ start, end }) => `${start} ${end}`)));
    tally.close();
  }
  return tally;
}
