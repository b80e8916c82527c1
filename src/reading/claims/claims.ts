import type { Role } from '../../terms/event.ts';
import { certaintyOf, type Factuality, factualityOf, polarityOf } from '../../terms/factuality.ts';
import { UNDATED } from '../../terms/interval.ts';
import type { Dropped } from '../../terms/mistake.ts';
import { passageOf } from '../../terms/passage.ts';
import type { WordSpan } from '../analysis/analysis.ts';
import { partOfName } from '../attribution/attributions.ts';
import { type EventMention, eventsOf } from '../events/events.ts';
import { affirmed } from '../events/gaps.ts';
import { childrenBy, type Dependencies, extent, relationOf, upward, wordAt } from '../grammar/dependencies.ts';
import { mentionAt } from '../mentions/mentions.ts';
import type { ClaimProposal, ReadMention } from '../reading.ts';
import { answerOf, asksFor, isQuestion, isTurn, polarAnswer } from './answers.ts';
import { citationClaims, citedOnce, ofCited, statedCitations } from './cited.ts';
import { atTheMeeting, type ClaimDraft, fromThere } from './discourse.ts';
import { withLinks } from './linked.ts';
import { combinations, complete, couldAct, HANDS, itemsOf, mentionsIn, PARTIES } from './parties.ts';
import { completed, datedLater } from './takenupevents.ts';
import { speaksOnly } from './tellings.ts';
import { type ClaimContext, chainValues, heldIn, type InVoice, opposite, type Voice, voiceAt } from './voices.ts';

/** What was read of a document's events: claims in order of text, and the handings over that nobody and nothing fills. */
export interface Claimed {
  readonly claims: readonly ClaimDraft[];
  readonly dropped: readonly Dropped[];
}

/** Every claim of a document. A handing over of which neither a party nor the thing is named is dropped, in the open. */
export function claimsOf(context: ClaimContext): Claimed {
  const out: ClaimDraft[] = [];
  const dropped: Dropped[] = [];
  context.trees.forEach((tree, index) => {
    const citations: ClaimDraft[] = [];
    const stated = statedCitations(context, tree);
    const events = [...eventsOf(tree), ...stated];
    for (const event of events) {
      // “Nobody Knows the Way” is a title, and nobody's claim.
      if (partOfName(tree, event.predicate)) continue;
      const voice = voiceAt(context, tree, event.predicate);
      if (event.event === 'citation') {
        const held = heldOf(context, event, voice);
        // "The Ledger would not say whether": nothing is had from it.
        if (stated.includes(event) && polarityOf(held.value) !== '+') continue;
        const base = claimBase(context, event, voice, held);
        const shared = events.some((each) => each.event !== 'citation' && each.predicate === event.predicate);
        citations.push(
          ...citationClaims(context, event, voice, shared ? { ...base, predicate: ofCited(event) } : base),
        );
        continue;
      }
      if (speaksOnly(context, event)) continue;
      const held = heldOf(context, event, voice);
      const claims = [...filled(context, event, voice, held), ...answered(context, event, voice, index)];
      out.push(
        ...claims.map((claim) =>
          completed(context, atTheMeeting(context, fromThere(claim, event, out), out), event, out),
        ),
      );
      // Only what is surely information: every gift and sale would be listed otherwise.
      if (claims.length === 0 && event.event === 'disclosure' && event.informs) {
        const quote = context.document.text.slice(tree.sentence.start, tree.sentence.end);
        dropped.push({
          doc: context.document.id,
          quote,
          why: 'a disclosure that names neither what moved nor two parties',
        });
      }
    }
    for (const [at, when] of datedLater(context, tree, out))
      out[at] = { ...out[at]!, claim: { ...out[at]!.claim, when } };
    out.push(
      ...withLinks(context, tree, citedOnce(citations), (event) => {
        const voice = voiceAt(context, tree, event.predicate);
        return claimBase(context, event, voice, heldOf(context, event, voice));
      }),
    );
  });
  return { claims: once(out), dropped };
}

/** "shared, sold or otherwise disclosed it": the same transfer by several joined verbs is claimed once. */
function once(claims: readonly ClaimDraft[]): ClaimDraft[] {
  const seen = new Set<string>();
  return claims.filter(({ claim, draft }) => {
    if (claim.event !== 'disclosure') return true;
    const { discloser, recipient, item } = claim.roles;
    const key = [claim.sentence, draft, discloser, recipient, item, claim.when.edtf, ...claim.factuality].join(' ');
    const again = seen.has(key);
    seen.add(key);
    return !again;
  });
}

