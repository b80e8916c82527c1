import type { EventKind, Role } from '../../terms/event.ts';
import type { WordSpan } from '../analysis/analysis.ts';
import { childrenBy, type Dependencies, headOf, wordAt } from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import { informationKind } from '../mentions/nominals.ts';
import alternations from '../vocabulary/alternations.json' with { type: 'json' };
import type { Clause } from './clauses.ts';
import { isMeans, isTime, type Kind, kindOf } from './kinds.ts';
import type { Oblique } from './obliques.ts';
import { verbLemma } from './verbforms.ts';

/** How the verbs and nouns of a class say who gives what to whom: the grammar that VerbNet's class of them has. */
export interface Alternation {
  readonly name: string;
  readonly item: 'information' | 'anything';
  readonly subject: Role;
  readonly object: Role | null;
  /** Of the first of two objects, and of the subject of a passive that keeps one. */
  readonly first: Role | null;
  /** Of a sole object that is someone. */
  readonly party: Role | null;
  readonly prepositions: Readonly<Record<string, Role>>;
  readonly requires: readonly Role[];
  readonly otherwise: EventKind | null;
  /** The thing moved makes an event of it, whoever gave it to whomever: "was leaked", "was published". */
  readonly alone: boolean;
  /** The verb itself says that it did not happen: "withheld from". */
  readonly denies: boolean;
}

/** Roles by the word that heads their phrase. */
export type Fillers = Partial<Record<Role, number>>;

const CLASSES = alternations.classes as unknown as readonly (Omit<Alternation, 'otherwise' | 'alone' | 'denies'> & {
  readonly otherwise?: EventKind;
  readonly alone?: boolean;
  readonly denies?: boolean;
  readonly verbs: readonly string[];
  readonly nouns: readonly string[];
})[];
/** Classes whose thing moved may stand as subject: "the news leaked". */
const MOVES: ReadonlySet<string> = new Set(['give', 'contribute', 'secret']);
const VERBS = byWord((each) => each.verbs);
const NOUNS = byWord((each) => each.nouns);
const OTHER: ReadonlySet<string> = new Set(alternations.other.verbs);

function byWord(
  words: (each: (typeof CLASSES)[number]) => readonly string[],
): ReadonlyMap<string, readonly Alternation[]> {
  const out = new Map<string, Alternation[]>();
  for (const each of CLASSES) {
    const line: Alternation = {
      ...each,
      otherwise: each.otherwise ?? null,
      alone: each.alone ?? false,
      denies: each.denies ?? false,
    };
    for (const word of words(each)) out.set(word, [...(out.get(word) ?? []), line]);
  }
  return out;
}

/** The classes of the verb at a word, its particle taken with it; none where it is in none, undefined where it is no transfer's verb. */
export function alternationsOf(tree: Dependencies, at: number): readonly Alternation[] | undefined {
  const lemma = verbLemma(tree, at);
  const particle = childrenBy(tree, at, ['compound:prt'])[0] ?? particleAfter(tree, at);
  if (particle !== undefined) {
    const whole = `${lemma} ${wordAt(tree, particle).text.toLowerCase()}`;
    if (OTHER.has(whole)) return [];
    const found = VERBS.get(whole);
    if (found !== undefined) return found;
  }
  return VERBS.get(lemma);
}

/** "filled in the director": a particle that the parser took for the object's preposition. */
function particleAfter(tree: Dependencies, at: number): number | undefined {
  const next = tree.sentence.words[at + 1];
  const lemma = verbLemma(tree, at);
  return next?.upos === 'ADP' && VERBS.has(`${lemma} ${next.text.toLowerCase()}`) ? at + 1 : undefined;
}

/** The classes of a noun that names a transfer ("the leak"). */
export function nounAlternations(noun: string): readonly Alternation[] {
  return NOUNS.get(noun) ?? [];
}

