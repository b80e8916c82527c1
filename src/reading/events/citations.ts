import type { EventKind, Role } from '../../terms/event.ts';
import type { WordSpan } from '../analysis/analysis.ts';
import { argumentsBy, childrenBy, type Dependencies, trimmed, wordAt } from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import { isPrinted } from '../mentions/media.ts';
import { informationKind } from '../mentions/nominals.ts';
import citations from '../vocabulary/citations.json' with { type: 'json' };
import { type Clause, clauseOf } from './clauses.ts';
import type { EventMention } from './events.ts';
import { isTime, kindOf } from './kinds.ts';
import { formsOf } from './verbforms.ts';
import { isAnyOutlet, isLink, isOutlet, isQuotationAt, isSelf, type Work, wordsOf, workAt } from './works.ts';

/** What a place of a citing verb takes: a text, someone, information of any kind or any thing, words from a text, a text that another put out. */
type Place =
  | 'work'
  | 'party'
  | 'information'
  | 'anything'
  | 'quotation'
  | 'foreign work'
  | 'foreign printed work'
  | 'printed work';

interface CitingClass {
  readonly name: string;
  readonly verbs: readonly string[];
  readonly object: readonly Place[];
  readonly prepositions: Readonly<Record<string, readonly Place[]>>;
  /** Whoever says so leans on the text, not what the verb's subject is. */
  readonly agentless?: boolean;
}

const CLASSES = citations.classes as unknown as readonly CitingClass[];
const POINTS: readonly EventKind[] = ['disclosure', 'acquisition', 'meeting', 'citation'];
/** Verbs whose object the grammar weighs: where it finds none that is cited, their frame shows none either. */
const OBJECTS: ReadonlySet<string> = new Set(
  CLASSES.filter(({ name }) => ['adduce', 'quote', 'pass on'].includes(name)).flatMap(({ verbs }) => verbs),
);
/** Quotations that are a piece of the text itself, and no mere words from it. */
const PIECES: ReadonlySet<string> = new Set(citations.pieces.nouns);
const FIRST: ReadonlySet<string> = new Set(citations.publishing.first);

/** A citation as the grammar shows it. Where `agent` is not filled, whoever says so is the one who cites. */
interface Citing {
  readonly predicate: number;
  readonly rule: string;
  readonly roles: Readonly<Partial<Record<Role, WordSpan>>>;
  /** What the verb would else be read as, of those who only point to a text or speak through an outlet. */
  readonly instead: readonly EventKind[];
}

/** Every citation that verbs of a sentence state: by classes of verbs that lean on a text, and by what is had through an outlet. */
function citingsOf(tree: Dependencies): Citing[] {
  const stated = verbCitings(tree);
  const covered = (at: number): boolean =>
    stated.some(({ roles }) => roles.item !== undefined && roles.item.first <= at && at < roles.item.past);
  const links = tree.sentence.words.flatMap((word, at): Citing[] =>
    isLink(word.text) && !covered(at)
      ? [{ predicate: at, rule: 'citing: link', roles: { item: { first: at, past: at + 1 } }, instead: [] }]
      : [],
  );
  return [...stated, ...links];
}

function verbCitings(tree: Dependencies): Citing[] {
  return tree.sentence.words.flatMap((word, at): Citing[] => {
    if (word.upos !== 'VERB') return [];
    const clause = clauseOf(tree, at);
    const found = cites(tree, clause) ?? published(tree, clause) ?? spokenTo(tree, clause);
    return found === null ? [] : [found];
  });
}

/**
 * The events of a sentence with its citations: those that state what a citing is of take the place of what their verbs
 * would else be read as. A noun ("quotes from") is no citing beside its verb.
 */
