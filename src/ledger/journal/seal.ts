import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonical, type Json } from './entry.ts';

/**
 * A commitment to something said in the words of a document: it fixes what was said, and tells nothing of it. Where the document has to
 * be forgotten, what was said and its salt go, and the seal stays: the journal is still whole, and cannot be guessed back.
 */
export interface Seal {
  /** Ids of the documents in whose words it is, rising: where one of them is forgotten, what was said goes. */
  readonly documents: readonly string[];
  /** HMAC-SHA-256 of the content as canonical JSON, keyed with the salt, in hexadecimal. */
  readonly commitment: string;
}

/** What a seal is of, kept beside the journal with its documents. */
export interface Content {
  readonly documents: readonly string[];
  /** 32 random bytes in hexadecimal, of this content alone: without them a short content could be found by trying. */
  readonly salt: string;
  readonly content: Json;
}

/**
 * The seal of a content.
 *
 * @throws RangeError where the salt is not 32 bytes in hexadecimal.
 */
export function sealOf({ documents, salt, content }: Content): Seal {
  return sealOfText({ documents, salt }, canonical(content));
}

/** The same, where the content is there as canonical JSON already. */
export function sealOfText({ documents, salt }: Omit<Content, 'content'>, text: string): Seal {
  if (!/^[0-9a-f]{64}$/.test(salt)) throw new RangeError('A salt is 32 bytes in hexadecimal.');
  const commitment = createHmac('sha256', new Uint8Array(Buffer.from(salt, 'hex')))
    .update(text)
    .digest('hex');
  return { documents, commitment };
}

/** Whether a content is what was sealed. */
export function opens(seal: Seal, content: Content): boolean {
  if (seal.documents.join('\n') !== content.documents.join('\n') || !/^[0-9a-f]{64}$/.test(content.salt)) return false;
  const [ours, theirs] = [sealOf(content).commitment, seal.commitment].map((hex) => new TextEncoder().encode(hex));
  return ours!.length === theirs!.length && timingSafeEqual(ours!, theirs!);
}
