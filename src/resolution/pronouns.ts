import { stateNamed } from '../reading/mentions/names.ts';
import { type Pronoun, pronounOf } from '../reading/mentions/pronouns.ts';
import type { ReadMention } from '../reading/reading.ts';
import type { Clusters } from './clusters.ts';
import { describedActor } from './definites.ts';
import { profileOf } from './profiles.ts';
import { likelihoods } from './references.ts';
import { besides, isNested, neighbours, type Scene, speechAt, type Use, wanted } from './scene.ts';

/** How many sentences back a pronoun reaches. */
const REACH = 4;

/**
 * What decides between the candidates for a pronoun, in the manner of Lappin and Leass (1994): nearer before farther,
 * subjects before the rest, the like grammatical role, what is spoken of often or was a pronoun last before what was
 * named once. The first eight are fitted, and rounded, on GUM's training documents; the rest, which need claims, are set by hand.
 */
const WEIGHTS = {
  sentence: -4,
  subject: 2,
  object: 1.5,
  aside: -0.5,
  parallel: 1.5,
  /** For each mention so far, up to ten, and for each doubling of them. */
  repeated: 0.2,
  doubled: 1.25,
  pronoun: 1.25,
  /** "She sold her house": the subject of the clause owns. */
  owner: 2.5,
  /** "A Dr. Bailey", once. */
  introduced: -1,
  recipient: 3,
  used: 1,
  /** Who gives what somebody was given: whoever was given it. */
  passes: 2,
  source: -4,
  speaks: 2,
  /** For what the coreference head gives to all mentions of the candidate together. */
  head: 5,
};
const MOST_REPEATED = 10;

/** What a mention was taken to stand for: one earlier mention, or all the conjuncts of a coordination. */
export type Antecedent =
  | { readonly kind: 'one'; readonly id: string; readonly score: number | null }
  | { readonly kind: 'many'; readonly ids: readonly string[] };

/** The antecedent of a pronoun that stands for an actor, or null where the text offers none. Does not join anything. */
export function actorOf(scene: Scene, clusters: Clusters, mention: ReadMention): Antecedent | null {
  const pronoun = pronounOf(mention.head, isPossessive(scene, mention));
  if (pronoun === null || pronoun.use === 'relative' || pronoun.use === 'indefinite' || pronoun.person === 2)
    return null;
  if (pronoun.person === 1) return speakerOf(scene, mention);
  const speaker = speechAt(scene, mention)?.speaker ?? null;
  const rivals = rivalsOf(scene, clusters, mention);
  const likely = likelihoods(clusters, mention);
  const holding = neighbours(scene, mention).filter((other) => encloses(other, mention));
  const options: { fit: number; share: number; antecedent: Antecedent }[] = [];
  for (const candidate of earlier(scene, mention)) {
    if (speaker !== null && clusters.together(candidate.id, speaker)) continue;
    // Who speaks is not named in what they say.
    if (speechAt(scene, candidate)?.speaker === mention.id) continue;
    // “Venn, her former husband”: whoever owns him is not he.
    if (holding.some((other) => clusters.together(other.id, candidate.id))) continue;
    if (excluded(scene, clusters, mention, pronoun, candidate, rivals)) continue;
    for (const { antecedent, fit } of readings(scene, clusters, pronoun, candidate)) {
      const share = likely.get(clusters.leader(candidate.id))?.score ?? 0;
      options.push({ fit: fit + salience(scene, clusters, mention, candidate, pronoun), share, antecedent });
    }
  }
  // The head knows nobody but single mentions: where two who were named together are meant, it can only speak for a third.
  const weight = options.some(({ antecedent }) => antecedent.kind === 'many') ? 0 : WEIGHTS.head;
  let best: { score: number; antecedent: Antecedent } | null = null;
  for (const { fit, share, antecedent } of options) {
    const score = fit + weight * share;
    if (best === null || score > best.score)
      best = { score, antecedent: antecedent.kind === 'one' ? { ...antecedent, score: share } : antecedent };
  }
  return best?.antecedent ?? null;
}

function encloses({ passage: outer }: ReadMention, { passage: inner }: ReadMention): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
}

