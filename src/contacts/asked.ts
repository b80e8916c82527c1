import type { Contact } from '../terms/index.ts';
import { Mistake } from '../terms/index.ts';
import { type Alias, type Known, tying } from './aliases.ts';
import { openEngine, quoted } from './import/duckdb.ts';
import { openLog } from './store/logfolder.ts';

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
  const names: string[] = [];
  for (let id = 0; id < log.names.count; id += 1) {
    const name = log.names.name(id);
    if (tied(name) !== null) names.push(name);
  }
  const engine = await openEngine(null);
  try {
    if (names.length === 0) return [];
    const known = `(${names.map(quoted).join(', ')})`;
    const query = `select source, line, sender, receiver, earliest, latest, coarse, channel, reference from read_parquet(${quoted(log.evidence)})
      where sender in ${known} or receiver in ${known} order by earliest, source, line limit ${MOST + 1}`;
    const contacts: Contact[] = [];
    for await (const chunk of engine.chunks(query)) {
      for (const [source, line, from, to, earliest, latest, coarse, channel, reference] of chunk.getRows()) {
        const file = log.manifest.sources[Number(source)]!.name;
        const end = Math.max(Number(latest), Number(earliest) + Number(coarse) - 1);
        contacts.push({
          id: `${file}:${Number(line)}`,
          from: String(from),
          to: String(to),
          when: { earliest: Number(earliest), latest: end },
          channel: channel === null ? null : String(channel),
          reference: reference === null ? null : String(reference),
          log: file,
          line: Number(line),
          tiedTo: null,
        });
      }
    }
    if (contacts.length > MOST) {
      throw new Mistake(
        `The log ${folder} has more than ${MOST} contacts of this case's actors.`,
        'Import only the time the inquiry is about.',
      );
    }
    return contacts;
  } finally {
    engine.close();
    log.close();
  }
}
