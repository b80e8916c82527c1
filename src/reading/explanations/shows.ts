import type { ExplainedFrame, ExplainedWord } from '../../terms/explanation.ts';
import type { AnalysedSentence, Argument, Frame } from '../analysis/analysis.ts';

/** The words of a sentence, as they are explained. */
export function explainedWords(sentence: AnalysedSentence): ExplainedWord[] {
  return sentence.words.map(({ text, lemma, upos, relation, head }) => ({ text, lemma, upos, relation, head }));
}

/** A frame with its words. `text` is the document's canonical text. */
export function explainedFrame(sentence: AnalysedSentence, frame: Frame, text: string): ExplainedFrame {
  return {
    predicate: sentence.words[frame.predicate]?.text ?? '',
    score: frame.score,
    rolesets: [{ roleset: frame.roleset, score: frame.sense }, ...frame.others],
    arguments: frame.arguments.map((argument) => ({
      role: argument.role,
      text: wordsOf(sentence, argument, text),
      score: argument.score,
    })),
  };
}

function wordsOf(sentence: AnalysedSentence, { first, past }: Argument, text: string): string {
  return text.slice(sentence.words[first]?.start ?? 0, sentence.words[past - 1]?.end ?? 0);
}

/** "ARG0 of give.01 (0.98)". */
export function argumentShown(frame: Frame, argument: Argument): string {
  return `${argument.role} of ${frame.roleset} (${argument.score.toFixed(2)})`;
}

/** How a word hangs on another: "nsubj of “gave”", "obj of “leaking”, advcl of “met”"; null where neither hangs on the other. */
export function pathShown(sentence: AnalysedSentence, from: number, to: number): string | null {
  return climb(sentence, from, to) ?? climb(sentence, to, from);
}

/** Steps from a word to its head, its head's head and so on up to `to`. */
function climb({ words }: AnalysedSentence, from: number, to: number): string | null {
  const steps: string[] = [];
  for (let at = from; at !== to; ) {
    const word = words[at];
    const head = word === undefined ? undefined : words[word.head];
    if (word === undefined || head === undefined || steps.length > words.length) return null;
    steps.push(`${word.relation} of “${head.text}”`);
    at = word.head;
  }
  return steps.length === 0 ? null : steps.join(', ');
}
