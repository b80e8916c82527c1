import { childrenBy, type Dependencies, extent, holdsClause, wordAt } from '../grammar/dependencies.ts';
import { cueOf } from '../vocabulary/vocabulary.ts';
import type { Attribution } from './attributions.ts';

/** Most words of whoever is named in a tag at the end of a sentence. */
const MOST_WORDS = 14;
/** Words after the verb of a tag that a time or a place may take: "said on Monday". */
const MOST_AFTER = 4;

/**
 * "The board had seen it already, three people close to the talks said.": whoever is named between the last comma and a
 * verb of saying at the end says all that stands before, however the parser hung a heavy subject.
 */
export function taggedAtEnd(tree: Dependencies, found: readonly Attribution[]): Attribution[] {
  const frame = tree.sentence.frames.findLast(({ predicate }) => wordAt(tree, predicate).upos === 'VERB');
  const cue = frame === undefined ? undefined : cueOf(frame.roleset);
  if (frame === undefined || cue?.class !== 'say' || !closes(tree, frame.predicate)) return [...found];
  const { predicate, score } = frame;
  const { words } = tree.sentence;
  const known = found.find((each) => each.predicate === predicate);
  const comma = words.findLastIndex((word, at) => at < predicate && word.text === ',');
  const tag = { first: comma + 1, past: predicate };
  if (known?.source != null || comma < 2 || predicate - comma < 2 || predicate - comma > MOST_WORDS) return [...found];
  if (holdsClause(tree, tag) || !holdsClause(tree, { first: 0, past: comma })) return [...found];
  if (!words.slice(tag.first, tag.past).some(({ upos }) => ['NOUN', 'PROPN', 'PRON'].includes(upos))) return [...found];
  const cueWords = { first: predicate, past: predicate + 1 };
  const content = [extent(tree, { first: 0, past: comma })];
  return [
    ...found.filter((each) => each !== known),
    { tree, predicate, rule: 'tag', cue, cueWords, source: tag, content, addressee: null, score },
  ];
}

/** A verb without a subject or object of its own, that only a time or place may follow. */
function closes(tree: Dependencies, verb: number): boolean {
  if (childrenBy(tree, verb, ['nsubj', 'obj', 'aux', 'mark', 'cc']).length > 0) return false;
  const after = tree.sentence.words.slice(verb + 1).filter((word) => word.upos !== 'PUNCT');
  return after.length <= MOST_AFTER && !after.some(({ upos }) => ['VERB', 'AUX', 'PRON', 'SCONJ'].includes(upos));
}
