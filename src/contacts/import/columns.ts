import { join } from 'node:path';
import type { DuckDBDataChunk } from '@duckdb/node-api';
import { Mistake } from '../../terms/index.ts';
import { type TieOrder, tieOrderer } from '../kernel/ties.ts';
import { goesBothWays } from '../opportunities.ts';
import { ColumnWriter } from '../store/columnfile.ts';
import type { Manifest } from '../store/manifest.ts';
import { type Engine, quoted } from './duckdb.ts';
import { fingerprint } from './fingerprint.ts';

/** Contacts that are put in order and written at a time, where no group of one time is longer. */
const BLOCK = 1 << 20;

type Written = Pick<Manifest, 'actors' | 'contacts' | 'spans' | 'window' | 'tick' | 'ties' | 'files'>;

/**
 * Sorts the contacts of table `row` by time and writes the columns of a generation, the ties in the kernel's order, and the rows
 * themselves as evidence, in the order they have.
 *
 * @param done told how many rows of how many were written.
 * @throws Mistake where there is no row, or more actors than may be.
 */
export async function columnsInto(
  engine: Engine,
  folder: string,
  mostActors: number,
  done: (rows: number, of: number) => void,
): Promise<Written> {
  const [counts] = await engine.rows('select count(*)::integer, min(coarse)::integer from row');
  const rows = Number(counts![0]);
  if (rows === 0) throw new Mistake('Nothing in these files is a contact.', await commonest(engine));
  const tick = Number(counts![1]);
  const sorted = await sortedRows(engine, tick);
  const actors = await writeActors(engine, folder, mostActors);
  const columns = new ColumnFiles(folder, actors);
  let read = 0;
  for await (const chunk of engine.chunks(sorted)) {
    columns.take(chunk);
    read += chunk.rowCount;
    done(read, rows);
  }
  const { files, ...written } = columns.close();
  await engine.run(`copy (select source, line, sender, receiver, earliest, coarse, ${latestOf(tick)} as latest, written, channel,
    reference, sender_as, receiver_as from row)
    to ${quoted(join(folder, 'evidence.parquet'))} (format parquet, compression zstd)`);
  await engine.run(
    `copy (select * from refused order by source, line, file, why) to ${quoted(join(folder, 'refused.parquet'))} (format parquet)`,
  );
  await engine.run(
    `copy (select * from entry order by kind, name, other) to ${quoted(join(folder, 'names.parquet'))} (format parquet)`,
  );
  const tables = ['evidence.parquet', 'refused.parquet', 'names.parquet', 'actors.utf8', 'actors.u32'].map((name) => {
    const { sha256, bytes } = fingerprint(join(folder, name));
    return [name, { bytes, sha256 }] as const;
  });
  return { actors, tick, ...written, files: { ...files, ...Object.fromEntries(tables) } };
}

/** What most rows were refused for. */
async function commonest(engine: Engine): Promise<string> {
  const [row] = await engine.rows(
    'select why, count(*)::integer from refused group by why order by count(*) desc, why limit 1',
  );
  return row === undefined ? 'They have no row but their header.' : `Of ${Number(row[1])} rows: ${String(row[0])}.`;
}

/** SQL for the contacts in the order of time, then of their place in table `row`: actors as numbers in the order of their names. */
async function sortedRows(engine: Engine, tick: number): Promise<string> {
  await engine.run(`create temp table actor as select label, cast(row_number() over (order by label) - 1 as uinteger) as id
    from (select sender as label from row union select receiver from row)`);
  const channels = await engine.rows('select distinct channel from row where channel is not null');
  const both = channels.map(([channel]) => String(channel)).filter(goesBothWays);
  const ways = both.length === 0 ? '1' : `case when channel in (${both.map(quoted).join(', ')}) then 2 else 1 end`;
  return `select a.id as u, b.id as v, cast(earliest as double), cast(latest as double), ways, place
    from (select sender, receiver, earliest, ${latestOf(tick)} as latest, cast(${ways} as utinyint) as ways,
      cast(row_number() over () - 1 as uinteger) as place from row) as contact
    join actor a on a.label = sender join actor b on b.label = receiver order by earliest, latest, place`;
}

/** SQL for the last instant of a row: a time coarser than the log's finest may be any instant of its length. */
function latestOf(tick: number): string {
  return `case when coarse > ${tick} then greatest(latest, earliest + coarse - 1) else latest end`;
}

async function writeActors(engine: Engine, folder: string, mostActors: number): Promise<number> {
  const [count] = await engine.rows('select count(*)::bigint from actor');
  const actors = Number(count![0]);
  if (actors > mostActors)
    throw new Mistake(
      `These files name ${actors} actors; a log can have ${mostActors}.`,
      'Split them by time or place.',
    );
  const [text, ends] = [new ColumnWriter(join(folder, 'actors.utf8')), new ColumnWriter(join(folder, 'actors.u32'))];
  // Names by the thousand: one string each would cost more than all else that is done with them.
  for await (const chunk of engine.chunks(
    `select string_agg(label, '' order by id) from actor group by id // 4096 order by id // 4096`,
  )) {
    for (const names of chunk.getColumnValues(0)) text.append(Buffer.from(String(names), 'utf8'));
  }
  let end = 0;
  for await (const chunk of engine.chunks('select cast(strlen(label) as uinteger) from actor order by id')) {
    const lengths = chunk.getColumnVector(0);
    ends.append(
      Uint32Array.from({ length: chunk.rowCount }, (_, at) => {
        end += lengths.getItem(at) as number;
        return end;
      }),
    );
  }
  text.close();
  ends.close();
  if (end >= 2 ** 32) throw new Mistake('The names of the actors are longer than 4 GB together.');
  return actors;
}

