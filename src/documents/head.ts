import type { Block } from '../terms/index.ts';
import type { Metadata } from './metadata.ts';

/** A metadata head: what it says, its blocks, and where the text after it starts. */
export interface Head {
  readonly metadata: Metadata;
  readonly blocks: readonly Block[];
  readonly end: number;
}

/** What a line of a head says; null for those of a memo or mail that say nothing of the text itself. */
const KEYS: ReadonlyMap<string, keyof Metadata | 'keeper' | null> = new Map(
  Object.entries({
    title: 'title',
    headline: 'title',
    publisher: 'publisher',
    publication: 'publisher',
    author: 'author',
    authors: 'author',
    by: 'author',
    byline: 'author',
    published: 'published',
    date: 'published',
    retrieved: 'retrieved',
    url: 'url',
    link: 'url',
    record: 'record',
    keeper: 'keeper',
    from: 'author',
    subject: 'title',
    sent: 'published',
    to: null,
    cc: null,
    re: null,
  } as const),
);

const NO_HEAD: Head = { metadata: {}, blocks: [], end: 0 };

/**
 * The head of a canonical plain text: lines of `Title:`, `Publisher:`, `Author:` or `By:`, `Published:` or `Date:`,
 * `Retrieved:`, `URL:`, `Record:` and `Keeper:`, or of a memo or mail (`From:`, `To:`, `Cc:`, `Sent:`, `Subject:`, `Re:`), from the first line on (empty lines aside), closed by a blank line or the end of the text.
 *
 * A title's value is a block of kind `title`, every other line one of kind `head`. A line with another key ends nothing
 * but counts for nothing; where the first line has none of these keys, or no blank line follows, there is no head.
 * `Record: yes` and `Keeper: NAME` say that the document is itself the record; `Record: NAME` says both.
 */
export function headOf(text: string): Head {
  const metadata: Gathered = {};
  const blocks: Block[] = [];
  let at = text.search(/[^\n]/);
  if (at === -1) return NO_HEAD;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const past = newline === -1 ? text.length : newline;
    const line = text.slice(at, past);
    if (line.trim() === '') break;
    const match = /^[ \t]*([A-Za-z][A-Za-z -]{0,30}?)[ \t]*:(.*)$/.exec(line);
    const key = match === null ? undefined : KEYS.get(match[1]!.toLowerCase());
    if (match === null || (key === undefined && blocks.length === 0)) return NO_HEAD;
    const value = match[2]!.trim();
    const valueAt = at + line.lastIndexOf(value, line.trimEnd().length - value.length);
    if (key === 'title' && value !== '') {
      blocks.push({ kind: 'title', start: valueAt, end: valueAt + value.length });
    } else {
      const start = at + line.length - line.trimStart().length;
      blocks.push({ kind: 'head', start, end: at + line.trimEnd().length });
    }
    if (key !== undefined && key !== null && value !== '') setValue(metadata, key, value);
    at = past + 1;
  }
  return blocks.length === 0 ? NO_HEAD : { metadata, blocks, end: Math.min(at, text.length) };
}

type Gathered = { -readonly [Key in keyof Metadata]: Metadata[Key] };

function setValue(metadata: Gathered, key: keyof Metadata | 'keeper', value: string): void {
  if (key === 'record') {
    if (/^(?:no|false)$/i.test(value)) return;
    metadata.record = { keeper: metadata.record?.keeper ?? (/^(?:yes|true)$/i.test(value) ? null : value) };
  } else if (key === 'keeper') {
    metadata.record = { keeper: value };
  } else if (key === 'author') {
    // A mail's address says where to write to, and is no part of the name.
    metadata.author ??= value.replace(/\s*<[^<>\s]+@[^<>\s]+>$/, '') || value;
  } else {
    metadata[key] ??= value;
  }
}
