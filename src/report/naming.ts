import type { Claim } from '../terms/claim.ts';
import type { Contact } from '../terms/contact.ts';
import type { Document } from '../terms/document.ts';
import { AUTHOR, type Holder } from '../terms/holder.ts';
import type { Hop, HopClaim } from '../terms/hop.ts';
import type { Passage } from '../terms/passage.ts';
import { NUMBER_WORDS } from '../terms/words.ts';
import type { Case, CaseRecord } from './case.ts';
import { instant, shortSpan, span } from './dates.ts';
import { heldOn } from './held.ts';

/** An actor's name; of nobody in particular, "someone unnamed". */
export function actorName(given: CaseRecord, id: string | null): string {
  return id === null ? 'someone unnamed' : (given.actors.get(id)?.name ?? id);
}

/** An item's name in quotation marks, since it is the record's wording and not ours. */
export function itemName(given: CaseRecord, id: string | null): string {
  return id === null ? 'an item that no claim names' : `“${oneLine(given.items.get(id)?.name ?? id)}”`;
}

/** Whether an item is the one that is asked about, by another name or by its own: then there is no need to say which. */
export function isAsked(given: Case, id: string | null): boolean {
  const asked = given.trace.inquiry.item;
  const same = (from: string, to: string): boolean =>
    given.items.get(from)?.relations.some((relation) => relation.kind === 'same' && relation.to === to) ?? false;
  return id === null || id === asked || same(id, asked) || same(asked, id);
}

/** Title, else path, else address, else id: what a reader would look a document up by. */
export function documentName(given: CaseRecord, id: string): string {
  const document = given.documents.get(id);
  if (document?.title) return `“${oneLine(document.title)}”`;
  return document?.path ?? document?.url ?? id;
}

/** A document in a word, for brackets: its publisher, where no other document has the same; else its title, cut. */
export function shortDocument(given: CaseRecord, id: string): string {
  const document = given.documents.get(id);
  const publisher = document?.publisher ?? null;
  const same = given.evidence.documents.filter((one) => one.publisher === publisher).length;
  if (publisher !== null && same === 1) return oneLine(publisher);
  return document?.title ? `“${clip(oneLine(document.title), 44)}”` : documentName(given, id);
}

/** " by 7 October 2023", or nothing where no deadline was given. */
export function byDeadline(given: Case): string {
  const { deadline } = given.trace.inquiry;
  return deadline === null ? '' : ` by ${instant(deadline)}`;
}

/** "the hop from Russia to Iran". */
export function hopName(given: Case, hop: Hop): string {
  return `the hop from ${actorName(given, hop.from)} to ${actorName(given, hop.to)}`;
}

/** "United States (Ann Poe) → Sarn": for headings; in brackets who the claims name where somebody stands for a body. */
export function arrow(given: Case, hop: Hop): string {
  return `${endName(given, hop, 'from')} → ${endName(given, hop, 'to')}`;
}

/** Who the claims name at one end of a hop in place of the body they act for; nobody, where they name the body itself. */
export function standIns(given: Case, hop: Hop, end: 'from' | 'to'): readonly string[] {
  const names = (hop.through?.[end] ?? []).filter((id) => id !== hop[end]).map((id) => actorName(given, id));
  return names.filter((name, at) => names.findIndex((one) => one.toLowerCase() === name.toLowerCase()) === at);
}

function endName(given: Case, hop: Hop, end: 'from' | 'to'): string {
  const others = standIns(given, hop, end);
  return `${actorName(given, hop[end])}${others.length === 0 ? '' : ` (${list(others)})`}`;
}

/** "mail logged on 3 May 2017 at log.csv, line 12". */
export function contactName(contact: Contact): string {
  return `${contact.channel ?? 'contact'} logged ${span(contact.when)} in ${contact.log}, line ${contact.line}`;
}

/** Whose word a claim is on a side: the holder who speaks, and through whom it reached us. */
export function wordOf(given: CaseRecord, claim: Claim, side: HopClaim['side'] = 'for'): string {
  const { at } = heldOn(claim, side);
  const holder = claim.holders[at];
  const where = shortDocument(given, claim.passage.doc);
  if (holder === undefined) return `a text without a stated holder (${where})`;
  if (at === 0) return authorName(given, holder, claim.passage.doc);
  const relayers = claim.holders.slice(1, at).map(holderName);
  const through = relayers.length === 0 ? '' : `, as told by ${list(relayers.reverse())}`;
  return `${holderName(holder)}${through} (${where})`;
}

/** The holder chain, outermost first: "author › CNN › officials". */
export function chain(claim: { readonly holders: readonly Holder[] }): string {
  return claim.holders.map(holderName).join(' › ');
}

/** Words for people that are no names and yet keep their capital: "Russians", "Israelis", "Chinese". */
const PEOPLES = /(?:ans|is|ese|ish|ch)$/;

/** A holder's name. An article, a number, or a single word that only stood first in its sentence ("Authorities worry") loses its capital. */
export function holderName(holder: Holder): string {
  const name = oneLine(holder.name).replace(
    /^(?:The|An|A|One|Two|Three|Four|Five|Six|Several|Many|Some)(?= \p{Ll})/u,
    (article) => article.toLowerCase(),
  );
  const common = !holder.named && /^\p{Lu}\p{Ll}+$/u.test(name) && !PEOPLES.test(name);
  return common ? name.toLowerCase() : name;
}

/** "one", "two" ... "twelve", then figures. */
export function count(n: number): string {
  return n === 0 ? 'no' : (NUMBER_WORDS[n] ?? String(n));
}

/** "one hop", "three hops". */
export function counted(n: number, one: string, many: string = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[], joint = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

/** "one origin", "one to two origins". */
export function originCount(origins: { readonly least: number; readonly most: number }): string {
  const { least, most } = origins;
  if (least === most) return counted(least, 'origin');
  return `${count(least)} to ${count(most)} origins`;
}

/** A quotation short enough for a sentence: whitespace folded, cut at a word. */
export function quoted(passage: Passage, most = 160): string {
  return `“${clip(oneLine(passage.quote), most)}”`;
}

export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')).trimEnd()} …`;
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function authorName(given: CaseRecord, holder: Holder, doc: string): string {
  const where = shortDocument(given, doc);
  const name = oneLine(holder.name);
  const known = name === AUTHOR ? given.documents.get(doc)?.author : name;
  return known ? `${oneLine(known)}, its author (${where})` : `the author (${where})`;
}

/** "“Title”, Publisher, Author, 2 June 2020". */
export function sourceLine(given: CaseRecord, document: Document): string {
  const published = document.published === null ? 'undated' : shortSpan(document.published).replace(/^on /, '');
  const parts = [documentName(given, document.id), document.publisher, document.author, published];
  return parts
    .filter((part) => part !== null)
    .map(oneLine)
    .join(', ');
}
