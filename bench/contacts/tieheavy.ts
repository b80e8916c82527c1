import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Ties } from '../../src/contacts/index.ts';
import type { Generated } from './generate.ts';
import type { RealLog } from './inputs.ts';
import { type Library, programOf } from './libraries.ts';
import { NOT, oracle } from './oracle.ts';

/** A log that an engine is asked about from some sources. */
export interface Asked {
  readonly actors: number;
  readonly columns: Generated;
  readonly sources: readonly number[];
}

/** Small graphs, most of whose contacts share their time with others: the same for the same seed. One source each. */
export function tieHeavy(count: number, seed = 20_240_305): readonly Asked[] {
  let state = seed;
  const next = (below: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  return Array.from({ length: count }, () => {
    const [actors, times] = [4 + next(5), 2 + next(4)];
    const contacts = Array.from({ length: 8 + next(17) }, () => {
      const from = next(actors);
      return { from, to: (from + 1 + next(actors - 1)) % actors, at: next(times) };
    }).sort((a, b) => a.at - b.at);
    const columns = {
      from: Uint32Array.from(contacts, ({ from }) => from),
      to: Uint32Array.from(contacts, ({ to }) => to),
      stamp: Uint32Array.from(contacts, ({ at }) => at),
    };
    return { actors, columns, sources: [columns.from[0]!] };
  });
}

/** A real log, asked from so many of those who send, evenly taken. */
export function asked({ actors, columns }: RealLog, most: number): Asked {
  const senders = [...new Set(columns.from)];
  const count = Math.min(most, senders.length);
  return {
    actors,
    columns,
    sources: Array.from({ length: count }, (_, at) => senders[Math.floor((at * senders.length) / count)]!),
  };
}

/** Arrivals from each source: null for never. Or why there are none. */
export type Told = readonly (readonly (number | null)[])[] | { readonly broke: string };

/** How what was told differs from the truth, over pairs of a source and somebody else. */
export interface Wrongs {
  readonly pairs: number;
  /** At another time than the first. */
  readonly late: number;
  /** Not at all. */
  readonly missed: number;
  /** Though they never could have it. */
  readonly invented: number;
}

/** Holds an answer against the rule told plainly. */
export function wrongsOf(
  { actors, columns, sources }: Asked,
  told: readonly (readonly (number | null)[])[],
  ties: Ties,
): Wrongs {
  let [pairs, late, missed, invented] = [0, 0, 0, 0];
  for (const [at, source] of sources.entries()) {
    const truth = oracle(columns, actors, source, ties);
    for (let actor = 0; actor < actors; actor += 1) {
      if (actor === source) continue;
      const [said, right] = [told[at]?.[actor] ?? null, truth[actor]!];
      if (right !== NOT) pairs += 1;
      if (right === NOT) invented += said === null ? 0 : 1;
      else if (said === null) missed += 1;
      else if (said !== right) late += 1;
    }
  }
  return { pairs, late, missed, invented };
}

/**
 * Asks a library about one log after the other. Where its process ends, it is started anew for those that are left; what it ended on
 * is broken.
 *
 * @param limit seconds that it has for each log.
 */
export async function toldBy(library: Library, logs: readonly Asked[], limit: number): Promise<readonly Told[]> {
  const all: Told[] = [];
  while (all.length < logs.length) {
    const answered = all.length;
    const ended = await asking(library, logs.slice(answered), limit, (told) => all.push(told));
    if (all.length < logs.length) all.push({ broke: ended });
  }
  return all;
}

/** Asks until all is answered or the process ends; tells why it did. */
function asking(
  library: Library,
  logs: readonly Asked[],
  limit: number,
  answer: (told: Told) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const [program, ...args] = programOf(library);
    const child = spawn(program, [...args, 'graphs', library.call], { stdio: ['pipe', 'pipe', 'ignore'] });
    let reason = '';
    const watch = (): NodeJS.Timeout =>
      setTimeout(() => {
        reason = `not within ${limit} s`;
        child.kill('SIGKILL');
      }, limit * 1000);
    let timer = watch();
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve(reason === '' ? `it ended with ${code ?? signal}` : reason);
    });
    child.stdin.on('error', () => {});
    createInterface({ input: child.stdout }).on('line', (line) => {
      clearTimeout(timer);
      timer = watch();
      answer(JSON.parse(line));
    });
    for (const { actors, columns, sources } of logs) {
      const contacts = Array.from(columns.from, (from, at) => [from, columns.to[at], columns.stamp[at]]);
      child.stdin.write(`${JSON.stringify({ actors, contacts, sources })}\n`);
    }
    child.stdin.end();
  });
}
