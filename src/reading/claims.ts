import type { Document } from '../terms/document.ts';
import type { Role } from '../terms/event.ts';
import type { Factuality } from '../terms/factuality.ts';
import type { When } from '../terms/interval.ts';
import { UNDATED } from '../terms/interval.ts';
import { passageOf } from '../terms/passage.ts';
import type { WordSpan } from './analysis.ts';
import { answerOf, asksFor, isQuestion } from './answers.ts';
import { type Dependencies, extent, headOf, holdsClause, wordAt } from './dependencies.ts';
import type { EventMention } from './events.ts';
import { eventsOf } from './events.ts';
import { type Held, heldAt, under } from './factuality.ts';
import { isQuotation } from './idioms.ts';
import { mentionAt } from './mentions.ts';
import type { ClaimProposal, HolderProposal, ReadMention } from './reading.ts';
import { covers, type Draft } from './statements.ts';
import material from './vocabulary/material.json' with { type: 'json' };

/** Who holds what stands at a place of the text: the statement it stands in, and the chain down to its source. */
export interface Voice {
  /** Index of the innermost draft, or null where the author speaks. */
  readonly draft: number | null;
  readonly holders: readonly HolderProposal[];
}

/** A claim with the draft it stands in; its statement is named once statements have their ids. */
export interface ClaimDraft {
  readonly claim: Omit<ClaimProposal, 'id' | 'statement'>;
  readonly draft: number | null;
  readonly tree: Dependencies;
}

/** What claims are read with: everything known of the document so far. */
export interface ClaimContext {
  readonly document: Document & { readonly text: string };
  readonly trees: readonly Dependencies[];
  readonly drafts: readonly Draft[];
  readonly mentions: readonly ReadMention[];
  /** The chain of holders of each draft. */
  readonly chains: readonly (readonly HolderProposal[])[];
  readonly author: HolderProposal;
  /** When an event at a word was, by the words near it. */
  readonly timeOf: (event: EventMention) => When;
}

/** Most claims that one event gives where several givers and getters are named together. */
const MOST_FILLERS = 6;

/** Every claim of a document, in order of text. */
export function claimsOf(context: ClaimContext): ClaimDraft[] {
  const out: ClaimDraft[] = [];
  context.trees.forEach((tree, index) => {
    for (const event of eventsOf(tree)) {
      const voice = voiceAt(context, tree, event.predicate);
      if (speaksOnly(context, event)) continue;
      const held = heldIn(context, tree, event.predicate, voice);
      const claims = [...filled(context, event, voice, held), ...answered(context, event, voice, index)];
      out.push(...claims.map((claim) => atTheMeeting(context, fromThere(claim, event, out), out)));
    }
  });
  return out;
}

/** "from there", "from him": an adverb of place after a handing over stands for whoever got it, in this or the last sentence. */
function fromThere(claim: ClaimDraft, event: EventMention, before: readonly ClaimDraft[]): ClaimDraft {
  const span = event.roles.discloser;
  if (claim.claim.event !== 'disclosure' || claim.claim.roles.discloser !== undefined || span === undefined)
    return claim;
  if (!['there', 'here'].includes(wordAt(event.tree, span.past - 1).lemma.toLowerCase())) return claim;
  const last = before.findLast(
    (each) =>
      each.claim.event === 'disclosure' &&
      each.claim.roles.recipient !== undefined &&
      event.tree.index - each.claim.sentence <= 1,
  );
  const holder = last?.claim.roles.recipient;
  if (holder === undefined) return claim;
  return { ...claim, claim: { ...claim.claim, roles: { ...claim.claim.roles, discloser: holder } } };
}

/**
 * A handing over to "those officials" just after a dated meeting was on that occasion: it takes the meeting's time. Only
 * where the text points back to someone, says no time of its own, and nothing but the paragraph lies between.
 */
function atTheMeeting(context: ClaimContext, each: ClaimDraft, before: readonly ClaimDraft[]): ClaimDraft {
  const { claim, tree } = each;
  if (claim.event !== 'disclosure' || claim.when.words !== null) return each;
  const party = context.mentions.find((mention) => mention.id === claim.roles.recipient);
  if (party === undefined || (party.form !== 'demonstrative' && party.head.toLowerCase() !== 'them')) return each;
  const meeting = before.findLast(
    (other) =>
      other.claim.event === 'meeting' &&
      other.tree.sentence.block === tree.sentence.block &&
      tree.index - other.claim.sentence <= 1,
  );
  return meeting === undefined || meeting.claim.when.words === null
    ? each
    : { ...each, claim: { ...claim, when: meeting.claim.when } };
}

