import { informationKind } from '../reading/mentions/nominals.ts';
import { pronounOf } from '../reading/mentions/pronouns.ts';
import type { ReadMention } from '../reading/reading.ts';
import { polarityOf } from '../terms/factuality.ts';
import type { Clusters } from './clusters.ts';
import { earlier } from './pronouns.ts';
import { besides, lastBefore, type Scene, speechAt, type Use, wanted } from './scene.ts';
import { shareSubject, singular, wordsOf } from './wording.ts';

/** How far back a pronoun, and a description, takes up an item, in sentences. */
const REACH = 3;
const FAR = 8;
const NEAR_WEIGHT = -2;
const OTHER = /^(?:other|another|second|third|new|different|separate|further|more|additional)$/;
/** Kinds of information that can take up any other, or be taken up by any: "that information" may have been a memo. */
const ANY = new Set(['mass', 'transfer', 'secret', 'detail']);
const PAPERS = new Set(['document', 'file', 'paper', 'record', 'material', 'copy', 'text', 'report']);

/**
 * The earlier mention of an item that this one takes up, or null. Pronouns ("it", "this", "that") take up the nearest
 * item that is not another part of the same event; descriptions ("that info", "the file") one with a head that can stand for
 * it, the same words, and no other owner or subject. An indefinite or bare phrase is new. Nothing is joined.
 */
export function earlierItem(scene: Scene, clusters: Clusters, mention: ReadMention, alike: Alike): string | null {
  if (mention.form === 'pronoun') {
    // "told them everything": whatever there was to tell.
    return pronounOf(mention.head)?.use === 'indefinite' ? null : pointedAt(scene, clusters, mention);
  }
  if (mention.form === 'indefinite' || !isItem(scene, mention)) return null;
  const words = wordsOf(mention);
  if (words.some((word) => OTHER.test(word))) return null;
  const event = mention.form === 'definite' ? byEvent(scene, mention, alike) : undefined;
  if (event !== undefined && event !== null) return event;
  return (
    sameWords(scene, clusters, mention, words) ??
    (event === undefined && ['definite', 'demonstrative'].includes(mention.form)
      ? takenUp(scene, clusters, mention, words)
      : null)
  );
}

/** Whether a mention is an item, by its noun or by the part it plays. */
export function isItem(scene: Scene, mention: ReadMention): boolean {
  const use = wanted(scene, mention);
  return use === 'item' || (mention.refersTo === 'item' && use === null);
}

function pointedAt(scene: Scene, clusters: Clusters, mention: ReadMention): string | null {
  return (
    nearest(scene, clusters, mention, (candidate) => isItem(scene, candidate)) ??
    nearest(scene, clusters, mention, couldBe) ??
    // In questions and answers what is spoken of is named once, and meant for long.
    nearest(scene, clusters, mention, (candidate) => scene.transferred.includes(candidate), FAR)
  );
}

/** "Everything", "nothing": nothing in particular, which no later word takes up. */
function isAnything({ form, head }: ReadMention): boolean {
  return form === 'pronoun' && pronounOf(head)?.use === 'indefinite';
}

/** A thing that no list has for information and nothing yet used as such: "The setlist was all over the forums". */
function couldBe(candidate: ReadMention): boolean {
  return candidate.refersTo === 'other' && candidate.form !== 'name' && candidate.grammaticalRole !== 'other';
}

function nearest(
  scene: Scene,
  clusters: Clusters,
  mention: ReadMention,
  fits: (candidate: ReadMention) => boolean,
  reach: number = REACH,
): string | null {
  const rivals = besides(scene, mention);
  const speech = speechAt(scene, mention);
  let best: { score: number; id: string } | null = null;
  for (const candidate of earlier(scene, mention, reach)) {
    if (
      !fits(candidate) ||
      isAnything(candidate) ||
      rivals.has(candidate.id) ||
      neverGiven(scene, candidate) ||
      argumentsOfOne(clusters, mention, candidate)
    )
      continue;
    const used = wanted(scene, candidate) === 'item' ? 1.5 : 0;
    const role = candidate.grammaticalRole === 'subject' ? 1 : candidate.grammaticalRole === 'object' ? 0.75 : 0;
    const apart = speechAt(scene, candidate)?.speaker === speech?.speaker ? 0 : -3;
    const score = NEAR_WEIGHT * (mention.sentence - candidate.sentence) + used + role + apart;
    if (best === null || score > best.score) best = { score, id: candidate.id };
  }
  return best?.id ?? null;
}

/**
 * "Did he give you a copy?", "sent no list": what is new where nothing is claimed, or where it is denied, is nothing that a
 * later word can take up (Karttunen 1976, Discourse referents).
 */
function neverGiven(scene: Scene, candidate: ReadMention): boolean {
  const uses = scene.uses.get(candidate.id) ?? [];
  if (uses.length === 0 || (candidate.form !== 'indefinite' && candidate.form !== 'bare')) return false;
  return uses.every(({ claim }) => polarityOf(claim.factuality.at(-1) ?? 'Uu') !== '+');
}

/** Subject and object of one verb are two, where the first does not itself take up an earlier one. */
function argumentsOfOne(clusters: Clusters, mention: ReadMention, candidate: ReadMention): boolean {
  return (
    candidate.sentence === mention.sentence &&
    candidate.predicate === mention.predicate &&
    candidate.predicate >= 0 &&
    candidate.grammaticalRole !== 'other' &&
    clusters.leader(candidate.id) === candidate.id
  );
}

