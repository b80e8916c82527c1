import type { Engine } from './duckdb.ts';
import { RowBatch } from './rowbatch.ts';
import type { Numbering } from './scanner.ts';

/** Lists and aliases as numbers of the import's. */
export interface Renaming {
  /** Which actor a name stands for. */
  readonly aliases: ReadonlyMap<number, number>;
  /** Who is on a list, lists on it opened too. */
  readonly members: ReadonlyMap<number, readonly number[]>;
  readonly people: Numbering;
}

/** What the tables of names say, or null where they say nothing. */
export async function renamingOf(engine: Engine, people: Numbering): Promise<Renaming | null> {
  const entries = await engine.rows(`select name, other from entry where kind = 'aliases' order by all`);
  const members = await engine.rows(`with recursive reached(list, member) as (
      select name, other from entry where kind = 'lists'
      union select list, other from reached join entry on kind = 'lists' and name = member)
    select list, member from reached where member not in (select name from entry where kind = 'lists') order by all`);
  if (entries.length + members.length === 0) return null;
  const number = (name: unknown) => people.number(String(name));
  const lists = new Map<number, number[]>();
  for (const [list, member] of members) {
    const known = lists.get(number(list));
    if (known === undefined) lists.set(number(list), [number(member)]);
    else known.push(number(member));
  }
  return { aliases: new Map(entries.map(([name, actor]) => [number(name), number(actor)])), members: lists, people };
}

/** A row with other actors in it. */
interface Renamed {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly fromAs: number;
  readonly toAs: number;
}

/**
 * Puts the members of lists in the place of lists, and actors in the place of their aliases. What is then in touch with itself is left
 * out, and told as `lone` where nothing else is left of its line.
 */
export function renamed(batch: RowBatch, renaming: Renaming, lone: (line: number) => void): RowBatch {
  const into = new RowBatch();
  let copied = 0;
  for (let start = 0; start < batch.count; ) {
    let stop = start + 1;
    while (stop < batch.count && batch.line[stop] === batch.line[start]) stop += 1;
    if (concerns(batch, start, stop, renaming)) {
      into.copy(batch, copied, start);
      const rows = ofLine(batch, start, stop, renaming);
      for (const row of rows) put(into, batch, row);
      if (rows.length === 0) lone(batch.line[start]!);
      copied = stop;
    }
    start = stop;
  }
  into.copy(batch, copied, batch.count);
  return into;
}

function concerns({ from, to }: RowBatch, start: number, stop: number, { aliases, members }: Renaming): boolean {
  for (let at = start; at < stop; at += 1)
    if (aliases.has(from[at]!) || aliases.has(to[at]!) || members.has(to[at]!)) return true;
  return false;
}

/** The rows that become of one line, by receiver, each pair once. */
function ofLine(
  batch: RowBatch,
  start: number,
  stop: number,
  { aliases, members, people }: Renaming,
): readonly Renamed[] {
  const rows = Array.from({ length: stop - start }, (_, at) => {
    const row = start + at;
    return { row, from: batch.from[row]!, to: batch.to[row]!, fromAs: batch.fromAs[row]!, toAs: batch.toAs[row]! };
  });
  const opened = rows.flatMap((row) =>
    (members.get(row.to) ?? []).map((to) => ({ ...row, to, toAs: row.toAs || row.to + 1 })),
  );
  const named = [...rows.filter(({ to }) => !members.has(to)), ...opened].map((row) => {
    const [from, to] = [aliases.get(row.from), aliases.get(row.to)];
    return {
      row: row.row,
      from: from ?? row.from,
      to: to ?? row.to,
      fromAs: from === undefined ? row.fromAs : row.fromAs || row.from + 1,
      toAs: to === undefined ? row.toAs : row.toAs || row.to + 1,
    };
  });
  const name = (number: number) => Buffer.from(people.bytes(number));
  const byName = (a: number, b: number) => (a === b ? 0 : Buffer.compare(name(a), name(b)));
  // Of rows of one pair the one stays that names it itself.
  const asWritten = (a: Renamed, b: Renamed) =>
    a.toAs === b.toAs || (a.toAs !== 0 && b.toAs !== 0)
      ? a.toAs === b.toAs
        ? 0
        : byName(a.toAs - 1, b.toAs - 1)
      : a.toAs - b.toAs;
  const sorted = named
    .filter(({ from, to }) => from !== to)
    .toSorted((a, b) => byName(a.to, b.to) || byName(a.from, b.from) || asWritten(a, b));
  return sorted.filter(({ from, to }, at) => from !== sorted[at - 1]?.from || to !== sorted[at - 1]?.to);
}

function put(into: RowBatch, batch: RowBatch, { row, from, to, fromAs, toAs }: Renamed): void {
  into.copy(batch, row, row + 1);
  const at = into.count - 1;
  into.from[at] = from;
  into.to[at] = to;
  into.fromAs[at] = fromAs;
  into.toAs[at] = toAs;
}
