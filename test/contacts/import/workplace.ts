import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type OpenLog, openLog } from '../../../src/contacts/store/logfolder.ts';

/** A folder for one test: files are put into it, and a log is made in it. */
export interface Workplace {
  readonly file: (name: string, text: string | Uint8Array) => string;
  readonly path: (name: string) => string;
  readonly log: () => string;
  /** Every contact of the log, in its order: sender, receiver, time; then those whose time is an interval. */
  readonly contacts: () => readonly string[];
}

/** Makes a workplace before each test and clears it away after. */
export function workplace(): Workplace {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearsay-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const log = () => join(folder, 'log');
  return {
    log,
    path: (name) => join(folder, name),
    file: (name, text) => {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    },
    contacts: () => {
      const opened = openLog(log());
      try {
        return told(opened);
      } finally {
        opened.close();
      }
    },
  };
}

function told({ columns, names, times, spans }: OpenLog): readonly string[] {
  const [from, to, stamp] = (['from', 'to', 'stamp'] as const).map((column) => {
    const values = new Uint32Array(columns.count);
    columns.read(column, 0, values);
    return values;
  });
  const pair = (sender: number, receiver: number) => `${names.name(sender)} → ${names.name(receiver)}`;
  const when = (time: number) => new Date(time).toISOString().replace('.000Z', 'Z');
  return [
    ...Array.from({ length: columns.count }, (_, at) => `${pair(from![at]!, to![at]!)} ${when(times.at(stamp![at]!))}`),
    ...Array.from(
      spans.from,
      (sender, at) => `${pair(sender, spans.to[at]!)} ${when(spans.earliest[at]!)}/${when(spans.latest[at]!)}`,
    ),
  ];
}
