import type { Frame, WordSpan } from '../analysis/analysis.ts';
import { complementBy } from '../factuality/clauses.ts';
import { denied } from '../factuality/hedges.ts';
import { verdictOn } from '../factuality/verdicts.ts';
import {
  argumentsBy,
  childrenBy,
  type Dependencies,
  extent,
  headOf,
  relationOf,
  trimmed,
  wordAt,
} from '../grammar/dependencies.ts';
import { imperative } from '../grammar/orders.ts';
import { embeddingOf } from '../vocabulary/complements.ts';
import forces from '../vocabulary/forces.json' with { type: 'json' };
import { type Cue, cueOf, hedgeOf } from '../vocabulary/vocabulary.ts';
import { citedIn } from './citing.ts';
import { contentOf, propositional } from './contents.ts';
import { cueWords, fitting, SPOKEN, withParticle } from './cues.ts';
import { withGround, withoutAfterword, withoutAside } from './edges.ts';
import { impliedIn } from './implied.ts';
import { passiveContent } from './passives.ts';
import { phrases } from './phrases.ts';
import { type Quotation, quotationAt, quotationsTouching } from './quotations.ts';
import { sourceOf } from './sources.ts';
import { taggedAtEnd } from './tags.ts';
import { withoutTrailing } from './trailing.ts';
import { unspoken } from './unspoken.ts';

/** A stretch of canonical text in UTF-16 code units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * An attribution as one sentence shows it, before quotations are joined to it and before it is nested.
 *
 * `predicate` is the word the cue stands on; `source` is null where none is named.
 */
export interface Attribution {
  readonly tree: Dependencies;
  readonly predicate: number;
  /** How it was found: "frame", "particle", "kindred sense", "phrase", "turn" ... */
  readonly rule: string;
  readonly cue: Cue;
  readonly cueWords: WordSpan;
  readonly source: WordSpan | null;
  readonly content: readonly Stretch[];
  readonly addressee: WordSpan | null;
  /**
   * A stance towards a thing or an act ("opposed the bill", "refused to go"): whose it is, but nobody's word that anything
   * happened. It is a statement and holds no claim.
   */
  readonly tacit?: true;
  /** The word of the cue in the same sentence whose source passes this on, with the same content: "said, citing officials". */
  readonly under?: number;
  readonly score: number;
}

/**
 * Every attribution of a sentence: frames of the cue rolesets, with syntax where a frame finds no content, and the
 * phrases that attribute without a frame ("according to").
 *
 * Frames propose and syntax completes: the argument pass loses a clause that the parser has, more often than the reverse.
 */
export function attributionsOf(tree: Dependencies, quotations: readonly Quotation[]): Attribution[] {
  const found: Attribution[] = [...phrases(tree)];
  for (const frame of tree.sentence.frames) {
    const particle = withParticle(tree, frame);
    const cue = particle ?? fitting(tree, frame);
    if (cue === undefined || (imperative(tree, frame.predicate) && !cue.factive)) continue;
    if (partOfName(tree, frame.predicate) || asksBeside(tree, frame.predicate)) continue;
    // "no sign that": the noun is weighed with the clause, it attributes nothing.
    const noun = wordAt(tree, frame.predicate);
    if (noun.upos === 'NOUN' && hedgeOf(noun.lemma.toLowerCase(), 'noun')?.evidence === true) continue;
    if (unspoken(tree, frame.predicate) || foreseen(tree, frame.predicate)) continue;
    const rule = particle !== undefined ? 'particle' : cue.roleset === frame.roleset ? 'frame' : 'kindred sense';
    const attribution = fromFrame(tree, frame, cue, quotations);
    // "had not been told that": nobody's word, then.
    if (attribution === null || (attribution.source === null && untold(tree, frame.predicate, cue))) continue;
    const plan = (UNDERTAKEN.has(cue.roleset) || noun.upos === 'ADJ') && undertaken(tree, frame.predicate);
    if (cue.class === 'think' && weighed(tree, frame.predicate)) continue;
    found.push({ ...attribution, rule, ...(plan ? { tacit: true as const } : {}) });
  }
  const implied = impliedIn(tree, found);
  const kept = found.filter(
    (each) =>
      !implied.some((other) => other.predicate === each.predicate) &&
      !nobodys(tree, each, found) &&
      !saidByParticiple(tree, each, found),
  );
  const sorted = [...kept, ...implied].map(withoutTeller).sort((a, b) => a.predicate - b.predicate);
  const tagged = withoutTrailing(taggedAtEnd(tree, sorted));
  return [...tagged, ...citedIn(tree, tagged)].sort((a, b) => a.predicate - b.predicate);
}

/** "The rumour that he sold it is untrue": of a story without a teller whoever calls it so is the one who holds anything. */
function withoutTeller(attribution: Attribution): Attribution {
  const { tree, predicate, source } = attribution;
  const verdict = source === null ? verdictOn(tree, predicate)?.verdict : undefined;
  return verdict === 'contrary' ? { ...attribution, tacit: true } : attribution;
}

