import { type Database, literal } from '../../database/index.ts';
import { NEVER, SEED, wordsOf } from '../kernel/engine.ts';
import { decoded } from './binary.ts';
import type { Question, Told } from './rounds.ts';
import type { Slice } from './slices.ts';
import type { StoredLog } from './stored.ts';
import { Survivors } from './survivors.ts';

/** A slice is looked through for who gives, except where so few do that each can be looked up: one in so many contacts, and at most so many. */
const [ONE_IN, MOST_LISTED] = [32, 20_000];
/** So few are looked up in the smallest slice too. */
const FEW = 64;

/**
 * Where a slice has to be looked through more than once for who gives, all contacts with takers that do not have it yet are sent of the next
 * ones, whoever gives; unless that is more than one in so many, and then not for so many slices.
 */
const [SENT_IN, PAUSE] = [3, 4];

/** What came over the connection, to be told beside a figure. */
export interface Moved {
  contacts: number;
  fetches: number;
}

/**
 * Goes through a log slice by slice: the database sends the contacts whose giver has it and whose taker does not, and the kernel finishes.
 *
 * Of whoever is informed within a slice the contacts of the slice are asked for too, until nobody is new; then everything that could
 * matter is here. Where that are many, all contacts with takers that do not have it are sent at once. No contact is sent twice, and in all there are
 * hardly more than there are actors to inform. To the database go two bits an actor and slice.
 *
 * @param until the pass may end as soon as this actor is reached.
 * @param few givers that are looked up one by one in however small a slice.
 * @returns as `Sweeper.forward` and `backward` do, the same for every actor.
 */
export async function bySlices(
  database: Database,
  log: StoredLog,
  question: Question,
  way: 1 | -1,
  slices: readonly Slice[],
  {
    told = () => undefined,
    until,
    moved = { contacts: 0, fetches: 0 },
    few = FEW,
  }: { readonly few?: number; readonly told?: Told; readonly until?: number; readonly moved?: Moved } = {},
): Promise<Uint32Array> {
  const { actors, ties } = log.manifest;
  const arrivals = new Uint32Array(actors).fill(NEVER);
  const givers = new Bits(actors);
  const closed = new Bits(actors);
  const stopAt = new Set(question.stopAt);
  for (const actor of question.excluded ?? []) closed.set(actor);
  for (const seed of question.seeds) {
    givers.set(seed);
    closed.set(seed);
    arrivals[seed] = SEED;
  }
  const asking = new Asking(database, log, question.ties === 'strict', way, closed, few);
  const survivors = new Survivors(Uint32Array.from(ties.cycles.flat()));
  const finish = { way, ties: question.ties, had: (actor: number) => givers.has(actor), stopAt };
  let listed: number[] | null = [...question.seeds];
  let [done, looks, pause] = [0, 0, 0];
  try {
    await asking.open();
    for (const slice of way === 1 ? slices : slices.toReversed()) {
      if (closed.count === actors || (until !== undefined && arrivals[until] !== NEVER)) break;
      survivors.clear();
      const touched: number[] = [];
      const fetch = async (from: readonly number[] | Bits | null): Promise<readonly number[]> => {
        const { sent, looked } = await asking.fetch(slice, from, survivors);
        moved.contacts += sent;
        moved.fetches += 1;
        looks += looked ? 1 : 0;
        if (from === null && sent > (slice.end - slice.start) / SENT_IN) pause = PAUSE;
        const fresh = survivors.spread(arrivals, finish);
        for (const actor of fresh) touched.push(actor);
        return fresh.filter((actor) => !stopAt.has(actor));
      };
      if (looks > 1 && pause === 0) {
        await fetch(null);
        survivors.keep((giver) => givers.has(giver) || arrivals[giver] !== NEVER, way);
      } else {
        looks = 0;
        pause = Math.max(0, pause - 1);
        let fresh = await fetch(listed ?? givers);
        while (fresh.length > 0) fresh = await fetch(fresh);
      }
      for (const actor of touched) arrivals[actor] = NEVER;
      if (touched.length > 0) {
        survivors.finish(finish, (actor, id) => {
          arrivals[actor] = id;
          closed.set(actor);
          if (stopAt.has(actor)) return;
          givers.set(actor);
          listed?.push(actor);
        });
      }
      if (listed !== null && listed.length > MOST_LISTED) listed = null;
      done += slice.end - slice.start;
      told(done, question.end - question.start);
    }
  } finally {
    await asking.close();
  }
  return arrivals;
}

