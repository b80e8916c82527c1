import { type Database, literal } from '../../database/index.ts';
import { Mistake } from '../../terms/index.ts';
import { NEVER, SEED } from '../kernel/engine.ts';
import type { Sweep } from '../kernel/sweep.ts';
import { decoded } from './binary.ts';
import { type Slice, stretchesOf } from './slices.ts';
import type { StoredLog } from './stored.ts';

/** What a question of a log in a database is. */
export type Question = Pick<Sweep, 'seeds' | 'start' | 'end' | 'ties' | 'excluded' | 'stopAt'>;

/** Told how many contacts of how many have been gone over. */
export type Told = (done: number, of: number) => void;

/** Ranks that no contact has: before all of them, and after. */
const [BEFORE, AFTER] = ['-9223372036854775807', '9223372036854775807'];
/** Messages up to which it is faster to delete than to truncate. */
const FEW = 10_000;
/** One question at a time goes by rounds: they write to the same tables. */
const LOCK = 4_701_302;

/**
 * Goes through a log by rounds of SQL: whoever was informed in a round tells in the next, until no arrival changes. Nothing leaves
 * the database but who was reached. Slices are gone through one after the other, so that each contact is read about once.
 *
 * The place of a contact in its log's order stands for its time. Places are distinct, so that what a contact informs is later than
 * what informed its sender, and the contacts that are kept never form a ring. In a circle (contacts of one time that no order is exact
 * for) the order is gone through again and again, and who is informed in a later turn comes later.
 *
 * @returns as `Sweeper.forward` and `backward` do, the same for every actor.
 * @throws Mistake where another question goes by rounds.
 */
export async function byRounds(
  database: Database,
  log: StoredLog,
  question: Question,
  way: 1 | -1,
  slices: readonly Slice[],
  told: Told = () => undefined,
): Promise<Uint32Array> {
  const { rows } = await database.query('select pg_try_advisory_lock($1)', [LOCK]);
  if (rows[0]![0] !== true)
    throw new Mistake('Another question goes by rounds in this database.', 'Wait, or ask with --plan slices.');
  const cleared = async () => await database.script('truncate hearsay.reached, hearsay.message, hearsay.informed');
  try {
    // What a question that was cut short left behind.
    await cleared();
    await start(database, log, question);
    const strict = question.ties === 'strict';
    const cycles = Uint32Array.from(log.manifest.ties.cycles.flat());
    const stretches = stretchesOf(slices, strict ? new Uint32Array(0) : cycles);
    let round = 0;
    let done = 0;
    for (const stretch of way === 1 ? stretches : stretches.toReversed()) {
      round = await wentOver(database, log, stretch, { way, strict, round });
      done += stretch.end - stretch.start;
      told(done, question.end - question.start);
    }
    const arrivals = await arrivalsOf(database, log, question, way);
    await cleared();
    return arrivals;
  } finally {
    await database.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
  }
}

/** Who has it from the start; who is never told; who passes nothing on, whenever it is told. */
async function start(
  database: Database,
  log: StoredLog,
  { seeds, excluded = [], stopAt = [] }: Question,
): Promise<void> {
  const put = async (actors: readonly number[], rank: string, passes: boolean) => {
    await database.query(
      `insert into hearsay.reached (rank, moment, log_id, actor, turn, round, passes)
       select $3::bigint, $3::bigint, $1, actor, 0, 0, $4 from unnest($2::integer[]) as actor
       on conflict (log_id, actor) do nothing`,
      [log.id, [...new Set(actors)], rank, passes],
    );
  };
  await put([...seeds], BEFORE, true);
  await put([...excluded], BEFORE, false);
  await put(stopAt, AFTER, false);
  await database.query(
    `insert into hearsay.informed (log_id, actor) select log_id, actor from hearsay.reached where log_id = $1 and rank = ${BEFORE}::bigint`,
    [log.id],
  );
}

/** Goes over one stretch until nothing changes. @returns the last round. */
async function wentOver(
  database: Database,
  log: StoredLog,
  { start, end, circle }: Slice & { readonly circle: boolean },
  { way, strict, round: before }: { readonly way: 1 | -1; readonly strict: boolean; readonly round: number },
): Promise<number> {
  const contacts = way === 1 ? 'hearsay.forwards' : 'hearsay.backwards';
  const first = way === 1 ? start : 1 - end;
  const length = end - start;
  // In a circle a sender's own place, if it was informed in it; the contact's place in this turn, else in the next.
  const place = circle
    ? `case when f.rank < $4 then c.rank - $4
        when c.rank > f.rank then f.turn * $6 + c.rank - $4
        else (f.turn + 1) * $6 + c.rank - $4 end`
    : 'c.rank - $4';
  // Grouped by giver and taker: each shard does its own part, and hands on a message for each of its pairs.
  const send = `insert into hearsay.message (log_id, actor, place, moment)
    select c.log_id, c.taker, min(${place}), min(c.moment)
    from hearsay.reached f join ${contacts} c on c.log_id = f.log_id and c.giver = f.actor
    left join hearsay.informed g on g.log_id = c.log_id and g.actor = c.taker
    where f.log_id = $1 and f.passes and f.round >= $5 and c.id >= $2 and c.id < $3
      ${circle ? '' : 'and c.rank > f.rank'}
      ${strict ? 'and c.moment > f.moment' : ''}
      and g.actor is null
    group by c.log_id, c.giver, c.taker`;
  const take = `insert into hearsay.reached as r (log_id, actor, rank, turn, moment, round, passes)
    select m.log_id, m.actor, $2::bigint + min(m.place) % $3::bigint, min(m.place) / $3::bigint, min(m.moment), $4::integer, true
    from hearsay.message m where m.log_id = $1 group by m.log_id, m.actor
    on conflict (log_id, actor) do update
    set rank = excluded.rank, turn = excluded.turn, moment = excluded.moment, round = excluded.round
    where r.rank = ${AFTER}::bigint or (r.rank >= $2::bigint and (excluded.turn, excluded.rank) < (r.turn, r.rank))`;
  let round = before;
  for (let from = 0; ; from = round) {
    const { changed: sent } = await database.query(send, [
      log.id,
      start,
      end,
      first,
      from,
      ...(circle ? [length] : []),
    ]);
    if (sent === 0) break;
    round += 1;
    const { changed } = await database.query(take, [log.id, first, length, round]);
    if (sent > FEW) {
      await database.script('truncate hearsay.message');
      // Without fresh figures the next join is planned for the few there were.
      await database.script('analyze hearsay.reached');
    } else await database.query('delete from hearsay.message where log_id = $1', [log.id]);
    if (changed === 0) break;
  }
  await database.query(
    `insert into hearsay.informed (log_id, actor) select log_id, actor from hearsay.reached where log_id = $1 and round > $2`,
    [log.id, before],
  );
  return round;
}

/** Who was reached, as the kernel tells it. */
async function arrivalsOf(database: Database, log: StoredLog, { seeds }: Question, way: 1 | -1): Promise<Uint32Array> {
  const arrivals = new Uint32Array(log.manifest.actors).fill(NEVER);
  const rows = database.copyOut(
    `select actor, rank from hearsay.reached where log_id = ${literal(log.id)} and rank > ${BEFORE}::bigint and rank < ${AFTER}::bigint`,
  );
  for await (const { rows: count, at } of decoded(rows, [4, 8])) {
    for (let row = 0; row < count; row += 1) arrivals[at(row, 0)] = at(row, 1) * way;
  }
  for (const seed of seeds) arrivals[seed] = SEED;
  return arrivals;
}
