import type { Frame, WordSpan } from '../analysis/analysis.ts';
import { argumentsBy, childrenBy, type Dependencies, headOf, relationOf, wordAt } from '../grammar/dependencies.ts';
import { type Cue, type CueClass, cueOf, lemmaOf, namedRolesets } from '../vocabulary/vocabulary.ts';
import { clausal } from './contents.ts';
import { lightVerbBefore } from './lightverbs.ts';

/** Cues that can bring a quotation: what is said, asked, ordered, promised, denied or predicted is said in words. */
export const SPOKEN: ReadonlySet<CueClass> = new Set<CueClass>([
  'say',
  'ask',
  'order',
  'promise',
  'deny',
  'judge',
  'predict',
]);

/** "went on", "made out": the particle makes another verb of it, whatever sense the verb alone was given. */
export function withParticle(tree: Dependencies, frame: Frame): Cue | undefined {
  const next = frame.predicate + 1;
  const particle = childrenBy(tree, frame.predicate, ['compound:prt', 'advmod']).find(
    (at) => at === next || wordAt(tree, at).relation === 'compound:prt',
  );
  if (particle === undefined) return undefined;
  if (keepsOn(tree, frame.predicate)) return undefined;
  return PARTICLE_CUES.get(`${wordAt(tree, frame.predicate).lemma}_${wordAt(tree, particle).lemma}`.toLowerCase());
}

/** "Went on exchanging letters" goes on doing it; "went on that" or “went on: ...” goes on to say it. */
function keepsOn(tree: Dependencies, predicate: number): boolean {
  const { words } = tree.sentence;
  if (wordAt(tree, predicate).lemma.toLowerCase() !== 'go' || words[predicate + 1]?.text.toLowerCase() !== 'on')
    return false;
  return /ing$/iu.test(words[predicate + 2]?.text ?? '');
}

/**
 * The cue that a frame is filled like. The sense of "add" or "worry" is often taken for a neighbour's, and with it the
 * roles; a clause in the place of the content and none in that of the source tell better.
 */
export function fitting(tree: Dependencies, frame: Frame): Cue | undefined {
  if (keepsOn(tree, frame.predicate)) return undefined;
  const own = cueOf(frame.roleset);
  const lemma = lemmaOf(frame.roleset);
  const kin = KIN.get(lemma) ?? [];
  const clauseAt = (roles: readonly string[]): boolean =>
    roles.some((role) => argumentsBy(frame, role).some((argument) => saysThat(tree, frame.predicate, argument)));
  const fits = (cue: Cue): boolean => clauseAt(cue.content) && !clauseAt(cue.source);
  if (own !== undefined && (fits(own) || !clauseAt(own.source))) return own;
  return kin.find(fits) ?? (own !== undefined && clauseAt(own.source) ? undefined : own);
}

function saysThat(tree: Dependencies, predicate: number, span: WordSpan): boolean {
  const head = headOf(tree, span);
  const word = wordAt(tree, head);
  if (!clausal(tree, head) || !['ccomp', 'xcomp', 'csubj', 'parataxis', 'advcl'].includes(relationOf(word)))
    return false;
  return word.head === predicate || wordAt(tree, span.first).text.toLowerCase() === 'that';
}

const KIN: ReadonlyMap<string, readonly Cue[]> = kinOfCues();

function kinOfCues(): ReadonlyMap<string, readonly Cue[]> {
  const found = new Map<string, Cue[]>();
  for (const roleset of namedRolesets()) {
    const cue = cueOf(roleset);
    if (cue === undefined) continue;
    const lemma = lemmaOf(roleset);
    found.set(lemma, [...(found.get(lemma) ?? []), cue]);
  }
  return found;
}

const PARTICLE_CUES: ReadonlyMap<string, Cue> = new Map(
  namedRolesets().flatMap((roleset): [string, Cue][] => {
    const cue = roleset.includes('_') ? cueOf(roleset) : undefined;
    return cue === undefined ? [] : [[lemmaOf(roleset), cue]];
  }),
);

/**
 * The cue as it is worded: with its auxiliaries, negation, particle and the adverb before it ("was said", "has repeatedly
 * suggested"), a noun with what determines it ("the repeated claim"), and the verb an infinitive hangs on ("declined to say").
 */
export function cueWords(tree: Dependencies, predicate: number): WordSpan {
  const word = wordAt(tree, predicate);
  const near = childrenBy(tree, predicate, ['aux', 'compound:prt', 'cop']).filter(
    (at) => Math.abs(at - predicate) <= 4,
  );
  const adverbs = childrenBy(tree, predicate, ['advmod']).filter(
    (at) => at === predicate - 1 || ['not', "n't", 'never'].includes(wordAt(tree, at).lemma),
  );
  const before =
    word.upos === 'NOUN'
      ? childrenBy(tree, predicate, ['det', 'amod']).filter((at) => at < predicate && predicate - at <= 4)
      : [];
  const all = [predicate, ...near, ...adverbs, ...before];
  const first = Math.min(...all);
  const verb = governing(tree, predicate, first) ?? lightVerbBefore(tree, predicate, first);
  return { first: verb ?? first, past: Math.max(...all) + 1 };
}

/** "declined to say", "is likely to argue": where the words from the verb that governs an infinitive run up to it without a break. */
function governing(tree: Dependencies, predicate: number, first: number): number | null {
  const { head } = wordAt(tree, predicate);
  if (relationOf(wordAt(tree, predicate)) !== 'xcomp' || head < 0 || head >= first || first - head > 2) return null;
  const between = tree.sentence.words.slice(head + 1, first).every((word) => word.upos === 'PART');
  if (!between || wordAt(tree, head).upos !== 'VERB') return null;
  const near = childrenBy(tree, head, ['aux', 'advmod']).filter((at) => at < head && head - at <= 3);
  return Math.min(head, ...near);
}
