import { type Database, literal } from '../../database/index.ts';
import { Mistake } from '../../terms/index.ts';
import type { Source } from '../questions/answer.ts';
import { isContact, type Kept } from '../questions/kept.ts';
import { type Manifest, manifestSchema } from '../store/manifest.ts';
import { decoded } from './binary.ts';
import { hasSchema } from './schema.ts';

/** Values that are handed over with one statement. */
const MANY = 1 << 16;

/** A log in a database that was found by its name. */
export interface StoredLog {
  readonly id: number;
  readonly name: string;
  readonly manifest: Manifest;
}

/**
 * Finds a log.
 *
 * @throws Mistake where the database has none of this name.
 */
export async function stored(database: Database, name: string): Promise<StoredLog> {
  if (!(await hasSchema(database)))
    throw new Mistake('The database has no logs of contacts.', 'Put one there with “hearsay contacts load LOG”.');
  const { rows } = await database.query('select log_id, manifest from hearsay.log where name = $1', [name]);
  if (rows.length > 0)
    return { id: Number(rows[0]![0]), name, manifest: manifestSchema.parse(JSON.parse(String(rows[0]![1]))) };
  const { rows: others } = await database.query('select name from hearsay.log order by name limit 20');
  throw new Mistake(
    `The database has no log “${name.slice(0, 80)}”.`,
    others.length === 0
      ? 'Put one there with “hearsay contacts load LOG”.'
      : `It has ${others.map(([other]) => `“${String(other)}”`).join(', ')}.`,
  );
}

/** The id of an actor. @throws Mistake where the log names nobody so, with the names that come nearest. */
export async function actorIn(database: Database, log: StoredLog, name: string): Promise<number> {
  for (const written of [name, name.trim().toLowerCase()]) {
    const { rows } = await database.query('select actor from hearsay.actor where log_id = $1 and name = $2', [
      log.id,
      written,
    ]);
    if (rows.length > 0) return Number(rows[0]![0]);
  }
  const wanted = name.trim();
  const { rows: near } =
    wanted === ''
      ? { rows: [] }
      : await database.query(
          `select name from hearsay.actor where log_id = $1 and actor < 1000000 and strpos(lower(name), lower($2)) > 0
           order by actor limit 3`,
          [log.id, wanted],
        );
  throw new Mistake(
    `The log names nobody “${name.slice(0, 80)}”.`,
    near.length === 0
      ? 'Names are told as the log has them.'
      : `It has ${near.map(([other]) => `“${String(other)}”`).join(', ')}.`,
  );
}

/** Names of actors by their ids. */
export async function namesIn(
  database: Database,
  log: StoredLog,
  actors: Iterable<number>,
  told: Reading = () => undefined,
): Promise<(actor: number) => string> {
  const names = new Map<number, string>();
  await readBy([...new Set(actors)], told, async (some) => {
    const { rows } = await database.query(
      'select actor, name from hearsay.actor where log_id = $1 and actor = any($2::integer[])',
      [log.id, some],
    );
    for (const [actor, name] of rows) names.set(Number(actor), String(name));
  });
  return (actor) => names.get(actor)!;
}

/** Places in the order of a log at which a time begins, rising; the first is the first contact. */
export async function cutsOf(
  database: Database,
  log: StoredLog,
): Promise<readonly (readonly [id: number, time: number])[]> {
  const { rows } = await database.query('select id, t from hearsay.cut where log_id = $1 order by id', [log.id]);
  return rows.map(([id, time]) => [Number(id), Number(time)]);
}

/** The first contact whose time is not before this one; all of them where there is none. */
export async function contactFrom(
  database: Database,
  log: StoredLog,
  cuts: readonly (readonly [id: number, time: number])[],
  time: number,
): Promise<number> {
  const after = cuts.findIndex(([, begins]) => begins >= time);
  const [high, low] = [
    after === -1 ? log.manifest.contacts : cuts[after]![0],
    cuts.at(after === -1 ? -1 : Math.max(0, after - 1))?.[0] ?? 0,
  ];
  const { rows } = await database.query(
    'select min(id) from hearsay.contact where log_id = $1 and id >= $2 and id < $3 and t >= $4',
    [log.id, low, high, time],
  );
  return rows[0]![0] === null ? high : Number(rows[0]![0]);
}

/** The contacts that a pass kept, by their marks. They are read in the order of the log, once through at most. */
export async function keptIn(
  database: Database,
  log: StoredLog,
  marks: Iterable<number>,
  told: Reading = () => undefined,
): Promise<(mark: number) => Kept> {
  const kept = new Map<number, Kept>();
  const ids = [...new Set(marks)].filter(isContact).toSorted((a, b) => a - b);
  await readBy(ids, told, async (some) => {
    const rows = database.copyOut(
      `select id, t, sender, receiver, row_no from hearsay.contact where log_id = ${literal(log.id)}
       and id >= ${literal(some[0]!)} and id <= ${literal(some.at(-1)!)} and id = any('{${some.map(literal).join()}}'::bigint[])`,
    );
    for await (const { rows: count, at } of decoded(rows, [8, 8, 4, 4, 4])) {
      for (let row = 0; row < count; row += 1) {
        const time = at(row, 1);
        kept.set(at(row, 0), {
          from: at(row, 2),
          to: at(row, 3),
          row: at(row, 4),
          time,
          earliest: time,
          latest: time,
        });
      }
    }
  });
  return (mark) => kept.get(mark)!;
}

/** Evidence of some rows of a log, by row: who was in touch with whom is told by the contact. */
export async function evidenceIn(
  database: Database,
  log: StoredLog,
  rows: Iterable<number>,
  told: Reading = () => undefined,
): Promise<ReadonlyMap<number, Source>> {
  const found = new Map<number, Source>();
  await readBy([...new Set(rows)], told, async (some) => {
    const { rows: read } = await database.query(
      `select row_no, source, line, written, channel, reference, sender_as, receiver_as from hearsay.evidence
       where log_id = $1 and row_no = any($2::integer[])`,
      [log.id, some],
    );
    const text = (value: unknown) => (typeof value === 'string' ? value : null);
    for (const [row, source, line, time, channel, reference, senderAs, receiverAs] of read) {
      found.set(Number(row), {
        time: String(time),
        channel: text(channel),
        reference: text(reference),
        senderAs: text(senderAs),
        receiverAs: text(receiverAs),
        source: log.manifest.sources[Number(source)]!.name,
        line: Number(line),
      });
    }
  });
  return found;
}

/** Told how many of how many have been read. */
export type Reading = (done: number, of: number) => void;

/** Reads something for each of some values, as many at a time as one statement takes. */
async function readBy(
  values: readonly number[],
  told: Reading,
  read: (some: readonly number[]) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < values.length; at += MANY) {
    told(at, values.length);
    await read(values.slice(at, at + MANY));
  }
}
