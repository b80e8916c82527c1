import { nearestNames } from '../../exchange/nearest.ts';
import type { AnchoredClaim, Correction, ItemLink, Judgement } from '../../ledger/index.ts';
import type { Meant } from '../../resolution/fillers.ts';
import type { Evidence } from '../../terms/evidence.ts';
import { AUTHOR } from '../../terms/holder.ts';
import { UNDATED } from '../../terms/interval.ts';
import { Mistake } from '../../terms/mistake.ts';
import type { Passage } from '../../terms/passage.ts';
import type { ToReview } from '../../terms/review.ts';
import { actorAsked, itemAsked } from '../asked.ts';
import { anchoredOf, fillerOf } from './anchored.ts';
import { quoteIn } from './check.ts';
import { fieldsFrom, type Setting } from './fields.ts';

/** What a reviewer decided in a line, and why. */
export interface Decided {
  readonly judgement: Judgement;
  readonly why: string | null;
}

/** The keys that judge, what each does, and what is written behind it. */
export const KEYS: readonly (readonly [key: string, does: string, rest: string])[] = [
  ['a', 'accept', ''],
  ['r', 'reject', 'why'],
  ['w', 'withdrawn by its holder', 'why'],
  ['c', 'correct', 'recipient = Lund; when = May 2021; factuality = PS+'],
  ['m', 'add a missed claim', 'the quote | disclosure; discloser = Holm; recipient = Lund; item = the memo'],
  ['y', 'confirm what another decided', ''],
  ['t', 'tie a contact', 'its reference | the item'],
  ['g', 'merge actors', 'one | the other'],
  ['p', 'split an actor', 'the actor | numbers of mentions'],
  ['i', 'split an item', 'the item | numbers of mentions'],
  ['l', 'link items', 'one | same, part of, derived from, about, distinct | the other'],
  ['o', 'claims of one event', 'the other claim'],
  ['v', 'claims of an event of their own', 'others that are of the same | …'],
  ['e', 'claims given apart', 'the other claim | the quote that shows it'],
];

const LINKS: Readonly<Record<string, ItemLink>> = {
  same: 'same',
  'part of': 'part_of',
  'derived from': 'derived_from',
  about: 'about_same_thing',
  'about the same thing': 'about_same_thing',
  distinct: 'distinct',
};

/**
 * What a line judges: a key and what belongs to it (`KEYS`), and after “ -- ” a reason. Names are looked up as they are anywhere.
 *
 * @param shown the claim that the reviewer is looking at.
 * @throws Mistake where the line judges nothing, with what to write.
 */
export function decisionOf(line: string, { claim, awaiting, proposal }: ToReview, evidence: Evidence): Decided {
  const key = line.trim().charAt(0);
  const [, what = '', reason = ''] = /^(.*?)(?:(?:^|\s)--\s(.*))?$/su.exec(line.trim().slice(1)) ?? [];
  const parts = what.split('|').map((part) => part.trim());
  const [first = '', second = '', third = ''] = parts;
  const why = reason.trim() === '' ? null : reason.trim();
  const setting: Setting = { evidence, passage: claim.passage, nearest: nearestNames };
  const actor = (words: string) => fillerOf(actorAsked(evidence, words, nearestNames), evidence, claim.passage);
  const item = (words: string) => fillerOf(itemAsked(evidence, words, nearestNames), evidence, claim.passage);
  const picked = (all: readonly Meant[], asked: typeof actorAsked) => {
    const id = asked(evidence, first, nearestNames);
    return mentionsOf(key, first, second, all.find((each) => each.id === id)!);
  };
  switch (key) {
    case 'a':
      nothingBehind(first, key);
      if (proposal === null) return { judgement: { kind: 'claim-accepted', claim: claim.id }, why };
      return {
        judgement: { kind: 'claim-corrected', claim: claim.id, fields: laterFields(proposal, evidence) },
        why: why ?? 'as the later reading has it',
      };
    case 'r':
    case 'w': {
      const because = [what.trim(), reason.trim()].filter((part) => part !== '').join(' -- ');
      if (because === '') throw new Mistake('It was not said why.', `Write the reason behind it: ${key} WHY.`);
      const kind = key === 'r' ? 'claim-rejected' : 'claim-withdrawn';
      return { judgement: { kind, claim: proposal?.fresh.id ?? claim.id }, why: because };
    }
    case 'c':
      return {
        judgement: { kind: 'claim-corrected', claim: claim.id, fields: someFields(fieldsFrom(what, claim, setting)) },
        why,
      };
    case 'm':
      return { judgement: { kind: 'claim-added', claim: missedClaim(first, second, setting) }, why };
    case 'y': {
      const waiting = /^\d{1,15}$/u.test(first) ? Number(first) : first === '' ? awaiting[0]?.entry : undefined;
      if (waiting === undefined)
        throw new Mistake('Nothing waits for a second person here.', 'Accept it with “a”, or name an entry: y 12.');
      return { judgement: { kind: 'confirmed', entry: waiting }, why };
    }
    case 't':
      needed([first, second], key);
      return { judgement: { kind: 'contact-tied', reference: first, item: item(second) }, why };
    case 'g':
      needed([first, second], key);
      return { judgement: { kind: 'actors-merged', of: parts.map(actor) }, why };
    case 'p':
      return {
        judgement: { kind: 'actors-split', actor: actor(first), mentions: picked(evidence.actors, actorAsked) },
        why,
      };
    case 'i':
      return {
        judgement: { kind: 'items-split', item: item(first), mentions: picked(evidence.items, itemAsked) },
        why,
      };
    case 'o':
      needed([first], key);
      return { judgement: { kind: 'events-merged', claims: [claim.id, ...parts] }, why };
    case 'v':
      return {
        judgement: { kind: 'events-split', claims: [claim.id, ...parts.filter((part) => part !== '')] },
        why,
      };
    case 'l': {
      needed([first, second, third], key);
      const link = LINKS[second.toLowerCase()];
      if (link === undefined)
        throw new Mistake(`“${second}” is no way to link items.`, `Write one of ${Object.keys(LINKS).join(', ')}.`);
      return { judgement: { kind: 'items-linked', a: item(first), b: item(third), link }, why };
    }
    case 'e': {
      needed([first], key);
      const passage = second === '' ? null : quoteIn(evidence, claim.passage.doc, second);
      return { judgement: { kind: 'claims-apart', claims: [claim.id, first], passage }, why };
    }
    default:
      throw new Mistake(`“${key}” judges nothing.`, 'Press ? for what can be done.');
  }
}

