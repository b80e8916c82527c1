import { indented } from './columns.ts';
import { oneLine } from './naming.ts';

/** An entry of a journal as far as it is told in a line: `at` is UTC milliseconds. */
export interface JournalLine {
  readonly number: number;
  readonly at: number;
  readonly kind: string;
  readonly by: string;
  readonly why: string | null;
  readonly about: readonly string[];
}

/** A journal as text: an entry a line, and why under it. */
export function journalText(entries: readonly JournalLine[]): string {
  if (entries.length === 0) return 'The journal is empty.\n';
  const wide = String(entries.at(-1)!.number).length + 1;
  const lines = entries.flatMap(({ number, at, kind, by, why, about }) => {
    const what = `${kind.replaceAll('-', ' ')}${about.length === 0 ? '' : `: ${about.join(', ')}`}`;
    const first = `${String(number).padStart(wide - 1)} ${new Date(at).toISOString().replace('T', ' ').slice(0, 19)}  ${what} (${oneLine(by)})`;
    return why === null ? [first] : [first, ...indented(oneLine(why), ' '.repeat(wide + 21))];
  });
  return `${lines.join('\n')}\n`;
}
