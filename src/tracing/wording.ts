import { dayInWords } from '../terms/words.ts';

/** A UTC day, "10 May 2017", or what stands for an open end. */
export function dateOf(time: number | null): string {
  if (time === null || !Number.isFinite(time)) return 'an unknown time';
  return dayInWords(time);
}

/** "a", "a and b", "a, b and c". */
export function listOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** "1 document", "3 documents". */
export function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
