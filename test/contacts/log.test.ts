import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeOf } from '../../src/contacts/clock.ts';
import { contactLog } from '../../src/contacts/log.ts';
import { Mistake } from '../../src/terms/index.ts';

const file = (text: string, name = 'mail.csv') => ({ name, bytes: Buffer.from(text, 'utf8') });
const span = (text: string, zone: string | null = null) => {
  const when = timeOf(text, zone);
  return when === null ? null : [when.earliest, when.latest].map((end) => new Date(end!).toISOString());
};

describe('a time in a log', () => {
  test.each([
    ['2019-03-20T09:14:00Z', null, ['2019-03-20T09:14:00.000Z', '2019-03-20T09:14:00.999Z']],
    ['2019-03-20T09:14Z', null, ['2019-03-20T09:14:00.000Z', '2019-03-20T09:14:59.999Z']],
    ['2019-03-20 09:14:05.250+02:00', null, ['2019-03-20T07:14:05.250Z', '2019-03-20T07:14:05.250Z']],
    ['2019-03-20T09:14:00-0330', null, ['2019-03-20T12:44:00.000Z', '2019-03-20T12:44:00.999Z']],
    ['1553073240', null, ['2019-03-20T09:14:00.000Z', '2019-03-20T09:14:00.999Z']],
    ['1553073240500', null, ['2019-03-20T09:14:00.500Z', '2019-03-20T09:14:00.500Z']],
    ['2019-03-20', null, ['2019-03-20T00:00:00.000Z', '2019-03-20T23:59:59.999Z']],
    ['2019-03-20', '+02:00', ['2019-03-19T22:00:00.000Z', '2019-03-20T21:59:59.999Z']],
    ['2019-03-31', 'Europe/Oslo', ['2019-03-30T23:00:00.000Z', '2019-03-31T21:59:59.999Z']],
    ['2019-03-20T09:14:00', 'UTC', ['2019-03-20T09:14:00.000Z', '2019-03-20T09:14:00.999Z']],
    ['2019-03-20T09:14:00', '+02:00', ['2019-03-20T07:14:00.000Z', '2019-03-20T07:14:00.999Z']],
    ['2019-07-20T09:14', 'Europe/Oslo', ['2019-07-20T07:14:00.000Z', '2019-07-20T07:14:59.999Z']],
    // Clocks were set back at three: half past two came twice, and in March not at all.
    ['2019-10-27T02:30', 'Europe/Oslo', ['2019-10-27T00:30:00.000Z', '2019-10-27T01:30:59.999Z']],
    ['2019-03-31T02:30', 'Europe/Oslo', null],
    ['2019-02-30', null, null],
    ['2019-03-20T25:00Z', null, null],
    ['20/03/2019', null, null],
    ['yesterday', null, null],
    ['', null, null],
    ['155307', null, null],
  ])('%s in %s', (written, zone, expected) => {
    expect(span(written, zone)).toEqual(expected);
  });

  test('without a zone it cannot be placed', () => {
    expect(() => timeOf('2019-03-20T09:14', null)).toThrow(
      'names no zone. Use --zone with UTC, +02:00 or a name like Europe/Oslo.',
    );
  });
});

describe('a log of contacts', () => {
  test('columns in any order and case, in order of time', () => {
    const { contacts, failures } = contactLog([
      file(
        '\uFEFFReference,TIME,To,From,Channel\nm-2,2019-04-05T16:40Z,Felix Arne,Edda Moen,mail\nm-1,2019-03-20T09:14Z,"Arne, Felix",Edda Moen,\n',
      ),
    ]);
    expect(failures).toEqual([]);
    expect(contacts).toMatchObject([
      {
        id: 'mail.csv:3',
        from: 'Edda Moen',
        to: 'Arne, Felix',
        channel: null,
        reference: 'm-1',
        log: 'mail.csv',
        line: 3,
        tiedTo: null,
      },
      { id: 'mail.csv:2', from: 'Edda Moen', to: 'Felix Arne', channel: 'mail', reference: 'm-2', line: 2 },
    ]);
  });

  test('semicolons and tabs part columns too; two columns may be missing', () => {
    for (const delimiter of [';', '\t']) {
      const { contacts } = contactLog([
        file(
          [
            ['from', 'to', 'time'],
            ['A', 'B', '2019-03-20'],
          ]
            .map((row) => row.join(delimiter))
            .join('\r\n'),
        ),
      ]);
      expect(contacts).toMatchObject([{ from: 'A', to: 'B', channel: null, reference: null }]);
    }
  });

  test('rows that cannot be read are failures with their line; the others go through', () => {
    const rows = [
      'from,to,time',
      'A,B,2019-03-20',
      'A,,2019-03-20',
      '',
      'A,B,one day',
      'A,a,2019-03-20',
      'A',
      'B,A,2019-03-21,mail,x,y,z',
    ];
    const { contacts, failures } = contactLog([file(rows.join('\n'))]);
    expect(contacts.map(({ line }) => line)).toEqual([2, 8]);
    expect(failures).toEqual([
      { path: 'mail.csv', why: 'mail.csv, line 3: it has nothing under “to”.' },
      { path: 'mail.csv', why: 'mail.csv, line 5: “one day” is no time. Write it as 2023-10-07T06:30:00Z.' },
      { path: 'mail.csv', why: 'mail.csv, line 6: “A” is in touch with itself.' },
      { path: 'mail.csv', why: 'mail.csv, line 7: it has nothing under “to”.' },
    ]);
  });

  test('what is no log, or cannot be placed in time, is a mistake', () => {
    expect(() => contactLog([file('')])).toThrow('The log mail.csv is empty.');
    expect(() => contactLog([file('from,to\nA,B')])).toThrow('The log mail.csv has no column “time”.');
    expect(() => contactLog([file('from,to,time\nA,B,2019-03-20T09:14')])).toThrow(
      'mail.csv, line 2: The time 2019-03-20T09:14 names no zone.',
    );
    expect(() => contactLog([], 'Middle/Earth')).toThrow('There is no time zone “Middle/Earth”.');
  });

  test('a quotation mark that does not close is told of', () => {
    const { contacts, failures } = contactLog([
      file('from,to,time\nA,B,2019-03-20\n"A,B,2019-03-20\nC,D,2019-03-22\n'),
    ]);
    expect(contacts.map(({ line }) => line)).toEqual([2]);
    expect(failures).toHaveLength(1);
    expect(failures[0]?.why).toContain('its quotes do not close');
  });

  test('no bytes throw anything but a mistake', () => {
    const piece = fc.oneof(
      fc.constantFrom('from,to,time\n', 'A,B,2019-03-20\n', '"', ',', '\n', '\r\n', ';', '1553073240', '\0', '\uFEFF'),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30, size: 'max' }), (pieces) => {
        try {
          const { contacts } = contactLog([file(pieces.join(''))], 'UTC');
          for (const { when } of contacts) expect(when.earliest!).toBeLessThanOrEqual(when.latest!);
        } catch (error) {
          if (!(error instanceof Mistake)) throw error;
        }
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
