import type { Factuality } from '../../terms/factuality.ts';
import type { WordSpan } from '../analysis/analysis.ts';
import { askingIn } from '../factuality/clauses.ts';
import { complement, isEvidence } from '../factuality/embedding.ts';
import {
  broughtBy,
  childrenBy,
  type Dependencies,
  extent,
  relationOf,
  runs,
  subtree,
  wordAt,
} from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import { imperative } from '../grammar/orders.ts';
import { embeddingOf, FEIGNING } from '../vocabulary/complements.ts';
import forces from '../vocabulary/forces.json' with { type: 'json' };
import { type Cue, type CueClass, forceOf } from '../vocabulary/vocabulary.ts';
import type { Attribution } from './attributions.ts';
import { cueWords } from './cues.ts';

/**
 * Attributions that no frame of the vocabulary shows: adverbs of report ("allegedly sold"), attitudes in an adjective ("is
 * convinced that"), seeming to somebody ("it seems to the judge that"), words that somebody is quoted as saying, evidence
 * that somebody has or lacks, and any verb that takes a "that" clause and has a subject: who submits that something is so says it.
 *
 * `found` are those of the sentence's frames: a word that is a cue already is none again.
 */
export function impliedIn(tree: Dependencies, found: readonly Attribution[]): Attribution[] {
  const taken = new Set(found.filter((each) => each.content.length > 0).map((each) => each.predicate));
  return tree.sentence.words.flatMap((word, at) => {
    if (taken.has(at)) return [];
    switch (word.upos) {
      case 'ADV':
        return hearsay(tree, at);
      case 'ADJ':
        return [...attitude(tree, at), ...rumoured(tree, at)].slice(0, 1);
      case 'NOUN':
        return [...possessed(tree, at), ...phrased(tree, at), ...viewed(tree, at), ...storied(tree, at)].slice(0, 1);
      case 'VERB':
        return [
          ...attitude(tree, at),
          ...seemingTo(tree, at),
          ...quotedAs(tree, at),
          ...rumoured(tree, at),
          ...asserted(tree, at),
        ].slice(0, 1);
      default:
        return [];
    }
  });
}

const HEARSAY: ReadonlySet<string> = new Set(forces.hearsay.said);
const SAID = cue('hearsay', 'say', 'CT+', 'Uu', false);
const RUMOURS: ReadonlySet<string> = new Set(forces.hearsay.rumours);
const HEARSAY_PHRASES = forces.hearsay.phrases.map((phrase) => phrase.split(' '));
const IMAGINED = cue('imagine', 'ponder', 'Uu', 'Uu', false);
const RUMOURED: ReadonlySet<string> = new Set(forces.hearsay.participles);
const VIEWS: ReadonlyMap<string, { readonly cue: Cue; readonly outer: boolean }> = new Map(
  forces.views.flatMap(({ words, class: kind, force, ...rest }) =>
    words.map((word): [string, { cue: Cue; outer: boolean }] => [
      word,
      { cue: cue(word, kind as CueClass, force as Factuality, 'Uu', false), outer: 'only' in rest },
    ]),
  ),
);
const QUOTED = cue('quote as', 'say', 'CT+', 'Uu', false);
const ASSERTED = cue('that clause', 'say', 'CT+', 'Uu', false);
const SEEMED = cue('seem to', 'think', 'PR+', 'PR-', false);
const EVIDENCED = cue('evidence', 'know', 'CT+', 'Uu', false);
const ATTITUDES: ReadonlyMap<string, Cue> = new Map(
  forces.attitudes.flatMap(({ words, class: kind, force, negated, factive }) =>
    words.map((word): [string, Cue] => [
      word,
      cue(word, kind as CueClass, force as Factuality, negated as Factuality, factive),
    ]),
  ),
);

function cue(roleset: string, kind: CueClass, force: Factuality, negated: Factuality, factive: boolean): Cue {
  return {
    roleset,
    class: kind,
    source: [],
    content: [],
    addressee: null,
    force: forceOf(force),
    negated: forceOf(negated),
    factive,
  };
}

function hearsay(tree: Dependencies, at: number): Attribution[] {
  const word = wordAt(tree, at);
  if (!HEARSAY.has(word.text.toLowerCase()) || word.head < 0 || relationOf(word) !== 'advmod') return [];
  const host = wordAt(tree, word.head).upos === 'ADV' ? wordAt(tree, word.head).head : word.head;
  if (host < 0) return [];
  // A second clause with a subject of its own is told by the author again.
  const others = childrenBy(tree, host, ['conj', 'parataxis']).filter(
    (child) => childrenBy(tree, child, ['nsubj']).length > 0 || relationOf(wordAt(tree, child)) === 'parataxis',
  );
  return made(tree, at, SAID, null, contentWords(tree, host, [at, ...others]));
}

