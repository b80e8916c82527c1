import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importContacts } from '../../../src/contacts/import/import.ts';
import type { Unit } from '../../../src/contacts/import/instants.ts';
import { contentsOf } from '../../../src/contacts/questions/contents.ts';
import { openLog } from '../../../src/contacts/store/logfolder.ts';
import { workplace } from './workplace.ts';

const { file, path } = workplace();
const FIELDS = ['from', 'to', 'time', 'until', 'duration', 'channel', 'reference'] as const;
type Cells = readonly string[];

const some = (...texts: string[]) => fc.constantFrom(...texts);
const name = fc.oneof(
  { weight: 6, arbitrary: fc.nat(9).map((at) => `p${at}`) },
  some(
    'ann@x.org',
    'ANN@X.org',
    'Ann <Ann@x.org>',
    '"Doe, J" <jd@x.org>',
    'Ann <ann@x.org> ',
    '<a@b>',
    '<@b>',
    'a@b>',
    'x <a> <c@d>',
  ),
  some(
    '',
    ' ',
    ' p1',
    'p1  ',
    '\u00a0p1',
    'p1\u3000',
    '\u3000',
    'é@x.org',
    'É',
    'ÉRIC@X.ORG',
    'יוסי',
    '👩‍👩‍👧',
    '日本',
    'p1\tp2',
    '<x>',
    'a "b" c',
    '"p1"',
  ),
  some(
    'p1;p2',
    'a@x.org, B@x.org',
    'p1, p2',
    '[p1',
    '["p1","p2"]',
    'a@x.org;a@x.org',
    'line\nbreak',
    'line\r\nbreak@x.org',
  ),
  some('x'.repeat(7), 'x'.repeat(8), 'x'.repeat(9), 'x'.repeat(40), `${'y'.repeat(300)}@x.org`),
);
const two = (most: number) => fc.nat(most).map((value) => String(value).padStart(2, '0'));
const written = fc
  .tuple(
    some('0000', '0001', '1582', '1899', '1969', '1970', '2000', '2023', '9999'),
    two(13),
    two(32),
    two(24),
    two(60),
    two(60),
  )
  .chain(([year, month, day, hour, minute, second]) =>
    fc
      .tuple(
        some('T', ' ', 't'),
        some(
          '',
          `:${second}`,
          `:${second}.5`,
          `:${second}.123456`,
          `:${second},25`,
          `:${second}.`,
          `:${second}.1234567`,
        ),
      )
      .chain(([between, seconds]) =>
        some('Z', 'Z', '', 'z', ' UTC', '+02:00', '-0330', '+02', '+2', '+99:99').map(
          (zone) => `${year}-${month}-${day}${between}${hour}:${minute}${seconds}${zone}`,
        ),
      ),
  );
const time = fc.oneof(
  { weight: 3, arbitrary: fc.nat(2e9).map((second) => new Date(second * 1000).toISOString().replace('.000Z', 'Z')) },
  { weight: 2, arbitrary: fc.nat(2e9).map(String) },
  { weight: 3, arbitrary: written },
  some(
    '2023-10-07',
    '2023-02-29',
    '2024-02-29',
    '1900-02-29',
    '2000-02-29',
    '2023-10-29 02:30:00',
    '2023-03-26 02:30:00',
    ' 5 ',
  ),
  some(
    '0',
    '00',
    '007',
    '1.5',
    '.5',
    '5.',
    '1.25.3',
    '1700000000.999',
    '1700000000000',
    '1700000000000000',
    '99999999999',
    '100000000000',
  ),
  some(
    '99999999999999',
    '100000000000000',
    '9007199254740993',
    '123456789012345678',
    '-5',
    '+5',
    '1e9',
    '',
    'noon',
    '253402300800',
    '0.1234567890123',
  ),
);
const row: fc.Arbitrary<Cells> = fc.tuple(
  name,
  name,
  time,
  fc.oneof({ weight: 4, arbitrary: some('') }, time),
  fc.oneof({ weight: 4, arbitrary: some('') }, some('0', '60', '3.5', '-1', 'x', '999999999', '9999999999', ' 7 ')),
  some('', 'mail', ' mail', 'phone call', 'SMS', 'é'),
  some('', 'm1', ' m2 ', 'a "quoted" one', 'two\nlines', 'é'.repeat(20), 'x'.repeat(70)),
);

/** A row as a spreadsheet writes it: quoted where it has to be, and where `all` says. */
function delimited(cells: Cells, by: string, all: boolean): string {
  return cells
    .map((cell) =>
      all || /["\r\n]|^\s|\s$/.test(cell) || cell.includes(by) ? `"${cell.replaceAll('"', '""')}"` : cell,
    )
    .join(by);
}

/** What a log has of its rows and of those it refused; lines are counted from the first row on. */
async function contents(name: string, text: string, options: { zone: string; unit: Unit }, lines: readonly number[]) {
  const folder = path(`log of ${name}`);
  await importContacts([file(name, text)], folder, options);
  const log = openLog(folder);
  try {
    const actor = (id: number) => log.names.name(id);
    const rows = Array.from({ length: log.evidence.count }, (_, at) => log.evidence.row(at)).map((one) => ({
      ...one,
      line: lines.indexOf(one.line),
      from: actor(one.from),
      to: actor(one.to),
    }));
    const { manifest } = log;
    const refused = (await contentsOf(log, { lines: true })).lines!.map(({ line, why }) => [lines.indexOf(line), why]);
    const columns = [
      'from.u32',
      'to.u32',
      'row.u32',
      'stamp.u32',
      'times.f64',
      'ends.u32',
      'spans.row.u32',
      'actors.utf8',
    ];
    return { rows, refused, count: manifest.sources[0]!.rows, files: columns.map((column) => manifest.files[column]) };
  } finally {
    log.close();
    rmSync(folder, { recursive: true });
  }
}

it('what is scanned comes out as the rules say', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 150, maxLength: 150 }),
      some(',', '\t', ';', '|'),
      some('\n', '\r\n', '\r'),
      some('UTC', '+02:00', '-0330', 'Europe/Oslo'),
      fc.constantFrom<Unit>('auto', 's', 'ms', 'us'),
      fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
      async (some, by, end, zone, unit, all) => {
        const rows = [...some, ['good', 'other', '2023-10-07T06:30:00Z', '', '', '', '']];
        const ended = rows.map((cells, at) => delimited(cells, by, all[at % 7]!));
        let next = 2;
        const lines = ended.map((text) => {
          const line = next;
          next += text.split(/\r\n|\r|\n/).length;
          return line;
        });
        const json = rows.map((cells) =>
          JSON.stringify(Object.fromEntries(FIELDS.map((field, at) => [field, cells[at]]))),
        );
        const text = [FIELDS.join(by), ...ended].join(end);
        const scanned = await contents('a.csv', text, { zone, unit }, lines);
        const ruled = await contents(
          'b.jsonl',
          json.join('\n'),
          { zone, unit },
          json.map((_, at) => at + 1),
        );
        expect(scanned).toEqual(ruled);
        expect(scanned.count).toBe(rows.length);
      },
    ),
    { numRuns: 3, seed: 5, endOnFailure: true },
  );
});
