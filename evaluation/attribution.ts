import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { textDocument } from '../src/documents/document.ts';
import { openReader, type Reader } from '../src/reading/analysis/reader.ts';
import { readDocument } from '../src/reading/read.ts';
import type { StatementProposal } from '../src/reading/reading.ts';
import type { Passage } from '../src/terms/passage.ts';
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
import type { Evaluation, Figure } from './figures.ts';
import type { Settings } from './main.ts';
import { Share, Tally } from './scores.ts';

/** An article of the corpus: offsets on disk count code points. */
interface Article {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly RawAttribution[];
}

const KINDS = ['direct', 'mixed', 'indirect'] as const;

/**
 * Statements against the attributions of a corpus like PolNeAR: who said what, found in running text.
 *
 * The corpus has no nesting, so only outermost statements are compared. Alignment and measures are those of `alignment.ts`.
 */
export async function attribution(settings: Settings): Promise<Evaluation> {
  const path = corpusFile(settings.data, settings.corpora, 'evaluation/polnear.jsonl.gz');
  const articles = readLines<Article>(path);
  const reader = await openReader({
    folder: settings.model,
    ...(settings.inference === undefined ? {} : { inference: settings.inference }),
  });
  const scores = new Scores();
  const lines: string[] = [];
  for (const article of articles) {
    const found = await foundIn(article, reader);
    scores.add(
      goldOf(article),
      found.map((raw) => attributionOf(raw, article.text)),
    );
    lines.push(JSON.stringify({ id: article.id, attributions: found }));
  }
  await reader.close();
  if (settings.found !== undefined) writeFileSync(settings.found, `${lines.join('\n')}\n`);
  return {
    name: 'attribution',
    data: `${basename(path)}, ${articles.length} articles, ${scores.relation.gold} attributions`,
    engine: `${reader.engine.reader}, ${reader.engine.inference}`,
    figures: scores.figures(),
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

async function foundIn({ id, text }: Article, reader: Reader): Promise<RawAttribution[]> {
  const document = textDocument(text, { id, path: null });
  if (document.text!.length !== text.length) throw new Error(`${id} is not canonical: its offsets would shift`);
  const { statements } = readDocument(document, await reader.analyse(document));
  return statements.filter(isOutermost).map(rawOf);
}

function isOutermost(statement: StatementProposal): boolean {
  return statement.kind !== 'own' && statement.parent === null;
}

function rawOf({ source, cue, content }: StatementProposal): RawAttribution {
  const spans = (of: readonly Passage[]): Spans => of.map(({ start, end }) => [start, end]);
  return { source: spans(source), cue: spans(cue), content: spans(content) };
}

class Scores {
  readonly relation = new Tally();
  readonly whoSaidWhat = new Tally();
  readonly sourceHead = new Tally();
  readonly contentOverlap = new Tally();
  readonly cueTouch = new Tally();
  readonly allExact = new Tally();
  readonly recall: ReadonlyMap<string, { relation: Share; whoSaidWhat: Share }> = new Map(
    KINDS.map((kind) => [kind, { relation: new Share(), whoSaidWhat: new Share() }]),
  );

  add(gold: readonly Attribution[], found: readonly Attribution[]): void {
    for (const [side, some] of [
      ['gold', gold],
      ['found', found],
    ] as const) {
      for (const { characters } of some) {
        this.relation[side]++;
        this.whoSaidWhat[side]++;
        this.allExact[side]++;
        if (characters.source.size > 0) this.sourceHead[side]++;
        if (characters.cue.size > 0) this.cueTouch[side]++;
        this.contentOverlap[side] += characters.content.size;
      }
    }
    const partner = new Map(aligned(found, gold).map(([f, g]) => [g, found[f]!]));
    for (const [i, g] of gold.entries()) this.#compare(g, partner.get(i));
  }

  #compare(gold: Attribution, found: Attribution | undefined): void {
    const recall = this.recall.get(gold.kind)!;
    const relation = found !== undefined && dice(found.characters.content, gold.characters.content) >= 0.5;
    const noSource = gold.characters.source.size === 0 && found?.characters.source.size === 0;
    const head = found !== undefined && sameHead(found, gold);
    const whoSaidWhat = relation && (head || noSource);
    recall.relation.add(relation);
    recall.whoSaidWhat.add(whoSaidWhat);
    if (found === undefined) return;
    if (relation) this.relation.both++;
    if (whoSaidWhat) this.whoSaidWhat.both++;
    if (head) this.sourceHead.both++;
    if (shared(found.characters.cue, gold.characters.cue) > 0) this.cueTouch.both++;
    this.contentOverlap.both += shared(found.characters.content, gold.characters.content);
    const exact = (['source', 'cue', 'content'] as const).every((role) =>
      sameSet(found.trimmed[role], gold.trimmed[role]),
    );
    if (exact) this.allExact.both++;
  }

  figures(): Figure[] {
    const tally = (name: string, { f1, precision, recall }: Tally): Figure => ({
      name,
      value: f1,
      unit: 'F1',
      precision,
      recall,
    });
    return [
      tally('relation', this.relation),
      tally('who said what', this.whoSaidWhat),
      tally('source head', this.sourceHead),
      tally('cue touched', this.cueTouch),
      tally('content overlap', this.contentOverlap),
      tally('all exact but for edges', this.allExact),
      ...KINDS.flatMap((kind): Figure[] => {
        const { relation, whoSaidWhat } = this.recall.get(kind)!;
        return [
          { name: `recall of relation, ${kind}`, value: relation.percent, unit: '%' },
          { name: `recall of who said what, ${kind}`, value: whoSaidWhat.percent, unit: '%' },
        ];
      }),
    ];
  }
}

function sameSet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size === b.size && shared(a, b) === a.size;
}
