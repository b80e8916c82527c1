import type { WordSpan } from '../analysis/analysis.ts';
import {
  broughtBy,
  childrenBy,
  type Dependencies,
  relationOf,
  subjectOf,
  subtree,
  upward,
  wordAt,
} from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import type { Attribution } from './attributions.ts';
import { SIGN } from './colons.ts';
import { cueWords } from './cues.ts';
import type { Quotation } from './quotations.ts';

/** Furthest a verb stands from the quotation that it follows, in words. */
const REACH = 14;

/**
 * Who speaks a quotation, by the place of a verb alone: “...,” she beamed; “...!” laughed the clerk; The note reads: “...”.
 * No list of verbs can hold all of these. Null where the sentence has nobody in such a place.
 */
export function speakerBeside(tree: Dependencies, quotation: Quotation): Attribution | null {
  return speakerAfter(tree, quotation) ?? before(tree, quotation);
}

/** The same where the verb follows: alone enough to show that a quotation without a verb is speech. */
export function speakerAfter(tree: Dependencies, { end, to, start }: Quotation): Attribution | null {
  const { words } = tree.sentence;
  let first = words.findIndex((word) => word.start >= end);
  if (first < 0 || words[0] === undefined) return null;
  const comma = words[first]?.text === ',';
  const sign = words.findLast((word) => word.end <= to && word.start >= start);
  if (!comma && !/^[,?!…—–-]+$/.test(sign?.text ?? '')) return null;
  if (comma) first++;
  const limit = Math.min(words.length, first + REACH);
  for (let at = first; at < limit; at++) {
    const word = wordAt(tree, at);
    if (['“', '"', '‘', "''", ';', ':'].includes(word.text)) return null;
    if (word.upos !== 'VERB') continue;
    const hung = ['acl', 'advcl'].includes(relationOf(word));
    if (hung && words[first]?.text.toLowerCase() !== 'as') continue;
    const inverted = at === first;
    const speaker = childrenBy(tree, at, inverted ? ['nsubj', 'obj'] : ['nsubj']).find((each) =>
      inverted ? each > at : each >= first && each < at,
    );
    if (
      speaker === undefined ||
      wordAt(tree, speaker).relation === 'nsubj:pass' ||
      /^(?:it|there)$/i.test(wordAt(tree, speaker).text)
    )
      continue;
    const opens = inverted ? at : Math.min(...subtree(tree, speaker));
    // "“...,” she may yet sell the boat": a verb with an object of its own, or a modal, brings no words.
    if (!inverted && !bare(tree, at)) return null;
    // What stands between the mark and the speaker may only be a modifier of the verb ("then", "on Monday").
    if (opens > first + 2) return null;
    return spoken(tree, at, phraseOf(tree, speaker), 'beside a quotation', 0.75);
  }
  return null;
}

function bare(tree: Dependencies, verb: number): boolean {
  const modal = childrenBy(tree, verb, ['aux']).some((at) => MODAL.test(wordAt(tree, at).lemma));
  return (
    !modal &&
    childrenBy(tree, verb, ['obj', 'ccomp', 'xcomp']).every((at) => at < verb || wordAt(tree, at).text === 'it')
  );
}

const MODAL = /^(?:can|could|may|might|must|shall|should|will|would)$/i;

function before(tree: Dependencies, { start, end }: Quotation): Attribution | null {
  const { words } = tree.sentence;
  let last = words.findLastIndex((word) => word.end <= start);
  const sign = words[last]?.text ?? '';
  const parted = sign === ',' || sign === ':';
  if (parted) last--;
  const word = words[last];
  if (word === undefined) return null;
  // After a comma the words must close the sentence: otherwise they may be any part of it.
  const closes = words.every((each) => each.start < end || each.upos === 'PUNCT');
  if (!parted && word.upos !== 'VERB') return null;
  if (sign === ',' && !closes) return null;
  const verb =
    upward(tree, last).find((at) => at <= last && ['VERB', 'AUX'].includes(wordAt(tree, at).upos)) ??
    (word.upos === 'AUX' ? last : undefined);
  if (verb === undefined || subordinate(tree, verb)) return null;
  const source = subjectBefore(tree, verb, last);
  if (source === null) return null;
  return spoken(tree, verb, source, 'before a quotation', sign === ':' ? 0.8 : 0.65);
}

/** "Unless they leave, “...”": a clause that another hangs on; "as he put it" alone leads to words. */
function subordinate(tree: Dependencies, verb: number): boolean {
  return (
    relationOf(wordAt(tree, verb)) === 'advcl' &&
    childrenBy(tree, verb, ['mark']).some((at) => wordAt(tree, at).lemma.toLowerCase() !== 'as')
  );
}