/** The other parties of its claims, and whom they take up where that is not worked out yet ("It gave the maps to the militia"). */
function rivalsOf(scene: Scene, clusters: Clusters, mention: ReadMention): ReadonlySet<string> {
  const out = new Set(besides(scene, mention));
  for (const id of besides(scene, mention)) {
    const party = scene.byId.get(id);
    const described = party === undefined ? null : describedActor(scene, clusters, party);
    if (described !== null) out.add(described.id);
  }
  return out;
}

/** Whether the candidate is who says what the pronoun stands in: sources seldom speak of themselves but as subjects. */
function reports(scene: Scene, mention: ReadMention, candidate: ReadMention): boolean {
  return (scene.uses.get(mention.id) ?? []).some(({ claim }) =>
    claim.holders.some((holder) => holder.mention === candidate.id),
  );
}

function isPossessive(scene: Scene, mention: ReadMention): boolean {
  return neighbours(scene, mention).some((other) =>
    other.links.some((link) => link.to === mention.id && link.by === 'possessive'),
  );
}

/** Inside quotation marks "I" and "we" are the speaker; elsewhere the author, who is no mention. */
function speakerOf(scene: Scene, mention: ReadMention): Antecedent | null {
  const speaker = speechAt(scene, mention)?.speaker ?? null;
  return speaker === null ? null : { kind: 'one', id: speaker, score: null };
}

/** Mentions before this one, nearest first, within reach. */
export function* earlier(scene: Scene, mention: ReadMention, reach: number = REACH): Generator<ReadMention> {
  for (let at = (scene.order.get(mention.id) ?? 0) - 1; at >= 0; at--) {
    const candidate = scene.mentions[at]!;
    if (mention.sentence - candidate.sentence > reach) return;
    // A phrase that holds the pronoun itself ("its owner") begins before it.
    if (candidate.passage.end > mention.passage.start) continue;
    yield candidate;
  }
}

function excluded(
  scene: Scene,
  clusters: Clusters,
  mention: ReadMention,
  pronoun: Pronoun,
  candidate: ReadMention,
  rivals: ReadonlySet<string>,
): boolean {
  // A report may be a source, and "it added" takes that up.
  const source = scene.holders.has(candidate.id) && scene.holders.has(mention.id);
  if ((candidate.refersTo === 'item' && !source) || candidate.refersTo === 'other') return true;
  if (wanted(scene, candidate) === 'item') return true;
  if ([...rivals].some((id) => clusters.together(id, candidate.id))) return true;
  const arguments_ = mention.sentence === candidate.sentence && mention.predicate === candidate.predicate;
  return (
    arguments_ &&
    pronoun.use === 'personal' &&
    candidate.grammaticalRole !== 'other' &&
    !isNested(scene, candidate) &&
    mention.grammaticalRole !== 'subject'
  );
}

/** How well a candidate agrees, in number, gender and kind: none where it cannot be meant. */
function readings(
  scene: Scene,
  clusters: Clusters,
  pronoun: Pronoun,
  candidate: ReadMention,
): { antecedent: Antecedent; fit: number }[] {
  const out: { antecedent: Antecedent; fit: number }[] = [];
  const conjuncts = neighbours(scene, candidate).filter((other) =>
    other.links.some((link) => link.kind === 'member' && link.to === candidate.id),
  );
  if (pronoun.number === 'many' && conjuncts.length > 0 && conjuncts.every((other) => other.refersTo !== 'item')) {
    out.push({ antecedent: { kind: 'many', ids: [candidate.id, ...conjuncts.map((other) => other.id)] }, fit: 2.5 });
  }
  const fit = agreement(clusters, scene, pronoun, candidate);
  if (fit !== null) out.push({ antecedent: { kind: 'one', id: candidate.id, score: null }, fit });
  return out;
}

