import { constants, existsSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../../src/contacts/import/duckdb.ts';
import { failure } from '../../../src/contacts/import/failures.ts';
import { type ImportOptions, importContacts } from '../../../src/contacts/import/import.ts';
import { evidenceOf } from '../../../src/contacts/questions/evidence.ts';
import { openLog } from '../../../src/contacts/store/logfolder.ts';
import { Mistake } from '../../../src/terms/index.ts';
import { workplace } from './workplace.ts';

const { file, path, log, contacts } = workplace();
const HEAD = 'from,to,time\n';

const imported = (name: string, bytes: string | Uint8Array, options: ImportOptions = {}) =>
  importContacts([file(name, bytes)], log(), options);

describe('a file that is no log', () => {
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3)) & 255));
  const packed = gzipSync(`${HEAD}${Array.from({ length: 5000 }, (_, at) => `a,b${at},${1e9 + at}`).join('\n')}`);

  it.each([
    ['nothing', 'a.csv', '', 'The log a.csv is empty.'],
    ['blank lines', 'a.csv', '\n\n\r\n', 'The log a.csv is empty.'],
    ['a header alone', 'a.csv', HEAD, 'Nothing in these files is a contact. They have no row but their header.'],
    ['a blank header', 'a.csv', '   \na,b,1\n', 'The first line of the log a.csv is blank.'],
    ['a header of commas', 'a.csv', ' , ,\na,b,1\n', 'The first line of the log a.csv is blank.'],
    ['a header that is too long', 'a.csv', `from,to,time,${'x'.repeat(200_000)}\na,b,1\n`, 'it is too long'],
    ['one endless line', 'a.csv', 'x'.repeat(200_000), 'it is too long'],
    ['a name twice', 'a.csv', 'from,to,time,From\na,b,1,c\n', 'The log a.csv has two columns “From”. Rename one'],
    [
      'rows that are none',
      'a.csv',
      `${HEAD}a\0,b,1\na,b,\na,a,1\n`,
      'Nothing in these files is a contact. Of 1 rows: it',
    ],
    ['JSON lines that are nothing', 'a.jsonl', '', 'The log a.jsonl is empty.'],
    ['one column', 'a.csv', 'from\na\n', 'has no column that could be “to”; it has “from”.'],
    ['noise', 'a.csv', noise, 'it is no UTF-8'],
    ['noise by another name', 'a.bin', noise, 'it is no UTF-8'],
    ['zeros', 'a.csv', Buffer.alloc(10_000), 'is no text: it has NUL bytes'],
    ['UTF-16', 'a.csv', Buffer.from('\uFEFFfrom,to,time\n', 'utf16le'), 'it is no UTF-8. A log is UTF-8'],
    [
      'a JSON array',
      'a.json',
      '[{"from":"a","to":"b","time":1}]',
      'has no line that is a JSON object. Write one object a line',
    ],
    [
      'a gzip cut short',
      'a.csv.gz',
      packed.subarray(0, 3000),
      'The log a.csv.gz cannot be read: unexpected end of file',
    ],
    ['no gzip', 'a.csv.gz', 'hello', 'The log a.csv.gz cannot be read: incorrect header check'],
    ['no zstd', 'a.csv.zst', 'hello, hello', 'The log a.csv.zst cannot be read: Unknown frame descriptor'],
    ['no Parquet', 'a.parquet', 'PAR1 hello', 'The log a.parquet cannot be read'],
  ])('%s', async (_, name, bytes, why) => {
    const failed: unknown = await imported(name, bytes).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Mistake);
    expect((failed as Mistake).message).toContain(why);
    expect(() => openLog(log())).toThrow('There is no log of contacts');
  });
});

