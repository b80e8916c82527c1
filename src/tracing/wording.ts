/** A UTC day, "2017-05-10", or what stands for an open end. */
export function dateOf(time: number | null): string {
  return time === null || !Number.isFinite(time) ? 'an unknown time' : new Date(time).toISOString().slice(0, 10);
}

/** "a", "a and b", "a, b and c". */
export function listOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

export function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