/** "By all accounts", "so the story goes". */
function phrased(tree: Dependencies, at: number): Attribution[] {
  const { words } = tree.sentence;
  for (const phrase of HEARSAY_PHRASES) {
    const first = at - phrase.length + 1;
    if (first < 0 || !phrase.every((word, offset) => words[first + offset]?.text.toLowerCase() === word)) continue;
    const { head } = wordAt(tree, at);
    if (head >= 0) return made(tree, at, SAID, null, contentWords(tree, head, [at]));
  }
  return [];
}

function attitude(tree: Dependencies, at: number): Attribution[] {
  const word = wordAt(tree, at);
  const known = ATTITUDES.get(word.text.toLowerCase());
  const clause = clauseOf(tree, at);
  const subject = childrenBy(tree, at, ['nsubj'])[0];
  const linked = childrenBy(tree, at, ['cop', 'aux']).length > 0 || ['acl', 'conj', 'xcomp'].includes(relationOf(word));
  if (known === undefined || clause === undefined || !linked) return [];
  const holder = subject ?? (relationOf(word) === 'acl' ? word.head : governed(tree, at));
  if (holder === undefined || ['it', 'there'].includes(wordAt(tree, holder).text.toLowerCase())) return [];
  return made(tree, at, known, phraseOf(tree, holder), subtree(tree, clause));
}

/** The subject of "remains", "seems", "feels" for the adjective they bring. */
function governed(tree: Dependencies, at: number): number | undefined {
  const { head } = wordAt(tree, at);
  return head < 0 ? undefined : childrenBy(tree, head, ['nsubj'])[0];
}

function seemingTo(tree: Dependencies, at: number): Attribution[] {
  if (!['seem', 'appear', 'look'].includes(wordAt(tree, at).lemma.toLowerCase())) return [];
  const clause = clauseOf(tree, at);
  if (clause === undefined) return [];
  const viewer = [at, clause]
    .flatMap((host) => childrenBy(tree, host, ['obl', 'iobj', 'obj']))
    .find((child) => child > at && child < clause && broughtBy(tree, child, ['to']));
  if (viewer === undefined) return [];
  const without = subtree(tree, viewer);
  return made(tree, at, SEEMED, phraseOf(tree, viewer), contentWords(tree, clause, without));
}

/** "The paper quotes a broker as saying that": the paper passes on what the broker says. */
function quotedAs(tree: Dependencies, at: number): Attribution[] {
  if (!['quote', 'cite'].includes(wordAt(tree, at).lemma.toLowerCase())) return [];
  const quoter = childrenBy(tree, at, ['nsubj'])[0];
  const quoted = childrenBy(tree, at, ['obj'])[0];
  const saying = childrenBy(tree, at, ['advcl', 'xcomp']).find((child) => broughtAs(tree, child));
  if (quoter === undefined || quoted === undefined || saying === undefined) return [];
  if (wordAt(tree, quoter).relation === 'nsubj:pass') return [];
  const words = [...subtree(tree, quoted), ...subtree(tree, saying)].sort((a, b) => a - b);
  return made(tree, at, QUOTED, phraseOf(tree, quoter), words);
}

function broughtAs(tree: Dependencies, at: number): boolean {
  return childrenBy(tree, at, ['mark', 'case']).some((child) => wordAt(tree, child).text.toLowerCase() === 'as');
}

/** "is rumoured to have sold it": somebody says so. */
function rumoured(tree: Dependencies, at: number): Attribution[] {
  if (!RUMOURED.has(wordAt(tree, at).text.toLowerCase())) return [];
  const clause = childrenBy(tree, at, ['xcomp', 'advcl', 'ccomp'])[0];
  const subject = childrenBy(tree, at, ['nsubj'])[0];
  if (clause === undefined || childrenBy(tree, at, ['aux', 'cop']).length === 0) return [];
  const about = subject === undefined ? [] : subtree(tree, subject);
  return made(
    tree,
    at,
    SAID,
    null,
    [...about, ...subtree(tree, clause)].sort((a, b) => a - b),
  );
}