/** The columns on their way to disk: a block at a time, each ending between two times. */
class ColumnFiles {
  readonly #files = new Map<string, ColumnWriter>();
  readonly #order: ReturnType<typeof tieOrderer>;
  #from = new Uint32Array(BLOCK * 2);
  #to = new Uint32Array(BLOCK * 2);
  #row = new Uint32Array(BLOCK * 2);
  #time = new Float64Array(BLOCK * 2);
  #waiting = 0;
  #written = 0;
  #stamps = 0;
  #shared = 0;
  #longest = 0;
  #spans = 0;
  #earliest: number | null = null;
  #latest: number | null = null;
  readonly #cycles: [number, number][] = [];

  constructor(folder: string, actors: number) {
    this.#order = tieOrderer(actors);
    for (const name of FILES) this.#files.set(name, new ColumnWriter(join(folder, name)));
  }

  take(chunk: DuckDBDataChunk): void {
    const vectors = [0, 1, 2, 3, 4, 5].map((column) => chunk.getColumnVector(column));
    const value = (column: number, at: number) => vectors[column]!.getItem(at) as number;
    for (let at = 0; at < chunk.rowCount; at += 1) {
      const [from, to, start, end, id] = [value(0, at), value(1, at), value(2, at), value(3, at), value(5, at)];
      this.#earliest ??= start;
      this.#latest = Math.max(this.#latest ?? end, end);
      const write = (sender: number, receiver: number) =>
        start === end ? this.#contact(sender, receiver, id, start) : this.#span(sender, receiver, id, start, end);
      write(from, to);
      if (value(4, at) === 2) write(to, from);
    }
  }

  close(): Pick<Manifest, 'contacts' | 'spans' | 'window' | 'ties' | 'files'> {
    this.#flush(this.#waiting);
    const files = [...this.#files].map(([name, file]) => [name, file.close()] as const);
    return {
      contacts: this.#written,
      spans: this.#spans,
      window: { earliest: this.#earliest, latest: this.#latest },
      ties: { times: this.#stamps, shared: this.#shared, longest: this.#longest, cycles: this.#cycles },
      files: Object.fromEntries(files),
    };
  }

  #contact(from: number, to: number, row: number, time: number): void {
    const at = this.#waiting;
    if (at >= BLOCK && time !== this.#time[at - 1]) {
      this.#flush(at);
      this.#contact(from, to, row, time);
      return;
    }
    if (at === this.#from.length) this.#grow();
    this.#from[at] = from;
    this.#to[at] = to;
    this.#row[at] = row;
    this.#time[at] = time;
    this.#waiting += 1;
  }

  #span(from: number, to: number, row: number, earliest: number, latest: number): void {
    for (const [name, value] of [
      ['from', from],
      ['to', to],
      ['row', row],
    ] as const)
      this.#files.get(`spans.${name}.u32`)!.append(Uint32Array.of(value));
    this.#files.get('spans.earliest.f64')!.append(Float64Array.of(earliest));
    this.#files.get('spans.latest.f64')!.append(Float64Array.of(latest));
    this.#spans += 1;
  }

  #grow(): void {
    const wider = <A extends Uint32Array | Float64Array>(old: A, made: A): A => {
      made.set(old);
      return made;
    };
    const length = this.#from.length * 2;
    this.#from = wider(this.#from, new Uint32Array(length));
    this.#to = wider(this.#to, new Uint32Array(length));
    this.#row = wider(this.#row, new Uint32Array(length));
    this.#time = wider(this.#time, new Float64Array(length));
  }

  #flush(count: number): void {
    if (count === 0) return;
    const [from, to, row] = [this.#from.subarray(0, count), this.#to.subarray(0, count), this.#row.subarray(0, count)];
    const stamp = new Uint32Array(count);
    const times = new Float64Array(count);
    let fresh = 0;
    for (let at = 0; at < count; at += 1) {
      const time = this.#time[at]!;
      if (at === 0 || time !== this.#time[at - 1]) {
        times[fresh] = time;
        fresh += 1;
      }
      stamp[at] = this.#stamps + fresh - 1;
    }
    for (let at = 0; at < count; at += 1) {
      if (stamp[at] === stamp[at - 1] || stamp[at] === stamp[at + 1]) this.#shared += 1;
    }
    const order: TieOrder = this.#order(from, to, stamp, row);
    this.#longest = Math.max(this.#longest, order.longest);
    for (let at = 0; at < order.cycles.length; at += 2) {
      this.#cycles.push([this.#written + order.cycles[at]!, this.#written + order.cycles[at + 1]!]);
    }
    for (const [name, values] of [
      ['from.u32', from],
      ['to.u32', to],
      ['row.u32', row],
      ['stamp.u32', stamp],
    ] as const)
      this.#files.get(name)!.append(values);
    this.#files.get('times.f64')!.append(times.subarray(0, fresh));
    this.#stamps += fresh;
    this.#written += count;
    this.#waiting = 0;
  }
}

const FILES = [
  'from.u32',
  'to.u32',
  'row.u32',
  'stamp.u32',
  'times.f64',
  'spans.from.u32',
  'spans.to.u32',
  'spans.row.u32',
  'spans.earliest.f64',
  'spans.latest.f64',
];
