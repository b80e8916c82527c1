import PostalMime, { type Address } from 'postal-mime';
import { writtenTime } from './written-time.ts';

/** What a message says of who wrote to whom when. */
export interface Message {
  readonly from: string | null;
  /** To, Cc and Bcc, groups opened, in the order of the message. */
  readonly to: readonly string[];
  /** ISO 8601 with the offset that the message names, if it names one; null where it has no date. */
  readonly time: string | null;
  readonly reference: string | null;
}

/**
 * Reads the head of a message (RFC 5322 with encoded words), or null where it has no header of one.
 * Addresses stand without their display names; a name that has no address stands for itself.
 */
export async function messageOf(head: Uint8Array): Promise<Message | null> {
  const email = await PostalMime.parse(head, { maxHeadersSize: head.length + 1 }).catch(() => null);
  if (email === null || !email.headers.some(({ key }) => EXPECTED.has(key))) return null;
  const named = (addresses: readonly (Address | undefined)[]): string[] =>
    addresses
      .flatMap((address) => (address === undefined ? [] : (address.group ?? [address])))
      .map(({ address, name }) => plain(address || name))
      .filter((name) => name !== '');
  const date = email.headers.find(({ key }) => key === 'date')?.value;
  return {
    from: named([email.from])[0] ?? named([email.sender])[0] ?? null,
    to: named([...(email.to ?? []), ...(email.cc ?? []), ...(email.bcc ?? [])]),
    time: date === undefined ? null : writtenTime(date),
    reference: email.messageId?.trim() || null,
  };
}

/** Headers one of which every message has. */
const EXPECTED = new Set(['from', 'sender', 'to', 'cc', 'bcc', 'date', 'message-id', 'subject', 'received']);

/** A name on one line, without what a database or a terminal stumbles over. */
function plain(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return name.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}