function agreement(clusters: Clusters, scene: Scene, pronoun: Pronoun, candidate: ReadMention): number | null {
  const own = candidate.form === 'pronoun' ? pronounOf(candidate.head) : null;
  // "I" is never "she" to the one who says it.
  if (own !== null && own.person !== 3) return null;
  const kind = profileOf(clusters, scene, candidate).kind;
  if (pronoun.gender === 'male' || pronoun.gender === 'female') {
    const gender = profileOf(clusters, scene, candidate).gender;
    if (gender !== null && gender !== pronoun.gender) return null;
    if (own !== null && (own.gender === 'thing' || own.number === 'many')) return null;
    if (candidate.number === 'many') return null;
    // A name that no list has for a place may be anybody's, whatever it was taken for.
    const nobodys = kind === 'unknown' || (kind === 'state' && stateNamed(candidate.name) === null);
    if (kind === 'person') return 1;
    return nobodys && candidate.form === 'name' ? -3.5 : null;
  }
  if (pronoun.number === 'many') {
    if (own !== null && own.gender !== 'any') return null;
    if (candidate.number === 'many' || kind === 'group') return 3.5;
    return kind === 'organisation' ? 1 : kind === 'state' ? -1.5 : kind === 'unknown' ? -1 : -5;
  }
  // "it", "this", "there" as an actor: a body, never a person.
  if (own !== null && own.gender !== 'thing') return null;
  if (candidate.number === 'many' && kind !== 'organisation') return null;
  if (kind === 'person') return profileOf(clusters, scene, candidate).plain ? -0.5 : null;
  return kind === 'organisation' || kind === 'state' || kind === 'item' ? 1 : kind === 'unknown' ? 0 : null;
}

/** Whether the pronoun gives something away and the candidate is who got something last. */
function passesOn(scene: Scene, clusters: Clusters, mention: ReadMention, candidate: ReadMention): boolean {
  const gives = (scene.uses.get(mention.id) ?? []).some(({ claim, role }) => isHeld(claim) && role === 'discloser');
  return (
    gives &&
    clusters
      .arrivals(candidate.id)
      .some((id) => (scene.uses.get(id) ?? []).some(({ claim, role }) => isHeld(claim) && role === 'recipient'))
  );
}

/** A handing over that somebody holds to be so, possible at least. */
function isHeld(claim: Use['claim']): boolean {
  return claim.event === 'disclosure' && (claim.factuality.at(-1) ?? 'Uu').endsWith('+');
}

function salience(
  scene: Scene,
  clusters: Clusters,
  mention: ReadMention,
  candidate: ReadMention,
  pronoun: Pronoun,
): number {
  const distance = mention.sentence - candidate.sentence;
  const mentions = clusters.arrivals(candidate.id).length;
  const nested = isNested(scene, candidate);
  const owns =
    pronoun.use === 'possessive' &&
    distance === 0 &&
    candidate.grammaticalRole === 'subject' &&
    candidate.predicate === mention.predicate;
  const role = nested
    ? WEIGHTS.aside
    : candidate.grammaticalRole === 'subject'
      ? WEIGHTS.subject
      : candidate.grammaticalRole === 'object'
        ? WEIGHTS.object
        : 0;
  const recipient =
    pronoun.use === 'place' && (scene.uses.get(candidate.id) ?? []).some((use) => use.role === 'recipient');
  return (
    distance * WEIGHTS.sentence +
    role +
    (!nested && candidate.grammaticalRole === mention.grammaticalRole ? WEIGHTS.parallel : 0) +
    Math.min(MOST_REPEATED, mentions) * WEIGHTS.repeated +
    Math.log2(mentions) * WEIGHTS.doubled +
    (candidate.form === 'pronoun' ? WEIGHTS.pronoun : 0) +
    (candidate.form === 'indefinite' && mentions === 1 ? WEIGHTS.introduced : 0) +
    (owns ? WEIGHTS.owner : 0) +
    (wanted(scene, candidate) === 'actor' ? WEIGHTS.used : 0) +
    (recipient ? WEIGHTS.recipient : 0) +
    (passesOn(scene, clusters, mention, candidate) ? WEIGHTS.passes : 0) +
    (scene.holders.has(mention.id) && scene.holders.has(candidate.id) ? WEIGHTS.speaks : 0) +
    (mention.grammaticalRole !== 'subject' && reports(scene, mention, candidate) ? WEIGHTS.source : 0)
  );
}
