import { childrenBy, type Dependencies, subtree, wordAt } from '../grammar/dependencies.ts';
import type { Attribution, Stretch } from './attributions.ts';
import { SPOKEN } from './cues.ts';

/**
 * "She said the bill had passed, adding that it was late": a participle of saying that closes the content of another cue, after a
 * comma, is spoken by that cue's source, and what hangs on it is none of the first content. So is a verb that its form
 * joins to the cue: "said he will go and asked for a vote". The parser as readily hangs either on the verb inside.
 */
export function withoutTrailing(found: readonly Attribution[]): Attribution[] {
  const cuts = new Map<Attribution, number>();
  const speakers = new Map<Attribution, Attribution>();
  for (const inner of found) {
    const own = otherStart(inner);
    const start = own ?? trailingStart(inner);
    if (start === null) continue;
    for (const outer of found) {
      if (outer === inner || outer.predicate >= inner.predicate) continue;
      if (!outer.content.some((stretch) => stretch.start < start && start < stretch.end)) continue;
      cuts.set(outer, Math.min(cuts.get(outer) ?? start, start));
      if (own === null && !speakers.has(inner)) speakers.set(inner, outer);
    }
  }
  for (const outer of found) {
    for (const joined of joinedTo(outer)) {
      const start = wordAt(outer.tree, openingOf(outer.tree, joined)).start;
      if (!outer.content.some((stretch) => stretch.start < start && start < stretch.end)) continue;
      cuts.set(outer, Math.min(cuts.get(outer) ?? start, start));
      const inner = found.find((each) => each.predicate === joined);
      if (inner !== undefined && !speakers.has(inner)) speakers.set(inner, outer);
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
  const first = openingOf(tree, predicate);
  const comma = tree.sentence.words[first - 1];
  return first <= predicate && predicate - first <= 2 && comma?.text === ',' ? wordAt(tree, first).start : null;
}

/** Where another voice starts that only the comma joins to the first; null for a cue that is none. */
function otherStart(attribution: Attribution): number | null {
  if (attribution.rule === 'phrase') return closing(attribution);
  return otherVoice(attribution)
    ? wordAt(attribution.tree, openingOf(attribution.tree, attribution.predicate)).start
    : null;
}

/** ", according to the office" at the end of a sentence is said of the whole of it, whoever speaks there. */
function closing({ tree, cueWords, source }: Attribution): number | null {
  const { words } = tree.sentence;
  if (source === null || words[cueWords.first - 1]?.text !== ',') return null;
  const after = words.slice(source.past).some((word) => word.upos !== 'PUNCT');
  return after ? null : (words[cueWords.first - 1]?.start ?? null);
}

/** "Said it was lost, while the auditor claimed": a clause after a comma that sets another's word against the first. */
function otherVoice({ tree, predicate, cue, source }: Attribution): boolean {
  const { relation, upos } = wordAt(tree, predicate);
  if (relation === 'acl:relcl' && SPOKEN.has(cue.class) && source !== null)
    return tree.sentence.words[openingOf(tree, predicate) - 1]?.text === ',';
  if (
    source === null ||
    !SPOKEN.has(cue.class) ||
    upos !== 'VERB' ||
    !['advcl', 'conj', 'parataxis'].includes(relation)
  )
    return false;
  const subject = childrenBy(tree, predicate, ['nsubj'])[0];
  if (
    subject === undefined ||
    subject < source.first ||
    subject >= source.past ||
    wordAt(tree, subject).upos === 'PRON'
  )
    return false;
  const mark = childrenBy(tree, predicate, ['mark', 'cc'])[0];
  if (mark === undefined || !/^(?:while|whereas|although|though|but|and)$/iu.test(wordAt(tree, mark).text))
    return false;
  return tree.sentence.words[openingOf(tree, predicate) - 1]?.text === ',';
}

function openingOf(tree: Dependencies, at: number): number {
  return subtree(tree, at).find((each) => wordAt(tree, each).upos !== 'PUNCT') ?? at;
}

/**
 * Verbs without a subject that hang by "and" or "but" on the clause a cue takes, and whose form is the cue's and not that
 * clause's. A participle that may share the auxiliary of the clause is left where it is.
 */
function joinedTo({ tree, predicate }: Attribution): number[] {
  const own = wordAt(tree, predicate);
  if (own.upos !== 'VERB') return [];
  const form = formOf(own.text, own.lemma);
  return childrenBy(tree, predicate, ['ccomp', 'xcomp'])
    .flatMap((clause) => childrenBy(tree, clause, ['conj']).map((at) => ({ at, clause })))
    .filter(({ at, clause }) => {
      const { upos, text, lemma } = wordAt(tree, at);
      if (upos !== 'VERB' || formOf(text, lemma) !== form) return false;
      if (childrenBy(tree, at, ['nsubj', 'aux', 'cop', 'mark', 'expl']).length > 0) return false;
      if (childrenBy(tree, at, ['cc']).length === 0) return false;
      const helpers = childrenBy(tree, clause, ['aux', 'cop']).map((each) => wordAt(tree, each));
      const head = helpers[0] ?? wordAt(tree, clause);
      if (formOf(head.text, head.lemma) === form) return false;
      const lent = helpers.map((each) => each.lemma.toLowerCase());
      if (form === 'base') return lent.length === 0;
      return form === 'present' || !lent.some((lemma) => lemma === 'be' || (lemma === 'have' && form === 'past'));
    })
    .map(({ at }) => at);
}

type Form = 'ing' | 'base' | 'present' | 'past';

/** A verb's form by its letters. */
function formOf(text: string, lemma: string): Form {
  const word = text.toLowerCase();
  if (word.endsWith('ing') && word !== lemma.toLowerCase()) return 'ing';
  if (/^(?:are|am|have|do|will|can|may|shall|must)$/u.test(word) || word === lemma.toLowerCase()) return 'base';
  return word.endsWith('s') && word !== 'was' ? 'present' : 'past';
}

/** The stretches before an offset, without the comma that stands there. */
function upTo(tree: Dependencies, content: readonly Stretch[], cut: number): Stretch[] {
  const end = tree.sentence.words.findLast((word) => word.end <= cut && word.text !== ',')?.end ?? cut;
  return content
    .filter((stretch) => stretch.start < end)
    .map((stretch) => ({ start: stretch.start, end: Math.min(stretch.end, end) }));
}