/** Who gave what to whom, by the grammar of a verb of this class; null where what it requires is not there. */
export function fillersOf(tree: Dependencies, line: Alternation, clause: Clause): Fillers | null {
  const roles: Fillers = {};
  const put = (role: Role | null, at: number | null | undefined): void => {
    if (role === null || at === null || at === undefined || roles[role] !== undefined) return;
    if (!Object.values(roles).includes(at)) roles[role] = at;
  };
  const { subject, passive } = clause;
  // Of two objects the first is someone; what the parser hung beside a thing is none.
  const objects =
    clause.objects.length > 1 && kindOf(tree, clause.objects[0]!) === 'thing' && !passive
      ? clause.objects.slice(0, 1)
      : clause.objects;
  const [one, two] = beside(tree, line, clause, objects);
  const topical = clause.obliques.some(
    (each) => line.prepositions[each.preposition] === 'item' && (each.within === null || each.argued),
  );
  const sole = (at: number): Role | null => {
    const kind = kindOf(tree, at);
    // "supplied the defence with the list": what is supplied with something is who got it.
    const told = line.name === 'tell' && kind === 'either';
    const someone = kind === 'party' || told || (topical && !named(tree, at));
    return line.party !== null && (someone || line.object === line.party) ? line.party : line.object;
  };
  const doubled = line.first ?? line.party;
  if (passive) {
    put(line.subject, clause.obliques.find((each) => agentive(tree, each))?.word);
    if (one !== undefined && doubled !== null) {
      put(doubled, subject);
      put(line.object === doubled ? 'item' : line.object, one);
    } else if (subject !== null) put(sole(subject), subject);
  } else {
    put(line.subject, subject);
    if (two !== undefined && one !== undefined && doubled !== null) {
      put(doubled, one);
      put(line.object === doubled ? 'item' : line.object, two);
    } else if (one !== undefined) put(sole(one), one);
    // "the news leaked to them": what is given, where nothing else is; where it moves of itself, it is a journey.
    else if (
      MOVES.has(line.name) &&
      childrenBy(tree, clause.predicate, ['ccomp', 'xcomp']).length === 0 &&
      subject !== null &&
      line.object === 'item' &&
      line.subject === 'discloser' &&
      kindOf(tree, subject) === 'thing'
    ) {
      delete roles[line.subject];
      put('item', subject);
    }
  }
  // What hangs on the verb first; what the parser hung on one of its phrases only where nothing else fills the place.
  const open = clause.obliques.filter((each) => line.prepositions[each.preposition] !== undefined);
  const someone = (each: Oblique): boolean => kindOf(tree, each.word) === 'party';
  const direct = open.filter((each) => each.within === null);
  for (const each of [
    ...direct.filter(someone),
    ...direct.filter((each) => !someone(each)),
    ...open.filter((each) => each.within !== null),
  ]) {
    const role = line.prepositions[each.preposition]!;
    if (fits(tree, role, each, kindOf(tree, each.word), roles)) put(role, each.word);
  }
  argued(tree, line, clause, put);
  if (line.requires.some((role) => roles[role] === undefined)) return null;
  return roles;
}

/** "sending our group chats to her ex": with somebody to get it, two nouns side by side are one thing. */
function beside(tree: Dependencies, line: Alternation, clause: Clause, objects: readonly number[]): readonly number[] {
  const [one, two] = objects;
  if (one === undefined || two !== one + 1 || wordAt(tree, one).upos === 'PRON') return objects;
  const to = clause.obliques.some(
    ({ preposition, word }) => line.prepositions[preposition] === 'recipient' && kindOf(tree, word) === 'party',
  );
  return to ? [two] : objects;
}

