import type { ClaimProposal, Reading, ReadMention } from '../reading/reading.ts';
import type { Document } from '../terms/document.ts';
import type { Role } from '../terms/event.ts';
import type { Interval } from '../terms/interval.ts';

/** One document's reading, turned round for looking things up while mentions are resolved. */
export interface Scene {
  readonly document: Document;
  readonly reading: Reading;
  readonly mentions: readonly ReadMention[];
  readonly byId: ReadonlyMap<string, ReadMention>;
  /** Place of a mention in its document. */
  readonly order: ReadonlyMap<string, number>;
  /** Mentions by sentence. */
  readonly sentences: ReadonlyMap<number, readonly ReadMention[]>;
  /** The claims a mention fills a role of, with the role. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
  /** Mentions that hold a statement or a claim. */
  readonly holders: ReadonlySet<string>;
  readonly speeches: readonly Speech[];
}

export interface Use {
  readonly claim: ClaimProposal;
  readonly role: Role;
}

/** A stretch in someone's own words. `speaker` is null where it is not named. */
export interface Speech {
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
}

export function sceneOf(document: Document, reading: Reading): Scene {
  const uses = new Map<string, Use[]>();
  for (const claim of reading.claims) {
    for (const [role, id] of Object.entries(claim.roles) as [Role, string][])
      uses.set(id, [...(uses.get(id) ?? []), { claim, role }]);
  }
  const held = [...reading.statements, ...reading.claims].flatMap((each) =>
    each.holders.map((holder) => holder.mention),
  );
  return {
    document,
    reading,
    mentions: reading.mentions,
    byId: new Map(reading.mentions.map((mention) => [mention.id, mention])),
    order: new Map(reading.mentions.map((mention, at) => [mention.id, at])),
    sentences: bySentence(reading.mentions),
    uses,
    holders: new Set(held.filter((id) => id !== null)),
    speeches: reading.statements
      .filter((statement) => statement.kind === 'direct' || statement.kind === 'mixed')
      .flatMap((statement) =>
        statement.content.map((part) => ({
          start: part.start,
          end: part.end,
          speaker: statement.holders.at(-1)?.mention ?? null,
        })),
      ),
  };
}

/** The other mentions of a mention's sentence. */
export function neighbours(scene: Scene, mention: ReadMention): readonly ReadMention[] {
  return (scene.sentences.get(mention.sentence) ?? []).filter((other) => other.id !== mention.id);
}

/** Whether it stands inside another phrase, as its possessor or state: seldom what a pronoun takes up. */
export function isNested(scene: Scene, mention: ReadMention): boolean {
  const { start, end } = mention.passage;
  return neighbours(scene, mention).some(
    ({ passage }) => passage.start <= start && end <= passage.end && passage.end - passage.start > end - start,
  );
}

/** The innermost speech a mention stands in, or null where nobody is quoted. */
export function speechAt(scene: Scene, mention: ReadMention): Speech | null {
  let best: Speech | null = null;
  for (const speech of scene.speeches) {
    if (speech.start > mention.passage.start || mention.passage.end > speech.end) continue;
    if (best === null || speech.end - speech.start < best.end - best.start) best = speech;
  }
  return best;
}

/** Whether a mention fills the place of an item, of an actor, or neither, as the claims of its document use it. */
export function wanted(scene: Scene, mention: ReadMention): 'item' | 'actor' | null {
  const uses = scene.uses.get(mention.id) ?? [];
  if (uses.some((use) => use.role === 'item')) return 'item';
  return uses.length > 0 || scene.holders.has(mention.id) ? 'actor' : null;
}

/** Mentions that stand in another role of a claim this one stands in: two parties of one event are two. */
export function besides(scene: Scene, mention: ReadMention): ReadonlySet<string> {
  const out = new Set<string>();
  for (const { claim } of scene.uses.get(mention.id) ?? []) {
    for (const id of Object.values(claim.roles)) if (id !== mention.id) out.add(id);
  }
  return out;
}

/** When the document came out; open where it does not say. */
export function publishedIn(document: Document): Interval {
  return { earliest: document.published?.earliest ?? null, latest: document.published?.latest ?? null };
}

function bySentence(mentions: readonly ReadMention[]): Map<number, ReadMention[]> {
  const out = new Map<number, ReadMention[]>();
  for (const mention of mentions) {
    const known = out.get(mention.sentence);
    if (known === undefined) out.set(mention.sentence, [mention]);
    else known.push(mention);
  }
  return out;
}
