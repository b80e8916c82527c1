import type { Document } from '../../terms/document.ts';
import { UNDATED, type When } from '../../terms/interval.ts';
import { covers } from '../attribution/nesting.ts';
import type { Draft } from '../attribution/statements.ts';
import type { EventMention } from '../events/events.ts';
import { occurrenceOf } from '../events/occurrences.ts';
import {
  broughtBy,
  childrenBy,
  type Dependencies,
  relationOf,
  subtree,
  upward,
  wordAt,
} from '../grammar/dependencies.ts';
import { takenUp } from '../times/takenuptimes.ts';
import { type TimeExpression, timesIn } from '../times/times.ts';
import { byOccasion, keyOf, type Occasion } from './occasions.ts';

/** What a time is looked for: the event's word, and the spans that its frame says are its times. */
type Timed = Pick<EventMention, 'tree' | 'predicate' | 'times'>;

/** A time with the word of the sentence it begins at and the clause it hangs on. */
interface Placed {
  readonly time: TimeExpression;
  readonly word: number;
  /** The nearest verb or other predicate above it; -1 where there is none. */
  readonly clause: number;
}

/**
 * When the events of a document were, by the words near them: a time in the frame's own temporal arguments, else one that
 * hangs on the event's clause, else one that the clause shares with the one it is joined to or is said under. A time of
 * something else ("ahead of the vote", "2017's meeting") is none of the event's, and silence is kept as silence.
 */
export function clock(
  document: Document,
  trees: readonly Dependencies[],
  draftsIn: ReadonlyMap<Dependencies, readonly Draft[]>,
): (event: Timed) => When {
  const text = document.text ?? '';
  const bySentence = new Map<Dependencies, readonly Placed[]>();
  const occasions = new Map<string, Occasion[]>();
  let named: When | null = null;
  let block = 0;
  for (const tree of trees) {
    const { start, end } = tree.sentence;
    // What the paragraph before named last still counts: "A month later ..." opens one as often as it ends it.
    if (tree.sentence.block > block + 1) named = null;
    block = tree.sentence.block;
    const all = timesIn(text.slice(start, end), start, document.published);
    const found = all.filter((time) => !time.ofAnother);
    const taken = takenUp(text.slice(start, end), start, named);
    const times: readonly TimeExpression[] = [
      ...found.filter((time) => !taken.some((other) => other.start < time.end && time.start < other.end)),
      ...taken,
    ];
    const own = times.map((time) => placed(tree, time));
    bySentence.set(tree, own);
    const others = all.filter((time) => time.ofAnother).map((time) => placed(tree, time));
    for (const each of [...own, ...others]) enter(occasions, tree, each);
    named = times.findLast((time) => time.when.earliest !== null && time.when.latest !== null)?.when ?? named;
  }
  for (const tree of trees) {
    const bounds = byOccasion(tree, text, occasions, document.published?.latest ?? null);
    if (bounds.length === 0) continue;
    const known = (bySentence.get(tree) ?? []).filter(
      ({ time }) =>
        time.when.edtf !== null || !bounds.some((other) => other.start < time.end && time.start < other.end),
    );
    bySentence.set(tree, [...known, ...bounds.map((time) => placed(tree, time))]);
  }
  return (event) => whenOf(event, bySentence.get(event.tree) ?? [], draftsIn.get(event.tree) ?? []);
}

/** Enters the events that a time dates: the one whose clause it stands in, the noun it stands before, the one it is an argument of. */
function enter(occasions: Map<string, Occasion[]>, tree: Dependencies, { time, word, clause }: Placed): void {
  const { when } = time;
  if (when.earliest === null || when.latest === null) return;
  tree.sentence.words.forEach((_, at) => {
    const argued = tree.frameAt
      .get(at)
      ?.arguments.some(({ role, first, past }) => role === 'ARGM-TMP' && first <= word && word < past);
    const place = occurrenceOf(tree, at);
    const modified = time.ofAnother && wordAt(tree, word).head === at;
    if (argued !== true && at !== clause && !modified && (place === null || (place !== clause && place !== word)))
      return;
    const key = keyOf(tree, at);
    if (key === null) return;
    const known = occasions.get(key);
    if (known === undefined) occasions.set(key, [{ sentence: tree.index, when }]);
    else known.push({ sentence: tree.index, when });
  });
}

/** ", they said,": a time before such a cue is of what was said. */
function inParenthesis(tree: Dependencies, cue: number): boolean {
  const before = childrenBy(tree, cue, ['nsubj'])[0];
  const first = before === undefined ? cue : (subtree(tree, before)[0] ?? cue);
  return tree.sentence.words[first - 1]?.text === ',' && tree.sentence.words[cue + 1]?.text === ',';
}

function placed(tree: Dependencies, time: TimeExpression): Placed {
  const inside = tree.sentence.words
    .map((_, at) => at)
    .filter((at) => wordAt(tree, at).start >= time.start && wordAt(tree, at).end <= time.end);
  const outer = inside.find((at) => !inside.includes(wordAt(tree, at).head)) ?? inside[0] ?? 0;
  const clause =
    upward(tree, wordAt(tree, outer).head).find(
      (at) => tree.frameAt.has(at) || ['VERB', 'AUX'].includes(wordAt(tree, at).upos),
    ) ?? -1;
  return { time, word: outer, clause };
}

function whenOf(event: Timed, times: readonly Placed[], drafts: readonly Draft[]): When {
  const { tree, predicate } = event;
  const own = times.filter(({ word }) => event.times.some((span) => span.first <= word && word < span.past));
  if (own[0] !== undefined) return own[0].time.when;
  const near = times.filter(({ clause }) => clause === predicate);
  if (near[0] !== undefined) return near[0].time.when;
  // "The handover took place in May", "The handover was in May".
  const place = occurrenceOf(tree, predicate);
  const said = place === null ? undefined : times.find(({ clause, word }) => clause === place || word === place);
  if (said !== undefined) return said.time.when;
  const path = upward(tree, predicate);
  for (let step = 0; step + 1 < path.length; step++) {
    const at = path[step] ?? predicate;
    const above = path[step + 1] ?? -1;
    const relation = relationOf(wordAt(tree, at));
    if (relation === 'conj') {
      const shared = times.find(({ clause, word }) => clause === above && word < at);
      if (shared !== undefined) return shared.time.when;
      continue;
    }
    // A light verb or a noun of the event: "had a meeting on Monday".
    if (['obj', 'xcomp', 'nsubj:pass'].includes(relation) && wordAt(tree, at).upos === 'NOUN') {
      const shared = times.find(({ clause }) => clause === above);
      if (shared !== undefined) return shared.time.when;
    }
    if (relation !== 'ccomp') break;
    const said = drafts.find((draft) => draft.attribution.predicate === above);
    // "On 9 March, they said, she met him": the day stands in what was said, before the cue.
    const fronted = times.find(
      ({ clause, time, word }) =>
        clause === above &&
        said !== undefined &&
        (covers(said.content, time.start) || (word < said.attribution.cueWords.first && inParenthesis(tree, above))),
    );
    if (fronted !== undefined) return fronted.time.when;
    break;
  }
  // "told them of the takeover on 3 April": a day that the parser hung on what was told. "The report of 3 April" is another's.
  const inside = times.find(({ clause, word }) => {
    const on = broughtBy(tree, word, ['on', 'in']);
    return clause >= 0 && wordAt(tree, clause).upos === 'NOUN' && on && upward(tree, clause).includes(predicate);
  });
  return inside?.time.when ?? UNDATED;
}
