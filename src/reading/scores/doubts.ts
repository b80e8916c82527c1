import type { AnalysedSentence, Argument, Frame } from '../analysis/analysis.ts';
import type { ClaimProposal, Place, Reading, ReadMention, StatementProposal } from '../reading.ts';
import { cueOf, eventOf } from '../vocabulary/vocabulary.ts';

/**
 * What speaks against a reading, by name, each from 0 (nothing) to 1: how unsure the model was, how far the rules had to go
 * beyond the frame, what the text leaves open. A score falls with each of them and rises with none (`score.ts`).
 */
export type Doubts = Readonly<Record<string, number>>;

/** What readings are weighed with: the sentences they stand in and the mentions that fill them. */
export interface Surroundings {
  readonly sentences: readonly AnalysedSentence[];
  readonly mentions: ReadonlyMap<string, ReadMention>;
  /** How many claims stand on each word: of several, one is often one too many. */
  readonly claimsAt: ReadonlyMap<string, number>;
}

/** A reading's surroundings, from its sentences. */
export function surroundingsOf(reading: Reading, sentences: readonly AnalysedSentence[]): Surroundings {
  const claimsAt = new Map<string, number>();
  for (const { sentence, predicate } of reading.claims) {
    const key = `${sentence} ${predicate}`;
    claimsAt.set(key, (claimsAt.get(key) ?? 0) + 1);
  }
  return { sentences, mentions: new Map(reading.mentions.map((each) => [each.id, each])), claimsAt };
}

/** Rules that read an event where its own words say it; all others infer it from a neighbour. */
const PLAIN: ReadonlySet<string> = new Set(['frame', 'particle', 'grammar', 'phrase']);

/** Also the class of a verb whose grammar shows the roles ("verb: give"). */
function plain(rule: string): boolean {
  return PLAIN.has(rule) || rule.startsWith('verb: ');
}

const POINTING: ReadonlySet<string> = new Set(['pronoun', 'demonstrative', 'possessive']);

/** What speaks against a claim. */
export function claimDoubts(claim: ClaimProposal, { sentences, mentions, claimsAt }: Surroundings): Doubts {
  const place = { sentence: claim.sentence, word: claim.predicate };
  const sentence = sentences[claim.sentence];
  const frame = frameAt(sentences, place);
  const fillers = Object.entries(claim.roles).flatMap(([role, id]) => {
    const mention = mentions.get(id);
    return mention === undefined ? [] : [{ role, mention, argument: argumentOver(frame, mention, claim.sentence) }];
  });
  const share = (of: (filler: (typeof fillers)[number]) => boolean): number =>
    fillers.length === 0 ? 0 : fillers.filter(of).length / fillers.length;
  const item = claim.roles.item === undefined ? undefined : mentions.get(claim.roles.item);
  const value = claim.factuality.at(-1) ?? 'Uu';
  const reach = Math.max(
    0,
    ...fillers.flatMap(({ mention }) =>
      mention.sentence === claim.sentence ? Math.abs(mention.word - claim.predicate) : [],
    ),
  );
  return {
    ...ofFrame(frame),
    'rule beside the frame': plain(claim.grounds.rule) ? 0 : 1,
    'argument unsure': mean(fillers.flatMap(({ argument }) => (argument === undefined ? [] : 1 - argument.score))),
    'role outside the arguments': share(({ argument }) => argument === undefined),
    'role in another sentence': share(({ mention }) => mention.sentence !== claim.sentence),
    'party by a pronoun': share(({ role, mention }) => role !== 'item' && POINTING.has(mention.form)),
    'item by a pronoun': item !== undefined && POINTING.has(item.form) ? 1 : 0,
    // Who a pronoun is, is the harder to say the more was named before it.
    'pronoun with much before it': share(({ mention }) => POINTING.has(mention.form)) * Math.min(1, claim.sentence / 4),
    'party of no known kind': share(
      ({ role, mention }) => role !== 'item' && mention.refersTo === 'other' && !POINTING.has(mention.form),
    ),
    // "gave him a coat": what moved is no word for information, and the verb moves things of any kind.
    'item that may be no information': item?.refersTo === 'other' && !POINTING.has(item.form) && !tells(frame) ? 1 : 0,
    ...(claim.event === 'disclosure'
      ? leftOpen(claim)
      : { 'held by nobody': value === 'Uu' && !claim.questions ? 1 : 0 }),
    'one of several': (claimsAt.get(`${claim.sentence} ${claim.predicate}`) ?? 1) > 1 ? 1 : 0,
    weighed: Math.min(1, claim.grounds.steps.length / 2),
    denied: value.endsWith('-') ? 1 : 0,
    nested: Math.min(1, (claim.holders.length - 1) / 3),
    'event named by a noun': sentence?.words[claim.predicate]?.upos === 'NOUN' ? 1 : 0,
    'far apart': Math.min(1, reach / 30),
    'long sentence': long(sentence),
  };
}

