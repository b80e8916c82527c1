import { createHash } from 'node:crypto';
import { type Document, Mistake } from '../terms/index.ts';
import { canonicalText, wellFormed } from './canonical.ts';
import { dateOrMistake } from './date.ts';
import { decode } from './encoding.ts';
import { htmlBody, looksLikeHtml } from './html.ts';
import { refuseForeign } from './language.ts';
import { firstKnown, type Metadata } from './metadata.ts';
import { type Body, plainBody } from './plain.ts';

/** The largest input that is taken unless told otherwise: 5 MB. */
export const MOST_BYTES = 5_000_000;

/** Where some bytes come from, and what is known of them. */
export interface Source {
  /** Id the document gets. */
  readonly id: string;
  /** Null for standard input and for text that never was a file. */
  readonly path: string | null;
  /** Corrects what the text says of itself. */
  readonly known?: Metadata | undefined;
  /** Fills in what neither the text nor `known` says. */
  readonly fallback?: Metadata | undefined;
}

/** What is accepted. */
export interface Acceptance {
  /** Default `MOST_BYTES`. */
  readonly mostBytes?: number | undefined;
  /** Take texts that are not English. Default false. */
  readonly anyLanguage?: boolean | undefined;
}

/**
 * The document that some bytes are: decoded, made canonical, taken apart into blocks, with its metadata and digests.
 *
 * HTML is known by the file's ending or by how it opens; all else is plain text.
 * @throws Mistake where the bytes are empty, too many, no text, not English, or carry a date that is none.
 */
export async function documentFromBytes(bytes: Uint8Array, source: Source, accept: Acceptance = {}): Promise<Document> {
  const name = source.path ?? 'The text';
  const most = accept.mostBytes ?? MOST_BYTES;
  if (bytes.length > most) throw tooLarge(name, most);
  if (bytes.length === 0) throw new Mistake(`${name} is empty.`, 'Give a file with text in it.');
  const raw = decode(bytes, name);
  const html = /\.x?html?$/i.test(source.path ?? '') || looksLikeHtml(raw);
  const body = html ? await htmlBody(raw, name) : plainBody(canonicalText(raw));
  const prose = body.blocks
    .filter((block) => block.kind !== 'head')
    .map((block) => body.text.slice(block.start, block.end));
  if (prose.join('').trim() === '') throw new Mistake(`${name} has no text in it.`, 'Give a file with text in it.');
  if (accept.anyLanguage !== true) await refuseForeign(prose.join('\n'), name);
  return assembled(body, source, digest(bytes), name);
}

/** @throws Mistake always has the same words, whoever notices. */
export function tooLarge(name: string, most: number): Mistake {
  return new Mistake(`${name} is larger than ${most} bytes.`, 'Split it, or raise the bound with --max-bytes.');
}

/**
 * A document from text in memory: plain, with an optional head. The digest of its bytes is that of the text as UTF-8.
 * The language is not looked at.
 * @throws Mistake where there is no text, or a date is none.
 */
export function textDocument(text: string, source: Source): Document {
  const name = source.path ?? 'The text';
  const body = plainBody(canonicalText(text));
  if (!body.blocks.some((block) => block.kind !== 'head'))
    throw new Mistake(`${name} has no text in it.`, 'Give some text.');
  return assembled(body, source, digest(Buffer.from(wellFormed(text), 'utf8')), name);
}

function assembled(body: Body, source: Source, sha256: string, name: string): Document {
  const metadata = firstKnown(source.known ?? {}, body.metadata, source.fallback ?? {});
  const { published, retrieved } = metadata;
  return {
    id: source.id,
    path: source.path,
    url: metadata.url ?? null,
    title: metadata.title ?? null,
    publisher: metadata.publisher ?? null,
    author: metadata.author ?? null,
    published: published === undefined ? null : dateOrMistake(published, `The publication date of ${name}`),
    retrieved: retrieved === undefined ? null : dateOrMistake(retrieved, `The retrieval date of ${name}`).earliest,
    sha256,
    textSha256: digest(Buffer.from(body.text, 'utf8')),
    text: body.text,
    blocks: body.blocks,
    ...(body.links === undefined || body.links.length === 0 ? {} : { links: body.links }),
    record: metadata.record ?? null,
  };
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
