import { childrenBy, type Dependencies, extent, wordAt } from '../grammar/dependencies.ts';
import { imperative } from '../grammar/orders.ts';
import { type Attribution, attributionsOf, type Stretch } from './attributions.ts';
import { colonTurns, dashedHeadlines } from './colons.ts';
import { continueContents } from './continuations.ts';
import { type Use, useOf } from './forces.ts';
import { covers, parentsOf } from './nesting.ts';
import { type Growing, placeQuotations } from './placement.ts';
import type { Quotation } from './quotations.ts';
import { sourceAsWritten } from './sources.ts';
import { stancesOf } from './stances.ts';

/**
 * A statement before its holders are named: who-words, cue and content as stretches of text, and its place in the nesting.
 *
 * `ownWords` says that the source
 * is the speaker of the surrounding text ("I think"), who is no further holder.
 */
export interface Draft extends Use {
  readonly attribution: Attribution;
  readonly source: Stretch | null;
  readonly cue: Stretch;
  readonly content: readonly Stretch[];
  readonly addressee: Stretch | null;
  readonly parent: number | null;
  /** The nearest enclosing draft whose source holds what is said there: a tacit one holds nothing. */
  readonly above: number | null;
  readonly ownWords: boolean;
  readonly score: number;
}

/**
 * Every statement of a text, in order of cue; `headlines` are the blocks that are titles or headings. Quotations are placed first: one that a cue's content touches is taken
 * whole, one that no cue reaches goes to the last speaker of its paragraph; frames inside it are read as nested.
 */
export function draftsOf(
  trees: readonly Dependencies[],
  quotations: readonly Quotation[],
  headlines: ReadonlySet<number> = new Set(),
): Draft[] {
  const found = [
    ...trees.flatMap((tree) => attributionsOf(tree, quotations)),
    ...colonTurns(trees, quotations),
    ...dashedHeadlines(trees, headlines),
  ].map((attribution): Growing => ({ attribution, content: [...attribution.content], score: attribution.score }));
  const growing = placeQuotations(found, trees, quotations);
  continueContents(growing, trees, quotations);
  growing.push(...stancesIn(trees, quotations, growing));
  const kept = withoutTwins(growing.filter((each) => each.content.length > 0));
  const drafts = kept.map((each) => ({ each, content: merged(each.content) }));
  const parents = parentsOf(trees, drafts);
  return drafts.map(({ each, content }, at) => {
    const { attribution } = each;
    const { tree, source } = attribution;
    const above = bearing(drafts, parents, at);
    const enclosing = above === null ? null : (drafts[above]?.content ?? null);
    const inside = (word: number): boolean => enclosing === null || covers(enclosing, wordAt(tree, word).start);
    return {
      attribution,
      source: source === null ? null : extent(tree, sourceAsWritten(tree, attribution.predicate, source)),
      cue: extent(tree, attribution.cueWords),
      content,
      addressee: attribution.addressee === null ? null : extent(tree, attribution.addressee),
      parent: parents[at] ?? null,
      above,
      ...useOf(attribution, inside),
      ownWords: source === null ? imperative(tree, attribution.predicate) : firstPerson(tree, source),
      score: each.score,
    };
  });
}

function bearing(
  drafts: readonly { readonly each: Growing }[],
  parents: readonly (number | null)[],
  at: number,
): number | null {
  let above = parents[at] ?? null;
  while (above !== null && drafts[above]?.each.attribution.tacit === true) above = parents[above] ?? null;
  return above;
}

/** Stances where no cue of the same word was read. */
function stancesIn(
  trees: readonly Dependencies[],
  quotations: readonly Quotation[],
  growing: readonly Growing[],
): Growing[] {
  const cues = new Map<Dependencies, Set<number>>();
  for (const { attribution, content } of growing) {
    if (content.length === 0) continue;
    const taken = cues.get(attribution.tree) ?? new Set();
    cues.set(attribution.tree, taken.add(attribution.predicate));
  }
  return trees.flatMap((tree) => {
    return stancesOf(tree, quotations, cues.get(tree) ?? new Set()).map((attribution) => ({
      attribution,
      content: [...attribution.content],
      score: attribution.score,
    }));
  });
}

function firstPerson(tree: Dependencies, source: { first: number; past: number }): boolean {
  if (source.past - source.first !== 1) return false;
  return ['i', 'we'].includes(wordAt(tree, source.first).text.toLowerCase());
}

/** Of two cues with one source and one content ("said and repeated"), the first; of a noun cue and its verb, the verb. */
function withoutTwins(all: readonly Growing[]): Growing[] {
  const bySentence = new Map<Dependencies, Growing[]>();
  for (const each of all) {
    const same = bySentence.get(each.attribution.tree);
    if (same === undefined) bySentence.set(each.attribution.tree, [each]);
    else same.push(each);
  }
  return all.filter((each) => {
    const peers = bySentence.get(each.attribution.tree) ?? [];
    const at = peers.indexOf(each);
    return !peers.some((other, place) => {
      if (place === at) return false;
      if (!sameStretches(each.content, other.content)) return false;
      if (each.attribution.under !== undefined || other.attribution.under !== undefined) return false;
      const mine = wordAt(each.attribution.tree, each.attribution.predicate).upos === 'NOUN';
      const theirs = wordAt(other.attribution.tree, other.attribution.predicate).upos === 'NOUN';
      if (mine !== theirs) return mine;
      return place < at;
    });
  });
}

function sameStretches(a: readonly Stretch[], b: readonly Stretch[]): boolean {
  return (
    a.length === b.length && a.every((stretch, at) => stretch.start === b[at]?.start && stretch.end === b[at]?.end)
  );
}

function merged(content: readonly Stretch[]): Stretch[] {
  const sorted = [...content].sort((a, b) => a.start - b.start || a.end - b.end);
  const out: { start: number; end: number }[] = [];
  for (const stretch of sorted) {
    const last = out.at(-1);
    if (last !== undefined && stretch.start <= last.end) last.end = Math.max(last.end, stretch.end);
    else out.push({ ...stretch });
  }
  return out;
}

/** The word that a stretch of one sentence turns on: the highest verb in it, else its highest word. */
export function mainWordIn(tree: Dependencies, content: readonly Stretch[]): number | null {
  const depth = (at: number): number => {
    let steps = 0;
    for (let next = at; next >= 0 && steps < 200; next = wordAt(tree, next).head) steps++;
    return steps;
  };
  const inside = tree.sentence.words.map((_, at) => at).filter((at) => covers(content, wordAt(tree, at).start));
  const verbs = inside.filter((at) => wordAt(tree, at).upos === 'VERB' || childrenBy(tree, at, ['cop']).length > 0);
  const pool = verbs.length > 0 ? verbs : inside;
  return pool.length === 0 ? null : pool.reduce((best, at) => (depth(at) < depth(best) ? at : best));
}
