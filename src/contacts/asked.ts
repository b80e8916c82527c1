import type { Contact } from '../terms/index.ts';
import { Mistake } from '../terms/index.ts';
import { type Alias, type Known, tying } from './aliases.ts';
import { openLog } from './store/logfolder.ts';
import type { Rows } from './store/rows.ts';

/** Most contacts of a case's actors that a trace takes from a log. */
const MOST = 1_000_000;

/**
 * The contacts of an imported log that somebody of a case takes part in, in order of time. The rest of the log stays where it is:
 * a hop needs a contact of the two it joins, and whoever the case does not know is asked about with `hearsay contacts`.
 *
 * @throws Mistake where the log cannot be opened, or has more such contacts than a trace can take.
 */
export async function contactsOfCase(
  folder: string,
  actors: readonly Known[],
  aliases: readonly Alias[],
): Promise<readonly Contact[]> {
  const log = openLog(folder);
  const tied = tying(actors, aliases);
  try {
    const known = new Uint8Array(log.names.count);
    for (let id = 0; id < known.length; id += 1) if (tied(log.names.name(id)) !== null) known[id] = 1;
    const rows = rowsWith(log.evidence, known);
    if (rows.length > MOST) {
      throw new Mistake(
        `The log ${folder} has more than ${MOST} contacts of this case's actors.`,
        'Import only the time the inquiry is about.',
      );
    }
    return rows
      .map((at) => log.evidence.row(at))
      .toSorted((a, b) => a.earliest - b.earliest)
      .map(({ source, line, from, to, earliest, latest, coarse, channel, reference }) => {
        const file = log.manifest.sources[source]!.name;
        return {
          id: `${file}:${line}`,
          from: log.names.name(from),
          to: log.names.name(to),
          when: { earliest, latest: Math.max(latest, earliest + coarse - 1) },
          channel,
          reference,
          log: file,
          line,
          tiedTo: null,
        };
      });
  } finally {
    log.close();
  }
}

/** The rows that one of some actors (1) takes part in; one more than a trace can take at most. */
function rowsWith(rows: Rows, known: Uint8Array): readonly number[] {
  const found: number[] = [];
  const [from, to] = [new Uint32Array(1 << 16), new Uint32Array(1 << 16)];
  for (let start = 0; start < rows.count; start += from.length) {
    const count = Math.min(from.length, rows.count - start);
    rows.read('from', start, from.subarray(0, count));
    rows.read('to', start, to.subarray(0, count));
    for (let at = 0; at < count; at += 1) {
      if (known[from[at]!] === 1 || known[to[at]!] === 1) found.push(start + at);
      if (found.length > MOST) return found;
    }
  }
  return found;
}