export function withCitations(tree: Dependencies, events: readonly EventMention[]): EventMention[] {
  const citings = citingsOf(tree);
  const kept = events.filter(({ event, predicate }) => {
    const own = citings.find((each) => each.predicate === predicate);
    if (own?.instead.includes(event) === true) return false;
    if (event !== 'citation') return true;
    const { lemma, upos } = wordAt(tree, predicate);
    return upos !== 'NOUN' && !OBJECTS.has(lemma.toLowerCase());
  });
  return [...kept, ...citings.map((each) => eventOf(tree, each))].sort((a, b) => a.predicate - b.predicate);
}

function eventOf(tree: Dependencies, { predicate, rule, roles }: Citing): EventMention {
  const frame = tree.frameAt.get(predicate);
  return citationOf({
    tree,
    predicate,
    rule,
    roles,
    times: frame === undefined ? [] : argumentsBy(frame, 'ARGM-TMP').map((argument) => trimmed(tree, argument)),
    score: frame?.score ?? 0.9,
  });
}

/** A citation as an event: it informs nobody of an item, stands without other roles, and denies nothing by itself. */
export function citationOf(
  found: Pick<EventMention, 'tree' | 'predicate' | 'rule' | 'roles' | 'times' | 'score'>,
): EventMention {
  return { ...found, event: 'citation', relation: null, informs: false, alone: true, denies: false };
}

/** The roles that a text fills: itself, who put it out, and whose words it is where that is another. */
export function rolesOfWork({ item, outlet, author }: Work): Partial<Record<Role, WordSpan>> {
  const other = outlet ?? author;
  return {
    item,
    ...(other === null ? {} : { other }),
    ...(outlet === null || author === null ? {} : { originator: author }),
  };
}

/** Forms of the verbs by which texts are cited: the lemmatiser has not seen all of them. */
const FORMS = formsOf(
  [
    ...CLASSES,
    citations.publishing,
    citations.appearing,
    citations.obtaining,
    citations.speaking,
    citations.interviewing,
  ].flatMap(({ verbs }) => verbs.flatMap((verb) => (verb.includes(' ') ? [] : [verb]))),
);

/** The verb with its particle, where it has one, and without. */
function lemmasOf(tree: Dependencies, at: number): readonly string[] {
  const { text, lemma: given } = wordAt(tree, at);
  const lemma = FORMS.get(text.toLowerCase()) ?? given.toLowerCase();
  const particles = childrenBy(tree, at, ['compound:prt']).map((each) => wordAt(tree, each).text.toLowerCase());
  return particles.length === 0 ? [lemma] : [`${lemma} ${particles[0]}`, lemma];
}

/** Verbs that lean on what they take: "cited a study", "drew on interviews", "shared quotes from". */
function cites(tree: Dependencies, clause: Clause): Citing | null {
  const [whole, bare] = lemmasOf(tree, clause.predicate);
  const lines = CLASSES.filter(
    (each) => each.verbs.includes(whole!) || (bare !== undefined && each.verbs.includes(bare)),
  );
  for (const line of lines) {
    const object = clause.passive ? clause.subject : clause.objects[0];
    const places: [number | null | undefined, readonly Place[]][] = [
      [object, line.object],
      ...clause.obliques.map((each): [number, readonly Place[]] => [
        each.word,
        line.prepositions[each.preposition] ?? [],
      ]),
    ];
    for (const [at, wanted] of places) {
      if (at === null || at === undefined) continue;
      const taken = handedOver(tree, at, wanted) ? null : takenAt(tree, at, wanted);
      if (taken === null || (at === object && accused(tree, clause, at))) continue;
      // "is based on": what is based leans on it.
      const leans = line.name === 'draw' && clause.passive ? clause.subject : agentOf(tree, clause);
      const agent = line.agentless === true ? null : leans;
      // "referred the case to": what is sent on is no text that is pointed to.
      if (line.name === 'refer' && clause.objects.some((each) => kindOf(tree, each) !== 'party')) continue;
      const roles = { ...taken, ...(agent === null ? {} : { agent: wordsOf(tree, agent) }) };
      return { predicate: clause.predicate, rule: `citing: ${line.name}`, roles, instead: POINTS };
    }
  }
  return null;
}

