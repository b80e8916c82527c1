import type { Claim } from '../terms/claim.ts';
import type { Evidence } from '../terms/evidence.ts';
import { type Passage, passageOf } from '../terms/passage.ts';
import type { NearCopies, Reliance } from '../terms/reliance.ts';
import { type Ancestry, ancestryOf, type Reached } from './ancestry.ts';
import { saysApart } from './apart.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import type { SharedError } from './errors.ts';
import { type Families, familiesIn } from './families.ts';
import { normalName } from './names.ts';
import { reliancesOf } from './reliances.ts';
import { certainlyTwo, type Voice, voiceOf } from './voices.ts';
import type { Witness } from './witness.ts';

/** Who relies on whom in one body of evidence. Pure: built once, asked often. */
export interface Lineage {
  readonly catalogue: Catalogue;
  readonly reliances: readonly Reliance[];
  /** Details that texts share and that are wrong, as far as the texts themselves show it. */
  readonly errors: readonly SharedError[];
  readonly families: Families;
  readonly voice: (witness: Witness) => Voice;
  /** The link by which `p` only repeats `q`, or null where it may stand on its own. */
  readonly echoes: (p: Witness, q: Witness) => Reliance | null;
  /** Any link between two, in either direction, or something both rely on: enough to keep them from being independent. */
  readonly between: (p: Witness, q: Witness) => Reliance | null;
  /** What a witness relies on for itself, not only through its document; null for one that speaks first-hand. */
  readonly relies: (p: Witness) => Reliance | null;
  /** The passage that states a link, where it has one that can be found: in the text, or at a claim or statement. */
  readonly shownBy: (link: Reliance | null) => Passage | null;
  /** Passages of the claims and statements which say that accounts were given apart. */
  readonly apart: ReadonlySet<Passage>;
  /** Where a witness that repeats others comes from, in the end: nodes of names and documents. */
  readonly roots: (p: Witness) => readonly string[];
}

/** The lineage of evidence: given, stated and, where the port is given, measured as copied text. */
export function lineageOf(evidence: Evidence, copies: NearCopies | null = null): Lineage {
  const catalogue = catalogueOf(evidence);
  const { links: reliances, errors } = reliancesOf(evidence, catalogue, copies);
  const ancestry = ancestryOf(reliances, catalogue);
  const passages = [...evidence.claims, ...evidence.statements].map((each) => each.passage);
  const voices = new Map<string, Voice>();
  const voice = (witness: Witness): Voice => {
    const key = `${witness.id}\n${witness.holder}`;
    const known = voices.get(key) ?? voiceOf(witness, catalogue);
    voices.set(key, known);
    return known;
  };
  return {
    catalogue,
    reliances,
    errors,
    families: familiesIn(evidence),
    voice,
    echoes: (p, q) => echo(p, q, catalogue, ancestry, voice),
    between: (p, q) => between(p, q, catalogue, ancestry),
    relies: (p) => {
      const author = voice(p).author;
      for (const reached of ancestry.above(p).values()) if (reached.level === 'own' || author) return reached.via;
      return null;
    },
    apart: new Set(passages.filter((passage) => saysApart(passage.quote))),
    shownBy: (link) => (link === null ? null : shown(link, evidence, catalogue)),
    roots: (p) => {
      const { author, named } = voice(p);
      const above = ancestry.above(p);
      return ancestry.roots(p).filter((node) => above.get(node)?.level === 'own' || author || !named);
    },
  };
}

function shown({ doc, quote }: Reliance, evidence: Evidence, catalogue: Catalogue): Passage | null {
  if (doc === null || quote === null || quote === '') return null;
  const text = catalogue.documents.get(doc)?.text ?? null;
  const at = text?.indexOf(quote) ?? -1;
  if (text !== null && at >= 0) return passageOf(doc, text, at, at + quote.length);
  const passages = [...evidence.claims, ...evidence.statements].map((each) => each.passage);
  return passages.find((passage) => passage.doc === doc && passage.quote.includes(quote)) ?? null;
}

