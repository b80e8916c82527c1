import { type Dependencies, holdsClause, trimmed, wordAt } from '../grammar/dependencies.ts';
import type { NounPhrase } from './nounphrases.ts';

const OPENERS = new Set(['how', 'what', 'where', 'when', 'why', 'which', 'who']);
/** "Told them that ..." is a statement, and read as one; "found out that ..." is not. */
const FOUND = /^(?:learn|discover|find)\.\d+$/;
const TOLD =
  /^(?:know|learn|tell|teach|show|reveal|disclose|leak|inform|discover|find|realize|understand|share|pass|give|brief|explain|divulge|betray|get|obtain)\.\d+$/;

/**
 * Clauses that are themselves what is known or told ("knew how to get past the gate"): the information has no noun. One
 * phrase for each, headed by its verb.
 */
export function clausePhrases(tree: Dependencies): NounPhrase[] {
  return tree.sentence.frames.flatMap((frame) => {
    if (!TOLD.test(frame.roleset)) return [];
    return frame.arguments.flatMap((argument) => {
      if (!/^ARG[12]$/.test(argument.role) || argument.first <= frame.predicate) return [];
      const span = trimmed(tree, argument);
      const opener = wordAt(tree, span.first).text.toLowerCase();
      if (
        span.past - span.first < 3 ||
        !(OPENERS.has(opener) || (opener === 'that' && FOUND.test(frame.roleset))) ||
        !holdsClause(tree, span)
      )
        return [];
      const head = clauseHead(tree, span);
      return head === null ? [] : [{ head, span, name: span, title: null, named: null }];
    });
  });
}

/** The clause's own verb; null where a noun heads the span and the clause only goes with it. */
function clauseHead(tree: Dependencies, span: { readonly first: number; readonly past: number }): number | null {
  for (let at = span.first; at < span.past; at++) {
    const word = wordAt(tree, at);
    if (word.head >= span.first && word.head < span.past) continue;
    if (['VERB', 'AUX', 'ADJ'].includes(word.upos)) return at;
    if (at > span.first) return null;
    for (let next = at + 1; next < span.past; next++) if (wordAt(tree, next).upos === 'VERB') return next;
  }
  return null;
}
