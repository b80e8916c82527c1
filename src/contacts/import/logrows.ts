import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Mistake } from '../../terms/index.ts';
import { ColumnWriter, type Print } from '../store/columnfile.ts';
import type { Manifest } from '../store/manifest.ts';
import { actorsInto, namesInto } from './actors.ts';
import { rowsBefore } from './before.ts';
import { columnsInto } from './columns.ts';
import { type Engine, quoted } from './duckdb.ts';
import { fingerprint } from './fingerprint.ts';
import { type Renaming, renamed } from './renaming.ts';
import type { RowBatch } from './rowbatch.ts';
import { RowWriter } from './rowwriter.ts';
import type { Numbering, Scanner } from './scanner.ts';
import { sorting } from './sorting.ts';

type Written = Pick<Manifest, 'actors' | 'contacts' | 'spans' | 'window' | 'tick' | 'ties' | 'files'>;

/** The rows of a log that is being made: taken as they come, source by source, and made into a generation at the end. */
export class LogRows {
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #scratch: string;
  readonly #renaming: Renaming | null;
  readonly #scanner: Scanner;
  readonly #rows: RowWriter;
  readonly #lone: (readonly [source: number, line: number, file: null, why: string])[] = [];
  #source = -1;

  /** @param renaming what lists and aliases say; it holds for every row. */
  constructor(
    engine: Engine,
    { folder, scratch }: { readonly folder: string; readonly scratch: string },
    renaming: Renaming | null,
    scanner: Scanner,
  ) {
    this.#engine = engine;
    this.#folder = folder;
    this.#scratch = scratch;
    this.#renaming = renaming;
    this.#scanner = scanner;
    this.#rows = new RowWriter(folder, scratch);
  }

  /** What comes from now on is of the next source. */
  next(): void {
    this.#source += 1;
    this.#rows.next();
  }

  readonly put = (batch: RowBatch): void => {
    const lone = (line: number) => this.#lone.push([this.#source, line, null, 'it is in touch with itself']);
    this.#rows.append(this.#renaming === null ? batch : renamed(batch, this.#renaming, lone));
  };

  /** Takes over the rows of a generation. */
  again(folder: string): void {
    for (const batch of rowsBefore(folder, this.#scanner)) {
      if (batch === 'next') this.next();
      else this.put(batch);
    }
  }

  /**
   * Writes the generation: actors, contacts in order of time, and what was refused.
   *
   * @param threads that may work at a time.
   * @throws Mistake where there is no row, or more actors than may be.
   */
  async finish(
    mostActors: number,
    threads: number,
    told: (doing: 'sorting' | 'ordering' | 'writing', done: number, of: number) => void,
  ): Promise<Written> {
    await this.#engine.append('refused', this.#lone);
    const { count, tick, sources, files: rows } = this.#rows.close();
    if (count === 0) throw new Mistake('Nothing in these files is a contact.', await commonest(this.#engine));
    told('sorting', 0, 1);
    const [folder, { people, channels }] = [this.#folder, this.#scanner];
    const unordered = { folder, count, tick };
    const instants = sorting(unordered, threads);
    try {
      const { actors, files: named } = actorsInto(folder, this.#scratch, people, mostActors);
      const { files, ...written } = await columnsInto(unordered, instants, actors, textsOf(channels), (done, of) =>
        told('ordering', done, of),
      );
      told('writing', 0, 1);
      const others = {
        ...namesInto(folder, 'channels', allOf(channels), channels),
        ...columnOf(folder, 'sources.u32', Uint32Array.from(sources)),
        ...this.#renamed(),
        ...(await this.#tables()),
      };
      return { actors, tick, ...written, files: { ...files, ...rows, ...named, ...others } };
    } finally {
      await instants.close();
    }
  }

  /** Which rows had other names, each name once. */
  #renamed(): Readonly<Record<string, Print>> {
    const { buffer, byteOffset, byteLength } = readFileSync(join(this.#scratch, 'renamed.u32'));
    const rows = new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
    const places = new Map<number, number>();
    for (let at = 0; at < rows.length; at += 1) {
      if (at % 3 === 0 || rows[at] === 0) continue;
      const number = rows[at]! - 1;
      const place = places.get(number) ?? places.size + 1;
      places.set(number, place);
      rows[at] = place;
    }
    return {
      ...columnOf(this.#folder, 'rows.renamed.u32', rows),
      ...namesInto(this.#folder, 'renamed', Uint32Array.from(places.keys()), this.#scanner.people),
    };
  }

  /** What was refused, and what the files of names said. */
  async #tables(): Promise<Readonly<Record<string, Print>>> {
    const prints: Record<string, Print> = {};
    for (const [query, name] of [
      ['select * from refused order by source, line, file, why', 'refused.parquet'],
      ['select * from entry order by kind, name, other', 'names.parquet'],
    ] as const) {
      const path = join(this.#folder, name);
      await this.#engine.run(`copy (${query}) to ${quoted(path)} (format parquet)`);
      prints[name] = fingerprint(path);
    }
    return prints;
  }
}

function allOf({ count }: Numbering): Uint32Array {
  return Uint32Array.from({ length: count }, (_, number) => number);
}

function textsOf(names: Numbering): readonly string[] {
  return Array.from(allOf(names), (number) => Buffer.from(names.bytes(number)).toString('utf8'));
}

function columnOf(folder: string, name: string, values: Uint32Array): Readonly<Record<string, Print>> {
  const writer = new ColumnWriter(join(folder, name));
  writer.append(values);
  return { [name]: writer.close() };
}

/** What most rows were refused for. */
async function commonest(engine: Engine): Promise<string> {
  const [row] = await engine.rows(
    'select why, count(*)::integer from refused group by why order by count(*) desc, why limit 1',
  );
  return row === undefined ? 'They have no row but their header.' : `Of ${Number(row[1])} rows: ${String(row[0])}.`;
}
