import type { ClaimProposal, Reading, ReadMention } from '../reading/reading.ts';
import type { Document } from '../terms/document.ts';
import type { Role } from '../terms/event.ts';
import type { Interval } from '../terms/interval.ts';
import { headOf, wordsOf } from './wording.ts';

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
  /** Descriptions and titled names by their head noun, names of bodies by each of their words, phrases by their last word: for looking back. */
  readonly byHead: ReadonlyMap<string, readonly ReadMention[]>;
  readonly byNameWord: ReadonlyMap<string, readonly ReadMention[]>;
  readonly byLastWord: ReadonlyMap<string, readonly ReadMention[]>;
  /** The claims a mention fills a role of, with the role. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
  /** What a mention is by its uses: an item where a claim has it for one, else an actor. Those that nothing uses are missing. */
  readonly parts: ReadonlyMap<string, 'item' | 'actor'>;
  /** Items, but no pronouns, that a claimed transfer has in one of its roles, in order of text. */
  readonly transferred: readonly ReadMention[];
  /** Mentions of whom someone is said to be the director, spokesman or the like: bodies, whatever else they were taken for. */
  readonly led: ReadonlySet<string>;
  /** Descriptions that stand beside a name and say what it is. */
  readonly described: ReadonlySet<string>;
  /** Mentions that hold a statement or a claim. */
  readonly holders: ReadonlySet<string>;
  /** The innermost speech each mention stands in. */
  readonly speechOf: ReadonlyMap<string, Speech>;
}

/** One use of a mention: by which claim, in which role. */
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

/** Offices that only an organisation has. */
export const LEADS: RegExp =
  /\b(?:director|chair(?:man|woman|person)?|chief executive|ceo|head|manager|founder|employee|engineer|executive|treasurer|board member|spokes(?:man|woman|person))\b/i;

/** The scene of one reading. */
export function sceneOf(document: Document, reading: Reading): Scene {
  const uses = new Map<string, Use[]>();
  for (const claim of reading.claims) {
    for (const [role, id] of Object.entries(claim.roles) as [Role, string][]) {
      const known = uses.get(id);
      if (known === undefined) uses.set(id, [{ claim, role }]);
      else known.push({ claim, role });
    }
  }
  const held = [...reading.statements, ...reading.claims].flatMap((each) =>
    each.holders.map((holder) => holder.mention),
  );
  const speeches = reading.statements
    .filter((statement) => statement.kind === 'direct' || statement.kind === 'mixed')
    .flatMap((statement) =>
      statement.content.map((part) => ({
        start: part.start,
        end: part.end,
        speaker: statement.holders.at(-1)?.mention ?? null,
      })),
    );
  const holders = new Set(held.filter((id) => id !== null));
  const items = new Set(reading.mentions.flatMap(({ id, refersTo }) => (refersTo === 'item' ? [id] : [])));
  const parts = partsOf(uses, holders, items);
  return {
    document,
    reading,
    mentions: reading.mentions,
    byId: new Map(reading.mentions.map((mention) => [mention.id, mention])),
    order: new Map(reading.mentions.map((mention, at) => [mention.id, at])),
    sentences: grouped(reading.mentions, (mention) => [mention.sentence]),
    byHead: grouped(reading.mentions, (mention) => listed(headOf(mention))),
    byNameWord: grouped(reading.mentions, (mention) =>
      mention.form === 'name' && wordsOf(mention).length > 1 ? wordsOf(mention) : [],
    ),
    byLastWord: grouped(reading.mentions, (mention) =>
      mention.form === 'pronoun' ? [] : listed(wordsOf(mention).at(-1)),
    ),
    uses,
    parts,
    transferred: reading.mentions.filter(
      ({ id, form }) =>
        form !== 'pronoun' &&
        parts.get(id) === 'item' &&
        uses.get(id)?.some(({ claim }) => claim.event === 'disclosure') === true,
    ),
    led: new Set(
      reading.mentions.flatMap((mention) =>
        LEADS.test(mention.title ?? mention.name) && mention.refersTo === 'person'
          ? mention.links
              .filter((link) => link.kind === 'of' && ['of', 'for', 'at', 'compound'].includes(link.by))
              .map((link) => link.to)
          : [],
      ),
    ),
    described: new Set(
      reading.mentions.flatMap((mention) => {
        const is = mention.links.filter((link) => link.kind === 'is').map((link) => link.to);
        return is.length === 0 ? [] : [mention.id, ...is];
      }),
    ),
    holders,
    speechOf: speechesOver(reading.mentions, speeches),
  };
}

/** Of mentions in order of text, the last such that ends before this one begins. */
export function lastBefore(
  all: readonly ReadMention[],
  mention: ReadMention,
  fits: (other: ReadMention) => boolean,
): ReadMention | undefined {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.passage.start < mention.passage.start) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= 0; at--) {
    const other = all[at]!;
    if (other.passage.end <= mention.passage.start && fits(other)) return other;
  }
  return undefined;
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
  return scene.speechOf.get(mention.id) ?? null;
}

function speechesOver(mentions: readonly ReadMention[], speeches: readonly Speech[]): Map<string, Speech> {
  const out = new Map<string, Speech>();
  for (const speech of speeches) {
    let [low, high] = [0, mentions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (mentions[middle]!.passage.start < speech.start) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < mentions.length && mentions[at]!.passage.start < speech.end; at++) {
      const mention = mentions[at]!;
      const known = out.get(mention.id);
      if (
        mention.passage.end > speech.end ||
        (known !== undefined && known.end - known.start <= speech.end - speech.start)
      )
        continue;
      out.set(mention.id, speech);
    }
  }
  return out;
}

/** Whether a mention fills the place of an item, of an actor, or neither, as the claims of its document use it. */
export function wanted(scene: Scene, mention: ReadMention): 'item' | 'actor' | null {
  return scene.parts.get(mention.id) ?? null;
}

function partsOf(
  uses: ReadonlyMap<string, readonly Use[]>,
  holders: ReadonlySet<string>,
  items: ReadonlySet<string>,
): Map<string, 'item' | 'actor'> {
  const out = new Map<string, 'item' | 'actor'>();
  for (const id of holders) out.set(id, 'actor');
  for (const [id, all] of uses) {
    // A paper that is cited stays the paper that is handed on.
    if (items.has(id) && all.every(({ claim }) => claim.event === 'citation')) continue;
    out.set(id, all.some((use) => use.role === 'item') ? 'item' : 'actor');
  }
  return out;
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

function listed(key: string | null | undefined): readonly string[] {
  return key === null || key === undefined ? [] : [key];
}

function grouped<K>(
  mentions: readonly ReadMention[],
  keysOf: (mention: ReadMention) => readonly K[],
): Map<K, ReadMention[]> {
  const out = new Map<K, ReadMention[]>();
  for (const mention of mentions) {
    for (const key of keysOf(mention)) {
      const known = out.get(key);
      if (known === undefined) out.set(key, [mention]);
      else known.push(mention);
    }
  }
  return out;
}
