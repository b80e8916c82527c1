import { type Dependencies, wordAt } from '../grammar/dependencies.ts';
import type { Stretch } from './attributions.ts';
import type { Growing } from './placement.ts';

/** Whether an offset lies in one of the stretches. */
export function covers(content: readonly Stretch[], offset: number): boolean {
  return content.some((stretch) => stretch.start <= offset && offset < stretch.end);
}

/** How many characters some stretches hold together. */
export function lengthOf(content: readonly Stretch[]): number {
  return content.reduce((sum, stretch) => sum + stretch.end - stretch.start, 0);
}

/** Index of the first sentence that ends after the offset; their number where none does. */
export function sentenceAfter(trees: readonly Dependencies[], offset: number): number {
  let low = 0;
  let high = trees.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((trees[middle]?.sentence.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sentences that share a character with `[start, end)`, in order. */
export function sentencesTouching(trees: readonly Dependencies[], start: number, end: number): Dependencies[] {
  const out: Dependencies[] = [];
  for (let at = sentenceAfter(trees, start); at < trees.length; at++) {
    const tree = trees[at]!;
    if (tree.sentence.start >= end) break;
    out.push(tree);
  }
  return out;
}

/** For each sentence the places of the contents that reach into it, in order: so that nobody looks through all of them. */
export function contentsBySentence(
  trees: readonly Dependencies[],
  contents: readonly (readonly Stretch[])[],
): readonly (readonly number[])[] {
  const out: number[][] = trees.map(() => []);
  contents.forEach((content, place) => {
    for (const { start, end } of content) {
      for (const tree of sentencesTouching(trees, start, end)) {
        const here = out[tree.index];
        if (here !== undefined && here.at(-1) !== place) here.push(place);
      }
    }
  });
  return out;
}

/** The place of the smallest content that holds each one's cue; null where none does. */
export function parentsOf(
  trees: readonly Dependencies[],
  statements: readonly { readonly each: Growing; readonly content: readonly Stretch[] }[],
): (number | null)[] {
  const index = contentsBySentence(
    trees,
    statements.map(({ content }) => content),
  );
  const cueStart = ({ attribution }: Growing): number => wordAt(attribution.tree, attribution.predicate).start;
  return statements.map(({ each, content }, at) => {
    const cue = cueStart(each);
    const { under, tree } = each.attribution;
    if (under !== undefined)
      return statements.findIndex(
        (other) => other.each.attribution.tree === tree && other.each.attribution.predicate === under,
      );
    let best: number | null = null;
    let size = Number.POSITIVE_INFINITY;
    for (const place of index[each.attribution.tree.index] ?? []) {
      const other = statements[place];
      if (place === at || other === undefined || !covers(other.content, cue)) continue;
      const length = lengthOf(other.content);
      const theirs = cueStart(other.each);
      // Two contents that hold each other's cue would nest in a ring: the earlier cue is the outer one.
      if (covers(content, theirs) && theirs > cue) continue;
      if (length < size || (length === size && other.each.attribution.under !== undefined)) {
        best = place;
        size = length;
      }
    }
    return best;
  });
}