/** Who speaks at a word: the innermost statement whose content holds it. A cue is spoken by whoever reports it. */
export function voiceAt(context: ClaimContext, tree: Dependencies, word: number): Voice {
  const { start } = wordAt(tree, word);
  let best: number | null = null;
  let size = Number.POSITIVE_INFINITY;
  context.drafts.forEach((draft, at) => {
    if (!covers(draft.content, start)) return;
    if (draft.attribution.tree === tree && draft.attribution.predicate === word) return;
    const length = draft.content.reduce((sum, stretch) => sum + stretch.end - stretch.start, 0);
    if (length < size) {
      best = at;
      size = length;
    }
  });
  return { draft: best, holders: best === null ? [context.author] : (context.chains[best] ?? [context.author]) };
}

/** The event's value for the innermost holder: what its clause says, under the force of the cue it stands under. */
export function heldIn(context: ClaimContext, tree: Dependencies, word: number, voice: Voice): Held {
  const draft = voice.draft === null ? null : context.drafts[voice.draft];
  if (draft === null || draft === undefined) return heldAt(tree, word, () => true);
  const held = heldAt(tree, word, (at) => covers(draft.content, wordAt(tree, at).start));
  const result = under(draft.force, held);
  return draft.questions ? { value: 'Uu', questions: true } : result;
}

/** One value for each holder: the innermost holds; whoever relays does not, unless the cue takes its content for granted. */
export function chainValues(context: ClaimContext, voice: Voice, held: Held): Factuality[] {
  const values: Factuality[] = voice.holders.map(() => 'Uu');
  if (values.length === 0) return values;
  values[values.length - 1] = held.value;
  const draft = voice.draft === null ? undefined : context.drafts[voice.draft];
  const above = draft?.parent === null || draft === undefined ? 1 : (context.chains[draft.parent]?.length ?? 1);
  if (draft?.factive === true && draft.force.certainty === 'CT' && values.length > above)
    values[values.length - 2] = held.value;
  return values;
}

/**
 * A telling whose content is read as a statement of its own is that statement, not a second claim: to tell an outlet or
 * an inquiry something is to speak, which is lineage. Told to a person, what was said moved, too.
 */
function speaksOnly(context: ClaimContext, event: EventMention): boolean {
  if (event.event !== 'disclosure') return false;
  const spoken = context.drafts.some(
    (draft) => draft.attribution.tree === event.tree && draft.attribution.predicate === event.predicate,
  );
  if (!spoken) return false;
  const clause = event.roles.item === undefined || holdsClause(event.tree, event.roles.item);
  return clause && !mentionsIn(context, event, 'recipient').some((mention) => mention.refersTo === 'person');
}

function mentionsIn(context: ClaimContext, event: EventMention, role: Role): ReadMention[] {
  const span = event.roles[role];
  return span === undefined ? [] : mentionAt(context.mentions, event.tree.index, span);
}

const PARTIES: readonly Role[] = ['discloser', 'recipient', 'agent', 'other', 'originator'];
const ASKING = new Set(['who', 'whom', 'what', 'whoever', 'which']);
const MATERIAL: ReadonlySet<string> = new Set(material.nouns);
const TANGIBLE = new Set(['person', 'animal', 'plant', 'substance', 'place']);
const HANDS: ReadonlySet<Role> = new Set<Role>(['discloser', 'recipient']);
const POINTERS = new Set(['pronoun', 'demonstrative']);

/**
 * Whether a mention can be a party. Whoever gives or gets is taken for one by that place alone, unless it is plainly a
 * thing, a time or a place: the tagger has no word for every trade ("from a cleaner", "to Selby's office").
 */
function couldAct(mention: ReadMention, hands = false, entity = 'none'): boolean {
  const head = mention.head.toLowerCase();
  if (ASKING.has(head) && mention.links.length === 0) return false;
  if (mention.refersTo === 'item') return false;
  if (mention.refersTo !== 'other' || POINTERS.has(mention.form)) return true;
  return hands && !['time', 'place', 'substance', 'animal', 'plant', 'event'].includes(entity) && !MATERIAL.has(head);
}

