import type { Document } from '../../terms/document.ts';
import type { Dropped } from '../../terms/mistake.ts';
import type { AnalysedSentence } from '../analysis/analysis.ts';
import type { Quotation } from '../attribution/quotations.ts';
import type { StatementProposal } from '../reading.ts';

/** Fewest words of a quotation that somebody must have said: a title or a scare quote has fewer, or no verb. */
const LEAST_WORDS = 4;
const MOST_QUOTED = 300;

/** What of a text could not be read as it should be: sentences that were cut, and speech that nobody was found to speak. */
export function unread(
  document: Document & { readonly text: string },
  sentences: readonly AnalysedSentence[],
  quoted: readonly Quotation[],
  statements: readonly StatementProposal[],
): Dropped[] {
  const part = (start: number, end: number, why: string): Dropped => ({
    doc: document.id,
    quote: document.text.slice(start, Math.min(end, start + MOST_QUOTED)),
    why,
  });
  const cut = sentences.flatMap((sentence, at) =>
    sentence.continues && sentences[at - 1]?.continues !== true
      ? [
          part(
            sentences[at - 1]?.start ?? sentence.start,
            sentence.end,
            'a sentence too long to be read in one: what reaches across its parts is not seen',
          ),
        ]
      : [],
  );
  const spoken = statements
    .filter(({ grounds }) => grounds.cue !== null)
    .flatMap(({ content }) => content)
    .sort((a, b) => a.start - b.start);
  // Both are in order of the text: one walk through contents and sentences serves all quotations.
  let next = 0;
  let from = 0;
  let reach = -1;
  const nobodys = quoted.flatMap((quotation) => {
    if (quotation.depth > 0) return [];
    for (; next < spoken.length && spoken[next]!.start < quotation.end; next++)
      reach = Math.max(reach, spoken[next]!.end);
    while (from < sentences.length && sentences[from]!.end <= quotation.start) from++;
    if (reach > quotation.start) return [];
    let words = 0;
    let verbs = 0;
    for (let at = from; at < sentences.length && sentences[at]!.start < quotation.end; at++) {
      for (const word of sentences[at]!.words) {
        if (word.start < quotation.start || word.end > quotation.end || word.upos === 'PUNCT') continue;
        words++;
        if (word.upos === 'VERB' || word.upos === 'AUX') verbs++;
      }
    }
    return words < LEAST_WORDS || verbs === 0
      ? []
      : [part(quotation.start, quotation.end, 'a quotation that nobody was found to speak')];
  });
  return [...cut, ...nobodys];
}