/** What the parser hung elsewhere and the argument pass gives the verb: who acts, what a preposition brings, the thing. */
function argued(
  tree: Dependencies,
  line: Alternation,
  clause: Clause,
  put: (role: Role | null, at: number) => void,
): void {
  for (const argument of tree.frameAt.get(clause.predicate)?.arguments ?? []) {
    if (!/^ARG\d$/.test(argument.role)) continue;
    const head = headOf(tree, argument);
    // "targeting data": a participle that the parser set over its noun.
    const last = argument.past - 1;
    const at =
      wordAt(tree, head).upos === 'VERB' && wordAt(tree, last).head === head && last - head === 1 ? last : head;
    const first = wordAt(tree, argument.first);
    const kind = kindOf(tree, at);
    if (!['NOUN', 'PROPN', 'PRON'].includes(wordAt(tree, at).upos) || isTime(tree, at)) continue;
    // A clause is said, not handed over: "it was on my desk".
    if (childrenBy(tree, at, ['cop', 'nsubj']).length > 0) continue;
    if (first.upos === 'ADP') {
      const role = line.prepositions[first.text.toLowerCase()];
      if (role === 'item' ? kind !== 'party' : kind === 'party') put(role ?? null, at);
    } else if (argument.role === 'ARG0') {
      if (!clause.passive && kind !== 'thing') put(line.subject, at);
    } else if (argument.role === 'ARG1' && line.object === 'item' && kind !== 'party') put('item', at);
  }
}

/** Whether a noun names information by itself. */
function named(tree: Dependencies, at: number): boolean {
  return informationKind(wordAt(tree, at).text) !== null;
}

function agentive(tree: Dependencies, each: Oblique): boolean {
  if (each.preposition !== 'by' || isTime(tree, each.word) || named(tree, each.word) || isMeans(tree, each.word))
    return false;
  return kindOf(tree, each.word) !== 'thing' || (each.argued && wordAt(tree, each.word).entity !== 'event');
}

const TIMES = new Set(['time', 'event']);

/** Whether what a preposition brings can fill a role: someone gives and gets; only what is told is told "of". */
function fits(tree: Dependencies, role: Role, each: Oblique, kind: Kind, roles: Fillers): boolean {
  const { entity, upos } = wordAt(tree, each.word);
  if (isTime(tree, each.word)) return false;
  if (role === 'item') {
    // "warned of", "told about": inside another phrase only where that is who was told ("told the owner of the raid").
    if (each.within === null) return kind !== 'party' || each.preposition !== 'to';
    return (each.within === roles.recipient || each.within === roles.discloser) && kind !== 'party';
  }
  if (each.within !== null && kind !== 'party' && !each.argued) return false;
  if (['with', 'in', 'for', 'through', 'via', 'off', 'between', 'among', 'into', 'upon'].includes(each.preposition))
    return kind === 'party';
  return upos === 'ADV' || each.argued || !(kind === 'thing' && TIMES.has(entity));
}

/** The words of each role. A phrase is cut before the one that another role took out of it. */
export function spansOf(tree: Dependencies, roles: Fillers): Partial<Record<Role, WordSpan>> {
  const spans: Partial<Record<Role, WordSpan>> = {};
  for (const [role, at] of Object.entries(roles) as [Role, number][]) {
    const span = phraseOf(tree, at);
    // "to a courier and from him to the rebels": what another preposition brings is another place.
    const others = (tree.children[at] ?? []).filter(
      (child) => child > at && childrenBy(tree, child, ['cc']).length > 0 && !sameCase(tree, at, child),
    );
    const cuts = [...Object.values(roles), ...others].filter(
      (other) => other > at && other < span.past && other >= span.first,
    );
    const first = cuts.length === 0 ? span.past : Math.min(...cuts.map((other) => startOf(tree, other)));
    spans[role] = { first: span.first, past: Math.max(at + 1, Math.min(span.past, first)) };
  }
  return spans;
}

/** Whether a joined phrase has no preposition of its own, or the same. */
function sameCase(tree: Dependencies, at: number, other: number): boolean {
  const [one, two] = [at, other].map((word) => childrenBy(tree, word, ['case'])[0]);
  return two === undefined || (one !== undefined && wordAt(tree, one).text === wordAt(tree, two).text);
}

function startOf(tree: Dependencies, at: number): number {
  const open = [at];
  let first = at;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    first = Math.min(first, next);
    open.push(...(tree.children[next] ?? []).filter((child) => child < at));
  }
  return first;
}
