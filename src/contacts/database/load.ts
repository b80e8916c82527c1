import { atOnce, type Database } from '../../database/index.ts';
import { Mistake } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { type Batch, encoded } from './binary.ts';
import { hasSchema, prepared, type Spread } from './schema.ts';

/** Contacts that are sent at a time. */
const BLOCK = 1 << 16;
/** Places at which a log may be cut: not more than so many contacts apart where no time has more, and about so many at least. */
const [FURTHEST, CUTS] = [1 << 16, 1024];

/** What goes into a database of a log. */
export type Loadable = Pick<OpenLog, 'manifest' | 'columns' | 'names' | 'times' | 'rows'>;

/** How far a load is: `done` of `of` rows. */
export interface LoadStep {
  readonly doing: 'contacts' | 'indexes' | 'actors' | 'evidence' | 'statistics';
  readonly done: number;
  readonly of: number;
}

export interface LoadOptions {
  /** What the log is called there. */
  readonly name: string;
  /** How contacts are spread, where the schema is not there yet. */
  readonly spread?: Spread;
  /** A log of this name that is another one gives way. */
  readonly replace?: boolean;
  readonly progress?: (step: LoadStep) => void;
}

/**
 * Puts a log into a database, by binary COPY in one transaction: whole, or not at all. The schema is made where there is none.
 *
 * @param evidence the rows that contacts point to: source, line, written time, channel and reference, see evidence.ts.
 * @returns whether it was put there; false where the very log was there already.
 * @throws Mistake where another log has the name, or the log has contacts within an interval.
 */
export async function load(
  database: Database,
  log: Loadable,
  evidence: AsyncIterable<Batch> | Iterable<Batch>,
  { name, spread = 'one table', replace = false, progress = () => undefined }: LoadOptions,
): Promise<boolean> {
  const { manifest, columns, names } = log;
  if (manifest.spans > 0)
    throw new Mistake(
      `A database is asked about contacts at one time; ${manifest.spans} of this log have an interval.`,
      `Import it with times as exact as its tick of ${manifest.tick} ms, or without those rows.`,
    );
  await prepared(database, spread);
  return await atOnce(database, async () => {
    const written = JSON.stringify(manifest);
    // Ids are handed out one after the other: two loads do not run at once.
    await database.script('lock table hearsay.log in share row exclusive mode');
    const { rows: there } = await database.query('select log_id, manifest from hearsay.log where name = $1', [name]);
    if (there.length > 0) {
      if (there[0]![1] === written) return false;
      if (!replace)
        throw new Mistake(`The database has another log “${name}”.`, 'Name this one with --name, or --replace it.');
      await removed(database, Number(there[0]![0]));
    }
    const { rows: next } = await database.query('select coalesce(max(log_id), 0) + 1 from hearsay.log');
    const id = Number(next[0]![0]);
    await database.query('insert into hearsay.log (log_id, name, manifest) values ($1, $2, $3)', [id, name, written]);
    const cuts: [id: number, time: number][] = [];
    const { rows: putOff } = await database.query('select * from hearsay.put_off_indexes()');
    await database.copyIn(
      'hearsay.contact (id, t, log_id, sender, receiver, row_no)',
      encoded(contactsOf(log, id, cuts, (done) => progress({ doing: 'contacts', done, of: columns.count }))),
    );
    for (const [at, [statement]] of putOff.entries()) {
      progress({ doing: 'indexes', done: at, of: putOff.length });
      await database.script(String(statement));
    }
    await database.copyIn(
      'hearsay.cut (log_id, id, t)',
      encoded([
        {
          rows: cuts.length,
          columns: [
            { kind: 'int4', at: () => id },
            { kind: 'int8', at: (row) => cuts[row]![0] },
            { kind: 'int8', at: (row) => cuts[row]![1] },
          ],
        },
      ]),
    );
    await database.copyIn(
      'hearsay.actor (log_id, actor, name)',
      encoded(actorsOf(log, id, (done) => progress({ doing: 'actors', done, of: names.count }))),
    );
    await database.copyIn(
      'hearsay.evidence (log_id, row_no, source, line, written, channel, reference, sender_as, receiver_as)',
      encoded(withLog(evidence, id, (done) => progress({ doing: 'evidence', done, of: columns.count }))),
    );
    progress({ doing: 'statistics', done: 0, of: 1 });
    for (const table of ['contact', 'actor', 'evidence'] as const) await database.script(`analyze hearsay.${table}`);
    return true;
  });
}

/**
 * Takes a log out of a database.
 *
 * @throws Mistake where there is none of this name.
 */
export async function unload(database: Database, name: string): Promise<void> {
  const there = (await hasSchema(database))
    ? (await database.query('select log_id from hearsay.log where name = $1', [name])).rows
    : [];
  if (there.length === 0) throw new Mistake(`The database has no log “${name.slice(0, 80)}”.`);
  await atOnce(database, async () => await removed(database, Number(there[0]![0])));
}

async function removed(database: Database, id: number): Promise<void> {
  for (const table of ['contact', 'evidence', 'actor', 'cut', 'log'] as const)
    await database.query(`delete from hearsay.${table} where log_id = $1`, [id]);
}

/** Contacts in the kernel's order; where a time begins, the place is kept as one at which the log may be cut. */
function* contactsOf(
  { columns, rows, times }: Loadable,
  log: number,
  cuts: [id: number, time: number][],
  done: (contacts: number) => void,
): Generator<Batch> {
  const step = Math.min(FURTHEST, Math.ceil(columns.count / CUTS));
  let [stamp, time] = [-1, 0];
  for (let start = 0; start < columns.count; start += BLOCK) {
    const count = Math.min(BLOCK, columns.count - start);
    const [from, to, stamps, row] = [0, 0, 0, 0].map(() => new Uint32Array(count)) as [
      Uint32Array,
      Uint32Array,
      Uint32Array,
      Uint32Array,
    ];
    columns.read('from', start, from);
    columns.read('to', start, to);
    columns.read('stamp', start, stamps);
    rows(start, row);
    const instants = new Float64Array(count);
    for (let at = 0; at < count; at += 1) {
      if (stamps[at] !== stamp) {
        stamp = stamps[at]!;
        time = times.at(stamp);
        if (cuts.length === 0 || start + at - cuts.at(-1)![0] >= step) cuts.push([start + at, time]);
      }
      instants[at] = time;
    }
    yield {
      rows: count,
      columns: [
        { kind: 'int8', at: (at) => start + at },
        { kind: 'int8', at: (at) => instants[at]! },
        { kind: 'int4', at: () => log },
        { kind: 'int4', at: (at) => from[at]! },
        { kind: 'int4', at: (at) => to[at]! },
        { kind: 'int4', at: (at) => row[at]! },
      ],
    };
    done(start + count);
  }
}

function* actorsOf({ names }: Loadable, log: number, done: (actors: number) => void): Generator<Batch> {
  for (let start = 0; start < names.count; start += BLOCK) {
    const rows = Math.min(BLOCK, names.count - start);
    yield {
      rows,
      columns: [
        { kind: 'int4', at: () => log },
        { kind: 'int4', at: (at) => start + at },
        { kind: 'text', at: (at) => names.name(start + at) },
      ],
    };
    done(start + rows);
  }
}

async function* withLog(
  batches: AsyncIterable<Batch> | Iterable<Batch>,
  log: number,
  told: (rows: number) => void,
): AsyncGenerator<Batch> {
  let done = 0;
  for await (const { rows, columns } of batches) {
    yield { rows, columns: [{ kind: 'int4', at: () => log }, ...columns] };
    done += rows;
    told(done);
  }
}
