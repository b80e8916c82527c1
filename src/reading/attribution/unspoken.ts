import { complementBy } from '../factuality/clauses.ts';
import { fittingEmbedding, unsupported } from '../factuality/embedding.ts';
import { supposed } from '../factuality/fictions.ts';
import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { cueOf } from '../vocabulary/vocabulary.ts';

/**
 * Whether a word that could attribute says here whether something happened, or is said by nobody: "forgot to send it",
 * "persuaded her to send it", "nothing to suggest that", "too early to say whether", "suppose that", "asked them to say that".
 */
export function unspoken(tree: Dependencies, predicate: number): boolean {
  return wordAt(tree, predicate).upos === 'VERB' && (implicative(tree, predicate) || voiceless(tree, predicate));
}

/** Whether nobody says, shows or supposes it: "nothing to suggest that", "too early to say whether", "let us suppose that". */
export function voiceless(tree: Dependencies, predicate: number): boolean {
  const word = wordAt(tree, predicate);
  if (word.upos !== 'VERB') return false;
  return (
    unsupported(tree, predicate) ||
    (supposed(tree, predicate) && ['xcomp', 'advcl'].includes(relationOf(word))) ||
    bare(tree, predicate)
  );
}

function implicative(tree: Dependencies, predicate: number): boolean {
  return childrenBy(tree, predicate, ['xcomp', 'advcl', 'ccomp']).some((child) => {
    const takes = complementBy(tree, child);
    if (takes === 'that' || takes === 'bare' || takes === 'ing' || takes === 'noun') return false;
    const embedding = fittingEmbedding(tree, predicate, 'verb', takes);
    // "was not allowed to see it": nobody's order, but that it was not done.
    return embedding !== undefined && (embedding.certainty === 'CT' || embedding.negated?.certainty === 'CT');
  });
}

/** An infinitive that nobody is the subject of ("too early to say", "no reason to think"), or whoever was told to ("asked them to suppose"). */
function bare(tree: Dependencies, predicate: number): boolean {
  const word = wordAt(tree, predicate);
  const to = childrenBy(tree, predicate, ['mark']).some((child) => wordAt(tree, child).lemma === 'to');
  if (!to || childrenBy(tree, predicate, ['nsubj']).length > 0 || word.head < 0) return false;
  const above = wordAt(tree, word.head);
  if (['NOUN', 'ADJ', 'ADV', 'PRON'].includes(above.upos))
    return above.upos !== 'ADJ' || excessive(tree, word.head) || impersonal(tree, word.head);
  const ordering = ['order', 'ask', 'say'].includes(cueOf(tree.frameAt.get(word.head)?.roleset ?? '')?.class ?? '');
  return relationOf(word) === 'xcomp' && ordering && childrenBy(tree, word.head, ['obj', 'iobj']).length > 0;
}

function excessive(tree: Dependencies, at: number): boolean {
  return childrenBy(tree, at, ['advmod']).some((child) => wordAt(tree, child).lemma.toLowerCase() === 'too');
}

function impersonal(tree: Dependencies, at: number): boolean {
  const subject = childrenBy(tree, at, ['nsubj', 'expl'])[0];
  return subject === undefined || ['it', 'there', 'that'].includes(wordAt(tree, subject).text.toLowerCase());
}