/** What speaks against a statement with a source or cue of its own. */
export function statementDoubts(statement: StatementProposal, { sentences, mentions }: Surroundings): Doubts {
  const { cue, roleset, rule } = statement.grounds;
  const sentence = cue === null ? undefined : sentences[cue.sentence];
  const frame = cue === null ? undefined : frameAt(sentences, cue);
  const holder = statement.source.length === 0 ? null : (statement.holders.at(-1)?.mention ?? null);
  const mention = holder === null ? undefined : mentions.get(holder);
  const over = (start: number, end: number): Argument | undefined =>
    frame?.arguments.find((each) => {
      const [first, last] = [sentence?.words[each.first], sentence?.words[each.past - 1]];
      return first !== undefined && last !== undefined && first.start < end && start < last.end;
    });
  const within = statement.content.filter((part) => sentence !== undefined && part.start < sentence.end);
  const source = statement.source[0];
  const sourceArgument = source === undefined ? undefined : over(source.start, source.end);
  const contentArguments = within.map((part) => over(part.start, part.end));
  const known = contentArguments.flatMap((each) => each ?? []);
  const apart = statement.content.some(
    (part) => sentence !== undefined && (part.start >= sentence.end || part.end <= sentence.start),
  );
  const words = statement.content.reduce((sum, part) => sum + part.quote.split(/\s+/).length, 0);
  const framed = frame !== undefined;
  return {
    ...ofFrame(frame),
    'rule beside the frame': plain(rule) ? 0 : 1,
    'no source': source === undefined ? 1 : 0,
    'source by a pronoun': mention !== undefined && POINTING.has(mention.form) ? 1 : 0,
    'source outside the arguments': framed && source !== undefined && sourceArgument === undefined ? 1 : 0,
    'argument unsure': mean(
      [...(sourceArgument === undefined ? [] : [sourceArgument]), ...known].map((a) => 1 - a.score),
    ),
    'content outside the arguments': framed && contentArguments.some((each) => each === undefined) ? 1 : 0,
    'content in another sentence': apart ? 1 : 0,
    'content in pieces': statement.content.length > 1 ? 1 : 0,
    'content not quoted': statement.kind === 'direct' ? 0 : 1,
    'content of few words': words < 4 ? 1 : 0,
    'no word of saying': ['say', undefined].includes(cueOf(roleset ?? '')?.class) ? 0 : 1,
    'cue is a noun': cue !== null && sentence?.words[cue.word]?.upos === 'NOUN' ? 1 : 0,
    nested: statement.parent === null ? 0 : 1,
    'long sentence': long(sentence),
  };
}

function ofFrame(frame: Frame | undefined): Doubts {
  return {
    'no frame': frame === undefined ? 1 : 0,
    'predicate unsure': frame === undefined ? 0 : 1 - frame.score,
    'sense unsure': frame === undefined ? 0 : 1 - frame.sense,
  };
}

function leftOpen({ roles }: ClaimProposal): Doubts {
  return {
    'no giver': roles.discloser === undefined ? 1 : 0,
    'no getter': roles.recipient === undefined ? 1 : 0,
    'no item': roles.item === undefined ? 1 : 0,
  };
}

/** Whether the predicate itself says that information moves: "told", "leaked". */
function tells(frame: Frame | undefined): boolean {
  return eventOf(frame?.roleset ?? '')?.item === 'information';
}

/** The frame of a word, where the model gave it one. */
export function frameAt(sentences: readonly AnalysedSentence[], { sentence, word }: Place): Frame | undefined {
  return sentences[sentence]?.frames.find((frame) => frame.predicate === word);
}

/** The argument of a frame that a mention's head stands in. */
export function argumentOver(frame: Frame | undefined, mention: ReadMention, sentence: number): Argument | undefined {
  if (mention.sentence !== sentence) return undefined;
  return frame?.arguments.find(({ first, past }) => first <= mention.word && mention.word < past);
}

function long(sentence: AnalysedSentence | undefined): number {
  return Math.min(1, (sentence?.words.length ?? 0) / 60);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
