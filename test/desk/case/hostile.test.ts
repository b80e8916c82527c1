import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportCase, importCase, verifyBundle } from '../../../src/desk/case/bundle.ts';
import { keysIn } from '../../../src/desk/case/keys.ts';
import { LEDGER } from '../../../src/ledger/index.ts';
import { faultSentence } from '../../../src/report/soundness-text.ts';
import { Mistake } from '../../../src/terms/index.ts';
import { inFolder } from '../../database/engines.ts';
import { archiveOf, bundleOf, damCase, forged, type OpenLine, PAPERS, type Part, partsOf } from './bundles.ts';

const work = mkdtempSync(join(tmpdir(), 'hearsay-hostile-'));
const at = (name: string): string => join(work, name);
/** Somebody who never saw the case. */
const stranger = { keys: keysIn(at('stranger')) };
let bundle: Buffer;

beforeAll(async () => {
  const lite = await inFolder(LEDGER);
  const effects = {
    keys: keysIn(at('config')),
    makeFolder: async () => undefined,
    openFolder: async () => ({ ...lite, close: async () => undefined }),
  };
  await damCase(at('dam'), effects, async (open) => void (await exportCase(open, at('first'))));
  await lite.close();
  bundle = readFileSync(at('first'));
  writeFileSync(at('hostile'), '');
  stranger.keys.key();
}, 120_000);
afterAll(() => rmSync(work, { recursive: true }));

/** Sets what stands somewhere in a forged bundle. */
const put = (target: object, values: object): void => void Object.assign(target, values);