/** "The reserve price" and "the port's reserve price" again: two words or more, or a definite with the very same word. */
function sameWords(scene: Scene, clusters: Clusters, mention: ReadMention, words: readonly string[]): string | null {
  // "The information" takes up whatever was nearest, not whatever was called so once.
  const general = words.length <= 1 && ANY.has(informationKind(mention.head) ?? '');
  if (general || words.length === 0) return null;
  const before = lastBefore(scene.byLastWord.get(words.at(-1)!) ?? [], mention, (other) => {
    if (!isItem(scene, other)) return false;
    const known = wordsOf(other);
    if (!words.every((word) => known.includes(word)) || known.some((word) => OTHER.test(word))) return false;
    if (words.length === 1 && mention.form === 'bare' && known.length > 1) return false;
    return !conflicts(scene, clusters, mention, other);
  });
  return before?.id ?? null;
}

/** Whether two mentions are one actor, or act for one body. */
export type Alike = (a: string, b: string) => boolean;

/**
 * "The files that Orley gave to the paper": a description that names its own event is known by that, however far back: by
 * a transfer with the same giver and the same getter, as far as it names them. Null where no item was so given.
 */
function byEvent(scene: Scene, mention: ReadMention, alike: Alike): string | null | undefined {
  const own = (scene.uses.get(mention.id) ?? []).filter(
    ({ claim, role }) =>
      role === 'item' &&
      claim.event === 'disclosure' &&
      claim.predicate > mention.word &&
      claim.predicate !== mention.predicate,
  );
  if (own.length === 0) return undefined;
  const words = wordsOf(mention);
  const place = scene.order.get(mention.id) ?? 0;
  for (let at = scene.transferred.length - 1; at >= 0; at--) {
    const other = scene.transferred[at]!;
    if (scene.order.get(other.id)! >= place) continue;
    if (standsFor(mention, other, words) === null) continue;
    const met = (scene.uses.get(other.id) ?? []).some(
      ({ claim }) => claim.event === 'disclosure' && own.some((use) => agree(use.claim.roles, claim.roles, alike)),
    );
    if (met) return other.id;
  }
  return null;
}

function agree(a: Use['claim']['roles'], b: Use['claim']['roles'], alike: Alike): boolean {
  let met = 0;
  for (const role of ['discloser', 'recipient'] as const) {
    const [x, y] = [a[role], b[role]];
    if (x === undefined) continue;
    if (y === undefined || !alike(x, y)) return false;
    met++;
  }
  return met > 0;
}

/** "That information" for what was just called intelligence: the nearest whose head it can stand for. */
function takenUp(scene: Scene, clusters: Clusters, mention: ReadMention, words: readonly string[]): string | null {
  const rivals = besides(scene, mention);
  const speech = speechAt(scene, mention);
  let best: { score: number; id: string } | null = null;
  for (const candidate of earlier(scene, mention, REACH + 1)) {
    if (!isItem(scene, candidate) || rivals.has(candidate.id) || neverGiven(scene, candidate)) continue;
    const fit = standsFor(mention, candidate, words);
    if (fit === null || conflicts(scene, clusters, mention, candidate)) continue;
    const used = wanted(scene, candidate) === 'item' ? 1 : 0;
    const apart = speechAt(scene, candidate)?.speaker === speech?.speaker ? 0 : -3;
    const score = NEAR_WEIGHT * 0.75 * (mention.sentence - candidate.sentence) + used + fit + apart;
    if (best === null || score > best.score) best = { score, id: candidate.id };
  }
  return best !== null && best.score > -6 ? best.id : null;
}

function standsFor(mention: ReadMention, candidate: ReadMention, words: readonly string[]): number | null {
  const head = singular(mention.head);
  const kind = informationKind(mention.head) ?? informationKind(head);
  if (candidate.form === 'pronoun') return ANY.has(kind ?? '') ? 0 : null;
  if (singular(candidate.head) === head) return words.every((word) => wordsOf(candidate).includes(word)) ? 2 : null;
  // Words that the earlier phrase did not have say that it is another, unless they only say how it was handled.
  if (words.length > 1 && !words.slice(0, -1).every((word) => wordsOf(candidate).includes(word))) return null;
  const other = informationKind(candidate.head) ?? informationKind(singular(candidate.head));
  if (kind === null) return null;
  if (other === null) return ANY.has(kind) ? 0.5 : null;
  if (ANY.has(kind)) return other === kind ? 1.5 : 1;
  if (PAPERS.has(head) && (other === 'record' || other === 'plan')) return 1;
  return null;
}

/** Different owners, or subjects that share no word: two items. */
export function conflicts(scene: Scene, clusters: Clusters, a: ReadMention, b: ReadMention): boolean {
  const [ownerA, ownerB] = [ownerOf(scene, a), ownerOf(scene, b)];
  if (ownerA !== null && ownerB !== null && !clusters.together(ownerA.id, ownerB.id) && ownerA.by === ownerB.by)
    return true;
  return a.about !== null && b.about !== null && !shareSubject(a.about.quote, b.about.quote);
}

function ownerOf(scene: Scene, mention: ReadMention): { id: string; by: string } | null {
  const link = mention.links.find(
    ({ kind, by, to }) =>
      kind === 'of' && ['possessive', 'demonym', 'from'].includes(by) && scene.byId.get(to)?.refersTo !== 'other',
  );
  return link === undefined ? null : { id: link.to, by: link.by === 'demonym' ? 'from' : link.by };
}