describe('a file that was cut short or damaged', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine(null);
    await engine.run(
      `create table t as select 'a' as "from", 'b' || range as "to", 1000000000 + range as time from range(3000)`,
    );
  });
  afterAll(() => engine.close());
  const bytes = async (name: string, how: string): Promise<Buffer> => {
    const { readFileSync } = await import('node:fs');
    await engine.run(`copy t to '${path(name)}' (${how})`);
    return readFileSync(path(name));
  };

  it('is told of: Parquet', async () => {
    const whole = await bytes('whole.parquet', 'format parquet');
    await expect(imported('a.parquet', whole.subarray(0, whole.length / 2))).rejects.toThrow(
      'The log a.parquet cannot be read',
    );
    const damaged = Buffer.from(whole);
    damaged.fill(7, 1000, 3000);
    await expect(imported('b.parquet', damaged)).rejects.toThrow(Mistake);
    expect((await imported('c.parquet', whole)).manifest.contacts).toBe(3000);
  });

  it('is told of: zstd', async () => {
    const whole = await bytes('whole.csv.zst', 'compression zstd');
    await expect(imported('a.csv.zst', whole.subarray(0, whole.length / 2))).rejects.toThrow(
      'The log a.csv.zst was cut short.',
    );
    expect((await imported('b.csv.zst', whole)).manifest.contacts).toBe(3000);
  });

  it('keeps its lines: zstd of two frames, with an endless one', async () => {
    const frame = async (text: string) => {
      await engine.run(`create or replace temp table text as select unnest(string_split($1, chr(10))) as line`, [text]);
      await engine.run(
        `copy text to '${path('frame.csv.zst')}' (format csv, header false, quote '', delim '\x01', compression zstd)`,
      );
      return (await import('node:fs')).readFileSync(path('frame.csv.zst'));
    };
    const whole = Buffer.concat([await frame(`${HEAD}a,b,1\n${'x'.repeat(3_000_000)}`), await frame('b,c,2')]);
    const { manifest } = await imported('a.csv.zst', whole);
    expect(manifest.refused).toEqual([{ why: 'it is too long', rows: 1 }]);
    expect(manifest).toMatchObject({ contacts: 2, sources: [{ rows: 3, refused: 1 }] });
  });
});

describe('rows that are odd', () => {
  it('are read where they can be, and keep their lines', async () => {
    const names = ['é'.repeat(255), 'יוסי', '👩‍👩‍👧', 'Ann', 'ann'];
    const rows = names.map((name, at) => `"${name}",b,${1e9 + at},\r\n`).join('');
    await imported(
      'a.csv',
      `\uFEFF\r\n\r\nfrom,to,time,channel\r\n${rows}\r\n"Doe, J","say ""b""",1000000009\r\nx,y,1000000010,z,more,than,there,is\r\n`,
    );
    expect(contacts().map((told) => told.slice(0, told.lastIndexOf(' ')))).toEqual([
      ...names.map((name) => `${name} → b`),
      'Doe, J → say "b"',
      'x → y',
    ]);
  });

  it('have times from the year 1 to 9999, in any unit, in any order', async () => {
    const times = [
      '253402300799',
      '9999-12-31T23:59:59Z',
      '-1000000000',
      '0',
      '1000000000',
      '1000000000500',
      '1000000000500000',
      '0001-01-01T00:00:00Z',
    ];
    const none = [
      '-70000000000000',
      '0000-01-01T00:00:00Z',
      '99999999999999999999',
      '1e9',
      'inf',
      'NaN',
      '2023-02-30',
      '',
    ];
    const { manifest } = await imported(
      'a.csv',
      `${HEAD}${[...times, ...none].map((time) => `a,b,${time}\n`).join('')}`,
    );
    expect(manifest.sources[0]).toMatchObject({ rows: 16, refused: 8 });
    expect(contacts().map((told) => told.slice(6))).toEqual([
      '0001-01-01T00:00:00Z',
      '1938-04-24T22:13:20Z',
      '1970-01-01T00:00:00Z',
      '1978-01-11T21:31:40.799Z',
      '2001-09-09T01:46:40Z',
      '2001-09-09T01:46:40.500Z',
      '2001-09-09T01:46:40.500Z',
      '9999-12-31T23:59:59Z',
    ]);
    await importContacts([file('s.csv', `${HEAD}a,b,253402300799\na,b,99999999999999999\n`)], path('seconds'), {
      unit: 's',
    });
    expect(openLog(path('seconds')).manifest.window.latest).toBe(253402300799000);
  });

  it('are refused one by one', async () => {
    const { manifest } = await imported(
      'a.csv',
      `from,to,time,duration\na\0x,b,1000000000,\na,b,1000000000,x\na,b,1000000000,1e300\na,b,1000000000,-5\na,b,1000000000,9e11\na,${'x'.repeat(200_000)}\na\nb,c,1000000000,60\n`,
    );
    expect(manifest.refused).toEqual([
      { why: 'its duration cannot be read', rows: 2 },
      { why: 'it ends before it begins', rows: 1 },
      { why: 'it has a NUL byte', rows: 1 },
      { why: 'it has no receiver', rows: 1 },
      { why: 'it is too long', rows: 1 },
      { why: 'its time lies outside the years 1 to 9999', rows: 1 },
    ]);
    expect(contacts()).toEqual(['b → c 2001-09-09T01:46:40Z/2001-09-09T01:47:40Z']);
  });

  it('are refused and counted as lines however long they are', async () => {
    const { manifest } = await imported(
      'a.csv',
      `${HEAD}a,b,1\n${'x'.repeat(40_000_000)}\nb,c,2\n${'y'.repeat(150_000)}\n`,
    );
    expect(manifest.refused).toEqual([{ why: 'it is too long', rows: 2 }]);
    const opened = openLog(log());
    const evidence = await evidenceOf(opened, [0, 1]);
    opened.close();
    expect([...evidence.values()].map(({ line }) => line)).toEqual([2, 4]);
  });

  it('of one file are not told of the next', async () => {
    const [first, second] = [
      file('a.csv', Buffer.from([...Buffer.from(HEAD), 0xff, 0x0a, ...Buffer.from('a,b,1\n')])),
      file('b.csv', `${HEAD}b,c,2\n`),
    ];
    const { manifest } = await importContacts([first, second], log());
    expect(manifest.sources.map(({ rows, refused }) => [rows, refused])).toEqual([
      [2, 1],
      [1, 0],
    ]);
  });
});