/** "In the analyst's view", "by the steward's account", "my uncle's theory is that": whose view or account it is. */
function viewed(tree: Dependencies, at: number): Attribution[] {
  const word = wordAt(tree, at);
  const view = VIEWS.get(word.lemma.toLowerCase());
  const owner = childrenBy(tree, at, ['nmod:poss'])[0];
  if (view === undefined || owner === undefined || word.head < 0) return [];
  const own = phraseOf(tree, owner);
  const outer = ['nsubj:outer', 'nsubj'].includes(word.relation) && childrenBy(tree, word.head, ['cop']).length > 0;
  const clause = childrenBy(tree, word.head, ['mark']).some((mark) => wordAt(tree, mark).text.toLowerCase() === 'that');
  const framing = relationOf(word) === 'obl' && broughtBy(tree, at, ['in', 'by', 'on', 'to']) && !view.outer;
  if (!framing && !(outer && clause)) return [];
  return made(
    tree,
    at,
    view.cue,
    own,
    contentWords(tree, word.head, [at, ...childrenBy(tree, word.head, outer ? ['cop'] : [])]),
  );
}

/** "The ministry has no indication that": whose evidence it is, or would be. */
function possessed(tree: Dependencies, at: number): Attribution[] {
  const word = wordAt(tree, at);
  if (!isEvidence(tree, at) || word.head < 0 || relationOf(word) !== 'obj') return [];
  if (wordAt(tree, word.head).lemma.toLowerCase() !== 'have') return [];
  const clause = childrenBy(tree, at, ['acl', 'ccomp']).find((child) => childrenBy(tree, child, ['mark']).length > 0);
  const holder = childrenBy(tree, word.head, ['nsubj'])[0];
  // "said they had no reason to": whoever says so is the one who has none.
  if (clause === undefined || holder === undefined || wordAt(tree, holder).upos === 'PRON') return [];
  return made(tree, at, EVIDENCED, phraseOf(tree, holder), subtree(tree, clause));
}

/** "The rumour that he sold it": a story without a teller, where no frame was read of the noun. */
function storied(tree: Dependencies, at: number): Attribution[] {
  if (!RUMOURS.has(wordAt(tree, at).lemma.toLowerCase()) || tree.frameAt.has(at)) return [];
  const clause = childrenBy(tree, at, ['acl', 'ccomp']).find((child) =>
    childrenBy(tree, child, ['mark']).some((mark) => wordAt(tree, mark).text.toLowerCase() === 'that'),
  );
  return clause === undefined ? [] : made(tree, at, SAID, null, subtree(tree, clause));
}

function asserted(tree: Dependencies, at: number): Attribution[] {
  const { lemma } = wordAt(tree, at);
  const clause = clauseOf(tree, at);
  const subject = childrenBy(tree, at, ['nsubj'])[0];
  if (clause === undefined || subject === undefined || imperative(tree, at)) return [];
  // "would not be drawn on whether": whoever is not drawn does not say.
  const drawn = lemma.toLowerCase() === 'draw' && askingIn(tree, clause) === 'whether';
  if (
    (wordAt(tree, subject).relation !== 'nsubj' && !drawn) ||
    embeddingOf(lemma.toLowerCase(), 'verb', 'that') !== undefined
  )
    return [];
  if (['it', 'this', 'that', 'which', 'what'].includes(wordAt(tree, subject).text.toLowerCase())) return [];
  const rumour = lemma.toLowerCase() === 'have' && RUMOURS.has(wordAt(tree, subject).lemma.toLowerCase());
  const own = FEIGNING.has(lemma.toLowerCase()) ? IMAGINED : ASSERTED;
  return made(tree, at, own, rumour ? null : phraseOf(tree, subject), subtree(tree, clause));
}

/** The clause with "that" or "whether" that a word takes. */
function clauseOf(tree: Dependencies, at: number): number | undefined {
  return childrenBy(tree, at, ['ccomp', 'advcl', 'xcomp', 'csubj']).find((child) => {
    if (child < at) return false;
    const that = childrenBy(tree, child, ['mark']).some((mark) => wordAt(tree, mark).text.toLowerCase() === 'that');
    return (
      (that && (relationOf(wordAt(tree, child)) !== 'advcl' || complement(tree, child))) ||
      askingIn(tree, child) === 'whether'
    );
  });
}

function contentWords(tree: Dependencies, host: number, without: readonly number[]): number[] {
  return subtree(tree, host, new Set(without));
}

function made(
  tree: Dependencies,
  predicate: number,
  own: Cue,
  source: WordSpan | null,
  words: readonly number[],
): Attribution[] {
  const outside = words.filter((at) => source === null || at < source.first || at >= source.past);
  const content = runs(tree, outside).map((run) => extent(tree, run));
  if (content.length === 0) return [];
  const worded = cueWords(tree, predicate);
  const told = { source, content, addressee: null, score: 0.9 };
  return [{ tree, predicate, rule: own.roleset, cue: own, cueWords: worded, ...told }];
}