/**
 * Whether a thing that is given can be information: named so, pointed at, told by a word that only tells, or at least
 * nothing that is plainly goods, money or a person. A closed list of information nouns would lose the reserve price, the
 * guest list and the sealed verdict; what slips through is an item nobody asks about.
 */
function couldMove(mention: ReadMention, entity: string, informs: boolean): boolean {
  if (mention.refersTo === 'item' || POINTERS.has(mention.form)) return true;
  if (mention.refersTo !== 'other' || TANGIBLE.has(entity)) return false;
  return informs || !MATERIAL.has(mention.head.toLowerCase());
}

/** The claims of one event, one for each combination of parties; none where the event lacks what makes it one. */
function filled(context: ClaimContext, event: EventMention, voice: Voice, held: Held): ClaimDraft[] {
  const items = itemsOf(context, event);
  const parties = new Map<Role, ReadMention[]>();
  for (const role of PARTIES) {
    const found = mentionsIn(context, event, role).filter((mention) =>
      couldAct(mention, event.event === 'disclosure' && HANDS.has(role), wordAt(event.tree, mention.word).entity),
    );
    // "the Ruritanian leak": the adjective says whose, not who leaked.
    const span = event.roles[role];
    const adjective =
      span !== undefined && span.past - span.first === 1 && wordAt(event.tree, span.first).upos === 'ADJ';
    if (found.length > 0 && !adjective) parties.set(role, found);
  }
  if (!complete(event, parties, items)) return [];
  const [quoted] = items;
  if (
    event.event === 'disclosure' &&
    quoted !== undefined &&
    isQuotation(wordAt(event.tree, quoted.word).lemma.toLowerCase())
  ) {
    return cited(context, event, voice, held, parties.get('discloser') ?? [], quoted);
  }
  const base = claimBase(context, event, voice, held);
  const fixed: Partial<Record<Role, string>> = {};
  if (items[0] !== undefined) fixed.item = items[0].id;
  for (const role of ['instrument', 'place'] as const) {
    const [mention] = mentionsIn(context, event, role);
    if (mention !== undefined) fixed[role] = mention.id;
  }
  const claims = combinations(parties).map((roles) => ({
    claim: { ...base, roles: { ...roles, ...fixed } },
    draft: voice.draft,
    tree: event.tree,
  }));
  return [...claims, ...receipts(context, event, claims, items)];
}

/** What moved. Of a clause that is told ("told me she had it") only the clause itself, never someone it speaks of. */
function itemsOf(context: ClaimContext, event: EventMention): ReadMention[] {
  const span = event.roles.item;
  const found = mentionsIn(context, event, 'item').filter((mention) =>
    couldMove(mention, wordAt(event.tree, mention.word).entity, event.informs),
  );
  if (span === undefined || !['VERB', 'AUX'].includes(wordAt(event.tree, headOf(event.tree, span)).upos)) return found;
  const { start, end } = extent(event.tree, span);
  return found.filter((mention) => mention.passage.end - mention.passage.start > (end - start) / 2);
}

function complete(
  event: EventMention,
  parties: ReadonlyMap<Role, readonly ReadMention[]>,
  items: readonly ReadMention[],
): boolean {
  switch (event.event) {
    case 'disclosure':
      if (items.length === 0) return event.informs && parties.has('discloser') && parties.has('recipient');
      return parties.has('discloser') || parties.has('recipient');
    case 'acquisition':
    case 'knowledge':
      return parties.has('agent') && items.length > 0;
    case 'use':
      return items.length > 0;
    case 'relation':
    case 'meeting':
      return parties.has('agent') && parties.has('other');
    case 'citation':
      return parties.has('agent');
    case 'act':
      return true;
  }
}

/** To share a quotation is to cite what it is from. */
function cited(
  context: ClaimContext,
  event: EventMention,
  voice: Voice,
  held: Held,
  citing: readonly ReadMention[],
  quoted: ReadMention,
): ClaimDraft[] {
  const base = claimBase(context, { ...event, event: 'citation' }, voice, held);
  const from = givers(context, quoted)[0];
  return citing.map((agent) => ({
    claim: { ...base, roles: { agent: agent.id, ...(from === undefined ? {} : { originator: from }) } },
    draft: voice.draft,
    tree: event.tree,
  }));
}

