import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importContacts } from '../../../src/contacts/import/import.ts';
import { evidenceOf } from '../../../src/contacts/questions/evidence.ts';
import { openLog } from '../../../src/contacts/store/logfolder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const log = () => join(folder, 'log');

const sha256Of = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Every contact of a log, in its order: sender, receiver, time. */
function contacts(): readonly string[] {
  const opened = openLog(log());
  const { columns, names, times } = opened;
  const [from, to, stamp] = (['from', 'to', 'stamp'] as const).map((column) => {
    const values = new Uint32Array(columns.count);
    columns.read(column, 0, values);
    return values;
  });
  const told = Array.from(
    { length: columns.count },
    (_, at) => `${names.name(from![at]!)} → ${names.name(to![at]!)} ${new Date(times.at(stamp![at]!)).toISOString()}`,
  );
  opened.close();
  return told;
}

describe('an import', () => {
  it('guesses columns, reads zones and addresses, and sorts by time', async () => {
    const { manifest } = await importContacts(
      [
        file(
          'mail.csv',
          'Sender;Recipient;Date;Message-ID\r\n"Doe; John <JD@x.org>";ann@x.org;2023-10-07 09:00:00+02:00;m2\r\nAnn@X.org;bo@x.org;2023-10-07T06:30:00Z;m1\r\n',
        ),
      ],
      log(),
    );
    expect(manifest.sources[0]!.columns).toEqual({
      from: 'Sender',
      to: 'Recipient',
      time: 'Date',
      reference: 'Message-ID',
    });
    expect(contacts()).toEqual([
      'ann@x.org → bo@x.org 2023-10-07T06:30:00.000Z',
      'jd@x.org → ann@x.org 2023-10-07T07:00:00.000Z',
    ]);
  });

  it('refuses rows one by one, with their lines and reasons, and lets the others through', async () => {
    const { manifest } = await importContacts(
      [
        file(
          'calls.csv',
          Buffer.concat([
            Buffer.from('from,to,time\na,b,2023-10-07T06:30:00Z\n\n,d,2023-10-07T06:30:00Z\n'),
            Buffer.from([0xff, 0xfe, 0x0a]),
            Buffer.from(
              'a,a,2023-10-07T06:30:00Z\na,b,yesterday\na,b,99999-01-01T00:00:00Z\n"a,b,2023-10-07T06:30:00Z\nb,c,2023-10-07T06:31:00Z',
            ),
          ]),
        ),
      ],
      log(),
    );
    expect(manifest.sources[0]).toMatchObject({ rows: 8, refused: 6 });
    expect(manifest.refused.map(({ why, rows }) => `${rows} ${why}`).toSorted()).toEqual([
      '1 it has no sender',
      '1 it is in touch with itself',
      '1 it is no UTF-8',
      '1 its quotation marks do not close',
      '2 its time cannot be read',
    ]);
    const opened = openLog(log());
    const evidence = await evidenceOf(opened, [0, 1]);
    opened.close();
    expect([...evidence.values()].map(({ line }) => line)).toEqual([2, 10]);
  });

  it('wants a zone where times name none', async () => {
    const path = file('mail.csv', 'from,to,time\na,b,2023-10-29 02:30:00\n');
    await expect(importContacts([path], log())).rejects.toThrow(
      'mail.csv, line 2: the time 2023-10-29 02:30:00 names no zone. Use --zone',
    );
    expect(() => openLog(log())).toThrow('There is no log of contacts');
    const { manifest } = await importContacts([path], log(), { zone: 'Europe/Oslo' });
    // The clocks showed it twice that night.
    expect(manifest).toMatchObject({ contacts: 0, spans: 1 });
  });

  it('takes a coarser time for an interval, and one of the finest for an instant', async () => {
    const { manifest } = await importContacts([file('a.csv', 'from,to,time\na,b,2023-10-07\nb,c,2023-10-08\n')], log());
    expect(manifest).toMatchObject({ contacts: 2, spans: 0, tick: 86_400_000 });
    const next = await importContacts([file('b.csv', 'from,to,time\nb,c,2023-10-07T06:30:00Z\n')], log());
    expect(next.manifest).toMatchObject({ contacts: 1, spans: 2, tick: 1000 });
  });

  it('adds files to a log in one order of time, and knows a file by its bytes', async () => {
    const first = file('a.csv', 'from,to,time\na,b,1000000000\nb,c,1000000020\n');
    const second = file('b.jsonl', '{"from":"c","to":"d","time":1000000010}\nnot json\n');
    await importContacts([first], log());
    const { manifest } = await importContacts([second, first], log());
    expect(manifest.generation).toBe('g000002');
    expect(manifest.sources.map(({ name, refused }) => [name, refused])).toEqual([
      ['a.csv', 0],
      ['b.jsonl', 1],
    ]);
    expect(contacts().map((told) => told.slice(0, 5))).toEqual(['a → b', 'c → d', 'b → c']);
    const again = await importContacts([first, second], log());
    expect(again.known).toEqual(['a.csv', 'b.jsonl']);
    expect(again.manifest).toEqual(manifest);
  });

  it('tells files as long as each other apart, and writes down what a file hashes to whenever that is found', async () => {
    const [one, other, more] = ['a,b,1000000000', 'b,a,1000000000', 'c,d,1000000000,x'].map((row, at) =>
      file(`${at}.csv`, `from,to,time${at === 2 ? ',channel' : ''}\n${row}\n`),
    ) as [string, string, string];
    const copy = file('copy.csv', readFileSync(one, 'utf8'));
    for (const threads of [1, 2]) {
      const into = join(folder, `log${threads}`);
      const { manifest, known } = await importContacts([one, other, copy, more], into, { threads });
      expect(known).toEqual(['copy.csv']);
      expect(manifest.sources.map(({ name, sha256 }) => [name, sha256])).toEqual(
        [one, other, more].map((path) => [basename(path), sha256Of(path)]),
      );
      expect((await importContacts([more], into, { threads })).known).toEqual(['2.csv']);
    }
  });

  it('takes no file that is written to while it is read', async () => {
    await importContacts([file('a.csv', 'from,to,time\na,b,1000000000\n')], log());
    const before = contacts();
    const path = file('b.csv', 'from,to,time\nb,c,1000000000\n');
    const progress = ({ doing }: { readonly doing: string }) => {
      if (doing === 'sorting') appendFileSync(path, 'c,d,1000000000\n');
    };
    await expect(importContacts([path], log(), { progress })).rejects.toThrow(
      'b.csv was written to while it was read. Import it again.',
    );
    expect(contacts()).toEqual(before);
  });

  it('makes the same bytes of the same files', async () => {
    const path = file(
      'a.csv',
      'from,to,time,channel\na,b,1000000000,phone call\nc,b,1000000000,mail\nb,d,1000000000,mail\n',
    );
    const { manifest } = await importContacts([path], log());
    const other = join(folder, 'other');
    expect((await importContacts([path], other)).manifest).toEqual(manifest);
    expect(manifest.contacts).toBe(4);
    expect(readFileSync(join(log(), 'g000001', 'manifest.json'))).toEqual(
      readFileSync(join(other, 'g000001', 'manifest.json')),
    );
  });

  it('leaves the log that was there where an import fails', async () => {
    await importContacts([file('a.csv', 'from,to,time\na,b,1000000000\n')], log());
    const before = contacts();
    await expect(importContacts([file('b.parquet', 'PAR1 this is none')], log())).rejects.toThrow(
      'The log b.parquet cannot be read',
    );
    await expect(importContacts([file('c.csv', 'one,two\n1,2\n')], log())).rejects.toThrow(
      'has no column that could be “from”',
    );
    await expect(importContacts([file('d.csv', '')], log())).rejects.toThrow('The log d.csv is empty');
    await expect(importContacts([file('e.csv', 'from,to,time,from\na,b,1,c\n')], log())).rejects.toThrow(
      'two columns “from”',
    );
    await expect(
      importContacts([file('f.csv', 'from,to,time\nc,d,1000000000\n')], log(), { mostActors: 3 }),
    ).rejects.toThrow('name 4 actors');
    expect(contacts()).toEqual(before);
  });
});
