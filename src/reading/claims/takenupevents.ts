import type { Role } from '../../terms/event.ts';
import { certaintyOf, polarityOf } from '../../terms/factuality.ts';
import { intersection, type When } from '../../terms/interval.ts';
import { nounAlternations } from '../events/alternations.ts';
import type { EventMention } from '../events/events.ts';
import { occurrenceOf } from '../events/occurrences.ts';
import { childrenBy, type Dependencies, wordAt } from '../grammar/dependencies.ts';
import type { ReadMention } from '../reading.ts';
import type { ClaimDraft } from './discourse.ts';
import { type ClaimContext, heldIn, voiceAt } from './voices.ts';

/** How many sentences back a noun of transfer and a bare pronoun take up what was said to have been handed over. */
const REACH = 3;
const NEXT = 1;
const POINTING = /^(?:the|this|that|such)$/i;
const PRONOUN = /^(?:this|that|it)$/i;
/** Classes of telling: a "briefing" takes up no parcel, a "handover" nothing that was only told. */
const TELLING = /(?:inform|tell|guide|contact|confide|reveal|learn|light verb|idiom)/;
const HANDING = /(?:give|contribute|carry|supply|deposit|receive|get|show|exchange|journey|receipt)/;

/** A noun or pronoun that points back at a handing over, by its word. */
interface Pointer {
  readonly word: number;
  /** The class of the noun; null for a pronoun. */
  readonly line: string | null;
}

/**
 * Earlier claims to which a sentence adds when they were: "The handover took place in May", "This happened the same
 * evening". The time goes to the nearest handing over that the noun can stand for, unless that has one of its own that is
 * another. Where in `before` they stand, with the time.
 */
export function datedLater(
  context: ClaimContext,
  tree: Dependencies,
  before: readonly ClaimDraft[],
): ReadonlyMap<number, When> {
  const out = new Map<number, When>();
  for (const pointer of pointersIn(tree)) {
    const place = occurrenceOf(tree, pointer.word);
    if (place === null) continue;
    const frame = tree.frameAt.get(place);
    const times = frame?.arguments.filter(({ role }) => role === 'ARGM-TMP') ?? [];
    const when = context.timeOf({ tree, predicate: pointer.word, times });
    const held = heldIn(context, tree, place, voiceAt(context, tree, place));
    if (when.words === null || polarityOf(held.value) !== '+') continue;
    const [last] = takenUp(tree, pointer, before);
    if (last === undefined) continue;
    const { sentence, predicate } = before[last]!.claim;
    before.forEach(({ claim }, at) => {
      if (claim.sentence !== sentence || claim.predicate !== predicate || claim.event !== 'disclosure') return;
      const narrowed = claim.when.words === null ? when : finer(claim.when, when);
      if (narrowed !== null) out.set(at, narrowed);
    });
  }
  return out;
}

function finer(known: When, added: When): When | null {
  if (added.earliest === null || added.latest === null) return null;
  const shared = intersection(known, added);
  return shared !== null && shared.earliest === added.earliest && shared.latest === added.latest ? added : null;
}

/**
 * A claim that names its transfer only by a noun that points back ("The leak came from a typist", "his tip-off to the
 * owner") with what the handing over it takes up says: what moved, and who gave or got it where the claim leaves that open
 * and names nobody else. What somebody passes on by that name ("passed the warning on") is a thing of its own.
 */
export function completed(
  context: ClaimContext,
  each: ClaimDraft,
  event: EventMention,
  before: readonly ClaimDraft[],
): ClaimDraft {
  const { claim, tree } = each;
  if (claim.event !== 'disclosure' || event.denies || !/^(?:journey|noun)/.test(event.rule)) return each;
  const item = claim.roles.item === undefined ? undefined : context.mentionBy.get(claim.roles.item);
  if (item !== undefined && (item.sentence !== tree.index || item.links.some(({ kind }) => kind === 'of'))) return each;
  const pointer = pointerAt(tree, item?.word ?? event.predicate);
  if (pointer === null || pointer.line === null) return each;
  const found = takenUp(tree, pointer, before).map((at) => before[at]!.claim.roles);
  const roles = found.find((other) => !conflicts(context, claim.roles, other));
  const thing = roles?.item ?? found.find((other) => other.item !== undefined)?.item;
  return thing === undefined
    ? each
    : { ...each, claim: { ...claim, roles: { ...roles, ...claim.roles, item: thing } } };
}

/** Whether both name a giver, or a getter, and not plainly the same. */
function conflicts(
  context: ClaimContext,
  own: Partial<Record<Role, string>>,
  other: Partial<Record<Role, string>>,
): boolean {
  return (['discloser', 'recipient'] as const).some((role) => {
    const [a, b] = [own[role], other[role]].map((id) => (id === undefined ? undefined : context.mentionBy.get(id)));
    return a !== undefined && b !== undefined && !alike(a, b);
  });
}

function alike(a: ReadMention, b: ReadMention): boolean {
  return a.name.toLowerCase() === b.name.toLowerCase() || a.head.toLowerCase() === b.head.toLowerCase();
}

function pointersIn(tree: Dependencies): Pointer[] {
  return tree.sentence.words.flatMap((_, at) => pointerAt(tree, at) ?? []);
}

function pointerAt(tree: Dependencies, at: number): Pointer | null {
  const word = wordAt(tree, at);
  if (PRONOUN.test(word.text) && word.upos === 'PRON') return { word: at, line: null };
  if (word.upos !== 'NOUN') return null;
  const noun = compoundOf(tree, at);
  const [line] = nounAlternations(noun);
  const pointing =
    childrenBy(tree, at, ['det']).some((child) => POINTING.test(wordAt(tree, child).text)) ||
    childrenBy(tree, at, ['nmod:poss']).length > 0;
  return line === undefined || !pointing ? null : { word: at, line: line.name };
}

/** "tip-off" in three words, as the tokenizer leaves it. */
function compoundOf(tree: Dependencies, at: number): string {
  const { text, lemma } = wordAt(tree, at);
  const before = tree.sentence.words[at - 2];
  return tree.sentence.words[at - 1]?.text === '-' && before !== undefined
    ? `${before.text}-${text}`.toLowerCase()
    : lemma.toLowerCase();
}

/** Where the claims stand that a pointer can take up, the nearest first. */
function takenUp(tree: Dependencies, { line }: Pointer, before: readonly ClaimDraft[]): number[] {
  const out: number[] = [];
  for (let at = before.length - 1; at >= 0; at--) {
    const { claim } = before[at]!;
    const apart = tree.index - claim.sentence;
    if (apart > (line === null ? NEXT : REACH)) break;
    if (apart < 1 || claim.event !== 'disclosure') continue;
    const value = claim.factuality.at(-1) ?? 'Uu';
    if (certaintyOf(value) === 'U' || polarityOf(value) !== '+') continue;
    if (line === null || standsFor(line, claim.grounds.rule)) out.push(at);
  }
  return out;
}

/** Whether a noun of one class can name what a rule of another found. */
function standsFor(noun: string, rule: string): boolean {
  if (TELLING.test(noun)) return !HANDING.test(rule);
  return HANDING.test(noun) ? !TELLING.test(rule) : true;
}