describe('a hostile bundle', () => {
  const parts = (): Part[] => partsOf(bundle);
  const refusal = async (bytes: Uint8Array): Promise<string> => {
    writeFileSync(at('hostile'), bytes);
    const before = readdirSync(work).toSorted();
    let said = '';
    try {
      await importCase(at('hostile'), at('taken'), {}, stranger);
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      said = error.message;
    }
    expect(readdirSync(work).toSorted()).toEqual(before);
    return said;
  };

  it('is refused wherever it is cut off', async () => {
    for (let length = 0; length < bundle.length; length += 2003) {
      writeFileSync(at('hostile'), bundle.subarray(0, length));
      await expect(verifyBundle(at('hostile'), null, stranger)).rejects.toThrow(/ends too early|its end is cut off/);
    }
    expect(await refusal(bundle.subarray(0, bundle.length - 1))).toMatch(/its end is cut off/);
  });

  it('is refused whichever byte is another', async () => {
    const step = Math.floor(bundle.length / 50);
    for (let place = 7; place < bundle.length; place += step) {
      const other = Buffer.from(bundle);
      other[place] = other[place]! ^ 1;
      expect(await refusal(other), `byte ${place}`).toMatch(/^The bundle is refused: /);
    }
  });

  it.each<[string, (all: Part[]) => Uint8Array, RegExp]>([
    [
      'a path out of it',
      (all) => archiveOf(all.toSpliced(2, 0, { name: '../../etc/cron.d/x', bytes: Buffer.from('x') })),
      /it has “\.\.\/\.\.\/etc\/cron\.d\/x” where something else must stand/,
    ],
    ['an absolute path', (all) => archiveOf(all.with(2, { ...all[2]!, name: '/documents/d1' })), /“\/documents\/d1”/],
    ['a name twice', (all) => archiveOf(all.toSpliced(3, 0, all[2]!)), /it has “documents\/d1” where/],
    [
      'a file more',
      (all) => archiveOf(all.toSpliced(5, 0, { name: 'readme.txt', bytes: Buffer.from('hello') })),
      /“readme\.txt”/,
    ],
    ['parts in another order', (all) => archiveOf([all[1]!, all[0]!, ...all.slice(2)]), /“journal\/000001\.jsonl”/],
    ['a link', (all) => archiveOf(all.with(2, { ...all[2]!, type: '2' })), /no plain file/],
    [
      'a long name in a record of its own',
      (all) => archiveOf(all.toSpliced(2, 0, { name: 'documents/d1', bytes: Buffer.from('documents/d9'), type: 'L' })),
      /no plain file/,
    ],
    ['a document less', (all) => bundleOf(all.toSpliced(3, 1)), /The bytes of d2 are gone/],
    [
      'a document that was forgotten',
      (all) => bundleOf(all.toSpliced(5, 0, { name: 'documents/d4', bytes: readFileSync(PAPERS[3]!) })),
      /documents that its journal lacks/,
    ],
    [
      'other bytes of a document',
      (all) => bundleOf(all.with(2, { ...all[2]!, bytes: Buffer.from('other') })),
      /The bytes of d1 are not those that were added/,
    ],
    [
      'a manifest of another',
      (all) => archiveOf(all.with(2, { ...all[2]!, bytes: Buffer.from('other') })),
      /its manifest and its parts disagree about documents\/d1/,
    ],
    ['no manifest', (all) => archiveOf(all.slice(0, 5)), /its manifest is not there/],
    ['no journal', (all) => bundleOf([all[0]!, ...all.slice(2)]), /“documents\/d1” where/],
    [
      'something behind its end',
      (all) => Buffer.concat([archiveOf(all), Buffer.alloc(512, 1)]),
      /something stands behind its end/,
    ],
    ['packing', (all) => gzipSync(archiveOf(all)), /it is packed/],
    ['another format', () => Buffer.from(`PK\u0003\u0004${'x'.repeat(5000)}`), /it is none/],
    [
      'keys in another order',
      (all) =>
        bundleOf(
          all.with(0, {
            ...all[0]!,
            bytes: Buffer.from(
              `${JSON.stringify({ zzz: 1, ...(JSON.parse(Buffer.from(all[0]!.bytes).toString()) as object) })}\n`,
            ),
          }),
        ),
      /the one form that JSON has here/,
    ],
    ['what is no JSON', (all) => bundleOf(all.with(1, { ...all[1]!, bytes: Buffer.from('{"entry":\n') })), /no JSON/],
    [
      'what is no text',
      (all) => bundleOf(all.with(1, { ...all[1]!, bytes: Buffer.from([0xff, 0xfe, 0x0a]) })),
      /no text/,
    ],
  ])('with %s is refused', async (_, made, why) => {
    expect(await refusal(made(parts()))).toMatch(why);
  });

  it('that says to be larger than it is, or larger than can be meant, is refused before it is read', async () => {
    const header = (size: number): Buffer => {
      const all = archiveOf(parts());
      all.write(size.toString(8).padStart(11, '0'), 124, 'latin1');
      all.write(' '.repeat(8), 148, 'latin1');
      const sum = all.subarray(0, 512).reduce((total, byte) => total + byte, 0);
      all.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
      return all;
    };
    expect(await refusal(header(8 ** 11 - 1))).toMatch(/case\.json is larger than \d+ bytes/);
    expect(await refusal(header(10_000_000))).toMatch(/ends too early/);
  });

  const nth = (lines: OpenLine[], kind: string, index = 0): OpenLine =>
    lines.filter(({ entry }) => entry.kind === kind)[index]!;
  const inside = (line: OpenLine): Record<string, never> => line.contents[0]!.content as Record<string, never>;
  it.each<[string, (lines: OpenLine[]) => void, RegExp]>([
    [
      'an unknown kind',
      (all) => put(nth(all, 'claim-rejected').entry, { kind: 'claim-burnt' }),
      /a line of its journal is not in form: entry\.kind/,
    ],
    ['a key too many', (all) => put(all[1]!.entry, { more: 1 }), /not in form: entry/],
    ['a case of another', (all) => put(all[2]!.entry, { case: 'x' }), /Entry 3 is of another case/],
    ['a number left out', (all) => void all.splice(6, 1), /entry|Entry/],
    ['no opening', (all) => put(all[0]!.entry, { kind: 'inquiry-asked' }), /its first entry, and no other/],
    [
      'two openings',
      (all) => put(nth(all, 'claim-rejected').entry, { kind: 'case-opened' }),
      /its first entry, and no other/,
    ],
    [
      'a document by another id',
      (all) => put(nth(all, 'document-added', 1).entry, { about: ['d9'] }),
      /it adds d2 and says something else/,
    ],
    [
      'a document that is not in form',
      (all) => put(inside(nth(all, 'document-added')).document!, { text: 7 }),
      /document-added\) is not in form: text/,
    ],
    [
      'a document with more keys',
      (all) => put(inside(nth(all, 'document-added')).document!, { script: 'x' }),
      /document-added\) is not in form/,
    ],
    [
      'a block outside the text',
      (all) =>
        put((inside(nth(all, 'document-added')).document as unknown as { blocks: object[] }).blocks[0]!, {
          end: 1e9,
        }),
      /a block or a link is not within the text/,
    ],
    [
      'a text that was not added',
      (all) => {
        const { document } = inside(nth(all, 'document-added')) as unknown as { document: { text: string } };
        document.text = document.text.replace('Ferrant', 'Fervant');
      },
      /The text of d1 is not the one that was added/,
    ],
    [
      'a reading that is not in form',
      (all) => put(inside(nth(all, 'reading-proposed')).reading!, { claims: {} }),
      /reading-proposed\) is not in form: claims/,
    ],
    [
      'a reading of another document',
      (all) => put(inside(nth(all, 'reading-proposed')).reading!, { doc: 'd2' }),
      /it is not of d1 alone/,
    ],
    [
      'a mention that is not there',
      (all) => put(inside(nth(all, 'reading-proposed')).reading!, { mentions: [] }),
      /it names “d1\.m\d+”, which it has not/,
    ],
    [
      'a passage that is not there',
      (all) => {
        const { reading } = inside(nth(all, 'reading-proposed')) as unknown as {
          reading: { claims: { passage: { quote: string } }[] };
        };
        const { passage } = reading.claims[0]!;
        passage.quote = passage.quote.replace(/^./, '#');
      },
      /Entry \d+ quotes d1 at \d+-\d+, and the text there says something else/,
    ],
    [
      'a judgement that is none',
      (all) => put(nth(all, 'claim-rejected').entry, { open: { claim: 7 } }),
      /claim-rejected\) is not in form/,
    ],
    [
      'words of a document that was never added',
      (all) => put(nth(all, 'claim-corrected').entry.sealed[0]!, { documents: ['d77'] }),
      /in the words of d77/,
    ],
    [
      'a forgetting of nothing',
      (all) => put(nth(all, 'document-forgotten').entry, { about: ['d40'] }),
      /it forgets no document/,
    ],
    [
      'a forgetting that it does not tell of',
      (all) => put(nth(all, 'document-forgotten').entry, { about: ['d3'] }),
      /does not say which documents were forgotten/,
    ],
    [
      'a question that is none',
      (all) => put(nth(all, 'inquiry-asked').entry, { open: { question: [] } }),
      /inquiry-asked\) is not in form: question/,
    ],
    [
      'a sentence that is none',
      (all) => put(inside(nth(all, 'report-issued')), { sentences: [7] }),
      /report-issued\) is not in form: sentences/,
    ],
    [
      'contents without seals',
      (all) => void nth(all, 'claim-rejected').contents.push({ salt: 'a'.repeat(64), content: 1 }),
      /0 seals and 1 contents/,
    ],
    [
      'characters that a database cannot hold',
      (all) => put(nth(all, 'claim-rejected').entry, { by: 'a\0b' }),
      /characters that are none/,
    ],
  ])('that is forged throughout, with %s, is refused', async (_, change, why) => {
    expect(await refusal(forged(bundle, change))).toMatch(why);
  });

  it('that has other words than were sealed, or lacks some, is refused', async () => {
    const other = forged(bundle, (all) => put(inside(nth(all, 'claim-corrected')).fields!, { score: 0.5 }), false);
    expect(await refusal(other)).toMatch(/is not what was sealed/);
    const gone = forged(bundle, (all) => put(nth(all, 'reading-proposed').contents, { 0: null }), false);
    expect(await refusal(gone)).toMatch(/is not there, and nothing of it was forgotten/);
    const back = forged(
      bundle,
      (all) => put(nth(all, 'document-added', 3).contents, { 0: { salt: 'a'.repeat(64), content: null } }),
      false,
    );
    expect(await refusal(back)).toMatch(/is not in form/);
  });

  it('whose signature is none is refused, and one that goes on after its head', async () => {
    const altered = (change: (head: Record<string, unknown>) => void): Buffer => {
      const all = parts();
      const value = JSON.parse(Buffer.from(all[0]!.bytes).toString()) as { head: Record<string, unknown> };
      change(value.head);
      return bundleOf(all.with(0, { ...all[0]!, bytes: Buffer.from(`${JSON.stringify(value)}\n`) }));
    };
    expect(await refusal(altered((head) => put(head, { signature: Buffer.alloc(64).toString('base64') })))).toMatch(
      /bears no signature that holds/,
    );
    expect(await refusal(altered((head) => put(head.head as object, { number: 3 })))).toMatch(/goes on after its head/);
  });

  it('names what is wrong as looking through a case does', async () => {
    writeFileSync(
      at('hostile'),
      forged(bundle, (all) => put(nth(all, 'reading-proposed').contents, { 0: null }), false),
    );
    const { faults } = await verifyBundle(at('hostile'), null, stranger);
    expect(faults.map(faultSentence)).toEqual([expect.stringContaining('in the words of d1 is not there')]);
  });
});
