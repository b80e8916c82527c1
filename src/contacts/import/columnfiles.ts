import { join } from 'node:path';
import { type TieOrder, tieOrderer } from '../kernel/ties.ts';
import { ColumnWriter } from '../store/columnfile.ts';
import type { Manifest } from '../store/manifest.ts';

/** Contacts that are put in order and written at a time, where no group of one time is longer. */
const BLOCK = 1 << 20;
/** Contacts within an interval that are written at a time. */
const SPANS = 1 << 16;

const FILES = [
  'from.u32',
  'to.u32',
  'row.u32',
  'stamp.u32',
  'times.f64',
  'ends.u32',
  'spans.from.u32',
  'spans.to.u32',
  'spans.row.u32',
  'spans.earliest.f64',
  'spans.latest.f64',
];

/** The columns on their way to disk: a block at a time, each ending between two times. */
export class ColumnFiles {
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
  #held = 0;
  readonly #spanWords = [0, 1, 2].map(() => new Uint32Array(SPANS));
  readonly #spanTimes = [0, 1].map(() => new Float64Array(SPANS));
  #earliest = Infinity;
  #latest = -Infinity;
  readonly #cycles: [number, number][] = [];

  constructor(folder: string, actors: number) {
    this.#order = tieOrderer(actors);
    for (const name of FILES) this.#files.set(name, new ColumnWriter(join(folder, name)));
  }

  /** Adds the contact of a row at a time, later than those before or as late; where it goes both ways, the other after it. */
  contact(from: number, to: number, row: number, time: number, both: boolean): void {
    this.#one(from, to, row, time);
    if (both) this.#one(to, from, row, time);
    this.#earliest = Math.min(this.#earliest, time);
    this.#latest = Math.max(this.#latest, time);
  }

  /** Adds the contact of a row within an interval; they come in order of their earliest time. */
  span(from: number, to: number, row: number, [earliest, latest]: readonly [number, number], both: boolean): void {
    this.#span(from, to, row, earliest, latest);
    if (both) this.#span(to, from, row, earliest, latest);
    this.#earliest = Math.min(this.#earliest, earliest);
    this.#latest = Math.max(this.#latest, latest);
  }

  close(): Pick<Manifest, 'contacts' | 'spans' | 'window' | 'ties' | 'files'> {
    this.#flush(this.#waiting);
    this.#flushSpans();
    const files = [...this.#files].map(([name, file]) => [name, file.close()] as const);
    return {
      contacts: this.#written,
      spans: this.#spans,
      window:
        this.#written + this.#spans === 0
          ? { earliest: null, latest: null }
          : { earliest: this.#earliest, latest: this.#latest },
      ties: { times: this.#stamps, shared: this.#shared, longest: this.#longest, cycles: this.#cycles },
      files: Object.fromEntries(files),
    };
  }

  #one(from: number, to: number, row: number, time: number): void {
    const at = this.#waiting;
    if (at >= BLOCK && time !== this.#time[at - 1]) {
      this.#flush(at);
      this.#one(from, to, row, time);
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
    if (this.#held === SPANS) this.#flushSpans();
    const at = this.#held;
    this.#spanWords[0]![at] = from;
    this.#spanWords[1]![at] = to;
    this.#spanWords[2]![at] = row;
    this.#spanTimes[0]![at] = earliest;
    this.#spanTimes[1]![at] = latest;
    this.#held += 1;
    this.#spans += 1;
  }

  #flushSpans(): void {
    const write = (name: string, values: Uint32Array | Float64Array) =>
      this.#files.get(`spans.${name}`)!.append(values.subarray(0, this.#held));
    for (const [at, name] of ['from.u32', 'to.u32', 'row.u32'].entries()) write(name, this.#spanWords[at]!);
    for (const [at, name] of ['earliest.f64', 'latest.f64'].entries()) write(name, this.#spanTimes[at]!);
    this.#held = 0;
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
    const ends = new Uint32Array(count);
    let fresh = 0;
    for (let at = 0; at < count; at += 1) {
      const time = this.#time[at]!;
      if (at === 0 || time !== this.#time[at - 1]) {
        times[fresh] = time;
        fresh += 1;
      }
      stamp[at] = this.#stamps + fresh - 1;
      ends[fresh - 1] = this.#written + at + 1;
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
    this.#files.get('ends.u32')!.append(ends.subarray(0, fresh));
    this.#stamps += fresh;
    this.#written += count;
    this.#waiting = 0;
  }
}
