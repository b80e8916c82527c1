import { childrenBy, type Dependencies, subtree, wordAt } from '../grammar/dependencies.ts';
import type { Attribution, Stretch } from './attributions.ts';
import { SPOKEN } from './cues.ts';

/**
 * "She said the bill had passed, adding that it was late": a participle of saying that closes the content of another cue, after a
 * comma, is spoken by that cue's source, and what hangs on it is none of the first content. The parser as readily
 * hangs it on the verb inside.
 */
export function withoutTrailing(found: readonly Attribution[]): Attribution[] {
  const cuts = new Map<Attribution, number>();
  const speakers = new Map<Attribution, Attribution>();
  for (const inner of found) {
    const start = trailingStart(inner);
    if (start === null) continue;
    for (const outer of found) {
      if (outer === inner || outer.predicate >= inner.predicate) continue;
      if (!outer.content.some((stretch) => stretch.start < start && start < stretch.end)) continue;
      cuts.set(outer, Math.min(cuts.get(outer) ?? start, start));
      if (!speakers.has(inner)) speakers.set(inner, outer);
    }
  }
  return found.map((each) => {
    const cut = cuts.get(each);
    const source = speakers.get(each)?.source ?? each.source;
    return { ...each, source, content: cut === undefined ? each.content : upTo(each.tree, each.content, cut) };
  });
}

/** Where the clause of a trailing participle starts, in the text; null for a cue that is none. */
function trailingStart({ tree, predicate, cue }: Attribution): number | null {
  const word = wordAt(tree, predicate);
  if (!SPOKEN.has(cue.class) || word.upos !== 'VERB' || !/ing$/iu.test(word.text)) return null;
  if (!['advcl', 'acl', 'conj'].includes(word.relation)) return null;
  if (childrenBy(tree, predicate, ['nsubj', 'aux', 'mark', 'case', 'cc']).length > 0) return null;
  const first = subtree(tree, predicate).find((at) => wordAt(tree, at).upos !== 'PUNCT') ?? predicate;
  const comma = tree.sentence.words[first - 1];
  return first <= predicate && predicate - first <= 2 && comma?.text === ',' ? wordAt(tree, first).start : null;
}

/** The stretches before an offset, without the comma that stands there. */
function upTo(tree: Dependencies, content: readonly Stretch[], cut: number): Stretch[] {
  const end = tree.sentence.words.findLast((word) => word.end <= cut && word.text !== ',')?.end ?? cut;
  return content
    .filter((stretch) => stretch.start < end)
    .map((stretch) => ({ start: stretch.start, end: Math.min(stretch.end, end) }));
}