/** How an event is held: a question in its own main clause claims nothing, and "withheld" says that it was not given. */
function heldOf(context: ClaimContext, event: EventMention, voice: Voice): InVoice {
  const held = heldIn(context, event.tree, event.predicate, voice);
  const { tree, predicate, roles } = event;
  const asks = roles.discloser !== undefined && asksFor(tree, roles.discloser);
  if ((isQuestion(tree) || asks) && isMain(tree, predicate)) return { ...held, value: 'Uu' };
  // "Union to hand the file over": a headline's or a memo's plan.
  const planned = childrenBy(tree, predicate, ['mark']).some((mark) => wordAt(tree, mark).lemma === 'to');
  const named = upward(tree, predicate).every(
    (at) =>
      at === predicate ||
      (['NOUN', 'PROPN'].includes(wordAt(tree, at).upos) && childrenBy(tree, at, ['cop']).length === 0),
  );
  if (planned && named && wordAt(tree, predicate).head >= 0) return { ...held, value: 'Uu', content: 'Uu' };
  // "the deputy, not the mayor, who let them in": said of the one whom it is affirmed of.
  const { head, relation } = wordAt(tree, predicate);
  if (relation === 'acl:relcl' && affirmed(tree, head) !== head && polarityOf(held.value) === '-')
    return { ...held, value: opposite(held.value), content: opposite(held.content) };
  // "If it was Brandt who told them": a cleft is held as what it is said of.
  const cleft = relation === 'acl:relcl' && childrenBy(tree, head, ['cop']).length > 0;
  const it = childrenBy(tree, head < 0 ? predicate : head, ['expl', 'nsubj']).some((at) =>
    /^it$/i.test(wordAt(tree, at).text),
  );
  if (cleft && it && heldIn(context, tree, head, voice).value === 'Uu') return { ...held, value: 'Uu', content: 'Uu' };
  if (!event.denies) return held;
  // "did not withhold it": whether it was given is left open.
  const denied = (value: Factuality): Factuality =>
    polarityOf(value) === '+' ? factualityOf(certaintyOf(value), '-') : 'Uu';
  return { ...held, value: denied(held.value), content: denied(held.content) };
}

/** Whether a word's clause is the sentence's own, or a clause beside it, and none that it takes for granted. */
function isMain(tree: Dependencies, at: number): boolean {
  return upward(tree, at).every((word) =>
    ['root', 'parataxis', 'conj', 'ccomp', 'xcomp', 'obj'].includes(relationOf(wordAt(tree, word))),
  );
}

const ANYBODY = /^(?:no[ -]?one|nobody|none|no|any(?:one|body)|who(?:m)?ever)\b/iu;

/** "nobody", "no one at the bank": no one in particular. */
function anybody(tree: Dependencies, mention: ReadMention): boolean {
  const before = tree.sentence.words[mention.word - 1]?.text ?? '';
  return ANYBODY.test(mention.passage.quote) || /^(?:no|any)$/i.test(before);
}

/** Whether whoever fills the role is taken for somebody by that place alone: giving and getting, and what takes a mind. */
function byPlace(event: EventMention, role: Role, mention: ReadMention): boolean {
  if (event.event === 'disclosure') return HANDS.has(role);
  const minded = ['acquisition', 'meeting'].includes(event.event) || (event.event === 'knowledge' && event.informs);
  const thought = wordAt(event.tree, mention.word).entity === 'abstract';
  return role === 'agent' && minded && !thought && wordAt(event.tree, event.predicate).upos === 'VERB';
}

