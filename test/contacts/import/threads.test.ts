import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Stretch, stretchesOf } from '../../../src/contacts/import/delimited.ts';
import { type Hand, roomsOf } from '../../../src/contacts/import/hands.ts';
import { Scanner } from '../../../src/contacts/import/scanner.ts';
import { stretchesTogether } from '../../../src/contacts/import/together.ts';
import { WindowScanner } from '../../../src/contacts/import/windows.ts';
import { ROOT } from '../../house/tree.ts';
import { workplace } from './workplace.ts';

const { file, path } = workplace();

const HEADER = 'from,to,time,channel\n';
const shape = {
  delimiter: ',',
  header: ['from', 'to', 'time', 'channel'],
  mapping: { from: 'from', to: 'to', time: 'time', channel: 'channel' },
  zone: null,
  unit: 'auto',
  longest: 200,
} as const;

/** A hand without a thread: what it is asked, it does in turn. */
function plainHand(text: string): Hand {
  const scanner = new WindowScanner(text, shape);
  const rooms = roomsOf();
  return {
    rooms,
    scan: async (start, size, room) => scanner.scan(start, size, rooms[room]!),
    close: async () => scanner.close(),
  };
}

/** Rows by names, and records that are left to the rules; what was read of it at last. */
async function outcome(stretches: Iterable<Stretch> | AsyncIterable<Stretch>, { people, channels }: Scanner) {
  const [rows, odd, long]: [unknown[], unknown[], number[]] = [[], [], []];
  let [read, bytes] = [0, 0];
  const name = (of: Scanner['people'], number: number) => Buffer.from(of.bytes(number)).toString('utf8');
  for await (const { scanned, tooLong, read: now } of stretches) {
    read = now;
    if (tooLong !== null) long.push(tooLong);
    if (scanned === null) continue;
    const { from, to, lines, earliest, kinds, channels: channel, ends, text, lateRows } = scanned;
    for (let at = 0; at < scanned.rows; at += 1) {
      const words = Buffer.from(text.subarray(at === 0 ? 0 : ends[at - 1]!, ends[at]!)).toString('utf8');
      const way = channel[at] === 0 ? null : name(channels, channel[at]! - 1);
      rows.push([name(people, from[at]!), name(people, to[at]!), lines[at], earliest[at], kinds[at], way, words]);
    }
    bytes += lateRows.length;
    for (const { line, bytes: record } of scanned.odd) odd.push([line, Buffer.from(record).toString('latin1')]);
  }
  const names = (of: Scanner['people']) => Array.from({ length: of.count }, (_, number) => name(of, number));
  return { rows, odd, long, read, bytes, channels: names(channels), people: names(people) };
}

const cell = fc.oneof(
  { weight: 8, arbitrary: fc.nat(30).map((at) => `p${at}`) },
  fc.constantFrom('"Doe, J"', '"over\ntwo"', '"three\n\nlines"', 'é', '', 'x'.repeat(60), '\u0000', '"open'),
);
const time = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('2023-01-02T03:04:05Z', '1700000000') },
  fc.constant('no'),
);
const ending = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r', '\n\n');
const record = fc
  .tuple(cell, cell, time, fc.constantFrom('mail', 'call', 'sms', ''), ending)
  .map(([from, to, when, channel, end]) => `${from},${to},${when},${channel}${end}`);
const long = fc.nat(500).map((length) => `${'y'.repeat(length)},b,1700000000,mail\n`);
const texts = fc.array(fc.oneof({ weight: 12, arbitrary: record }, long), {
  minLength: 150,
  maxLength: 300,
  size: 'max',
});

