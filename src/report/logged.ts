import type { Informing, LogScope, ReachAnswer } from '../terms/reach.ts';
import { indented } from './columns.ts';
import { inert } from './escape.ts';

/** Rows that a terminal is shown before it is told that there are more. */
export const SHOWN = 100;

/** Heads of the cells of a contact. */
export const CELLS = ['from', 'to', 'time', 'channel', 'reference', 'source', 'line'] as const;

/** What a cell of a table holds. */
export type Cell = string | number | null;

/** A contact as cells, in the order of `CELLS`. */
export function cells({ from, to, time, channel, reference, source, line }: Informing): readonly Cell[] {
  return [from, to, time, channel, reference, source, line];
}

/** RFC 4180; a cell that a spreadsheet would take for a formula is given an apostrophe. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell): string => {
    const text = value === null ? '' : String(value);
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What a contact can be found by: channel, reference, file and line, and the names that its row has for them where these are others. */
export function told({ channel, reference, source, line, senderAs, receiverAs }: Informing): string {
  const names = [senderAs === undefined ? null : `sender ${senderAs}`, receiverAs && `receiver ${receiverAs}`];
  const written = names.filter((name) => name).join(', ');
  return [channel, reference, `${source}:${line}`, written === '' ? null : `there ${written}`]
    .filter((part) => part !== null)
    .map((part) => inert(part))
    .join(' · ');
}

/** Rows in columns. There is at least one. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row.map((text, column) => (column === row.length - 1 ? text : text.padEnd(widths[column]!))).join('  '),
  );
}

/** What is told of those for whom the answer hangs on the tie rule. */
const TIED = 10;

/** For whom, or for what, an answer hangs on which of two contacts of one time came first. */
export function hanging(
  tied: readonly { readonly of: string; readonly contacts: readonly Informing[] }[],
): readonly string[] {
  const told = tied.filter(({ contacts }) => contacts.length === 2);
  const lines = told.slice(0, TIED).flatMap(({ of, contacts: [first, second] }) => {
    const one = (contact: Informing) =>
      `${inert(contact.from)} → ${inert(contact.to)} (${inert(contact.reference ?? `${contact.source}:${contact.line}`)})`;
    const when = first!.time === second!.time ? `both ${second!.time}` : `${first!.time} and ${second!.time}`;
    return indented(`${of}: whether ${one(first!)} came before ${one(second!)}, ${when}`, '  ');
  });
  return told.length > TIED ? [...lines, `  … and ${told.length - TIED} more.`] : lines;
}

/** The other tie rule, as a condition. */
export function instead(ties: ReachAnswer['ties']): string {
  return ties === 'strict' ? 'If contacts of one time chained' : 'If contacts of one time did not chain';
}

/** By which rule contacts of one time were taken, and for how many actors that matters. */
export function ruled(ties: ReachAnswer['ties'], sensitive: number): readonly string[] {
  const rule =
    ties === 'strict' ? 'Contacts of one time were not chained.' : 'Contacts of one time were taken to chain.';
  const depends = sensitive === 0 ? '' : ` For ${counted(sensitive, 'actor')} the answer depends on that.`;
  return indented(`${rule}${depends} A contact is an opportunity: it does not say what was passed.`, '');
}

/** What an answer rests on. */
export function scoped({ sources, contacts, actors }: LogScope): readonly string[] {
  const refused = sources.reduce((sum, source) => sum + source.refused, 0);
  const files = sources.map(({ name, sha256 }) => `${inert(name)} (${sha256.slice(0, 12)})`).join(', ');
  const out = refused === 0 ? '' : ` ${counted(refused, 'row')} could not be read.`;
  return indented(
    `On this log alone: ${counted(contacts, 'contact')} of ${counted(actors, 'actor')}, from ${files}.${out}`,
    '',
  );
}

/** A number and what it counts, in the plural unless it is one. */
export function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
