import { createHash, createHmac, generateKeyPairSync } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addDocuments } from '../../../src/desk/case/add.ts';
import { type Case, type CaseEffects, initCase, withCase } from '../../../src/desk/case/case.ts';
import { forgetInCase } from '../../../src/desk/case/forget.ts';
import { issueReport } from '../../../src/desk/case/issue.ts';
import { judge } from '../../../src/desk/case/judgements.ts';
import { readCaseDocuments } from '../../../src/desk/case/reading.ts';
import { fillOf, headerOf, memberIn } from '../../../src/ledger/bundle/member.ts';
import { canonical, type Entry, hashOf, type Json, NOTHING, signed } from '../../../src/ledger/index.ts';

export const DAM = 'examples/velm-dam';
export const PAPERS = readdirSync(DAM)
  .filter((name) => /^[1-4].*\.txt$/.test(name))
  .toSorted()
  .map((name) => join(DAM, name));

/** A case of four papers, of which the last was forgotten, with judgements. */
export async function damCase(
  folder: string,
  effects: CaseEffects,
  then: (open: Case) => Promise<void>,
): Promise<void> {
  await initCase(folder, { by: 'Mona Rud' }, effects);
  const when = { earliest: null, latest: null, edtf: null, words: 'on Tuesday' };
  await withCase(
    folder,
    'Mona Rud',
    async (open) => {
      await addDocuments(open, PAPERS);
      await readCaseDocuments(open, null);
      await judge(open, { kind: 'claim-rejected', claim: 'd2.c1' }, 'Northern Wire asked nobody.');
      await judge(open, { kind: 'claim-corrected', claim: 'd3.c1', fields: { when } }, null);
      await issueReport(open, {
        item: 'inspection report',
        from: null,
        to: 'Corvane Holdings',
        since: null,
        by: '2024-04-10',
      });
      await forgetInCase(open, 'd4', 'It was taken down');
      await then(open);
    },
    effects,
  );
}

/** A part of a bundle, as a test takes it apart and puts it together again. */
export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Written into the header in place of "0", a plain file. */
  readonly type?: string;
}

/** A line of a journal, open to be changed. */
export interface OpenLine {
  entry: Omit<Entry, 'sealed' | 'kind'> & { kind: string; sealed: { documents: string[]; commitment: string }[] };
  contents: ({ salt: string; content: Json } | null)[];
}

export function partsOf(bundle: Uint8Array): Part[] {
  const parts: Part[] = [];
  for (let at = 0; ; ) {
    const member = memberIn(bundle.subarray(at, at + 512));
    if (member === null) return parts;
    parts.push({ name: member.name, bytes: bundle.subarray(at + 512, at + 512 + member.size) });
    at += 512 + member.size + fillOf(member.size);
  }
}

/** An archive of these parts, as they are. */
export function archiveOf(parts: readonly Part[]): Buffer {
  const blocks = parts.flatMap(({ name, bytes, type }) => {
    const header = Buffer.from(headerOf({ name, size: bytes.length }));
    if (type !== undefined) {
      header.write(type, 156, 'latin1');
      header.write(' '.repeat(8), 148, 'latin1');
      const sum = header.reduce((all, byte) => all + byte, 0);
      header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    }
    return [header, Buffer.from(bytes), Buffer.alloc(fillOf(bytes.length))];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** The same with a manifest that says what is there. */
export function bundleOf(parts: readonly Part[]): Buffer {
  const all = parts.filter(({ name }) => name !== 'manifest.json');
  const manifest = {
    format: 'hearsay-manifest-1',
    parts: all.map(({ name, bytes }) => ({
      name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
    })),
  };
  return archiveOf([...all, { name: 'manifest.json', bytes: Buffer.from(`${canonical(manifest)}\n`) }]);
}

/**
 * A bundle whose journal somebody wrote anew as they liked: sealed, chained and signed as it should be, with a key of their own. Nothing but the
 * form of what it says can give it away.
 */
export function forged(bundle: Uint8Array, change: (lines: OpenLine[]) => void, sealing = true): Buffer {
  const parts = partsOf(bundle);
  const lines = parts
    .filter(({ name }) => name.startsWith('journal/'))
    .flatMap(({ bytes }) => Buffer.from(bytes).toString('utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as OpenLine);
  change(lines);
  let tip = { number: 0, hash: NOTHING };
  for (const { entry, contents } of lines) {
    if (sealing)
      entry.sealed = entry.sealed.map((seal, index) => {
        const one = contents[index];
        if (one === null || one === undefined) return seal;
        const key = new Uint8Array(Buffer.from(one.salt, 'hex'));
        return { ...seal, commitment: createHmac('sha256', key).update(canonical(one.content)).digest('hex') };
      });
    Object.assign(entry, { previous: tip.hash });
    tip = { number: entry.number, hash: hashOf(entry as Entry) };
  }
  const caseJson = JSON.parse(Buffer.from(parts[0]!.bytes).toString('utf8')) as { readonly case: string };
  const head = signed(caseJson.case, tip, generateKeyPairSync('ed25519').privateKey);
  const journal = lines.map((line) => `${canonical(line)}\n`).join('');
  return bundleOf([
    { name: 'case.json', bytes: Buffer.from(`${canonical({ ...caseJson, head })}\n`) },
    { name: 'journal/000001.jsonl', bytes: Buffer.from(journal) },
    ...parts.filter(({ name }) => name.startsWith('documents/')),
  ]);
}