describe('a text that is scanned by several', () => {
  it('comes out as it does by one, with the same numbers, however its stretches fall', async () => {
    let shared = 0;
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.integer({ min: 600, max: 1500 }),
        fc.constantFrom(1, 2, 3),
        async (lines, size, count) => {
          const text = file('some.csv', HEADER + lines.join(''));
          const place = { start: HEADER.length, line: 2 };
          const [alone, together] = [new Scanner(), new Scanner()];
          for (const scanner of [alone, together]) scanner.begin(shape);
          const expected = await outcome(stretchesOf(text, place, alone, size), alone);
          let asked = 0;
          const hands = Array.from({ length: count }, () => plainHand(text)).map((hand) => ({
            ...hand,
            scan: (...job: Parameters<Hand['scan']>) => {
              asked += 1;
              return hand.scan(...job);
            },
          }));
          const found = await outcome(stretchesTogether(text, place, together, hands, size), together);
          if (asked > 2) shared += 1;
          expect({ ...found, read: 0 }).toEqual({ ...expected, read: 0 });
        },
      ),
      { numRuns: 40, seed: 20240310 },
    );
    expect(shared).toBeGreaterThan(20);
  });

  it('names so many that the memory has to grow have the numbers that they have alone', async () => {
    const rows = Array.from(
      { length: 60_000 },
      (_, at) => `sender number ${at},receiver number ${at},1700000000,channel ${at}\n`,
    );
    const text = file('names.csv', HEADER + rows.join(''));
    const place = { start: HEADER.length, line: 2 };
    const [alone, together] = [new Scanner(), new Scanner()];
    for (const scanner of [alone, together]) scanner.begin(shape);
    const expected = await outcome(stretchesOf(text, place, alone), alone);
    const found = await outcome(stretchesTogether(text, place, together, [plainHand(text)]), together);
    expect(found.people).toHaveLength(120_000);
    expect(found.channels[59_999]).toBe('channel 59999');
    expect(found).toEqual(expected);
  });

  it('is scanned by one alone where a hand fails', async () => {
    const text = file('failing.csv', `${HEADER}${'a,b,1700000000,mail\nb,c,1700000001,call\n'.repeat(50)}`);
    const place = { start: HEADER.length, line: 2 };
    const scanner = new Scanner();
    scanner.begin(shape);
    const scan = (fails: boolean) => {
      const hand = plainHand(text);
      let asked = 0;
      const failing: Hand = {
        ...hand,
        scan: (...job) => {
          asked += 1;
          return fails && asked > 2 ? Promise.reject(new Error('gone')) : hand.scan(...job);
        },
      };
      return outcome(stretchesTogether(text, place, scanner, [failing], 200), scanner);
    };
    const whole = await scan(false);
    expect(whole.rows).toHaveLength(100);
    expect(await scan(true)).toEqual(whole);
  });
});

it('a hand in a thread scans stretches of a text', { timeout: 60_000 }, () => {
  const rows = Array.from({ length: 60_000 }, (_, at) => `sender number ${at},receiver number ${at},1700000000,mail\n`);
  const text = file('many.csv', HEADER + rows.join(''));
  // Where a hand fails one alone goes on, so that it does not fail has to be seen here.
  const script = `
    const { threadHand } = await import(${JSON.stringify(join(ROOT, 'dist', 'contacts', 'import', 'hands.js'))});
    const hand = threadHand(process.argv[1], ${JSON.stringify(shape)});
    const first = await hand.scan(${HEADER.length}, 1 << 20, 0);
    const second = await hand.scan(${HEADER.length} + first.used, 1 << 20, 1);
    const rows = [first, second].map((window, room) => hand.rooms[room].rows(window));
    console.log(JSON.stringify(rows.map(({ rows, names }) => [rows, names.length, names[1], names[4]])));
    await hand.close();`;
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', script, text], { encoding: 'utf8' });
  const found = JSON.parse(told) as [number, number, number, number][];
  expect(found).toHaveLength(2);
  for (const [count, names, sender, receiver] of found) {
    expect(count).toBeGreaterThan(10_000);
    expect(names).toBe(count * 6);
    expect(receiver - sender).toBe('receiver'.length - 'sender'.length);
  }
});

it('a large file is the same log whether threads work on it or none', { timeout: 120_000 }, () => {
  const row = (at: number) =>
    at % 50_000 === 7
      ? `"Doe, J ${at}",p${at % 977},${1.6e9 + ((at * 7919) % 400_000)},fax,\n`
      : `p${(at * 31) % 9973},q${(at * 17) % 4999},${1.6e9 + ((at * 7919) % 400_000)},${at % 3 === 0 ? 'sms' : 'mail'},reference ${at}\n`;
  const text = file(
    'large.csv',
    `from,to,time,channel,reference\n${Array.from({ length: 420_000 }, (_, at) => row(at)).join('')}`,
  );
  // Compiled: threads cannot run TypeScript on every Node.
  const script = `
    const { importContacts } = await import(${JSON.stringify(join(ROOT, 'dist', 'contacts', 'import', 'import.js'))});
    const [text, folder, threads] = process.argv.slice(1);
    const { manifest } = await importContacts([text], folder, { threads: Number(threads) });
    console.log(JSON.stringify(manifest));`;
  const [one, two] = [1, 2].map((threads) => {
    const args = ['--input-type=module', '-e', script, text, path(`threads-${threads}`), String(threads)];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 }));
  });
  expect(one.contacts + one.spans).toBe(420_000);
  expect(two).toEqual(one);
});