/** "sent him excerpts of the memo", "aired extracts": what was kept comes out, if only in part. What is out already does not. */
function handedOver(tree: Dependencies, at: number, wanted: readonly Place[]): boolean {
  if (!wanted.includes('quotation') || !isQuotationAt(tree, at)) return false;
  const work = workAt(tree, at);
  if (work === null || work.head === at || work.outlet !== null) return false;
  return PIECES.has(wordAt(tree, at).lemma.toLowerCase()) && !isPrinted(wordAt(tree, work.head).lemma.toLowerCase());
}

/** What is cited at a place, in the first of the ways that the class has it there. */
function takenAt(tree: Dependencies, at: number, wanted: readonly Place[]): Partial<Record<Role, WordSpan>> | null {
  const work = wanted.length === 0 ? null : workAt(tree, at);
  for (const place of wanted) {
    if (work !== null && fits(tree, at, work, place)) return rolesOfWork(work);
    if (place === 'party' && kindOf(tree, at) === 'party') return { other: wordsOf(tree, at) };
    const word = wordAt(tree, at);
    if (
      word.upos === 'NOUN' &&
      (place === 'anything' || (place === 'information' && informationKind(word.text) !== null))
    )
      return { item: phraseOf(tree, at) };
  }
  return null;
}

function fits(tree: Dependencies, at: number, work: Work, place: Place): boolean {
  const quoted = isQuotationAt(tree, at);
  const printed = isPrinted(wordAt(tree, work.head).lemma.toLowerCase());
  const foreign = work.outlet !== null || work.author !== null;
  switch (place) {
    case 'work':
      return true;
    case 'quotation':
      return quoted;
    case 'foreign work':
      return foreign || quoted;
    case 'foreign printed work':
      return foreign && printed && !quoted;
    case 'printed work':
      return printed;
    default:
      return false;
  }
}

/** "cited the driver for speeding": somebody is charged, or named as what they are, and no one's words are used. */
function accused(tree: Dependencies, clause: Clause, object: number): boolean {
  return (
    kindOf(tree, object) === 'party' &&
    (clause.obliques.some((each) => each.preposition === 'for' || (clause.passive && each.preposition === 'as')) ||
      childrenBy(tree, clause.predicate, ['advcl']).some((at) =>
        childrenBy(tree, at, ['mark', 'case']).some((mark) => wordAt(tree, mark).text.toLowerCase() === 'for'),
      ))
  );
}

function agentOf(tree: Dependencies, clause: Clause): number | null {
  if (!clause.passive) return clause.subject;
  const by = clause.obliques.find(
    (each) => each.preposition === 'by' && each.within === null && !isTime(tree, each.word),
  );
  return by?.word ?? null;
}