describe('a quoted text over several lines', () => {
  const lines = async () => {
    const opened = openLog(log());
    const rows = Array.from({ length: opened.evidence.count }, (_, at) => opened.evidence.row(at));
    const told = rows.map(({ from, line, reference }) => [opened.names.name(from), line, reference]);
    opened.close();
    return told;
  };

  it('is one row, which has the number of its first line', async () => {
    const { manifest } = await imported(
      'a.csv',
      `subject,from,to,time,reference\n"one\ntwo\r\nthree",a,b,1,r1\nx,c,d,2,"first\nsecond"\n"say ""no""\nnever",e,f,3,\n,,b,4,\ny,g,h,5,r5\n`,
    );
    expect(await lines()).toEqual([
      ['a', 2, 'r1'],
      ['c', 5, 'first\nsecond'],
      ['e', 7, null],
      ['g', 10, 'r5'],
    ]);
    expect(manifest.sources[0]).toMatchObject({ rows: 5, refused: 1 });
  });

  it('costs its first line alone where its marks do not close, or close too late', async () => {
    const { manifest } = await imported(
      'a.csv',
      `${HEAD}"a,b,1\nc,d,2\n"e" f,b,3\n"g\n${'h,i,4\n'.repeat(20_000)}k,l,5\n"m","n","6"\n"o,p,7`,
    );
    expect(manifest.refused).toEqual([{ why: 'its quotation marks do not close', rows: 3 }]);
    const told = await lines();
    expect(told).toHaveLength(20_004);
    expect([told[0], told[1], told.at(-2), told.at(-1)]).toEqual([
      ['c', 3, null],
      ['e"', 4, null],
      ['k', 20_006, null],
      ['m', 20_007, null],
    ]);
  });
});

describe('a place where no log can be written', () => {
  it('is told of, and so is a full disk', async () => {
    await expect(importContacts([file('a.csv', `${HEAD}a,b,1\n`)], file('taken', ''))).rejects.toThrow(
      'taken cannot be written: there is a file of that name.',
    );
    if (!existsSync('/dev/full')) return;
    let full: unknown = null;
    try {
      writeSync(openSync('/dev/full', constants.O_WRONLY), 'x');
    } catch (error) {
      full = error;
    }
    expect(failure(full, 'log')).toMatchObject({
      message: 'The log log cannot be written: the disk is full. What was there is as it was.',
    });
    expect(failure(new TypeError('a bug'), 'log')).toBeInstanceOf(TypeError);
  });
});

describe('more actors than a log can have', () => {
  it('are told of, and the log stays as it was', async () => {
    const few = { mostActors: 2 };
    expect((await imported('a.csv', `${HEAD}a,b,1\n`, few)).manifest.actors).toBe(2);
    await expect(imported('b.csv', `${HEAD}a,c,2\n`, few)).rejects.toThrow(
      'These files name 3 actors; a log can have 2. Split them by time or place.',
    );
    expect(contacts()).toEqual(['a → b 1970-01-01T00:00:01Z']);
  });
});

describe('two imports at once', () => {
  it('are one: the second is refused, and the next goes through', async () => {
    mkdirSync(log());
    const files = [file('a.csv', `${HEAD}a,b,1\n`)];
    const ended = await Promise.allSettled([importContacts(files, log()), importContacts(files, log())]);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(ended[1]).toMatchObject({
      reason: { message: expect.stringMatching(/^Another import is writing to .*Wait until it has ended\.$/) },
    });
    expect((await importContacts(files, log())).known).toEqual(['a.csv']);
  });
});
