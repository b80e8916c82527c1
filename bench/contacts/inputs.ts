import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Input, writeColumns } from './columns.ts';
import { type Clock, type Generated, generator, type Shape, type Spread } from './generate.ts';

/** Ten contacts to an actor, and up to a hundred million contacts no more than a million actors. */
export function actorsOf(contacts: number): number {
  const tenth = Math.max(2, Math.floor(contacts / 10));
  return contacts > 100_000_000 ? tenth : Math.min(tenth, 1_000_000);
}

const SPREADS: Readonly<Record<Spread, string>> = { uniform: 'uniform', zipf: 'Zipf' };

/** "10M", "200k". */
export function counted(count: number): string {
  if (count >= 1e6) return `${Number((count / 1e6).toFixed(1))}M`;
  return count >= 1e3 ? `${Number((count / 1e3).toFixed(1))}k` : String(count);
}

/** Reads "50m", "200k" or "1000". @returns null where it is no such number. */
export function sizeOf(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)([km]?)$/i.exec(text);
  if (match === null) return null;
  return Math.round(Number(match[1]) * { '': 1, k: 1e3, m: 1e6 }[match[2]!.toLowerCase() as '' | 'k' | 'm']);
}

/** The log of this shape, made where this run has not made it yet. */
export function inputOf(scratch: string, contacts: number, spread: Spread, clock: Clock): Input {
  const shape: Shape = { contacts, actors: actorsOf(contacts), spread, clock };
  const folder = join(scratch, `${spread}-${clock}-${contacts}`);
  if (!existsSync(folder)) writeColumns(folder, contacts, generator(shape));
  const told = `${counted(contacts)}, ${SPREADS[spread]}, ${clock === 'distinct' ? 'times distinct' : clock}`;
  return { folder, told, contacts, actors: shape.actors };
}

/** A real log, small enough to be held. Its actors are numbered in the order in which it names them. */
export interface RealLog {
  readonly name: string;
  readonly actors: number;
  readonly columns: Generated;
}

/** Where the real logs lie, if anywhere: they are no part of the project. */
const CORPORA = process.env.HEARSAY_CORPORA ?? join('..', 'shared', 'corpora');

/** The real logs in list order: by time, and within one time as their file lists them. None where they are absent. */
export function realLogs(folder = join(CORPORA, 'contacts')): readonly RealLog[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv.gz'))
    .sort()
    .map((file) => ({
      name: file.replace('.tsv.gz', ''),
      ...logOf(gunzipSync(readFileSync(join(folder, file))).toString()),
    }));
}

function logOf(text: string): { readonly actors: number; readonly columns: Generated } {
  const ids = new Map<string, number>();
  const idOf = (name: string): number => {
    if (!ids.has(name)) ids.set(name, ids.size);
    return ids.get(name)!;
  };
  const contacts = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([from, to, time]) => ({ from: idOf(from!), to: idOf(to!), time: Number(time) }))
    .toSorted((a, b) => a.time - b.time);
  const columns = {
    from: Uint32Array.from(contacts, ({ from }) => from),
    to: Uint32Array.from(contacts, ({ to }) => to),
    stamp: new Uint32Array(contacts.length),
  };
  for (let at = 1, rank = 0; at < contacts.length; at += 1) {
    if (contacts[at]!.time !== contacts[at - 1]!.time) rank += 1;
    columns.stamp[at] = rank;
  }
  return { actors: ids.size, columns };
}