function combinations(parties: ReadonlyMap<Role, readonly ReadMention[]>): Partial<Record<Role, string>>[] {
  let out: Partial<Record<Role, string>>[] = [{}];
  for (const [role, mentions] of parties) {
    out = out.flatMap((roles) => mentions.map((mention) => ({ ...roles, [role]: mention.id }))).slice(0, MOST_FILLERS);
  }
  return out;
}

function claimBase(
  context: ClaimContext,
  event: EventMention,
  voice: Voice,
  held: Held,
): Omit<ClaimProposal, 'id' | 'statement' | 'roles'> {
  const { sentence } = event.tree;
  const { document } = context;
  return {
    event: event.event,
    relation: event.relation,
    when: context.timeOf(event),
    holders: voice.holders,
    factuality: chainValues(context, voice, held),
    passage: passageOf(document.id, document.text, sentence.start, sentence.end),
    score: event.score,
    questions: held.questions,
    record: false,
    sentence: event.tree.index,
    predicate: event.predicate,
  };
}

/**
 * "The report from the ministry that he passed on": what someone held and passed on is said to have come from another.
 * It claims a receipt beside the passing on, held as that is.
 */
function receipts(
  context: ClaimContext,
  event: EventMention,
  claims: readonly ClaimDraft[],
  items: readonly ReadMention[],
): ClaimDraft[] {
  if (event.event !== 'disclosure' && event.event !== 'knowledge' && event.event !== 'use') return [];
  const out: ClaimDraft[] = [];
  for (const { claim, draft, tree } of claims) {
    const holder = claim.roles.discloser ?? claim.roles.agent;
    if (holder === undefined) continue;
    for (const giver of items.flatMap((item) => givers(context, item))) {
      if (giver === holder) continue;
      const roles: Partial<Record<Role, string>> = { discloser: giver, recipient: holder };
      if (claim.roles.item !== undefined) roles.item = claim.roles.item;
      out.push({ claim: { ...claim, event: 'disclosure', relation: null, roles, when: UNDATED }, draft, tree });
    }
  }
  return out;
}

/** Those an item is said to be "from", also where it is named through the pronoun of a relative clause. */
function givers(context: ClaimContext, item: ReadMention): string[] {
  const own = item.links.filter((link) => link.kind === 'of' && link.by === 'from').map((link) => link.to);
  const behind = item.links
    .filter((link) => link.kind === 'antecedent')
    .map((link) => context.mentions.find((each) => each.id === link.to));
  return [...own, ...behind.flatMap((mention) => (mention === undefined ? [] : givers(context, mention)))];
}

/** "Who gave it to them? It looks like it was Orlov.": the question claims nothing, question and answer together do. */
function answered(context: ClaimContext, event: EventMention, voice: Voice, index: number): ClaimDraft[] {
  if (!isQuestion(event.tree)) return [];
  const asked = (Object.entries(event.roles) as [Role, WordSpan][]).find(([, span]) => asksFor(event.tree, span));
  const next = context.trees[index + 1];
  if (asked === undefined || next === undefined || next.sentence.block !== event.tree.sentence.block) return [];
  const answer = answerOf(next);
  if (answer === null) return [];
  const answering = voiceAt(context, next, answer.word);
  if (answering.draft !== voice.draft) return [];
  const held = heldIn(context, next, answer.word, answering);
  const span = extent(next, { first: 0, past: next.sentence.words.length });
  const { document } = context;
  const fillers = mentionAt(context.mentions, next.index, answer.phrase).filter((mention) => couldAct(mention));
  const others = filled(
    context,
    { ...event, roles: { ...event.roles, [asked[0]]: undefined } as EventMention['roles'] },
    voice,
    held,
  );
  return others.flatMap(({ claim, draft, tree }) =>
    fillers.map((filler) => ({
      claim: {
        ...claim,
        roles: { ...claim.roles, [asked[0]]: filler.id },
        factuality: chainValues(context, answering, held),
        questions: held.questions,
        passage: passageOf(document.id, document.text, event.tree.sentence.start, span.end),
        score: claim.score * 0.9,
      },
      draft,
      tree,
    })),
  );
}
