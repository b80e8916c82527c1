import type { CorpusSentence } from '../corpus.ts';

/** A mention by the places of its first and past its last character, and of its head's first. */
export interface PlacedMention {
  readonly start: number;
  readonly end: number;
  readonly head: number;
}

/** Sentences of a document in one text, with a space between, and where each begins. */
export interface JoinedText {
  readonly text: string;
  readonly offsets: readonly number[];
}

export function joined(sentences: readonly CorpusSentence[]): JoinedText {
  const offsets: number[] = [];
  let at = 0;
  for (const { text } of sentences) {
    offsets.push(at);
    at += text.length + 1;
  }
  return { text: sentences.map(({ text }) => text).join(' '), offsets };
}

/**
 * The chains of a document by GUM's `entity` column: "(7-person-...-ana" opens and "7)" closes a mention of entity 7 at a
 * word, several to a cell. A mention that its sentence does not close ends with it. Offsets are of the joined text.
 *
 * Entities that are mentioned once are left out, as in CoNLL-2012.
 */
export function goldChains(sentences: readonly CorpusSentence[], { offsets }: JoinedText): PlacedMention[][] {
  const entities = new Map<string, PlacedMention[]>();
  sentences.forEach((sentence, at) => {
    const open: { readonly entity: string; readonly first: number }[] = [];
    const place = (word: number, side: 'start' | 'end'): number => offsets[at]! + sentence[side][word]!;
    const close = (entity: string, past: number): void => {
      const from = open.findLastIndex((each) => each.entity === entity);
      const [mention] = from < 0 ? [] : open.splice(from, 1);
      if (mention === undefined) return;
      const placed = {
        start: place(mention.first, 'start'),
        end: place(past - 1, 'end'),
        head: place(headOf(sentence, mention.first, past), 'start'),
      };
      entities.set(entity, [...(entities.get(entity) ?? []), placed]);
    };
    sentence.entity?.forEach((cell, word) => {
      for (const [, opened, atOnce, closed] of (cell ?? '').matchAll(/\(([^()-]+)[^()]*(\))?|([^()]+)\)/g)) {
        if (opened !== undefined) open.push({ entity: opened, first: word });
        const ends = closed ?? (atOnce === undefined ? undefined : opened);
        if (ends !== undefined) close(ends, word + 1);
      }
    });
    for (const { entity } of open.toReversed()) close(entity, sentence.tokens.length);
  });
  return [...entities.values()].filter((chain) => chain.length > 1);
}

/** The word of a span that hangs on none of its others; the first of several. */
function headOf(sentence: CorpusSentence, first: number, past: number): number {
  for (let word = first; word < past; word++) {
    const above = (sentence.head?.[word] ?? 0) - 1;
    if (above < first || above >= past) return word;
  }
  return first;
}
