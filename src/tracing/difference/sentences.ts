import type { Changed, Differing } from '../../terms/difference.ts';
import type { Sentence } from '../../terms/verdict.ts';
import { type Translation, UNTRANSLATED, unordered } from './translation.ts';

/** Of the words of two sentences, the share that both have, from which on they say something of one thing in other words. */
const ALIKE = 0.3;

/** The same where they stand in different parts of their reports: an answer may take up what another only lists below. */
const ALIKE_ELSEWHERE = 0.6;

/** Pairs of sentences that are looked at; beyond, the rest fall and come. */
const MOST_PAIRS = 400_000;

/** A sentence as it is compared. */
interface Told {
  readonly sentence: Sentence;
  readonly text: string;
  readonly anchors: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

/**
 * The sentences of two reports. A sentence of both says the same in the same words; one that stands on some of the same things, in the same
 * part of the report where that is known, and has words in common with it, is the same one said otherwise; the likest go together
 * first. Where a sentence stands in its report does not matter.
 */
export function sentenceDifference(
  before: readonly Sentence[],
  after: readonly Sentence[],
  t: Translation,
): Differing<Sentence, 'words' | 'anchors'> {
  const mine = before.map((each) => toldOf(each, t));
  const theirs = after.map((each) => toldOf(each, UNTRANSLATED));
  const partner = new Map<Told, Told>();
  const taken = new Set<Told>();
  const join = (one: Told, other: Told): void => {
    if (partner.has(one) || taken.has(other)) return;
    partner.set(one, other);
    taken.add(other);
  };
  for (const keyOf of [exactly, inWords]) {
    const there = new Map<string, Told[]>();
    for (const each of theirs.filter((one) => !taken.has(one))) {
      there.set(keyOf(each), [...(there.get(keyOf(each)) ?? []), each]);
    }
    for (const each of mine) {
      if (partner.has(each)) continue;
      const other = there.get(keyOf(each))?.shift();
      if (other !== undefined) join(each, other);
    }
  }
  // However it is worded, what a report says first is its answer.
  const [answer, other] = [mine, theirs].map((all) => all.find(({ sentence }) => sentence.part === 'answer'));
  if (answer !== undefined && other !== undefined) join(answer, other);
  const [left, right] = [mine.filter((each) => !partner.has(each)), theirs.filter((each) => !taken.has(each))];
  if (left.length * right.length <= MOST_PAIRS) for (const [one, other] of likest(left, right)) join(one, other);
  const changed: Changed<Sentence, 'words' | 'anchors'>[] = [];
  let same = 0;
  for (const one of mine) {
    const other = partner.get(one);
    if (other === undefined) continue;
    const what = [
      ...(one.text === other.text ? [] : (['words'] as const)),
      ...(unordered([...one.anchors]) === unordered([...other.anchors]) ? [] : (['anchors'] as const)),
    ];
    if (what.length === 0) same += 1;
    else changed.push({ before: one.sentence, after: other.sentence, what });
  }
  return {
    gone: mine.filter((each) => !partner.has(each)).map(({ sentence }) => sentence),
    appeared: theirs.filter((each) => !taken.has(each)).map(({ sentence }) => sentence),
    changed,
    same,
  };
}

function toldOf(sentence: Sentence, t: Translation): Told {
  const { text, anchors } = sentence;
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  return { sentence, text, anchors: new Set(anchors.map(t.anchor)), words };
}

function exactly({ text, anchors, sentence }: Told): string {
  return JSON.stringify([text, unordered([...anchors]), sentence.part ?? null]);
}

function inWords({ text }: Told): string {
  return text;
}

/** Pairs that may be one sentence, likest first. */
function likest(left: readonly Told[], right: readonly Told[]): (readonly [Told, Told])[] {
  const pairs = left.flatMap((one, from) =>
    right.flatMap((other, to) => {
      const stand = dice(one.anchors, other.anchors);
      const say = dice(one.words, other.words);
      const turn = sameTurn(one, other);
      const least = turn || sameParts(one.sentence.part, other.sentence.part) ? ALIKE : ALIKE_ELSEWHERE;
      return (stand === 0 && !turn) || say < least ? [] : [{ one, other, likeness: stand + say, from, to }];
    }),
  );
  return pairs
    .toSorted((a, b) => b.likeness - a.likeness || a.from - b.from || a.to - b.to)
    .map(({ one, other }) => [one, other] as const);
}

/** Parts that speak of the answer and its record as a whole, each in turns of its own ("The weakest hop is …", "On this record: …"). */
const WHOLE: ReadonlySet<string | undefined> = new Set(['answer', 'review', 'coverage']);

/** The same turn says it of another hop, or of other claims, and is one sentence all the same. */
function sameTurn(one: Told, other: Told): boolean {
  const opening = ({ text }: Told): string => text.split(' ').slice(0, 3).join(' ');
  return WHOLE.has(one.sentence.part) && WHOLE.has(other.sentence.part) && opening(one) === opening(other);
}

function sameParts(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const each of one) if (other.has(each)) shared += 1;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}
