import type { Frame, WordSpan } from './analysis.ts';
import {
  argumentsBy,
  childrenBy,
  type Dependencies,
  extent,
  headOf,
  holdsClause,
  relationOf,
  runs,
  subjectOf,
  subtree,
  trimmed,
  wordAt,
} from './dependencies.ts';
import { type Quotation, quotationAt } from './quotations.ts';
import { type Cue, type CueClass, cueOf, eventOf, hedgeOf, namedRolesets, PHRASES } from './vocabulary.ts';

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
  readonly cue: Cue;
  readonly cueWords: WordSpan;
  readonly source: WordSpan | null;
  readonly content: readonly Stretch[];
  readonly addressee: WordSpan | null;
  readonly score: number;
}

/**
 * Every attribution of a sentence: frames of the cue rolesets, with syntax where a frame finds no content, and the
 * phrases that attribute without a frame ("according to").
 *
 * Frames propose and syntax completes: the argument pass loses a clause that the parser has, more often than the reverse.
 */
export function attributionsOf(tree: Dependencies, quotations: readonly Quotation[]): Attribution[] {
  const found: Attribution[] = [...phrases(tree), ...turns(tree)];
  for (const frame of tree.sentence.frames) {
    const cue = withParticle(tree, frame) ?? fitting(tree, frame);
    if (cue === undefined || (imperative(tree, frame.predicate) && !cue.factive)) continue;
    // "no sign that": the noun is weighed with the clause, it attributes nothing.
    const noun = wordAt(tree, frame.predicate);
    if (noun.upos === 'NOUN' && hedgeOf(noun.lemma.toLowerCase(), 'noun')?.evidence === true) continue;
    const attribution = fromFrame(tree, frame, cue, quotations);
    if (attribution !== null) found.push(attribution);
  }
  return found.sort((a, b) => a.predicate - b.predicate);
}

/** An order to say something is nobody's statement: a bare verb that opens its clause and has no subject. */
export function imperative(tree: Dependencies, predicate: number): boolean {
  const word = wordAt(tree, predicate);
  if (word.upos === 'NOUN') return orderedNoun(tree, predicate);
  if (word.upos !== 'VERB' || word.text.toLowerCase() !== word.lemma.toLowerCase()) return false;
  if (childrenBy(tree, predicate, ['nsubj', 'csubj', 'mark', 'expl']).length > 0) return false;
  const auxiliaries = childrenBy(tree, predicate, ['aux']).filter(
    (at) => wordAt(tree, at).lemma.toLowerCase() !== 'do',
  );
  if (auxiliaries.length > 0 || ['xcomp', 'advcl', 'acl', 'csubj'].includes(relationOf(word))) return false;
  for (let at = predicate - 1; at >= 0; at--) {
    const { upos, text } = wordAt(tree, at);
    if (upos === 'PUNCT') return true;
    if (!['ADV', 'INTJ', 'AUX', 'PART', 'CCONJ'].includes(upos) && text.toLowerCase() !== 'please') return false;
  }
  return true;
}

