import { createHash } from 'node:crypto';
import { atOnce, type Database } from '../../database/index.ts';
import { Mistake } from '../../terms/index.ts';
import { canonical } from '../journal/entry.ts';
import { inspectionOf } from '../journal/verification.ts';
import { dossierOf } from '../store/dossier.ts';
import { storeShelf } from '../store/shelf.ts';
import { originalOf } from '../store/slices.ts';
import type { Shelf } from '../store/soundness.ts';
import { lineOf } from './line.ts';
import { BLOCK, fillOf, headerOf } from './member.ts';
import {
  type BundledCase,
  CASE,
  documentPart,
  JOURNAL_PART,
  journalPart,
  MANIFEST,
  type Manifest,
  MOST,
} from './parts.ts';

/** What a bundle came to. */
export interface Packed {
  readonly entries: number;
  readonly documents: number;
  /** Documents that were forgotten: nothing of them is in it. */
  readonly forgotten: readonly string[];
  readonly bytes: number;
  /** SHA-256 of the whole bundle, in hexadecimal. */
  readonly sha256: string;
}

/**
 * Writes a case as one bundle: an archive of its head, its journal with what the seals are of, the bytes of its documents, and a manifest
 * with the SHA-256 of each part. The same case makes the same bytes. No more of it is held at once than a part.
 *
 * What is written is what the case was when this began, whoever writes to it meanwhile.
 *
 * @throws Mistake where the journal is not whole: a bundle of it would be refused everywhere.
 */
export async function pack(
  database: Database,
  caseId: string,
  write: (bytes: Uint8Array) => Promise<void>,
  progress: (entries: number) => void = () => undefined,
): Promise<Packed> {
  return await atOnce(database, async () => {
    await database.query('set transaction isolation level repeatable read, read only');
    const { head, documents } = await dossierOf(database, { id: caseId });
    if (head === null) throw new Mistake('The case has no head: nothing was ever written to it.', 'Make it again.');
    const shelf = await storeShelf(database, caseId);
    const forgotten = [...shelf.forgotten];
    const tape = tapeTo(write);
    await tape.part(
      CASE,
      jsonLine({ format: 'hearsay-bundle-1', case: caseId, head, forgotten } satisfies BundledCase),
    );
    const inspection = inspectionOf({ case: caseId, head, keys: null, pinned: [] });
    let part = 0;
    let entries = 0;
    for await (const { text, count } of journalParts(shelf, inspection.take)) {
      part += 1;
      await tape.part(journalPart(part), Buffer.from(text, 'utf8'));
      entries += count;
      progress(entries);
    }
    if (inspection.faults().length > 0) throw unsound();
    let kept = 0;
    for (let document = 1; document <= documents; document += 1) {
      const bytes = await originalOf(database, caseId, document);
      if (bytes === null) continue;
      await tape.part(documentPart(document), bytes);
      kept += 1;
    }
    return { entries, documents: kept, forgotten, ...(await tape.end()) };
  });
}

async function* journalParts(shelf: Shelf, take: ReturnType<typeof inspectionOf>['take']) {
  let text = '';
  let count = 0;
  for await (const page of shelf.pages())
    for (const { entry, hash, contents } of page) {
      if (entry === null) throw unsound();
      take({ entry, hash });
      const line = `${lineOf(entry, contents)}\n`;
      if (Buffer.byteLength(line) > MOST.journal)
        throw new Mistake(
          `Entry ${entry.number} is too large for a bundle.`,
          'Forget its document, or keep the case where it is.',
        );
      if (count > 0 && text.length + line.length > JOURNAL_PART) {
        yield { text, count };
        text = '';
        count = 0;
      }
      text += line;
      count += 1;
    }
  if (count > 0) yield { text, count };
}

function unsound(): Mistake {
  return new Mistake('The case is not as it was written.', '“hearsay case verify” says what is wrong.');
}

function jsonLine(value: unknown): Uint8Array {
  return Buffer.from(`${canonical(value)}\n`, 'utf8');
}

/** Puts parts behind each other, and at last the manifest. */
function tapeTo(write: (bytes: Uint8Array) => Promise<void>) {
  const whole = createHash('sha256');
  const parts: Manifest['parts'][number][] = [];
  let bytes = 0;
  const put = async (chunk: Uint8Array): Promise<void> => {
    whole.update(chunk);
    bytes += chunk.length;
    await write(chunk);
  };
  const member = async (name: string, content: Uint8Array): Promise<void> => {
    await put(headerOf({ name, size: content.length }));
    await put(content);
    await put(new Uint8Array(fillOf(content.length)));
  };
  return {
    part: async (name: string, content: Uint8Array): Promise<void> => {
      await member(name, content);
      parts.push({ name, sha256: createHash('sha256').update(content).digest('hex'), size: content.length });
    },
    end: async () => {
      await member(MANIFEST, jsonLine({ format: 'hearsay-manifest-1', parts } satisfies Manifest));
      await put(new Uint8Array(2 * BLOCK));
      return { bytes, sha256: whole.digest('hex') };
    },
  };
}