/** "..., how else would he know?": a question beside what is said, and no parenthesis in it. */
function asksBeside(tree: Dependencies, predicate: number): boolean {
  if (relationOf(wordAt(tree, predicate)) !== 'parataxis') return false;
  return childrenBy(tree, predicate, ['advmod']).some((at) => /^(?:how|why|where|when)$/iu.test(wordAt(tree, at).text));
}

/** Offers, plans and wishes by somebody else's word for them: of an act in an infinitive they give no further holder. */
const UNDERTAKEN: ReadonlySet<string> = new Set(forces.undertakings.rolesets);

function undertaken(tree: Dependencies, predicate: number): boolean {
  if (!['VERB', 'ADJ'].includes(wordAt(tree, predicate).upos)) return false;
  return childrenBy(tree, predicate, ['xcomp', 'ccomp', 'advcl']).some((child) =>
    ['to', 'of', 'on', 'about', 'against', 'into'].includes(complementBy(tree, child)),
  );
}

/** "is thinking of sending it", "thought better of it": an act weighed, and not what somebody thinks. */
function weighed(tree: Dependencies, predicate: number): boolean {
  if (wordAt(tree, predicate).lemma.toLowerCase() !== 'think') return false;
  return childrenBy(tree, predicate, ['xcomp', 'advcl']).some((child) =>
    ['of', 'about'].includes(complementBy(tree, child)),
  );
}

/** "is certain to have kept it": certain to whoever says so. */
function foreseen(tree: Dependencies, predicate: number): boolean {
  const word = wordAt(tree, predicate);
  if (word.upos !== 'ADJ') return false;
  return childrenBy(tree, predicate, ['xcomp', 'ccomp', 'advcl']).some((child) => {
    const takes = complementBy(tree, child);
    return takes === 'to' && embeddingOf(word.lemma.toLowerCase(), 'adjective', takes) !== undefined;
  });
}

function untold(tree: Dependencies, predicate: number, cue: Cue): boolean {
  const passive = childrenBy(tree, predicate, ['aux:pass']).length > 0;
  return cue.class === 'say' && passive && denied(tree, predicate);
}

/** "a statement saying that": the participle says what the statement says. */
function saidByParticiple(tree: Dependencies, { predicate }: Attribution, found: readonly Attribution[]): boolean {
  if (wordAt(tree, predicate).upos !== 'NOUN') return false;
  return childrenBy(tree, predicate, ['acl']).some(
    (child) => /ing$/iu.test(wordAt(tree, child).text) && found.some((other) => other.predicate === child),
  );
}

function fromFrame(tree: Dependencies, frame: Frame, cue: Cue, quotations: readonly Quotation[]): Attribution | null {
  const { predicate } = frame;
  const source = sourceOf(tree, frame, cue);
  const found = contentOf(tree, frame, cue, source);
  const told = source === null ? passiveContent(tree, frame, cue, found) : null;
  const passive = told?.[0] === undefined || nounCue(tree, headOf(tree, told[0])) ? null : told;
  const { spans: whole, preposition } = governedBy(tree, predicate, passive ?? found);
  const spans =
    whole.length === 1 ? whole.map((span) => withGround(tree, predicate, cue, withoutAside(tree, span))) : whole;
  const at = wordAt(tree, predicate).start;
  const quotedCue = quotationAt(quotations, at);
  const content: Stretch[] = [];
  // One stretch that says something vouches for the rest: "Orlov, he wrote, had known" is one content in two parts.
  const says =
    passive !== null ||
    spans.some((span) => propositional(tree, span, cue, source !== null && wordAt(tree, predicate).upos === 'VERB'));
  for (const span of spans) {
    const stretch = extent(tree, span);
    const touched = quotationsTouching(quotations, stretch.start, stretch.end);
    // A frame inside a quotation never reaches out of it; one outside takes the whole of a quotation it touches.
    const outside = touched.filter((quotation) => !(quotation.start <= at && at < quotation.end));
    if (outside.length === 0 && !says) continue;
    const pieces =
      outside.length > 0 && !clauseBeyond(tree, span, outside) ? quotedParts(tree, span, outside) : [stretch];
    for (const piece of pieces) {
      const own = quotationsTouching(outside, piece.start, piece.end);
      const start = Math.max(Math.min(piece.start, ...own.map((each) => each.start)), quotedCue?.from ?? 0);
      const end = Math.min(
        Math.max(piece.end, ...own.map((each) => each.end)),
        quotedCue?.to ?? Number.POSITIVE_INFINITY,
      );
      if (start < end) content.push({ start, end });
    }
  }
  const said = withoutAfterword(tree, predicate, content, quotations);
  // "The claim that he sold it was repeated": the noun says whose it is or that it is nobody's; the verb adds no voice.
  const aboutClaim = spans.length === 1 && spans[0] !== undefined && nounCue(tree, headOf(tree, spans[0]));
  if (source === null && aboutClaim) return null;
  // "Nobody asked me for it", "Who told you?": there is no one whose word it would be.
  const asking = ['ask', 'order'].includes(cue.class) ? /^(?:no[ -]?one|nobody|none|who)$/iu : /^who$/iu;
  if (source !== null && asking.test(words(tree, source))) return null;
  // "No evidence has been seen that": nobody speaks here, whoever reports it does.
  if (cue.class === 'perceive' && source === null && passive === null) return null;
  const addressee = addresseeOf(tree, frame, cue, said);
  if (said.length === 0 && !(SPOKEN.has(cue.class) && source !== null)) return null;
  const own = cueWords(tree, predicate);
  const worded = preposition === own.past ? { first: own.first, past: preposition + 1 } : own;
  return {
    tree,
    predicate,
    rule: 'frame',
    cue,
    cueWords: worded,
    source,
    content: said,
    addressee,
    // "Was seen as unsafe": held by somebody, and no sight of it.
    ...(cue.class === 'perceive' && source === null ? { tacit: true as const } : {}),
    score: frame.score,
  };
}

