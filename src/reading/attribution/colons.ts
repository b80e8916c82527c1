import { type Dependencies, holdsClause } from '../grammar/dependencies.ts';
import type { Cue } from '../vocabulary/vocabulary.ts';
import type { Attribution } from './attributions.ts';
import { type Quotation, quotationsTouching } from './quotations.ts';

/** A sign that attributes: whoever stands on one side of it says what stands on the other. */
export const SIGN: Cue = {
  roleset: ':',
  class: 'say',
  source: [],
  content: [],
  addressee: null,
  force: { certainty: 'CT', polarity: '+' },
  negated: { certainty: 'U', polarity: 'u' },
  factive: false,
};

/** Rules by which a sign or a place attributes, not the meaning of a word: what was said so was said, whatever the grammar around it. */
export const BY_PLACE: ReadonlySet<string> = new Set([
  'turn',
  'headline',
  'beside a quotation',
  'before a quotation',
  'colon',
  'after a dash',
  'by place',
]);

/** Most words a speaker's name before a colon has. */
const MOST_BEFORE_COLON = 7;
/** Most words a speaker's name after a headline's dash has. */
const MOST_AFTER_DASH = 5;

/** Lines of this kind say what a thing is, not who speaks. */
const LABELS =
  /^(?:to|from|cc|bcc|date|sent|subject|re|attn|photo|photos|image|picture|credit|source|sources|note|editor|update|updated|correction|related|read|watch|listen|video|audio|tags|topics|location|contact|tel|phone|email|fax|address|price|exhibit|figure|table|chapter|section|part|step)\b/iu;

/** What speakers are called where turns are marked by question and answer. */
const ASKED = /^(?:Q|A|Question|Answer)$/iu;