/** The subject of the verb that leads to a quotation, or what a participle describes ("a sign reading “...”"). */
function subjectBefore(tree: Dependencies, verb: number, last: number): WordSpan | null {
  const word = wordAt(tree, verb);
  if (childrenBy(tree, verb, ['nsubj:pass', 'aux:pass']).length > 0) return null;
  if (relationOf(word) === 'acl' && word.relation !== 'acl:relcl') return phraseOf(tree, word.head);
  // "The bridge was, as one engineer put it, “...”": of two subjects the near one is the verb's own.
  const near = childrenBy(tree, verb, ['nsubj'])
    .filter((at) => at < verb)
    .at(-1);
  const found = near === undefined ? subjectOf(tree, verb) : { word: near, passive: false };
  // A copula hangs on what it joins to the subject, which stands within the marks.
  const subject = found?.word ?? (word.head >= 0 ? childrenBy(tree, word.head, ['nsubj'])[0] : undefined);
  if (subject === undefined || found?.passive === true || subject > last) return null;
  const relative = ['who', 'which', 'that'].includes(wordAt(tree, subject).text.toLowerCase());
  if (relative && word.relation === 'acl:relcl') return phraseOf(tree, word.head);
  if (/^(?:it|there)$/i.test(wordAt(tree, subject).text)) return null;
  // "The sailor's answer was, “...”": whose answer it was.
  const owner =
    childrenBy(tree, subject, ['nmod:poss'])[0] ??
    childrenBy(tree, subject, ['nmod']).find((at) => broughtBy(tree, at, ['of', 'by', 'from']));
  return phraseOf(tree, word.upos === 'AUX' && owner !== undefined ? owner : subject);
}

/** A sentence that ends in a colon before a quotation: whoever it is about speaks, whatever they are said to do. */
export function speakerOfColon(tree: Dependencies): Attribution | null {
  const { words } = tree.sentence;
  const colon = words.length - 1;
  const root = words.findIndex((word) => word.head < 0);
  if (words[colon]?.text !== ':' || root < 0) return null;
  const subject = childrenBy(tree, root, ['nsubj'])[0];
  if (subject !== undefined && wordAt(tree, root).upos === 'VERB')
    return spoken(tree, root, phraseOf(tree, subject), 'colon', 0.75);
  const whose = subject ?? root;
  if (!['NOUN', 'PROPN', 'PRON'].includes(wordAt(tree, whose).upos)) return null;
  const owner = childrenBy(tree, whose, ['nmod:poss'])[0];
  return {
    ...spoken(tree, colon, phraseOf(tree, owner ?? whose), 'colon', 0.7),
    cueWords: { first: colon, past: colon + 1 },
  };
}

/** “...” — Hedda Lorne, foreman: who is named after the dash that follows a quotation, up to the first comma. */
export function speakerAfterDash(tree: Dependencies, quotation: Quotation): Attribution | null {
  const { words, names } = tree.sentence;
  const dash = words.findIndex((word) => word.start >= quotation.end);
  if (dash < 0 || !/^(?:[—–-]|--)$/.test(words[dash]?.text ?? '')) return null;
  if (dash > 0 && (words[dash - 1]?.start ?? 0) >= quotation.end) return null;
  let past = dash + 1;
  while (past < words.length && !/^[,.;(]$/.test(words[past]?.text ?? '')) past++;
  const named =
    names.some((name) => name.first > dash && name.first < past && name.type !== 'LOC') ||
    words.slice(dash + 1, past).some((word) => word.upos === 'PROPN' || word.entity === 'person');
  if (past === dash + 1 || past - dash > 8 || !named) return null;
  if (words.slice(dash + 1, past).some((word) => ['VERB', 'AUX'].includes(word.upos))) return null;
  return {
    ...spoken(tree, dash, { first: dash + 1, past }, 'after a dash', 0.8),
    cueWords: { first: dash, past: dash + 1 },
  };
}

/** Nobody is said to speak, and one person acts in the sentence before: “Vell shrugged. “I never saw it.”” */
export function speakerByPlace(tree: Dependencies): Attribution | null {
  const root = tree.sentence.words.findIndex((word) => word.head < 0);
  if (root < 0 || wordAt(tree, root).upos !== 'VERB') return null;
  const subject = childrenBy(tree, root, ['nsubj']).find((at) => wordAt(tree, at).relation === 'nsubj');
  if (subject === undefined) return null;
  const word = wordAt(tree, subject);
  const person = word.entity === 'person' || /^(?:he|she)$/i.test(word.text);
  return person ? spoken(tree, root, phraseOf(tree, subject), 'by place', 0.5) : null;
}

function spoken(tree: Dependencies, predicate: number, source: WordSpan, rule: string, score: number): Attribution {
  const cue = { ...SIGN, roleset: tree.frameAt.get(predicate)?.roleset ?? SIGN.roleset };
  return {
    tree,
    predicate,
    rule,
    cue,
    cueWords: cueWords(tree, predicate),
    source,
    content: [],
    addressee: null,
    score,
  };
}
