import type { Frame, WordSpan } from '../analysis/analysis.ts';
import {
  childrenBy,
  type Dependencies,
  extent,
  headOf,
  relationOf,
  runs,
  subjectOf,
  subtree,
  wordAt,
} from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import { imperative } from '../grammar/orders.ts';
import { type Cue, type CueClass, cueOf, stanceCueOf } from '../vocabulary/vocabulary.ts';
import type { Attribution } from './attributions.ts';
import { cueWords } from './cues.ts';
import { withGround } from './edges.ts';
import { lightVerbOf } from './lightverbs.ts';
import { type Quotation, quotationAt } from './quotations.ts';
import { sourceOf } from './sources.ts';
import { voiceless } from './unspoken.ts';

/** A complement by its relation to the cue, with the preposition that brings it: "obj", "obl:about". */
type Taken = Readonly<Partial<Record<CueClass, readonly string[]>>>;

/** What cues take besides what they say: a thing judged, wanted or shown, an act promised or refused, a topic. */
const BESIDES: Taken = {
  judge: ['obj'],
  promise: ['xcomp', 'obj'],
  want: ['obj'],
  show: ['obj', 'ccomp'],
  say: ['obl:about', 'obl:as', 'ccomp'],
  think: ['obl:as', 'obl:about', 'ccomp'],
  perceive: ['obl:as'],
  feel: ['obj', 'obl:about'],
};

/** What the rolesets take that are no cues and still show where somebody stands. */
const STANDING: Taken = { judge: ['obj'], promise: ['xcomp'], want: ['xcomp', 'obj'], say: ['obj'] };

/** What a noun of saying, thinking or judging is about, where a light verb gives it its subject: "raised doubts about". */
const NOMINAL: readonly string[] = ['nmod:about', 'nmod:for', 'nmod:on', 'nmod:against'];

/** What an adjective said of somebody holds: "critical of the vote", "confident that". */
const ADJECTIVAL: readonly string[] = ['obl:of', 'obl:about', 'ccomp'];

/** Any verb may say what its subject holds, where a finite clause or what it is "about" is its complement. */
const ANY: Taken = { think: ['ccomp', 'obl:about'] };

const UNHELD = { certainty: 'U', polarity: 'u' } as const;

/** Fewer words than this name a thing and no matter, unless it is judged. */
const LEAST_WORDS = 3;

/** Where no cue was read on a verb: what it shows of somebody's stance. `taken` are the words that are cues already. */
export function stancesOf(
  tree: Dependencies,
  quotations: readonly Quotation[],
  taken: ReadonlySet<number>,
): Attribution[] {
  const found: Attribution[] = [];
  for (const frame of tree.sentence.frames) {
    const { predicate } = frame;
    const word = wordAt(tree, predicate);
    if (taken.has(predicate) || quotationAt(quotations, word.start) !== null || imperative(tree, predicate)) continue;
    // "nothing to suggest that", "let us suppose that": nobody's stance.
    if (voiceless(tree, predicate)) continue;
    const complement = takenBy(tree, frame);
    if (complement === null) continue;
    const { cue, content, past, listed } = complement;
    const source = word.upos === 'ADJ' ? subjectOfAdjective(tree, predicate) : sourceOf(tree, frame, cue);
    if (source === null || content.some((run) => run.first < source.past && source.first < run.past)) continue;
    if (!listed && !acts(tree, source)) continue;
    if (/^who$/iu.test(wordAt(tree, source.first).text)) continue;
    // "sang “We Will Meet Again”": what is put out and stands in marks is a title, or a quotation that is placed elsewhere.
    if ((cue.class === 'say' || !listed) && content[0] !== undefined && marked(tree, content[0].first)) continue;
    // "issued a statement saying": the participle is the cue, and whose statement it is stands there.
    if (content[0] !== undefined && said(tree, headOf(tree, content[0]), taken)) continue;
    const worded = cueWords(tree, predicate);
    found.push({
      tree,
      predicate,
      rule: 'stance',
      cue,
      cueWords: past === worded.past ? { first: worded.first, past: past + 1 } : worded,
      source,
      content: content.map((run) => extent(tree, run)),
      addressee: null,
      tacit: true,
      score: Math.round(frame.score * 700) / 1000,
    });
  }
  return found;
}

