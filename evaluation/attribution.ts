import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { textDocument } from '../src/documents/document.ts';
import { openReader } from '../src/reading/analysis/reader.ts';
import { readDocument } from '../src/reading/read.ts';
import type { StatementProposal } from '../src/reading/reading.ts';
import type { Document } from '../src/terms/document.ts';
import type { Passage } from '../src/terms/passage.ts';
import { outermostOf } from '../src/terms/statement.ts';
import {
  type Attribution,
  aligned,
  attributionOf,
  dice,
  type RawAttribution,
  type Spans,
  sameHead,
  shared,
} from './alignment.ts';
import { corpusFile, readLines, unitOffsets } from './corpus.ts';
import type { Evaluation } from './figures.ts';
import type { Settings } from './main.ts';
import { Sheet } from './sheet.ts';

/** An article of the corpus: offsets on disk count code points. */
interface Article {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly RawAttribution[];
}

const KINDS = ['direct', 'mixed', 'indirect'] as const;
const TALLIES = [
  'relation',
  'who said what',
  'source head',
  'cue touched',
  'content overlap',
  'all exact but for edges',
];

/**
 * Statements against the attributions of a corpus like PolNeAR: who said what, found in running text.
 *
 * The corpus has no nesting, so only outermost statements are compared, as `hearsay read --outermost` gives them. Alignment and measures are those of `alignment.ts`.
 */
export async function attribution(settings: Settings): Promise<Evaluation> {
  const path = corpusFile(settings.data, settings.corpora, 'evaluation/polnear.jsonl.gz');
  const articles = readLines<Article>(path);
  const reader = await openReader({
    folder: settings.model,
    ...(settings.inference === undefined ? {} : { inference: settings.inference }),
  });
  const sheet = new Sheet();
  let attributions = 0;
  // Named first: figures stand in the order in which they were named.
  for (const name of TALLIES) sheet.tally(name);
  const lines: string[] = [];
  const documents = articles.map(documentOf);
  for await (const analysis of reader.analyseAll(documents)) {
    const article = articles[lines.length]!;
    const found = outermostOf(readDocument(documents[lines.length]!, analysis).statements).map(rawOf);
    const gold = goldOf(article);
    attributions += gold.length;
    compare(
      sheet,
      gold,
      found.map((raw) => attributionOf(raw, article.text)),
    );
    sheet.close();
    lines.push(JSON.stringify({ id: article.id, attributions: found }));
  }
  await reader.close();
  if (settings.found !== undefined) writeFileSync(settings.found, `${lines.join('\n')}\n`);
  return {
    name: 'attribution',
    data: `${basename(path)}, ${articles.length} articles, ${attributions} attributions`,
    engine: `${reader.engine.reader}, ${reader.engine.inference}`,
    figures: sheet.figures(),
    notes: [
      'Relation: the content was found (dice of at least .5 with the gold content it is aligned with). Who said what: that, with the same head of the source, or none on either side.',
    ],
  };
}

function goldOf({ text, attributions }: Article): Attribution[] {
  const units = unitOffsets(text);
  const convert = (spans: Spans): Spans => spans.map(([start, end]) => [units[start]!, units[end]!]);
  return attributions.map((raw) =>
    attributionOf({ source: convert(raw.source), cue: convert(raw.cue), content: convert(raw.content) }, text),
  );
}

function documentOf({ id, text }: Article): Document {
  const document = textDocument(text, { id, path: null });
  if (document.text!.length !== text.length) throw new Error(`${id} is not canonical: its offsets would shift`);
  return document;
}

function rawOf({ source, cue, content }: StatementProposal): RawAttribution {
  const spans = (of: readonly Passage[]): Spans => of.map(({ start, end }) => [start, end]);
  return { source: spans(source), cue: spans(cue), content: spans(content) };
}

/** Counts one article. */
function compare(sheet: Sheet, gold: readonly Attribution[], found: readonly Attribution[]): void {
  const partner = new Map(aligned(found, gold).map(([f, g]) => [g, found[f]!]));
  const right = { relation: 0, whoSaidWhat: 0, head: 0, cue: 0, content: 0, exact: 0 };
  const recall = KINDS.flatMap((kind) => [
    sheet.share(`recall of relation, ${kind}`),
    sheet.share(`recall of who said what, ${kind}`),
  ]);
  for (const [i, g] of gold.entries()) {
    const f = partner.get(i);
    const relation = f !== undefined && dice(f.characters.content, g.characters.content) >= 0.5;
    const head = f !== undefined && sameHead(f, g);
    const whoSaidWhat = relation && (head || (g.characters.source.size === 0 && f.characters.source.size === 0));
    recall[2 * KINDS.indexOf(g.kind)]!.add(relation);
    recall[2 * KINDS.indexOf(g.kind) + 1]!.add(whoSaidWhat);
    if (f === undefined) continue;
    if (relation) right.relation++;
    if (whoSaidWhat) right.whoSaidWhat++;
    if (head) right.head++;
    if (shared(f.characters.cue, g.characters.cue) > 0) right.cue++;
    right.content += shared(f.characters.content, g.characters.content);
    if ((['source', 'cue', 'content'] as const).every((role) => sameSet(f.trimmed[role], g.trimmed[role])))
      right.exact++;
  }
  const having = (of: readonly Attribution[], role: 'source' | 'cue'): number =>
    of.filter(({ characters }) => characters[role].size > 0).length;
  const size = (of: readonly Attribution[]): number =>
    of.reduce((sum, { characters }) => sum + characters.content.size, 0);
  sheet.tally('relation').count(gold.length, found.length, right.relation);
  sheet.tally('who said what').count(gold.length, found.length, right.whoSaidWhat);
  sheet.tally('source head').count(having(gold, 'source'), having(found, 'source'), right.head);
  sheet.tally('cue touched').count(having(gold, 'cue'), having(found, 'cue'), right.cue);
  sheet.tally('content overlap').count(size(gold), size(found), right.content);
  sheet.tally('all exact but for edges').count(gold.length, found.length, right.exact);
}

function sameSet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size === b.size && shared(a, b) === a.size;
}
