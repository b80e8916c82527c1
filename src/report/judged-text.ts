import { indented } from './columns.ts';
import { oneLine } from './naming.ts';

/** A judgement as far as it is told in a line. */
export interface JudgedLine {
  readonly number: number;
  readonly by: string;
  readonly why: string | null;
  readonly judgement: { readonly kind: string };
}

/** Judgements by whether they count. */
export interface JudgedLines {
  readonly active: readonly JudgedLine[];
  readonly pending: readonly JudgedLine[];
  readonly undone: readonly JudgedLine[];
  readonly proposed: readonly {
    readonly entry: { readonly number: number; readonly by: string };
    readonly target: number;
    readonly to: string;
  }[];
}

/** What was judged, in order of the journal, with what counts of it; ends in a newline. */
export function judgedText({ active, pending, undone, proposed }: JudgedLines): string {
  const states = [
    ...active.map((each) => ({ ...each, state: 'counts' })),
    ...pending.map((each) => ({ ...each, state: 'awaits a second person' })),
    ...undone.map((each) => ({ ...each, state: 'undone' })),
  ].toSorted((a, b) => a.number - b.number);
  if (states.length === 0) return 'Nothing was judged yet.\n';
  const wide = String(states.at(-1)!.number).length;
  const lines = states.flatMap(({ number, by, why, judgement, state }) => {
    const asked = proposed.filter(({ target }) => target === number);
    const waits = asked.map(({ entry, to }) => `; ${entry.by} asks to have it ${to} (entry ${entry.number})`).join('');
    const what = `${judgement.kind.replaceAll('-', ' ')}${subject(judgement)} · ${oneLine(by)} · ${state}${waits}`;
    const first = `${String(number).padStart(wide)}  `;
    return [...indented(what, first), ...(why === null ? [] : indented(oneLine(why), ' '.repeat(wide + 4)))];
  });
  return `${lines.join('\n')}\n`;
}

/** What a judgement is about, where an id or a name says it. */
function subject(judgement: { readonly kind: string }): string {
  const given = judgement as Readonly<Record<string, unknown>>;
  const named = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (Array.isArray(value)) return value.flatMap(named);
    if (typeof value !== 'object' || value === null) return [];
    const { name, passage } = value as { readonly name?: unknown; readonly passage?: { readonly quote?: unknown } };
    if (typeof name === 'string') return [`“${oneLine(name)}”`];
    return typeof passage?.quote === 'string' ? [`“${oneLine(passage.quote)}”`] : [];
  };
  const about = [
    'claim',
    'claims',
    'document',
    'of',
    'actor',
    'a',
    'b',
    'reference',
    'item',
    'source',
    'entry',
  ].flatMap((key) => named(typeof given[key] === 'number' ? String(given[key]) : given[key]));
  return about.length === 0 ? '' : `: ${about.join(', ')}`;
}