/** "called for | an inquiry": the preposition that a cue takes is of the cue, "as" and what brings a clause are of the content. */
function governedBy(
  tree: Dependencies,
  predicate: number,
  spans: readonly WordSpan[],
): { readonly spans: readonly WordSpan[]; readonly preposition: number | null } {
  const [only] = spans;
  if (only === undefined || spans.length > 1 || only.past - only.first < 2) return { spans, preposition: null };
  const word = wordAt(tree, only.first);
  const head = headOf(tree, only);
  const brings =
    word.upos === 'ADP' && word.relation === 'case' && word.head === head && wordAt(tree, head).head === predicate;
  if (!brings || word.lemma.toLowerCase() === 'as') return { spans, preposition: null };
  return { spans: [{ first: only.first + 1, past: only.past }], preposition: only.first };
}

/** A capital inside a sentence that is not all in capitals: the word belongs to a title ("runs the column Mill, She Wrote"). */
export function partOfName(tree: Dependencies, at: number): boolean {
  const { words } = tree.sentence;
  const word = wordAt(tree, at);
  const before = words[at - 1];
  if (word.upos !== 'VERB' || before === undefined || !/^\p{Lu}/u.test(word.text) || /[“"‘':(]/.test(before.text))
    return false;
  const letters = words.filter((each) => /^\p{L}/u.test(each.text));
  return letters.filter((each) => /^\p{Lu}/u.test(each.text)).length < letters.length / 2;
}

function words(tree: Dependencies, span: WordSpan): string {
  return tree.sentence.words
    .slice(span.first, span.past)
    .map((word) => word.text)
    .join(' ');
}

function nounCue(tree: Dependencies, at: number): boolean {
  return wordAt(tree, at).upos === 'NOUN' && cueOf(tree.frameAt.get(at)?.roleset ?? '') !== undefined;
}

/**
 * A quotation that no verb stands beside, with the words that belong to it ("a “plot” by rivals"). A place or a day that
 * a comma or colon parts from it ("mused on X, ...") is none of what was said.
 */
function quotedParts(tree: Dependencies, span: WordSpan, quoted: readonly Quotation[]): Stretch[] {
  const outer = quoted.filter(
    (each) => !quoted.some((other) => other !== each && other.start <= each.start && each.end <= other.end),
  );
  return outer.map((quotation) => {
    let { start, end } = quotation;
    for (let at = span.past - 1; at >= span.first; at--) {
      const word = wordAt(tree, at);
      if (word.end > quotation.start) continue;
      if (PARTING.test(word.text)) break;
      start = word.start;
    }
    for (let at = span.first; at < span.past; at++) {
      const word = wordAt(tree, at);
      if (word.start < quotation.end) continue;
      const inside = wordAt(tree, at - 1);
      if (PARTING.test(word.text) || (word.start - quotation.end <= 1 && PARTING.test(inside.text))) break;
      end = word.end;
    }
    return { start, end };
  });
}

const PARTING = /^[,;:.!?–—-]+$/;

function clauseBeyond(tree: Dependencies, span: WordSpan, quoted: readonly Quotation[]): boolean {
  for (let at = span.first; at < span.past; at++) {
    const word = wordAt(tree, at);
    if (['VERB', 'AUX'].includes(word.upos) && quotationAt(quoted, word.start) === null) return true;
  }
  return false;
}

function addresseeOf(tree: Dependencies, frame: Frame, cue: Cue, content: readonly Stretch[]): WordSpan | null {
  if (cue.addressee === null) return null;
  const [argument] = argumentsBy(frame, cue.addressee);
  if (argument === undefined) return null;
  const { start, end } = extent(tree, argument);
  if (content.some((stretch) => stretch.start < end && start < stretch.end)) return null;
  return trimmed(tree, argument);
}

/**
 * "It is certain that": no one's attitude but the speaker's. "Rejected the claim that": whose claim it was is not said, and
 * what is rejected is what was claimed.
 */
function nobodys(tree: Dependencies, { predicate, source }: Attribution, found: readonly Attribution[]): boolean {
  const word = wordAt(tree, predicate);
  if (source !== null) return false;
  if (word.upos === 'ADJ') return true;
  const above = found.find((each) => each.predicate === word.head);
  return word.upos === 'NOUN' && above !== undefined && ['deny', 'doubt'].includes(above.cue.class);
}