/** Who is named before a sentence's first colon, as they are written; null where nobody can be meant. */
function labelOf(tree: Dependencies): { readonly past: number; readonly words: string } | null {
  const { words } = tree.sentence;
  const colon = words.findIndex((word) => word.text === ':');
  if (colon < 1 || colon > MOST_BEFORE_COLON) return null;
  const first = /^[-*•–—]$/.test(words[0]?.text ?? '') ? 1 : 0;
  const name = words
    .slice(first, colon)
    .map((word) => word.text)
    .join(' ');
  return name === '' || LABELS.test(name) || !/^[\p{L}@#]/u.test(name) ? null : { past: colon, words: name };
}

/**
 * Turns and headlines: "Q: ...", "THE WITNESS: ...", "HANNA BRISK: ...", "Watchdog: minister leaked bid prices". Whoever is
 * named before the colon, at the start of a paragraph, says what follows.
 *
 * In a text of turns (at least two paragraphs that start with the mark of one: question and answer, capitals, a name
 * that was marked so before) a turn goes on to the end of its paragraph, and in a text made of them to the next turn.
 * Elsewhere a person or body must be named, and has what remains of the sentence.
 */
export function colonTurns(trees: readonly Dependencies[], quotations: readonly Quotation[]): Attribution[] {
  const starts = trees.filter(
    (tree, at) =>
      at === 0 || trees[at - 1]?.sentence.block !== tree.sentence.block || /^[QA]$/u.test(labelOf(tree)?.words ?? ''),
  );
  const labels = new Map<Dependencies, string>();
  const known = new Set<string>();
  for (const tree of starts) {
    const label = labelOf(tree);
    if (label === null || !marksTurn(label.words, known)) continue;
    labels.set(tree, label.words);
    for (const part of label.words.split(' ')) if (part.length > 2) known.add(part.toUpperCase());
  }
  const turns = labels.size > 1;
  const throughout = turns && labels.size >= starts.length / 2;
  const ends = turnEnds(trees, labels, throughout);
  return starts.flatMap((tree): Attribution[] => {
    const label = labelOf(tree);
    if (label === null) return letterTurn(tree, ends);
    const { words, names } = tree.sentence;
    const first = /^[-*•–—]$/.test(words[0]?.text ?? '') ? 1 : 0;
    const turn = labels.has(tree) && (turns || addressed(words.slice(first, label.past).map((word) => word.text)));
    // A label in capitals is a sentence of its own, so that what follows it is read as it would be without.
    const following = trees[tree.index + 1];
    const next =
      words[label.past + 1] ??
      (following?.sentence.block === tree.sentence.block ? following.sentence.words[0] : undefined);
    if (next === undefined) return [];
    const quoted = quotationsTouching(quotations, next.start, next.start + 1);
    if (!turn) {
      const nominal = words
        .slice(first, label.past)
        .every((word) => NOMINAL.has(word.upos) || word.entity === 'person');
      const someone =
        words
          .slice(first, label.past)
          .some((word) => word.entity === 'person' || word.entity === 'organization' || word.text.startsWith('@')) ||
        names.some((name) => name.past <= label.past && name.type !== 'LOC') ||
        (quoted.length > 0 && words.slice(first, label.past).some((word) => word.upos === 'PROPN'));
      if (!nominal || !someone || !holdsClause(tree, { first: label.past + 1, past: words.length })) return [];
    }
    const end = turn
      ? (ends.get(tree) ?? tree.sentence.end)
      : Math.max(quoted[0]?.end ?? 0, words.at(-1)?.end ?? tree.sentence.end);
    return [
      {
        tree,
        predicate: label.past,
        rule: turn ? 'turn' : 'headline',
        cue: SIGN,
        cueWords: { first: label.past, past: label.past + 1 },
        source: { first, past: label.past },
        content: [{ start: next.start, end }],
        addressee: null,
        score: turn ? 0.9 : 0.8,
      },
    ];
  });
}

/** "MS IRWIN:", "THE WITNESS:": in capitals, with what a transcript calls people by, one turn is enough to know it. */
function addressed(label: readonly string[]): boolean {
  return label.length <= 3 && /^(?:MR|MRS|MS|MISS|DR|SIR|THE|JUDGE|PROF|SENATOR)\.?$/u.test(label[0] ?? '');
}

/** "Q. Had you met him?": in a transcript the letter alone names the speaker, unless it is the initial of a name. */
function letterTurn(tree: Dependencies, ends: ReadonlyMap<Dependencies, number>): Attribution[] {
  const { words, names } = tree.sentence;
  const [letter, next] = words;
  if (letter === undefined || next === undefined || !/^[QA]\.$/u.test(letter.text)) return [];
  if (names.some((name) => name.first === 0) || next.upos === 'PROPN' || !/^[\p{Lu}“"]/u.test(next.text)) return [];
  return [
    {
      tree,
      predicate: 0,
      rule: 'turn',
      cue: SIGN,
      cueWords: { first: 0, past: 1 },
      source: { first: 0, past: 1 },
      content: [{ start: next.start, end: ends.get(tree) ?? tree.sentence.end }],
      addressee: null,
      score: 0.9,
    },
  ];
}

/** By form alone: question and answer, capitals throughout, a handle, or a name that marked a turn before. */
function marksTurn(label: string, known: ReadonlySet<string>): boolean {
  if (ASKED.test(label) || label.startsWith('@')) return true;
  const letters = label.replace(/[^\p{L}]/gu, '');
  if (letters.length > 2 && letters === letters.toUpperCase()) return true;
  return label.split(' ').every((part) => known.has(part.toUpperCase()));
}

const NOMINAL: ReadonlySet<string> = new Set(['PROPN', 'NOUN', 'DET', 'ADJ', 'NUM', 'ADP', 'PUNCT', 'SYM', 'X']);

/** Where each turn ends: with its paragraph, or, in a text of turns throughout, with the last one before the next turn. */
function turnEnds(
  trees: readonly Dependencies[],
  labels: ReadonlyMap<Dependencies, string>,
  throughout: boolean,
): ReadonlyMap<Dependencies, number> {
  const ends = new Map<Dependencies, number>();
  let turn: Dependencies | null = null;
  for (const tree of trees) {
    if (labels.has(tree)) turn = tree;
    if (turn === null || (!throughout && tree.sentence.block !== turn.sentence.block)) continue;
    ends.set(turn, tree.sentence.end);
  }
  return ends;
}

/** "Bank ignored warnings – auditor": in a headline the one named after the dash says what stands before it. */
export function dashedHeadlines(trees: readonly Dependencies[], headlines: ReadonlySet<number>): Attribution[] {
  return trees.flatMap((tree): Attribution[] => {
    const { words, block } = tree.sentence;
    if (!headlines.has(block)) return [];
    const dash = words.findLastIndex((word) => /^(?:[–—-]|--)$/.test(word.text));
    const after = words.slice(dash + 1);
    const before = words[dash - 1];
    if (before === undefined || after.length === 0 || after.length > MOST_AFTER_DASH) return [];
    if (words[dash]?.start === before.end || !after.every((word) => NOMINAL.has(word.upos))) return [];
    const someone =
      after.some((word) => word.entity === 'person' || word.entity === 'organization') ||
      tree.sentence.names.some((name) => name.first > dash && name.type !== 'LOC');
    if (!someone || !holdsClause(tree, { first: 0, past: dash })) return [];
    return [
      {
        tree,
        predicate: dash,
        rule: 'headline',
        cue: SIGN,
        cueWords: { first: dash, past: dash + 1 },
        source: { first: dash + 1, past: words.length },
        content: [{ start: words[0]?.start ?? tree.sentence.start, end: before.end }],
        addressee: null,
        score: 0.7,
      },
    ];
  });
}
