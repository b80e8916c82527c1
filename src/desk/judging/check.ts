import type { Judgement } from '../../ledger/index.ts';
import { lookupOf, type Meant } from '../../resolution/fillers.ts';
import type { Claim } from '../../terms/claim.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { Filler } from '../../terms/filler.ts';
import { Mistake } from '../../terms/mistake.ts';
import { checkPassage, matches, overlaps, type Passage, passageOf } from '../../terms/passage.ts';
import { continuityOf } from '../../tracing/index.ts';

/**
 * Whether a judgement is about what is there: its claims and documents are in the evidence, its passages stand in their texts, whom it merges,
 * splits, links and ties can be told. What it says is the reviewer's own affair.
 *
 * @param proposed ids of claims of later readings that are proposals: they can be accepted and rejected too.
 * @throws Mistake where it is not, naming what is missing.
 */
export function checkJudgement(judgement: Judgement, evidence: Evidence, proposed: readonly string[] = []): void {
  checkPassages(judgement, evidence);
  switch (judgement.kind) {
    case 'claim-accepted':
    case 'claim-rejected':
    case 'claim-withdrawn':
    case 'claim-corrected':
    case 'record-attached':
      if (!proposed.includes(judgement.claim)) claimIn(evidence, judgement.claim);
      if (judgement.kind === 'record-attached' && judgement.document !== null) documentIn(evidence, judgement.document);
      return;
    case 'claims-apart':
      for (const id of judgement.claims) claimIn(evidence, id);
      return;
    case 'document-retracted':
      documentIn(evidence, judgement.document);
      return;
    case 'document-corrected':
      for (const id of [judgement.document, judgement.by]) documentIn(evidence, id);
      for (const { claim, by } of judgement.details) for (const id of [claim, by]) claimIn(evidence, id);
      return;
    case 'actors-merged': {
      const found = judgement.of.map((filler) => meantIn(evidence.actors, filler, 'actor'));
      if (new Set(found).size < 2) throw new Mistake('These are one actor already.', 'There is nothing to merge.');
      return;
    }
    case 'actors-split':
      checkSplit(meantIn(evidence.actors, judgement.actor, 'actor'), judgement.mentions);
      return;
    case 'items-split':
      checkSplit(meantIn(evidence.items, judgement.item, 'item'), judgement.mentions);
      return;
    case 'events-merged':
    case 'events-split': {
      const claims = judgement.claims.map((id) => transferIn(evidence, id));
      if (judgement.kind === 'events-merged') checkOneEvent(claims, evidence);
      return;
    }
    case 'items-linked': {
      const [a, b] = [judgement.a, judgement.b].map((filler) => meantIn(evidence.items, filler, 'item'));
      if (a === b) throw new Mistake('These are one item already.', 'Link two.');
      return;
    }
    case 'contact-tied':
      meantIn(evidence.items, judgement.item, 'item');
      return;
    default:
  }
}

/**
 * A value in which passages may lack their place: where the quote stands once in its document, the place is put in. Everything else is left
 * as it is; what is no judgement is found out later.
 *
 * @throws Mistake where a quote does not stand in its document, or more than once.
 */
export function placed(value: unknown, evidence: Evidence): unknown {
  if (Array.isArray(value)) return value.map((each) => placed(each, evidence));
  if (typeof value !== 'object' || value === null) return value;
  const given = value as Readonly<Record<string, unknown>>;
  const { doc, quote, start } = given;
  if (typeof doc === 'string' && typeof quote === 'string' && 'reliesOn' in given === false) {
    if (typeof start === 'number') return { prefix: '', suffix: '', ...given };
    return quoteIn(evidence, doc, quote);
  }
  return Object.fromEntries(Object.entries(given).map(([key, each]) => [key, placed(each, evidence)]));
}

/**
 * The passage of a quote that stands once in a document; where its lines are broken does not matter.
 *
 * @throws Mistake where it does not.
 */
