import { expect, it } from 'vitest';
import { contactBlocks } from '../../../src/contacts/certificates/contactblocks.ts';
import { importContacts } from '../../../src/contacts/import/import.ts';
import { openLog } from '../../../src/contacts/store/logfolder.ts';
import { workplace } from '../import/workplace.ts';

const { file, path } = workplace();

/** Seconds of a log's contacts: alone, and several at one time. */
const SECONDS = [1, 1, 1, 2, 4, 4, 5, 6, 6, 6, 6, 9];

it.each([1, 2, 3, 4, 6, 7, 12, 100])(
  'blocks of %i have each contact once, with its time and its row',
  async (block) => {
    const rows = SECONDS.map((second, row) => `a${row},b${row},${1_700_000_000 + second}`);
    await importContacts([file('log.csv', ['from,to,time', ...rows, ''].join('\n'))], path('log'));
    const log = openLog(path('log'));
    const found: string[] = [];
    for (const { from, to, times, ends, rows: known } of contactBlocks(log, block)) {
      expect(from.length).toBeLessThanOrEqual(block);
      expect(ends.at(-1)).toBe(from.length);
      expect(times.length).toBe(ends.length);
      for (const [at, sender] of from.entries()) {
        const time = times[ends.findIndex((end) => at < end)]!;
        const row = known()[at]!;
        expect(log.evidence.row(row)).toMatchObject({ from: sender, to: to[at] });
        found.push(`${log.names.name(sender)},${log.names.name(to[at]!)},${time / 1000}`);
      }
    }
    expect(found.toSorted()).toEqual(rows.toSorted());
    log.close();
  },
);