function needed(parts: readonly string[], key: string): void {
  if (parts.every((part) => part !== '')) return;
  const [, , rest = ''] = KEYS.find(([each]) => each === key) ?? [];
  throw new Mistake('Something is missing.', `Write ${key} ${rest}.`);
}

function nothingBehind(part: string, key: string): void {
  if (part !== '') throw new Mistake(`“${key}” stands alone.`, `A reason goes behind “--”: ${key} -- ${part}.`);
}

function someFields(fields: Correction): Correction {
  if (Object.keys(fields).length > 0) return fields;
  throw new Mistake('Nothing was corrected.', 'Write FIELD = VALUE: recipient = Lund; when = May 2021.');
}

/** The fields in which a later reading differs, as it has them. */
function laterFields({ fresh, differences }: NonNullable<ToReview['proposal']>, evidence: Evidence): Correction {
  const later = anchoredOf(fresh, evidence);
  const roles = differences.flatMap(({ field }) => {
    const role = /^roles\.(\w+)$/u.exec(field)?.[1] as keyof typeof later.roles | undefined;
    return role === undefined ? [] : [[role, later.roles[role] ?? null] as const];
  });
  const fields = differences.flatMap(({ field }) =>
    field.startsWith('roles.') ? [] : [[field, later[field as keyof AnchoredClaim]] as const],
  );
  // Values are one for each holder: the two go together.
  const chain = differences.some(({ field }) => field === 'holders' || field === 'factuality')
    ? { holders: later.holders, factuality: later.factuality }
    : {};
  return {
    ...Object.fromEntries(fields),
    ...chain,
    ...(roles.length === 0 ? {} : { roles: Object.fromEntries(roles) }),
  };
}

/** A claim the reader missed, from its quote and its fields; the event is named first: “disclosure; discloser = Holm”. */
function missedClaim(quote: string, written: string, setting: Setting): AnchoredClaim {
  if (quote === '' || written === '')
    throw new Mistake(
      'A missed claim has a quote and fields.',
      'Write m QUOTE | disclosure; discloser = X; recipient = Y.',
    );
  const [, doc = setting.passage.doc, words = quote] = /^(d\d+): (.*)$/su.exec(quote) ?? [];
  const passage = quoteIn(setting.evidence, doc, words);
  const [event = '', ...rest] = written.split(';');
  const holders = [{ name: AUTHOR, actor: null, named: false, number: { least: 1, most: 1 }, passage: null }];
  const named = /=/u.test(event) ? written : [`event = ${event.trim()}`, ...rest].join(';');
  const { roles = {}, ...fields } = fieldsFrom(named, { holders, factuality: ['CT+'] }, { ...setting, passage });
  if (fields.event === undefined)
    throw new Mistake('It was not said what event it is.', 'Name it first: disclosure; …');
  return {
    statement: null,
    relation: null,
    when: UNDATED,
    holders: holders.map(({ actor: _actor, ...holder }) => holder),
    factuality: ['CT+'],
    passage,
    score: 1,
    assumptions: [],
    record: false,
    questions: false,
    ...fields,
    event: fields.event,
    roles: Object.fromEntries(Object.entries(roles).filter(([, filler]) => filler !== null)),
  };
}

/** Mentions by their numbers in the list that a split without numbers shows. */
function mentionsOf(key: string, words: string, numbers: string, { name, mentions }: Meant): readonly Passage[] {
  const chosen = numbers.split(/[\s,]+/u).filter((each) => each !== '');
  if (chosen.length > 0 && chosen.every((each) => mentions[Number(each) - 1] !== undefined))
    return chosen.map((each) => mentions[Number(each) - 1]!);
  const listed = mentions
    .slice(0, MOST_LISTED)
    .map(
      ({ doc, prefix, quote, suffix }, at) =>
        `${at + 1}: ${doc} …${prefix.slice(-20)}[${quote}]${suffix.slice(0, 20)}…`,
    );
  throw new Mistake(
    `Which mentions are not “${name}”? ${listed.map((line) => line.replace(/\s+/gu, ' ')).join(' · ')}`,
    `Write their numbers: ${key} ${words} | 2 3.`,
  );
}

/** Mentions listed to choose from. */
const MOST_LISTED = 40;
