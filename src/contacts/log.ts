import { CsvError, parse } from 'csv-parse/sync';
import { type Contact, type Failure, Mistake } from '../terms/index.ts';
import { checkZone, timeOf, type Zone } from './clock.ts';

/** A log as it was handed over: CSV with a header. `name` is what its contacts are cited by. */
export interface LogFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The contacts of some logs, in order of time, then of log and line; and the rows that are none, with the reason. */
export interface ContactLog {
  readonly contacts: readonly Contact[];
  readonly failures: readonly Failure[];
}

const COLUMNS = ['from', 'to', 'time', 'channel', 'reference'] as const;
type Column = (typeof COLUMNS)[number];

/**
 * Reads logs with the columns from, to, time, channel and reference (in any order and case; the last two may be missing;
 * parted by commas, semicolons or tabs). Names stay as the log has them. A row that cannot be read is a failure with its
 * line, and the others go through.
 *
 * @param zone of times that name none; a date alone is a whole day of it (of UTC where it is null).
 * @throws Mistake where a log is no CSV, a column is missing, a time has no zone and none is given, or the zone is none.
 */
export function contactLog(files: readonly LogFile[], zone: Zone | null = null): ContactLog {
  checkZone(zone);
  const logs = files.map((file) => oneLog(file, zone));
  return {
    contacts: logs.flatMap(({ contacts }) => contacts).toSorted(byTime),
    failures: logs.flatMap(({ failures }) => failures),
  };
}

function oneLog({ name, bytes }: LogFile, zone: Zone | null): ContactLog {
  const contacts: Contact[] = [];
  const failures: Failure[] = [];
  const fail = (line: number, why: string) => failures.push({ path: name, why: `${name}, line ${line}: ${why}` });
  const rows = rowsOf(name, bytes, fail);
  const header = rows.shift();
  if (header === undefined)
    throw new Mistake(`The log ${name} is empty.`, 'Its first line names the columns: from,to,time,channel,reference.');
  const places = columnsOf(name, header.record);
  for (const { record, line } of rows) {
    const value = (column: Column) => record[places[column]]?.trim().slice(0, 2000) ?? '';
    const [from, to, time] = [value('from'), value('to'), value('time')];
    const missing = (['from', 'to', 'time'] as const).find((column) => value(column) === '');
    if (missing !== undefined) fail(line, `it has nothing under “${missing}”.`);
    else if (from.toLowerCase() === to.toLowerCase()) fail(line, `“${from}” is in touch with itself.`);
    else {
      const when = timed(time, zone, name, line);
      if (when === null) fail(line, `“${time.slice(0, 60)}” is no time. Write it as 2023-10-07T06:30:00Z.`);
      else {
        const [channel, reference] = [value('channel') || null, value('reference') || null];
        contacts.push({ id: `${name}:${line}`, from, to, when, channel, reference, log: name, line, tiedTo: null });
      }
    }
  }
  return { contacts, failures };
}

function timed(time: string, zone: Zone | null, name: string, line: number): Contact['when'] | null {
  try {
    return timeOf(time, zone);
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    throw new Mistake(`${name}, line ${line}: ${error.message}`);
  }
}

interface Row {
  readonly record: readonly string[];
  readonly line: number;
}

function rowsOf(name: string, bytes: Uint8Array, fail: (line: number, why: string) => void): Row[] {
  const text = new TextDecoder('utf-8').decode(bytes);
  const [header = ''] = text.split('\n', 1);
  const delimiter = [',', ';', '\t'].toSorted((a, b) => header.split(b).length - header.split(a).length)[0]!;
  try {
    const rows = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      // A file without a line end within this is no log; without the bound an open quote would take in all that follows.
      max_record_size: 100_000,
      on_skip: (error) => {
        if (error instanceof CsvError) fail(Number(error.lines ?? 0), 'its quotes do not close, or it is too long.');
        return undefined;
      },
    }) as unknown as { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Mistake(`The log ${name} cannot be read as CSV.`, 'Look for a quotation mark that does not close.', {
      cause: error,
    });
  }
}

function columnsOf(name: string, header: readonly string[]): Readonly<Record<Column, number>> {
  const names = header.map((column) =>
    column
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  const places = Object.fromEntries(COLUMNS.map((column) => [column, names.indexOf(column)])) as Record<Column, number>;
  for (const column of ['from', 'to', 'time'] as const) {
    if (places[column] === -1) {
      throw new Mistake(
        `The log ${name} has no column “${column}”.`,
        'Its first line names the columns: from,to,time,channel,reference.',
      );
    }
  }
  return places;
}

function byTime(a: Contact, b: Contact): number {
  const [from, to] = [a.when.earliest ?? 0, b.when.earliest ?? 0];
  return (
    from - to ||
    (a.when.latest ?? 0) - (b.when.latest ?? 0) ||
    (a.log === b.log ? a.line - b.line : a.log < b.log ? -1 : 1)
  );
}
