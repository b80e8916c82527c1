import type { AnalysedSentence, Argument, Frame, Word, WordSpan } from '../analysis/analysis.ts';

/**
 * A sentence with its dependency tree turned round: children by head. Word indexes throughout.
 */
export interface Dependencies {
  readonly sentence: AnalysedSentence;
  /** Place of the sentence in its document. */
  readonly index: number;
  readonly children: readonly (readonly number[])[];
  readonly frameAt: ReadonlyMap<number, Frame>;
}

/** The dependencies of one sentence; children in order of words. */
export function dependenciesOf(sentence: AnalysedSentence, index: number): Dependencies {
  const children: number[][] = sentence.words.map(() => []);
  sentence.words.forEach((word, at) => {
    if (word.head >= 0) children[word.head]?.push(at);
  });
  return { sentence, index, children, frameAt: new Map(sentence.frames.map((frame) => [frame.predicate, frame])) };
}

/** The word at an index of the sentence. @throws RangeError outside it: a bug of the caller. */
export function wordAt(tree: Dependencies, at: number): Word {
  const word = tree.sentence.words[at];
  if (word === undefined) throw new RangeError(`word ${at} of a sentence of ${tree.sentence.words.length}`);
  return word;
}

/** The relation without its subtype: "nsubj" for "nsubj:pass". */
export function relationOf(word: Word): string {
  const colon = word.relation.indexOf(':');
  return colon < 0 ? word.relation : word.relation.slice(0, colon);
}

/** Children whose relation (without subtype, or with it where a subtype is asked for) is one of these, in order. */
export function childrenBy(tree: Dependencies, at: number, relations: readonly string[]): number[] {
  const children = tree.children[at] ?? [];
  // Most words have no children at all, and this is asked more often than anything else.
  if (children.length === 0) return [];
  return children.filter((child) => {
    const word = wordAt(tree, child);
    return relations.includes(word.relation) || (word.relation.includes(':') && relations.includes(relationOf(word)));
  });
}

/** Whether one of these prepositions, in lower case, brings the word: "to" of "to the bank". */
export function broughtBy(tree: Dependencies, at: number, prepositions: readonly string[]): boolean {
  return childrenBy(tree, at, ['case']).some((child) => prepositions.includes(wordAt(tree, child).lemma.toLowerCase()));
}

/** Every word below `at`, itself included, in order; `without` and what hangs on it is left out. */
export function subtree(tree: Dependencies, at: number, without: ReadonlySet<number> = new Set()): number[] {
  const out: number[] = [];
  const open = [at];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (without.has(next)) continue;
    out.push(next);
    open.push(...(tree.children[next] ?? []));
  }
  return out.sort((a, b) => a - b);
}

/** `at` and its heads up to the root. */
export function upward(tree: Dependencies, at: number): number[] {
  const path = [];
  for (let next = at; next >= 0 && path.length <= tree.sentence.words.length; next = wordAt(tree, next).head) {
    path.push(next);
  }
  return path;
}

/** The word of a span that hangs on something outside it; the first where there are several. */
export function headOf(tree: Dependencies, span: WordSpan): number {
  for (let at = span.first; at < span.past; at++) {
    const head = wordAt(tree, at).head;
    if (head < span.first || head >= span.past) {
      if (relationOf(wordAt(tree, at)) !== 'punct') return at;
    }
  }
  return span.first;
}

/** The arguments of a frame that bear this role, with their continuations (C-) and without their references (R-). */
export function argumentsBy(frame: Frame, role: string): Argument[] {
  return frame.arguments.filter((argument) => argument.role === role || argument.role === `C-${role}`);
}

/** Contiguous runs of a sorted list of word indexes, commas and dashes at their edges left out. */
export function runs(tree: Dependencies, words: readonly number[]): WordSpan[] {
  const out: { first: number; past: number }[] = [];
  for (const at of words) {
    const last = out.at(-1);
    if (last !== undefined && last.past === at) last.past = at + 1;
    else out.push({ first: at, past: at + 1 });
  }
  return out.map((run) => trimmed(tree, run)).filter((run) => run.past > run.first);
}

const EDGE = new Set([',', ';', ':', '-', '–', '—', '.']);

/** The span without separating punctuation at its edges. Quotation marks stay: they belong to what is quoted. */
export function trimmed(tree: Dependencies, span: WordSpan): WordSpan {
  let { first, past } = span;
  while (first < past && EDGE.has(wordAt(tree, first).text)) first++;
  while (past > first && EDGE.has(wordAt(tree, past - 1).text)) past--;
  return { first, past };
}

/** Whether a finite or non-finite verb, an auxiliary or a predicate of its own stands in the span. */
export function holdsClause(tree: Dependencies, span: WordSpan): boolean {
  for (let at = span.first; at < span.past; at++) {
    const { upos } = wordAt(tree, at);
    if (upos === 'VERB' || upos === 'AUX') return true;
  }
  return false;
}

/** The nearest finite subject of a predicate: its own, or that of the verb that shares or controls it. */
export function subjectOf(tree: Dependencies, predicate: number): { word: number; passive: boolean } | null {
  let at = predicate;
  for (let step = 0; step < 6 && at >= 0; step++) {
    const own = childrenBy(tree, at, ['nsubj']).find((child) => wordAt(tree, child).lemma !== 'that');
    const passive = own !== undefined && wordAt(tree, own).relation === 'nsubj:pass';
    if (own !== undefined) return { word: own, passive };
    const word = wordAt(tree, at);
    const relation = relationOf(word);
    if (relation === 'acl') return word.relation === 'acl:relcl' ? null : { word: word.head, passive: false };
    // "Orlov, the report concludes, had it": two subjects hang on the cue, and the far one is the clause's.
    const host = relation === 'ccomp' ? childrenBy(tree, word.head, ['nsubj']) : [];
    if (host.length > 1 && host[0] !== undefined && host[0] < at) return { word: host[0], passive: false };
    if (!['conj', 'xcomp', 'advcl', 'parataxis'].includes(relation)) return null;
    if (relation === 'parataxis' && step === 0) return null;
    at = word.head;
  }
  return null;
}

/** Start and end of a word span in the document's canonical text, UTF-16 code units. */
export function extent(tree: Dependencies, span: WordSpan): { start: number; end: number } {
  return { start: wordAt(tree, span.first).start, end: wordAt(tree, span.past - 1).end };
}