function takenBy(tree: Dependencies, frame: Frame): (Complement & { readonly listed: boolean }) | null {
  const { predicate, roleset } = frame;
  const own = cueOf(roleset);
  const stance = stanceCueOf(roleset);
  const listed = own ?? stance;
  const find = (cue: Cue, taken: readonly string[] | undefined): (Complement & { readonly listed: boolean }) | null => {
    const found = complementOf(tree, predicate, cue, taken ?? []);
    return found === null ? null : { ...found, listed: listed !== undefined };
  };
  const { upos } = wordAt(tree, predicate);
  if (upos === 'NOUN')
    return listed === undefined || lightVerbOf(tree, predicate) === null ? null : find(listed, NOMINAL);
  if (upos === 'ADJ') return find({ ...openCue(roleset), class: listed?.class ?? 'think' }, ADJECTIVAL);
  if (upos !== 'VERB') return null;
  if (own !== undefined) return find(own, BESIDES[own.class]);
  const open = openCue(roleset);
  return (stance === undefined ? null : find(stance, STANDING[stance.class])) ?? find(open, ANY[open.class]);
}

/** "They are wary of it": of a predicative adjective, who is. */
function subjectOfAdjective(tree: Dependencies, at: number): WordSpan | null {
  if (childrenBy(tree, at, ['cop']).length === 0 && relationOf(wordAt(tree, at)) !== 'xcomp') return null;
  const subject = subjectOf(tree, at);
  return subject === null || subject.passive ? null : phraseOf(tree, subject.word);
}

/** Whether a noun has its own cue, or a participle that is one. */
function said(tree: Dependencies, at: number, taken: ReadonlySet<number>): boolean {
  if (wordAt(tree, at).upos !== 'NOUN') return false;
  return taken.has(at) || childrenBy(tree, at, ['acl']).some((each) => taken.has(each) && saysAs(tree, each));
}

function saysAs(tree: Dependencies, at: number): boolean {
  return wordAt(tree, at).relation === 'acl' && /ing$/iu.test(wordAt(tree, at).text);
}

function marked(tree: Dependencies, at: number): boolean {
  return /^["“‘']/u.test(wordAt(tree, at).text) || /^["“‘]$/u.test(tree.sentence.words[at - 1]?.text ?? '');
}

function openCue(roleset: string): Cue {
  return {
    roleset,
    class: 'think',
    source: ['ARG0'],
    content: ['ARG1'],
    addressee: null,
    force: UNHELD,
    negated: UNHELD,
    factive: false,
  };
}

function acts(tree: Dependencies, source: WordSpan): boolean {
  return ['person', 'organization'].includes(wordAt(tree, headOf(tree, source)).entity);
}

interface Complement {
  readonly cue: Cue;
  readonly content: readonly WordSpan[];
  /** The preposition that is of the cue ("talked about"), or null. */
  readonly past: number | null;
}

function complementOf(tree: Dependencies, predicate: number, cue: Cue, taken: readonly string[]): Complement | null {
  for (const each of taken) {
    const [relation = '', preposition] = each.split(':');
    for (const at of childrenBy(tree, predicate, [relation])) {
      const brought = childrenBy(tree, at, ['case'])[0];
      const by = brought === undefined ? undefined : wordAt(tree, brought).lemma.toLowerCase();
      if (at < predicate || (preposition !== undefined && by !== preposition)) continue;
      const ofCue = preposition !== undefined && preposition !== 'as' ? brought : undefined;
      const content = withAs(tree, predicate, cue, at, preposition, ofCue);
      const words = content.reduce((sum, run) => sum + run.past - run.first, 0);
      if (words < LEAST_WORDS && relation === 'obj' && cue.class !== 'judge') continue;
      return { cue, content, past: ofCue ?? null };
    }
  }
  return null;
}

/** The complement, and where something is held "as" something both: "sees the vote as a test". */
function withAs(
  tree: Dependencies,
  predicate: number,
  cue: Cue,
  at: number,
  preposition: string | undefined,
  without: number | undefined,
): WordSpan[] {
  const as = (word: number): boolean =>
    childrenBy(tree, word, ['case', 'mark']).some((mark) => wordAt(tree, mark).lemma.toLowerCase() === 'as');
  const others =
    preposition === 'as'
      ? childrenBy(tree, predicate, ['obj', 'nsubj:pass'])
      : childrenBy(tree, predicate, ['obl', 'xcomp']).filter((word) => word > at && as(word));
  const words = [at, ...others.filter((word) => word !== at)].flatMap((word) => subtree(tree, word));
  const all = runs(
    tree,
    words.filter((word) => word !== without).sort((a, b) => a - b),
  );
  return all.length === 1 ? all.map((run) => withGround(tree, predicate, cue, run)) : all;
}
