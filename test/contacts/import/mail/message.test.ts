import { describe, expect, it, test } from 'vitest';
import { messageOf } from '../../../../src/contacts/import/mail/message.ts';
import { writtenTime } from '../../../../src/contacts/import/mail/written-time.ts';

const read = (...lines: readonly string[]) => messageOf(Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'));

describe('a message', () => {
  it('names sender, every recipient, time and reference', async () => {
    expect(
      await read(
        'From: =?utf-8?Q?Ir=C3=A8ne?= <irene@x.org>',
        'To: "Doe, John" <john@x.org>,',
        ' Team: ann@x.org, Bo <bo@y.org>;',
        'Cc: Dee',
        'Bcc: <eve@x.org>',
        'Date: Sat, 7 Oct 2023 08:30:00 +0200 (CEST)',
        'Message-ID: <m1@x.org>',
      ),
    ).toEqual({
      from: 'irene@x.org',
      to: ['john@x.org', 'ann@x.org', 'bo@y.org', 'Dee', 'eve@x.org'],
      time: '2023-10-07T08:30:00+02:00',
      reference: '<m1@x.org>',
    });
  });

  it('may lack any of them', async () => {
    expect(await read('Subject: x')).toEqual({ from: null, to: [], time: null, reference: null });
    expect(await read('To: undisclosed-recipients:;', 'Date: soon')).toMatchObject({ to: [], time: 'soon' });
  });

  it('is none without a header of one', async () => {
    expect(await messageOf(Buffer.from([0, 1, 2, 255, 10, 254]))).toBeNull();
    expect(await messageOf(new Uint8Array(0))).toBeNull();
    expect(await read('Colour: red')).toBeNull();
  });
});

describe('the date of a message', () => {
  test.each([
    ['Sat, 7 Oct 2023 06:30:05 -0700', '2023-10-07T06:30:05-07:00'],
    ['7 Oct 2023 06:30 +0530', '2023-10-07T06:30+05:30'],
    ['Saturday, 07-Oct-23 06:30:00 GMT', '2023-10-07T06:30:00Z'],
    ['Mon, 14 May 2001 16:39:00 -0700 (PDT)', '2001-05-14T16:39:00-07:00'],
    ['Fri, 1 Jan 99 00:00:00 EST', '1999-01-01T00:00:00-05:00'],
    ['Sat, 7 Oct 2023 06:30:60 -0000', '2023-10-07T06:30:59Z'],
    ['Sat, 7 Oct 2023 06:30:00', '2023-10-07T06:30:00'],
    ['Sat Oct  7 06:30:00 2023', '2023-10-07T06:30:00'],
    ['Sat Oct  7 06:30:00 PDT 2023', '2023-10-07T06:30:00-07:00'],
    ['2023-10-07T06:30:00Z', '2023-10-07T06:30:00Z'],
    ['7 Foo 2023 06:30:00 GMT', '7 Foo 2023 06:30:00 GMT'],
    ['yesterday', 'yesterday'],
  ])('%s', (header, iso) => expect(writtenTime(header)).toBe(iso));
});