/** The row of a question in the database, and what is asked for by it. */
class Asking {
  readonly #database: Database;
  readonly #log: StoredLog;
  readonly #strict: boolean;
  readonly #giver: 'sender' | 'receiver';
  readonly #taker: 'sender' | 'receiver';
  readonly #closed: Bits;
  readonly #few: number;
  #id = 0;
  #known = -1;

  constructor(database: Database, log: StoredLog, strict: boolean, way: 1 | -1, closed: Bits, few: number) {
    this.#database = database;
    this.#log = log;
    this.#strict = strict;
    [this.#giver, this.#taker] = way === 1 ? ['sender', 'receiver'] : ['receiver', 'sender'];
    this.#closed = closed;
    this.#few = few;
  }

  /** A connection asks one question at a time, so its process stands for the question. */
  async open(): Promise<void> {
    const { rows } = await this.#database.query('select pg_backend_pid()');
    this.#id = Number(rows[0]![0]);
    await this.#database.query(
      `insert into hearsay.asking (asking_id, givers, closed) values ($1, $2, $2)
       on conflict (asking_id) do update set givers = excluded.givers, closed = excluded.closed`,
      [this.#id, new Uint8Array(this.#closed.bytes.length)],
    );
  }

  /** Asks for the contacts of a slice that these give in, or anybody, to whoever is not closed. @returns how many came, and whether the slice was looked through. */
  async fetch(
    { start, end }: Slice,
    from: readonly number[] | Bits | null,
    into: Survivors,
  ): Promise<{ readonly sent: number; readonly looked: boolean }> {
    const few =
      from !== null &&
      !(from instanceof Bits) &&
      from.length <= Math.max(this.#few, Math.min(MOST_LISTED, (end - start) / ONE_IN));
    await this.#tell(
      few || from === null ? null : from instanceof Bits ? from : bitsOf(this.#log.manifest.actors, from),
    );
    const gives = few
      ? `and c.${this.#giver} = any('{${from.map(literal).join()}}'::integer[])`
      : from === null
        ? ''
        : `and get_bit(${this.#of('givers')}, c.${this.#giver}) = 1`;
    const rows = this.#database.copyOut(
      `select c.id, c.sender, c.receiver${this.#strict ? ', c.t' : ''} from hearsay.contact c
       where c.log_id = ${literal(this.#log.id)} and c.id >= ${literal(start)} and c.id < ${literal(end)}
       ${gives} and get_bit(${this.#of('closed')}, c.${this.#taker}) = 0`,
    );
    let count = 0;
    for await (const { rows: some, at } of decoded(rows, this.#strict ? [8, 4, 4, 8] : [8, 4, 4])) {
      for (let row = 0; row < some; row += 1)
        into.add(at(row, 0), at(row, 1), at(row, 2), this.#strict ? at(row, 3) : 0);
      count += some;
    }
    return { sent: count, looked: !few };
  }

  async close(): Promise<void> {
    await this.#database.query('delete from hearsay.asking where asking_id = $1', [this.#id]).catch(() => undefined);
  }

  /** Tells the database who gives, and where somebody was informed since, who need not be told any more. */
  async #tell(givers: Bits | null): Promise<void> {
    const told = {
      ...(givers === null ? {} : { givers: givers.bytes }),
      ...(this.#known === this.#closed.count ? {} : { closed: this.#closed.bytes }),
    };
    this.#known = this.#closed.count;
    const columns = Object.keys(told).map((column, at) => `${column} = $${at + 2}`);
    if (columns.length > 0)
      await this.#database.query(`update hearsay.asking set ${columns.join(', ')} where asking_id = $1`, [
        this.#id,
        ...Object.values(told),
      ]);
  }

  /** What the row says, worked out once a statement: joined to nothing, bytes are unpacked once, and not for every contact. */
  #of(column: 'givers' | 'closed'): string {
    return `(select a.${column} || ''::bytea from hearsay.asking a where a.asking_id = ${literal(this.#id)})`;
  }
}

/** A bit an actor, lowest first, as `get_bit` counts them. */
class Bits {
  readonly bytes: Uint8Array;
  count = 0;

  constructor(actors: number) {
    this.bytes = new Uint8Array(wordsOf(actors) * 4);
  }

  has(actor: number): boolean {
    return ((this.bytes[actor >>> 3]! >>> (actor & 7)) & 1) === 1;
  }

  set(actor: number): void {
    if (this.has(actor)) return;
    this.bytes[actor >>> 3]! |= 1 << (actor & 7);
    this.count += 1;
  }
}

function bitsOf(actors: number, some: readonly number[]): Bits {
  const bits = new Bits(actors);
  for (const actor of some) bits.set(actor);
  return bits;
}
