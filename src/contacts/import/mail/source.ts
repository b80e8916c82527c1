import { Mistake } from '../../../terms/index.ts';
import type { Engine } from '../duckdb.ts';
import { FIELDS } from '../headers.ts';
import type { Source } from '../sources.ts';
import { type Mailbox, messagesOf } from './mailbox.ts';
import { messageOf } from './message.ts';

const MAPPING = { from: 'From', to: 'To, Cc, Bcc', time: 'Date', reference: 'Message-ID' };

/**
 * The messages of a mailbox as rows: a line is a message, counted from 1 (in a folder, in the order of the files' names). What cannot
 * be read is a broken row. A message of a folder without a Message-ID is referred to by its file.
 *
 * @throws Mistake where there is no message in it.
 */
export async function mailSource(engine: Engine, mailbox: Mailbox, name: string, zone: string | null): Promise<Source> {
  let good = 0;
  async function* rows(): AsyncGenerator<readonly (string | number | null)[]> {
    for await (const { number, file, head } of messagesOf(mailbox)) {
      const message = head === null ? null : await messageOf(head);
      if (message === null) {
        const why = head === null ? 'its head is too long' : 'it is no message';
        yield [number, why, file, null, null, null, null];
        continue;
      }
      good += 1;
      const { from, to, time, reference } = message;
      const zoneless = zone === null && time !== null && /T\d{2}:\d{2}(?::\d{2})?$/.test(time);
      yield [
        number,
        zoneless ? 'its time names no zone' : null,
        file,
        from,
        JSON.stringify(to),
        time,
        reference ?? file,
      ];
    }
  }
  await engine.run(
    'create or replace temp table mail (line uinteger, broken varchar, file varchar, "from" varchar, "to" varchar, "time" varchar, reference varchar)',
  );
  await engine.append('mail', rows());
  if (good === 0)
    throw new Mistake(
      `${mailbox.kind === 'folder' ? 'The folder' : 'The mailbox'} ${name} holds no message.`,
      mailbox.kind === 'folder' ? 'Name logs in it one by one.' : null,
    );
  const others = FIELDS.filter((field) => !(field in MAPPING) && field !== 'channel');
  return {
    writing: 'mail',
    mapping: MAPPING,
    rows: `select line, broken, file, "from", "to", "time", reference, 'mail' as channel, ${others.map((field) => `null::varchar as "${field}"`).join(', ')} from mail`,
  };
}
