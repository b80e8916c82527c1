import type { WordSpan } from '../analysis/analysis.ts';
import { childrenBy, type Dependencies, relationOf, subtree, wordAt } from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';

/** A question for who it was, and the next sentence that names someone: "And who gave it to them? It looks like it was Orlov." */
export interface Answer {
  readonly tree: Dependencies;
  /** The word that stands for the answer, and its phrase. */
  readonly word: number;
  readonly phrase: WordSpan;
}

const WH = new Set(['who', 'whom', 'whoever']);

/** Whether a span is the asking word itself, so that an answer would fill its place. */
export function asksFor(tree: Dependencies, span: WordSpan): boolean {
  for (let at = span.first; at < span.past; at++) {
    // "Whoever leaked it was in the room": somebody did.
    const free = wordAt(tree, at).text.toLowerCase() === 'whoever' && childrenBy(tree, at, ['acl']).length > 0;
    if (WH.has(wordAt(tree, at).text.toLowerCase()) && !free) return true;
  }
  return false;
}

/** Whether the sentence is asked, not told. */
export function isQuestion(tree: Dependencies): boolean {
  const last = tree.sentence.words.findLast((word) => !/^["”'’)\]]+$/.test(word.text));
  return last?.text.startsWith('?') ?? false;
}

/**
 * The answer that a sentence gives to a who-question before it, or null where it gives none: a cleft ("it was Orlov"),
 * or a fragment that is a name alone ("Orlov, probably.").
 */
export function answerOf(tree: Dependencies): Answer | null {
  if (isQuestion(tree)) return null;
  const cleft = tree.sentence.words.findIndex((word, at) => {
    if (!['PROPN', 'NOUN'].includes(word.upos) || childrenBy(tree, at, ['cop']).length === 0) return false;
    return childrenBy(tree, at, ['nsubj', 'expl']).some((child) =>
      ['it', 'that', 'this'].includes(wordAt(tree, child).text.toLowerCase()),
    );
  });
  if (cleft >= 0) return { tree, word: cleft, phrase: phraseOf(tree, cleft) };
  const root = tree.sentence.words.findIndex((word) => word.head < 0);
  // "My supervisor did.": the verb of the question, with whoever it asked for.
  const subject = root < 0 ? undefined : childrenBy(tree, root, ['nsubj'])[0];
  if (
    subject !== undefined &&
    ['do', 'have', 'be'].includes(wordAt(tree, root).lemma) &&
    wordAt(tree, root).upos === 'AUX'
  )
    return denied(tree, root) ? null : { tree, word: root, phrase: phraseOf(tree, subject) };
  if (root < 0 || wordAt(tree, root).upos !== 'PROPN' || relationOf(wordAt(tree, root)) !== 'root') return null;
  const verb = subtree(tree, root).some((at) => ['VERB', 'AUX'].includes(wordAt(tree, at).upos));
  return verb ? null : { tree, word: root, phrase: phraseOf(tree, root) };
}

const YES = /^(?:yes|yeah|yep|correct|indeed|right|true|certainly|absolutely)\b/i;
const NO = /^(?:no|nope|never|certainly not|absolutely not|not at all)\b(?! (?:one|doubt|question))/i;
/** Longest short answer ("I most certainly did not do that."), in words. */
const SHORT = 8;

/** What a sentence answers to a question for yes or no: "Yes", "No, never", "I did not", "She did."; null where it answers neither. */
export function polarAnswer(tree: Dependencies): '+' | '-' | null {
  const { words } = tree.sentence;
  const text = words
    .map((word) => word.text)
    .join(' ')
    .replace(/^[“"‘'(]+ ?|^A\. ?/u, '');
  if (isQuestion(tree)) return null;
  if (NO.test(text)) return '-';
  if (YES.test(text)) return '+';
  const root = words.findIndex((word) => word.head < 0);
  if (root < 0 || words.length > SHORT || words[root]!.upos !== 'AUX') return null;
  if (!['do', 'have', 'be'].includes(words[root]!.lemma) || childrenBy(tree, root, ['nsubj']).length === 0) return null;
  return denied(tree, root) ? '-' : '+';
}

function denied(tree: Dependencies, at: number): boolean {
  return childrenBy(tree, at, ['advmod']).some((child) => /^(?:not|n['’]t|never)$/i.test(wordAt(tree, child).text));
}

/** Whether a sentence is only the name of the one who speaks next ("MR TOOM:"). */
export function isTurn(tree: Dependencies): boolean {
  return tree.sentence.words.length <= 5 && tree.sentence.words.at(-1)?.text === ':';
}
