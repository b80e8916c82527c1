import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importContacts } from '../../../../src/contacts/import/import.ts';
import { evidenceOf } from '../../../../src/contacts/questions/evidence.ts';
import { openLog } from '../../../../src/contacts/store/logfolder.ts';
import { workplace } from '../workplace.ts';

const { file, path, log, contacts } = workplace();

const message = (from: string, to: string, minute: number, more = '') =>
  `From: ${from}\nTo: ${to}\nDate: Sat, 7 Oct 2023 08:${minute}:00 +0200\nMessage-ID: <m${minute}@x.org>\n${more}\nbody\n\n`;
const SEPARATOR = 'From MAILER Sat Oct  7 08:30:00 2023\n';

const MBOX = [
  message('Ann <ANN@x.org>', 'bo@x.org, "Doe, John" <jd@x.org>', 31, 'Cc: ann@x.org, Bo@x.org\nBcc: eve@y.org\n'),
  'From: ann@x.org\nTo: bo@x.org\nDate: soon\n\n',
  'From: ann@x.org\nTo: undisclosed-recipients:;\nDate: Sat, 7 Oct 2023 08:32:00 +0200\n\n',
  'nothing of the kind\n\n',
  message('bo@x.org', 'Bo <bo@x.org>', 33),
  'From: ann@x.org\nTo: bo@x.org\nDate: Sat, 7 Oct 2023 08:34:00\n\n',
  message('bo@x.org', 'cy@x.org', 30),
]
  .map((text) => `${SEPARATOR}${text}`)
  .join('');

const EXPECTED = [
  'bo@x.org → cy@x.org 2023-10-07T06:30:00Z',
  'ann@x.org → bo@x.org 2023-10-07T06:31:00Z',
  'ann@x.org → eve@y.org 2023-10-07T06:31:00Z',
  'ann@x.org → jd@x.org 2023-10-07T06:31:00Z',
];

describe('an mbox', () => {
  it('is a contact for each recipient, and what cannot be read is refused with its number', async () => {
    const { manifest } = await importContacts([file('archive.mbox', MBOX)], log());
    expect(contacts().toSorted()).toEqual(EXPECTED.toSorted());
    expect(manifest.sources[0]).toMatchObject({
      rows: 7,
      refused: 5,
      columns: { from: 'From', to: 'To, Cc, Bcc', time: 'Date', reference: 'Message-ID' },
    });
    expect(manifest.refused.map(({ why }) => why)).toEqual([
      'it has no receiver',
      'it is in touch with itself',
      'it is no message',
      'its time cannot be read',
      'its time names no zone',
    ]);
    const opened = openLog(log());
    const evidence = [...(await evidenceOf(opened, [0, 1, 2, 3])).values()];
    opened.close();
    expect(evidence.map(({ line, channel, reference }) => `${line} ${channel} ${reference}`).toSorted()).toEqual([
      '1 mail <m31@x.org>',
      '1 mail <m31@x.org>',
      '1 mail <m31@x.org>',
      '7 mail <m30@x.org>',
    ]);
  });

  it('is known by its first line, read packed, and given a zone where it names none', async () => {
    await importContacts([file('archive', MBOX)], log());
    const packed = await importContacts([file('archive.mbox.gz', gzipSync(MBOX))], path('packed'), { zone: 'UTC' });
    expect(packed.manifest).toMatchObject({ contacts: 5, sources: [{ refused: 4 }] });
    await expect(importContacts([file('cut.mbox.gz', gzipSync(MBOX).subarray(0, 150))], log())).rejects.toThrow(
      'The log cut.mbox.gz cannot be read: unexpected end of file.',
    );
    await expect(importContacts([file('none.mbox', '')], log())).rejects.toThrow(
      'The mailbox none.mbox holds no message',
    );
    expect(contacts()).toHaveLength(4);
  });
});

describe('a folder of mail', () => {
  it('is one source: its files by name, what is no message told of with its file', async () => {
    file('box/cur/2:2,S', message('bo@x.org', 'cy@x.org', 31).replace(/Message-ID.*\n/, ''));
    file('box/new/1', `${SEPARATOR}${message('ann@x.org', 'bo@x.org', 30)}`);
    file('box/sent/3.eml', message('cy@x.org', 'dee@x.org', 32, 'X-Note: a\n'));
    file('box/index.db', Buffer.from([0, 1, 2, 3, 255]));
    file('box/.hidden', 'x');
    const { manifest } = await importContacts([path('box')], log());
    expect(manifest.sources).toMatchObject([{ name: 'box', rows: 4, refused: 1 }]);
    expect(contacts()).toEqual([
      'ann@x.org → bo@x.org 2023-10-07T06:30:00Z',
      'bo@x.org → cy@x.org 2023-10-07T06:31:00Z',
      'cy@x.org → dee@x.org 2023-10-07T06:32:00Z',
    ]);
    const opened = openLog(log());
    const evidence = await evidenceOf(opened, [0, 1, 2]);
    opened.close();
    expect([...evidence.values()].map(({ reference }) => reference)).toContain('cur/2:2,S');
    expect((await importContacts([path('box')], log())).known).toEqual(['box']);
    file('box/new/4', message('dee@x.org', 'eve@x.org', 33));
    await expect(importContacts([path('box')], path('other'))).resolves.toMatchObject({ manifest: { contacts: 4 } });
  });

  it('without a message is a mistake', async () => {
    file('logs/a.csv', 'from,to,time\na,b,1\n');
    await expect(importContacts([path('logs')], log())).rejects.toThrow(
      'The folder logs holds no message. Name logs in it one by one.',
    );
  });
});