/** "...: report that he gave it": the order, where the tagger took its verb for a noun: bare, and what follows is its clause. */
function orderedNoun(tree: Dependencies, at: number): boolean {
  const before = at > 0 ? wordAt(tree, at - 1) : undefined;
  const next = tree.sentence.words[at + 1];
  if (before?.upos !== 'PUNCT' || /^["”“'’)]$/.test(before.text) || next?.text.toLowerCase() !== 'that') return false;
  return childrenBy(tree, at, ['det', 'amod', 'nmod', 'compound', 'nummod']).length === 0;
}

/** "went on", "made out": the particle makes another verb of it, whatever sense the verb alone was given. */
function withParticle(tree: Dependencies, frame: Frame): Cue | undefined {
  const particle = childrenBy(tree, frame.predicate, ['compound:prt'])[0];
  if (particle === undefined) return undefined;
  return PARTICLE_CUES.get(`${wordAt(tree, frame.predicate).lemma}_${wordAt(tree, particle).lemma}`.toLowerCase());
}

/**
 * The cue that a frame is filled like. The sense of "add" or "worry" is often taken for a neighbour's, and with it the
 * roles; a clause in the place of the content and none in that of the source tell better.
 */
function fitting(tree: Dependencies, frame: Frame): Cue | undefined {
  const own = cueOf(frame.roleset);
  const lemma = frame.roleset.slice(0, frame.roleset.indexOf('.'));
  const kin = KIN.get(lemma) ?? [];
  const clauseAt = (roles: readonly string[]): boolean =>
    roles.some((role) => argumentsBy(frame, role).some((argument) => saysThat(tree, frame.predicate, argument)));
  const fits = (cue: Cue): boolean => clauseAt(cue.content) && !clauseAt(cue.source);
  if (own !== undefined && (fits(own) || !clauseAt(own.source))) return own;
  return kin.find(fits) ?? (own !== undefined && clauseAt(own.source) ? undefined : own);
}

function saysThat(tree: Dependencies, predicate: number, span: WordSpan): boolean {
  const head = headOf(tree, span);
  const word = wordAt(tree, head);
  if (!clausal(tree, head) || !['ccomp', 'xcomp', 'csubj', 'parataxis', 'advcl'].includes(relationOf(word)))
    return false;
  return word.head === predicate || wordAt(tree, span.first).text.toLowerCase() === 'that';
}

const KIN: ReadonlyMap<string, readonly Cue[]> = kinOfCues();

function kinOfCues(): ReadonlyMap<string, readonly Cue[]> {
  const found = new Map<string, Cue[]>();
  for (const roleset of namedRolesets()) {
    const cue = cueOf(roleset);
    if (cue === undefined) continue;
    const lemma = roleset.slice(0, roleset.indexOf('.'));
    found.set(lemma, [...(found.get(lemma) ?? []), cue]);
  }
  return found;
}

const PARTICLE_CUES: ReadonlyMap<string, Cue> = new Map(
  namedRolesets().flatMap((roleset): [string, Cue][] => {
    const cue = roleset.includes('_') ? cueOf(roleset) : undefined;
    return cue === undefined ? [] : [[roleset.slice(0, roleset.indexOf('.')), cue]];
  }),
);

function fromFrame(tree: Dependencies, frame: Frame, cue: Cue, quotations: readonly Quotation[]): Attribution | null {
  const { predicate } = frame;
  const source = sourceOf(tree, frame, cue);
  const spans = contentOf(tree, frame, cue, source);
  const quotedCue = quotationAt(quotations, wordAt(tree, predicate).start);
  const content: Stretch[] = [];
  // One stretch that says something vouches for the rest: "Orlov, he wrote, had known" is one content in two parts.
  const says = spans.some((span) => propositional(tree, span, cue));
  for (const span of spans) {
    const stretch = extent(tree, span);
    const touched = quotations.filter((quotation) => quotation.start < stretch.end && stretch.start < quotation.end);
    const outside = touched.filter((quotation) => quotation !== quotedCue);
    if (outside.length === 0 && !says) continue;
    // A frame inside a quotation never reaches out of it; one outside takes the whole of a quotation it touches.
    if (quotedCue !== null) {
      const start = Math.max(stretch.start, quotedCue.start + 1);
      const end = Math.min(stretch.end, quotedCue.closed ? quotedCue.end - 1 : quotedCue.end);
      if (start < end) content.push({ start, end });
      continue;
    }
    // A place or a day before the opening mark ("mused on X, ...") is none of what was said.
    const beyond = outside.length > 0 && !clauseBeyond(tree, span, outside);
    if (beyond) {
      content.push(...outside.map(({ start, end }) => ({ start, end })));
      continue;
    }
    content.push({
      start: Math.min(stretch.start, ...outside.map((quotation) => quotation.start)),
      end: Math.max(stretch.end, ...outside.map((quotation) => quotation.end)),
    });
  }
  // "No evidence has been seen that": nobody speaks here, whoever reports it does.
  if (cue.class === 'perceive' && source === null) return null;
  const addressee = addresseeOf(tree, frame, cue, content);
  if (content.length === 0 && !(cue.class === 'say' && source !== null)) return null;
  return { tree, predicate, cue, cueWords: cueWords(tree, predicate), source, content, addressee, score: frame.score };
}

function clauseBeyond(tree: Dependencies, span: WordSpan, quoted: readonly Quotation[]): boolean {
  for (let at = span.first; at < span.past; at++) {
    const word = wordAt(tree, at);
    if (['VERB', 'AUX'].includes(word.upos) && quotationAt(quoted, word.start) === null) return true;
  }
  return false;
}

/** The noun phrase that says, thinks or fears: by role, else by syntax. Null where the text names none. */
function sourceOf(tree: Dependencies, frame: Frame, cue: Cue): WordSpan | null {
  const { predicate } = frame;
  const passiveSubject = childrenBy(tree, predicate, ['nsubj:pass'])[0];
  const ownSubjects = childrenBy(tree, predicate, ['nsubj']).filter((at) => wordAt(tree, at).relation === 'nsubj');
  const ownSubject = ownSubjects.length > 1 ? nearestTo(ownSubjects, predicate) : ownSubjects[0];
  for (const role of cue.source) {
    const [first] = argumentsBy(frame, role);
    const argument =
      first !== undefined && passiveSubject !== undefined && holds(first, passiveSubject) ? undefined : first;
    // "Orlov, the report concludes, ...": the verb's own subject, not the name before it.
    if (role === 'ARG0' && argument !== undefined && ownSubject !== undefined && !holds(argument, ownSubject))
      return phraseOf(tree, ownSubject);
    if (argument !== undefined && !(argument.first <= frame.predicate && frame.predicate < argument.past)) {
      return withoutClause(tree, argument);
    }
  }
  const agent = childrenBy(tree, predicate, ['obl:agent'])[0];
  if (agent !== undefined) return phraseOf(tree, agent);
  if (wordAt(tree, predicate).upos === 'NOUN') {
    const owner = childrenBy(tree, predicate, ['nmod:poss'])[0] ?? byPreposition(tree, predicate, ['of', 'by', 'from']);
    return owner === undefined ? null : phraseOf(tree, owner);
  }
  const subject = subjectOf(tree, predicate);
  if (subject === null || subject.passive || !cue.source.includes('ARG0')) return null;
  if (childrenBy(tree, predicate, ['nsubj:pass', 'aux:pass']).length > 0) return null;
  const word = wordAt(tree, subject.word);
  return word.lemma === 'it' || word.lemma === 'there' ? null : phraseOf(tree, subject.word);
}

function nearestTo(words: readonly number[], at: number): number | undefined {
  return [...words].sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
}

function holds(span: WordSpan, at: number): boolean {
  return span.first <= at && at < span.past;
}

function byPreposition(tree: Dependencies, at: number, prepositions: readonly string[]): number | undefined {
  return childrenBy(tree, at, ['nmod', 'obl']).find((child) =>
    childrenBy(tree, child, ['case']).some((word) => prepositions.includes(wordAt(tree, word).lemma)),
  );
}

/** What is said: the arguments of the content roles, else the complement clause, else the clause a parenthetical cue hangs on. */
function contentOf(tree: Dependencies, frame: Frame, cue: Cue, source: WordSpan | null): WordSpan[] {
  const { predicate } = frame;
  // "Orlov, she wrote, had known": a cue in parenthesis has the whole clause round it for its content.
  if (relationOf(wordAt(tree, predicate)) === 'parataxis' && childrenBy(tree, predicate, ['ccomp']).length === 0) {
    const host = wordAt(tree, predicate).head;
    const within = subtree(tree, predicate);
    const first = within[0] ?? predicate;
    const last = within.at(-1) ?? predicate;
    // What is joined to the parenthesis ("..., he went on, and they had it, too") goes on with the content.
    const joined = childrenBy(tree, predicate, ['conj']).filter((at) => childrenBy(tree, at, ['nsubj']).length > 0);
    const own = within.filter((at) => !joined.some((each) => subtree(tree, each).includes(at)));
    const around = runs(
      tree,
      subtree(tree, host, new Set(own))
        .concat(joined.flatMap((each) => subtree(tree, each)))
        .sort((a, b) => a - b),
    );
    if (bracketed(tree, own[0] ?? first, own.at(-1) ?? last)) return around;
  }
  const spans: WordSpan[] = [];
  for (const role of cue.content) {
    for (const argument of argumentsBy(frame, role)) {
      if (source !== null && argument.first < source.past && source.first < argument.past) continue;
      if (argument.first <= predicate && predicate < argument.past) {
        if (argument.first < predicate) spans.push(trimmed(tree, { first: argument.first, past: predicate }));
        continue;
      }
      spans.push(trimmed(tree, argument));
    }
    if (spans.some((span) => holdsClause(tree, span))) return spans;
  }
  const nominal = wordAt(tree, predicate).upos === 'NOUN';
  const clause = childrenBy(
    tree,
    predicate,
    nominal
      ? ['ccomp', 'acl']
      : cue.class === 'say'
        ? ['ccomp', 'parataxis', 'csubj', 'xcomp']
        : ['ccomp', 'csubj', 'xcomp'],
  ).find((child) => clausal(tree, child) && (!nominal || marked(tree, child)));
  if (clause !== undefined) {
    const subjects = childrenBy(tree, predicate, ['nsubj']);
    // Of two subjects on the cue the far one belongs to the clause it interrupts.
    const far = subjects.length > 1 ? subjects.filter((at) => at !== nearestTo(subjects, predicate)) : [];
    const inner = runs(
      tree,
      [...far.flatMap((at) => subtree(tree, at)), ...subtree(tree, clause)].sort((a, b) => a - b),
    );
    return [...spans.filter((span) => !inner.some((run) => run.first < span.past && span.first < run.past)), ...inner];
  }
  return spans;
}

/** Set off by commas, dashes or the sentence's end on both sides. */
function bracketed(tree: Dependencies, first: number, last: number): boolean {
  const mark = (at: number): boolean => at < 0 || at >= tree.sentence.words.length || wordAt(tree, at).upos === 'PUNCT';
  return (
    (mark(first - 1) || wordAt(tree, first).upos === 'PUNCT') && (mark(last + 1) || wordAt(tree, last).upos === 'PUNCT')
  );
}

/** Cues of knowing and sensing take things and places as readily as propositions: "knew how to", "saw the man who". */
const FACTUAL: ReadonlySet<CueClass> = new Set<CueClass>([
  'know',
  'perceive',
  'think',
  'feel',
  'want',
  'ponder',
  'predict',
  'show',
]);
const TAKES_EVENTS: ReadonlySet<CueClass> = new Set<CueClass>(['say', 'deny', 'doubt', 'judge', 'ask']);
const ASKING_WORDS = new Set(['how', 'what', 'where', 'who', 'whom', 'which', 'when', 'why']);

/**
 * Whether a span says something that can be held: a clause; for cues of saying and denying also a noun phrase that names
 * an event or holds a clause of its own ("denied the leak", "confirmed reports that").
 */
function propositional(tree: Dependencies, span: WordSpan, cue: Cue): boolean {
  const head = headOf(tree, span);
  const clause = clausal(tree, head);
  if (FACTUAL.has(cue.class)) {
    if (!clause && !evidential(tree, head)) return false;
    return !ASKING_WORDS.has(wordAt(tree, span.first).text.toLowerCase());
  }
  if (clause) return true;
  if (!TAKES_EVENTS.has(cue.class)) return false;
  const roleset = tree.frameAt.get(head)?.roleset ?? '';
  return holdsClause(tree, span) || eventOf(roleset) !== undefined || cueOf(roleset) !== undefined;
}

/** "have seen no evidence that": the noun is what carries the clause. */
function evidential(tree: Dependencies, at: number): boolean {
  return (
    childrenBy(tree, at, ['acl', 'ccomp']).some((child) => marked(tree, child)) && wordAt(tree, at).upos === 'NOUN'
  );
}

/** A complement clause says what it is a complement by: "that", "whether", "to". */
function marked(tree: Dependencies, at: number): boolean {
  return wordAt(tree, at).relation !== 'acl:relcl' && childrenBy(tree, at, ['mark']).length > 0;
}

function clausal(tree: Dependencies, at: number): boolean {
  const { upos } = wordAt(tree, at);
  return upos === 'VERB' || upos === 'AUX' || childrenBy(tree, at, ['cop', 'nsubj', 'expl']).length > 0;
}

function addresseeOf(tree: Dependencies, frame: Frame, cue: Cue, content: readonly Stretch[]): WordSpan | null {
  if (cue.addressee === null) return null;
  const [argument] = argumentsBy(frame, cue.addressee);
  if (argument === undefined) return null;
  const { start, end } = extent(tree, argument);
  if (content.some((stretch) => stretch.start < end && start < stretch.end)) return null;
  return trimmed(tree, argument);
}

/** The cue with its auxiliaries, negation and particle: "was said", "has not suggested". */
function cueWords(tree: Dependencies, predicate: number): WordSpan {
  const near = childrenBy(tree, predicate, ['aux', 'compound:prt', 'cop']).filter(
    (at) => Math.abs(at - predicate) <= 4,
  );
  const negation = childrenBy(tree, predicate, ['advmod']).filter((at) =>
    ['not', "n't", 'never'].includes(wordAt(tree, at).lemma),
  );
  const all = [predicate, ...near, ...negation];
  return { first: Math.min(...all), past: Math.max(...all) + 1 };
}

/** A noun's phrase without what is said of it afterwards: relative clauses, appositions and parentheses stay outside. */
export function phraseOf(tree: Dependencies, at: number): WordSpan {
  const heavy = childrenBy(tree, at, ['acl', 'appos', 'parataxis', 'cop', 'case', 'mark', 'punct', 'ccomp', 'advcl']);
  const all = runs(tree, subtree(tree, at, new Set(heavy)));
  return all.find((run) => run.first <= at && at < run.past) ?? { first: at, past: at + 1 };
}

function withoutClause(tree: Dependencies, span: WordSpan): WordSpan {
  const head = headOf(tree, span);
  if (!holdsClause(tree, span) && !['ADP', 'SCONJ'].includes(wordAt(tree, span.first).upos)) return trimmed(tree, span);
  const phrase = phraseOf(tree, head);
  return { first: Math.max(phrase.first, span.first), past: Math.min(phrase.past, span.past) };
}

/** "According to officials, ...": the phrase hangs on the clause it attributes. */
function phrases(tree: Dependencies): Attribution[] {
  const found: Attribution[] = [];
  tree.sentence.words.forEach((word, at) => {
    const phrase = PHRASES.find((each) => each.words[0] === word.text.toLowerCase());
    if (phrase === undefined) return;
    const past = at + phrase.words.length;
    const said = phrase.words.every(
      (expected, offset) => tree.sentence.words[at + offset]?.text.toLowerCase() === expected,
    );
    const following = tree.sentence.words[past];
    // A single word is the phrase only where it opens the sentence: "sixty miles per hour" attributes nothing.
    if (!said || following === undefined || (phrase.words.length === 1 && at > 0)) return;
    const noun = governed(tree, at, past);
    if (noun === null) return;
    const host = hostOf(tree, noun, at);
    if (host === null) return;
    const inside = new Set([...subtree(tree, noun)]);
    for (let i = at; i < past; i++) inside.add(i);
    const content = runs(
      tree,
      subtree(tree, host).filter((each) => !inside.has(each)),
    ).filter((run) => run.past - run.first > 1 || holdsClause(tree, run));
    if (content.length === 0) return;
    const source = phraseOf(tree, noun);
    found.push({
      tree,
      predicate: at,
      cue: phrase.cue,
      cueWords: { first: at, past },
      source: { first: Math.max(source.first, past), past: source.past },
      content: content.map((run) => extent(tree, run)),
      addressee: null,
      score: 1,
    });
  });
  return found;
}

/** Most words a speaker's name before a colon has. */
const MOST_BEFORE_COLON = 6;

/** "Watchdog: minister leaked bid prices", "THE WITNESS: I sent it.": whoever is named before a colon says what follows. */
function turns(tree: Dependencies): Attribution[] {
  const { words } = tree.sentence;
  const colon = words.findIndex((word) => word.text === ':');
  if (colon < 1 || colon > MOST_BEFORE_COLON || colon + 2 >= words.length) return [];
  const before = { first: 0, past: colon };
  const nominal = words
    .slice(0, colon)
    .every(
      (word) => ['PROPN', 'NOUN', 'DET', 'ADJ', 'NUM', 'ADP', 'PUNCT'].includes(word.upos) || word.entity === 'person',
    );
  const speaker =
    words.slice(0, colon).some((word) => word.entity === 'person' || word.entity === 'organization') ||
    tree.sentence.names.some((name) => name.past <= colon && name.type !== 'LOC');
  const rest = { first: colon + 1, past: words.length };
  if (!nominal || !speaker || !holdsClause(tree, rest)) return [];
  const end = words.at(-1)?.end ?? tree.sentence.end;
  return [
    {
      tree,
      predicate: colon,
      cue: TURN,
      cueWords: { first: colon, past: colon + 1 },
      source: before,
      content: [{ start: words[colon + 1]?.start ?? end, end }],
      addressee: null,
      score: 0.8,
    },
  ];
}

const TURN: Cue = {
  roleset: ':',
  class: 'say',
  source: [],
  content: [],
  addressee: null,
  force: { certainty: 'CT', polarity: '+' },
  negated: { certainty: 'U', polarity: 'u' },
  factive: false,
};

function governed(tree: Dependencies, first: number, past: number): number | null {
  const head = upward(tree, first).find((at) => at >= past);
  if (head !== undefined && ['NOUN', 'PROPN', 'PRON'].includes(wordAt(tree, head).upos)) return head;
  for (let at = past; at < tree.sentence.words.length; at++) {
    if (['NOUN', 'PROPN', 'PRON'].includes(wordAt(tree, at).upos)) return at;
  }
  return null;
}

function upward(tree: Dependencies, at: number): number[] {
  const path: number[] = [];
  for (let next = wordAt(tree, at).head; next >= 0 && path.length < 4; next = wordAt(tree, next).head) path.push(next);
  return path;
}

function hostOf(tree: Dependencies, noun: number, first: number): number | null {
  let at = wordAt(tree, noun).head;
  while (at >= 0 && at >= first && at <= noun) at = wordAt(tree, at).head;
  return at >= 0 ? at : null;
}