/** "First reported by the Ledger", "seen by Reuters", "described in a report", "appeared in the weekly Focus": had through it. */
function published(tree: Dependencies, clause: Clause): Citing | null {
  const lemmas = lemmasOf(tree, clause.predicate);
  const is = (verbs: readonly string[]): boolean => lemmas.some((lemma) => verbs.includes(lemma));
  const { publishing, obtaining, appearing } = citations;
  const thing = clause.passive ? clause.subject : (clause.objects[0] ?? null);
  const item = thing !== null && isThing(tree, thing) ? { item: phraseOf(tree, thing) } : {};
  const made = (at: number, rule: string): Citing => ({
    predicate: clause.predicate,
    rule: `citing: ${rule}`,
    roles: { ...item, other: phraseOf(tree, at) },
    instead: [],
  });
  if (is(publishing.verbs)) {
    const agent = agentOf(tree, clause);
    const early = childrenBy(tree, clause.predicate, ['advmod']).some((at) =>
      FIRST.has(wordAt(tree, at).lemma.toLowerCase()),
    );
    const body = agent !== null && kindOf(tree, agent) === 'party' && wordAt(tree, agent).upos !== 'PRON';
    if (
      agent !== null &&
      !isSelf(tree, agent) &&
      (isOutlet(tree, agent) || (early && body)) &&
      (thing !== null || reports(tree, clause))
    )
      return made(agent, 'publishing');
    for (const { preposition, word } of clause.passive ? clause.obliques : []) {
      if (!publishing.prepositions.includes(preposition)) continue;
      const work = workAt(tree, word);
      if (work !== null && work.outlet !== null)
        return { predicate: clause.predicate, rule: 'citing: publishing', roles: rolesOfWork(work), instead: [] };
      if (isOutlet(tree, word) && !isSelf(tree, word)) return made(word, 'publishing');
    }
  }
  if (is(obtaining.verbs)) {
    const agent = agentOf(tree, clause);
    const work = thing === null ? null : workAt(tree, thing);
    // "The paper obtained the memo" tells what the paper did; "the memo, obtained by the paper," where the memo is from.
    const aside = clause.passive || wordAt(tree, clause.predicate).relation.startsWith('acl');
    if (aside && agent !== null && work !== null && isOutlet(tree, agent))
      return isSelf(tree, agent)
        ? { predicate: clause.predicate, rule: 'citing: obtaining', roles: { item: work.item }, instead: [] }
        : made(agent, 'obtaining');
  }
  const { subject } = clause;
  if (is(appearing.verbs) && !clause.passive && subject !== null && kindOf(tree, subject) !== 'party') {
    for (const { preposition, word } of clause.obliques) {
      if (!appearing.prepositions.includes(preposition)) continue;
      const work = workAt(tree, word);
      const where =
        work !== null && (work.outlet !== null || work.author !== null)
          ? rolesOfWork(work)
          : isOutlet(tree, word)
            ? { item: phraseOf(tree, subject), other: wordsOf(tree, word) }
            : null;
      if (where !== null) return { predicate: clause.predicate, rule: 'citing: appearing', roles: where, instead: [] };
    }
  }
  return null;
}

/** "told Channel Nine", "speaking to the BBC", "in remarks to the Ledger": said to an outlet, which puts it out. */
function spokenTo(tree: Dependencies, clause: Clause): Citing | null {
  const [lemma] = lemmasOf(tree, clause.predicate);
  const { speaking, interviewing } = citations;
  const through = (at: number | undefined, rule: string): Citing | null =>
    at === undefined || isSelf(tree, at)
      ? null
      : {
          predicate: clause.predicate,
          rule: `citing: ${rule}`,
          roles: { other: wordsOf(tree, at) },
          instead: ['meeting'],
        };
  if (speaking.verbs.includes(lemma!)) {
    const to = [
      ...(clause.passive ? [] : clause.objects),
      ...clause.obliques.filter((each) => speaking.prepositions.includes(each.preposition)).map((each) => each.word),
    ].find((at) => isOutlet(tree, at) && !isAnyOutlet(tree, at));
    return through(to, 'speaking');
  }
  if (interviewing.verbs.includes(lemma!)) {
    const agent = agentOf(tree, clause);
    const asked = clause.passive ? clause.subject : clause.objects[0];
    if (agent !== null && isOutlet(tree, agent) && asked !== null && asked !== undefined)
      return through(agent, 'interviewing');
  }
  return null;
}

/** "As the Gazette reported": what it reported is all the rest. */
function reports(tree: Dependencies, { predicate }: Clause): boolean {
  return childrenBy(tree, predicate, ['mark', 'advmod']).some((at) => wordAt(tree, at).text.toLowerCase() === 'as');
}

function isThing(tree: Dependencies, at: number): boolean {
  return ['NOUN', 'PROPN'].includes(wordAt(tree, at).upos) && kindOf(tree, at) !== 'party';
}