export function quoteIn(evidence: Evidence, doc: string, quote: string): Passage {
  const { text } = documentIn(evidence, doc);
  if (text === null) throw new Mistake(`The text of ${doc} is not at hand.`, 'Give start and end of the passage.');
  const words = quote.split(/\s+/u).filter((word) => word !== '');
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('\\s+');
  const [found, again] =
    words.length === 0 || quote.length > MOST_QUOTED ? [] : text.matchAll(new RegExp(pattern, 'gu'));
  if (found === undefined)
    throw new Mistake(`“${quote.slice(0, 60)}” does not stand in ${doc}.`, 'Quote it as the text has it.');
  if (again !== undefined)
    throw new Mistake(`“${quote.slice(0, 60)}” stands in ${doc} more than once.`, 'Quote more of it.');
  return passageOf(doc, text, found.index, found.index + found[0].length);
}

/** Longest quote that is looked for, in UTF-16 code units. */
const MOST_QUOTED = 20_000;

function checkPassages(value: unknown, evidence: Evidence): void {
  if (typeof value !== 'object' || value === null) return;
  if (isPassage(value)) {
    const { text } = documentIn(evidence, value.doc);
    if (text !== null && !matches(value, text)) checkPassage(value, text);
    return;
  }
  for (const each of Object.values(value)) checkPassages(each, evidence);
}

function isPassage(value: object): value is Passage {
  return 'doc' in value && 'quote' in value && 'start' in value && 'end' in value;
}

function claimIn({ claims }: Evidence, id: string): Claim {
  const found = claims.find((claim) => claim.id === id);
  if (found === undefined)
    throw new Mistake(`There is no claim “${id}”.`, 'See “hearsay claims” or “hearsay review --json”.');
  return found;
}

function checkSplit({ name, mentions }: Meant, passages: readonly Passage[]): void {
  const moved = mentions.filter((mention) => passages.some((each) => overlaps(each, mention)));
  if (moved.length === 0) throw new Mistake(`“${name}” is not mentioned there.`, 'Name some of its mentions.');
  if (moved.length === mentions.length)
    throw new Mistake(`“${name}” has no other mentions.`, 'There is nothing to split it from.');
}

/** Times may differ: one of them is mistaken then. Who gave what to whom may not, but where one of two acts for the other. */
function checkOneEvent(claims: readonly Claim[], { actors, items }: Evidence): void {
  if (new Set(claims).size < 2) throw new Mistake('That is one claim.', 'Name another that tells of the same event.');
  const bodies = new Map(actors.map(({ id, actsFor }) => [id, new Set(actsFor.map(({ actor }) => actor))]));
  const agree: Readonly<Record<string, (a: string, b: string) => boolean>> = {
    giver: (a, b) => a === b || bodies.get(a)?.has(b) === true || bodies.get(b)?.has(a) === true,
    getter: (a, b) => agree.giver!(a, b),
    item: continuityOf(items).agree,
  };
  for (const [at, a] of claims.entries())
    for (const b of claims.slice(at + 1))
      for (const [what, same] of Object.entries(agree)) {
        const [here, there] = [PARTS[what]!(a), PARTS[what]!(b)];
        if (here === undefined || there === undefined || same(here, there)) continue;
        throw new Mistake(
          `${a.id} and ${b.id} do not name the same ${what}: they tell of two events.`,
          what === 'item' ? 'Link the items first, or correct a claim.' : 'Merge the actors first, or correct a claim.',
        );
      }
}

/** What makes hops of transfers that are told of. */
const PARTS: Readonly<Record<string, (claim: Claim) => string | undefined>> = {
  giver: ({ roles }) => roles.discloser ?? roles.originator,
  getter: ({ roles }) => roles.recipient ?? roles.agent,
  item: ({ roles }) => roles.item,
};

function transferIn(evidence: Evidence, id: string): Claim {
  const claim = claimIn(evidence, id);
  if (claim.event === 'disclosure' || claim.event === 'acquisition') return claim;
  throw new Mistake(
    `${id} tells of no transfer.`,
    'Only claims that something was given or got are of an event that makes a hop.',
  );
}

function documentIn({ documents }: Evidence, id: string): Evidence['documents'][number] {
  const found = documents.find((document) => document.id === id);
  if (found === undefined) throw new Mistake(`There is no document “${id}”.`, 'See “hearsay documents”.');
  return found;
}

function meantIn<T extends Meant>(all: readonly T[], filler: Filler, what: string): T {
  const found = lookupOf(all).find(filler);
  if ('why' in found)
    throw new Mistake(
      `It cannot be told which ${what} is meant: ${found.why}.`,
      'Name it with a passage that mentions it.',
    );
  return found.one;
}