/** The nodes a witness stands at, the closest to it first. */
function places(witness: Witness, catalogue: Catalogue): { readonly exact: string[]; readonly near: string[] } {
  const { claim } = witness;
  if (claim === null) return { exact: [], near: [] };
  const exact = [`claim:${claim.id}`, ...(claim.statement === null ? [] : [`statement:${claim.statement}`])];
  const holder = claim.holders[witness.holder];
  const node = holder === undefined ? null : catalogue.holderNode(holder, witness.holder, claim.passage.doc);
  return { exact, near: [...(node === null ? [] : [node]), `doc:${claim.passage.doc}`] };
}

/**
 * A witness echoes another where it relies on that claim itself, or on its holder or document and has no holder of its
 * own who is certainly somebody else: the author's word and an unnamed source go with the text they lean on.
 */
function echo(
  p: Witness,
  q: Witness,
  catalogue: Catalogue,
  ancestry: Ancestry,
  voice: Lineage['voice'],
): Reliance | null {
  if (p.id === q.id || p.claim === null || q.claim === null) return null;
  const above = ancestry.above(p);
  if (above.size === 0) return null;
  const { exact, near } = places(q, catalogue);
  for (const node of exact) {
    const reached = above.get(node);
    if (reached !== undefined) return reached.via;
  }
  const mine = voice(p);
  const theirs = voice(q);
  for (const node of near) {
    const reached = above.get(node);
    if (reached === undefined) continue;
    const detail = reached.via.carries === 'detail';
    // Whoever copies a paragraph may still have spoken to somebody else: of two who are certainly not one person neither is a copy.
    const others = !mine.author && !theirs.author && certainlyTwo(mine, theirs);
    if (!detail && !others && reached.via.basis === 'measured' && copied(p.claim, q.claim)) return reached.via;
    // "The Herald reported", of what the Herald had from another outlet: the Herald's own text is what is repeated.
    const outlet = p.claim.holders[p.holder];
    const reporter = outlet === undefined ? null : catalogue.holderNode(outlet, p.holder, p.claim.passage.doc);
    if (reporter !== null && reporter === catalogue.publisherNode(q.claim.passage.doc)) return reached.via;
    const open =
      reached.level === 'document'
        ? mine.author || (!mine.named && !detail)
        : !relaysAnother(p, q, mine, theirs, reached);
    if (open || mine.key === theirs.key) return reached.via;
  }
  return null;
}

/** "Ann, speaking to the Herald" is not an echo of what the Herald had from Ben. */
function relaysAnother(p: Witness, q: Witness, mine: Voice, theirs: Voice, reached: Reached): boolean {
  const relayed = reached.via.from === p.claim?.id && reached.via.why.startsWith('reports what');
  return relayed && !mine.author && !theirs.author && certainlyTwo(mine, theirs) && q.claim !== null;
}

function between(p: Witness, q: Witness, catalogue: Catalogue, ancestry: Ancestry): Reliance | null {
  const mine = ancestry.above(p);
  const theirs = ancestry.above(q);
  if (mine.size === 0 && theirs.size === 0) return null;
  const meets = (above: ReadonlyMap<string, Reached>, other: Witness): Reliance | null => {
    const { exact, near } = places(other, catalogue);
    const publisher = other.claim === null ? null : catalogue.publisherNode(other.claim.passage.doc);
    for (const node of [...exact, ...near, ...(publisher === null ? [] : [publisher])]) {
      const reached = above.get(node);
      if (reached !== undefined) return reached.via;
    }
    return null;
  };
  const direct = meets(mine, q) ?? meets(theirs, p);
  if (direct !== null) return direct;
  for (const [node, reached] of mine) if (theirs.has(node)) return reached.via;
  return null;
}

/** Whether two passages are the same words, or nearly: at least half the words of the shorter. */
export function copied(p: Claim, q: Claim): boolean {
  const [left, right] = [quotedWords(p.passage), quotedWords(q.passage)];
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return shared * 2 >= Math.min(left.size, right.size);
}

function quotedWords(passage: Passage): ReadonlySet<string> {
  const before = known.get(passage);
  if (before !== undefined) return before;
  const words = new Set(normalName(passage.quote).split(' '));
  known.set(passage, words);
  return words;
}

/** Every claim on a transfer is compared with every other, at every what-if. */
const known = new WeakMap<Passage, ReadonlySet<string>>();