/** The claims of one event, one for each combination of parties; none where the event lacks what makes it one. */
function filled(context: ClaimContext, event: EventMention, voice: Voice, held: InVoice): ClaimDraft[] {
  const items = itemsOf(context, event);
  const parties = new Map<Role, ReadMention[]>();
  for (const role of PARTIES) {
    // "to nobody", "to anyone at all": whoever that would be, so that a denial of it covers them all.
    const named = mentionsIn(context, event, role).filter((mention) => !anybody(event.tree, mention));
    const found = named.filter((mention) =>
      couldAct(mention, byPlace(event, role, mention), wordAt(event.tree, mention.word).entity),
    );
    // "the Ruritanian leak": the adjective says whose, not who leaked.
    const span = event.roles[role];
    const adjective =
      span !== undefined &&
      span.past - span.first === 1 &&
      wordAt(event.tree, span.first).upos === 'ADJ' &&
      relationOf(wordAt(event.tree, span.first)) !== 'nsubj';
    if (found.length > 0 && !adjective) parties.set(role, found);
  }
  if (!complete(event, parties, items)) return [];
  const base = claimBase(context, event, voice, held);
  const fixed: Partial<Record<Role, string>> = {};
  // "gave them bread, blankets and directions": of several things, one that is information.
  const item = items.find((each) => each.refersTo === 'item') ?? items[0];
  if (item !== undefined) fixed.item = item.id;
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

function claimBase(
  context: ClaimContext,
  event: EventMention,
  voice: Voice,
  held: InVoice,
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
    grounds: { rule: event.rule, steps: held.steps },
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
      if (giver === holder || event.denies || giver === claim.roles.recipient) continue;
      const roles: Partial<Record<Role, string>> = { discloser: giver, recipient: holder };
      if (claim.roles.item !== undefined) roles.item = claim.roles.item;
      const grounds = { ...claim.grounds, rule: 'receipt' };
      out.push({
        claim: { ...claim, event: 'disclosure', relation: null, roles, when: UNDATED, grounds },
        draft,
        tree,
      });
    }
  }
  return out;
}

/** Those an item is said to be "from", also where it is named through the pronoun of a relative clause. */
function givers(context: ClaimContext, item: ReadMention): string[] {
  const own = item.links.filter((link) => link.kind === 'of' && link.by === 'from').map((link) => link.to);
  const behind = item.links.filter((link) => link.kind === 'antecedent').map((link) => context.mentionBy.get(link.to));
  return [...own, ...behind.flatMap((mention) => (mention === undefined ? [] : givers(context, mention)))];
}

/**
 * "Who gave it to them? It looks like it was Orlov.", "Did you hand him the folder? – I did not.": the question claims
 * nothing, question and answer together do, on the word of whoever answers.
 */
function answered(context: ClaimContext, event: EventMention, voice: Voice, index: number): ClaimDraft[] {
  const next = isQuestion(event.tree) ? answering(context, event, index) : null;
  if (next === null) return [];
  const asked = (Object.entries(event.roles) as [Role, WordSpan][]).find(([, span]) => asksFor(event.tree, span));
  const who = asked === undefined ? null : answerOf(next.tree);
  const polarity = asked === undefined ? polarAnswer(next.tree) : null;
  if (who === null && polarity === null) return [];
  const word = who?.word ?? next.tree.sentence.words.findIndex(({ head }) => head < 0);
  const speaking = voiceAt(context, next.tree, word);
  if (speaking.draft !== voice.draft && !next.turn) return [];
  const stated = heldIn(context, next.tree, word, speaking);
  const value: Factuality = polarity === '-' ? 'CT-' : 'CT+';
  const held: InVoice = polarity === null ? stated : { ...stated, value, content: value };
  const span = extent(next.tree, { first: 0, past: next.tree.sentence.words.length });
  const { document } = context;
  const open = asked === undefined ? {} : { [asked[0]]: undefined };
  const others = filled(
    context,
    { ...event, roles: { ...event.roles, ...open } as EventMention['roles'] },
    speaking,
    held,
  );
  const fillers =
    who === null ? [] : mentionAt(context.mentions, next.tree.index, who.phrase).filter((mention) => couldAct(mention));
  const given = (roles: ClaimProposal['roles']): ClaimProposal['roles'][] =>
    asked === undefined ? [roles] : fillers.map((filler) => ({ ...roles, [asked[0]]: filler.id }));
  return others.flatMap(({ claim, draft, tree }) =>
    given(claim.roles).map((roles) => ({
      claim: {
        ...claim,
        roles,
        factuality: chainValues(context, speaking, held),
        questions: held.questions,
        passage: passageOf(document.id, document.text, event.tree.sentence.start, span.end),
        score: Math.round(claim.score * 900) / 1000,
        grounds: { rule: 'answer', steps: held.steps },
      },
      draft,
      tree,
    })),
  );
}

/** The sentence that may answer a question: the next of its paragraph, or the first of the next speaker's turn. */
function answering(
  context: ClaimContext,
  event: EventMention,
  index: number,
): { tree: Dependencies; turn: boolean } | null {
  const next = context.trees[index + 1];
  if (next === undefined) return null;
  if (isTurn(next)) {
    const tree = context.trees[index + 2];
    return tree === undefined ? null : { tree, turn: true };
  }
  const turn = /^A[.:]?$/.test(next.sentence.words[0]?.text ?? '');
  return turn || next.sentence.block === event.tree.sentence.block ? { tree: next, turn } : null;
}
