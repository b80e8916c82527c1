import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/index.ts';
import { addDocuments } from '../../../src/desk/case/add.ts';
import { askAuthority } from '../../../src/desk/case/authority.ts';
import { exportCase, verifyBundle } from '../../../src/desk/case/bundle.ts';
import { type Case, type CaseEffects, initCase, withCase } from '../../../src/desk/case/case.ts';
import { keysIn } from '../../../src/desk/case/keys.ts';
import { keepStamp, requestStamp } from '../../../src/desk/case/timestamp.ts';
import { stampOf, stampRequest, tokenIn } from '../../../src/desk/case/token.ts';
import { rebuildCase, verifyCase } from '../../../src/desk/case/verify.ts';
import { LEDGER } from '../../../src/ledger/index.ts';
import { soundnessText } from '../../../src/report/soundness-text.ts';
import { inFolder } from '../../database/engines.ts';
import { type Authority, authorityIn, hasOpenssl, NO_OPENSSL } from './authority.ts';
import { PAPERS } from './bundles.ts';

describe.skipIf(!hasOpenssl())(`a time stamp of a case (skipped where there is ${NO_OPENSSL})`, () => {
  const work = mkdtempSync(join(tmpdir(), 'hearsay-stamp-'));
  let lite: Database;
  let effects: CaseEffects;
  let authority: Authority;
  let stranger: Authority;
  const here = <Result>(use: (open: Case) => Promise<Result>) => withCase(join(work, 'dam'), 'Mona Rud', use, effects);

  beforeAll(async () => {
    for (const name of ['one', 'other']) mkdirSync(join(work, name));
    [authority, stranger] = [authorityIn(join(work, 'one')), authorityIn(join(work, 'other'))];
    lite = await inFolder(LEDGER);
    effects = {
      keys: keysIn(join(work, 'config')),
      makeFolder: async () => undefined,
      openFolder: async () => ({ ...lite, close: async () => undefined }),
    };
    await initCase(join(work, 'dam'), { by: 'Mona Rud' }, effects);
    await here(async (open) => addDocuments(open, PAPERS.slice(0, 1)));
  });
  afterAll(async () => {
    await lite.close();
    rmSync(work, { recursive: true });
  });

  it('is asked for by one, carried, and taken in when the journal has gone on', async () => {
    await here(async (open) => {
      const { number, request } = await requestStamp(open);
      expect(number).toBe(2);
      await addDocuments(open, PAPERS.slice(1, 2));
      const stamp = await keepStamp(open, authority.reply(request), authority.root);
      expect(stamp).toMatchObject({ number: 2, entry: 4, authority: 'Test authority', signed: true, trusted: true });
      expect(Math.abs(stamp.at - Date.now())).toBeLessThan(3_600_000);
    });
  });

  it('is asked for over the net where an address is given, and nowhere else', async () => {
    const { address, close } = await authority.served();
    try {
      await here(async (open) => {
        const { request } = await requestStamp(open);
        expect(await keepStamp(open, await askAuthority(address, request))).toMatchObject({ number: 4, trusted: null });
      });
    } finally {
      close();
    }
    await expect(askAuthority(address, new Uint8Array(1))).rejects.toThrow('does not answer');
    await expect(askAuthority('file:x', new Uint8Array(1))).rejects.toThrow('address of the authority is none');
  });

  it('is looked at with the rest of the case, and goes with its bundle', async () => {
    await here(async (open) => {
      const sound = await verifyCase(open);
      expect(sound.faults).toEqual([]);
      expect(sound.stamps.map(({ entry, number, signed }) => [entry, number, signed])).toEqual([
        [4, 2, true],
        [5, 4, true],
      ]);
      expect(soundnessText(sound)).toMatch(
        /Entry 2 was there by \d{4}-\d{2}-\d{2}T[\d:.]+Z, on the word of Test authority/,
      );
      await exportCase(open, join(work, 'bundle'));
      expect((await verifyBundle(join(work, 'bundle'), null, effects)).stamps).toEqual(sound.stamps);
      await rebuildCase(open);
    });
  });

  it('is refused where it is none, over something else, of a stranger, or altered', async () => {
    await here(async (open) => {
      const { request } = await requestStamp(open);
      const reply = authority.reply(request);
      await expect(keepStamp(open, new Uint8Array(40))).rejects.toThrow('That is no time stamp');
      await expect(keepStamp(open, reply.subarray(0, 200))).rejects.toThrow('That is no time stamp');
      await expect(keepStamp(open, authority.reply(stampRequest('0'.repeat(64))))).rejects.toThrow(
        'over no entry of this case',
      );
      await expect(keepStamp(open, reply, stranger.root)).rejects.toThrow('No certificate of --trust vouches');
      await expect(keepStamp(open, reply, 'none')).rejects.toThrow('no certificate in the file');
      await expect(stampOf(tokenIn(reply), new Uint8Array(3))).rejects.toThrow('over something else');
      // The signature is the last thing in a token.
      const altered = Buffer.from(reply);
      altered[altered.length - 5]! ^= 1;
      await expect(keepStamp(open, altered)).rejects.toThrow('The signature of the time stamp does not hold');
      const refused = authority.reply(new Uint8Array(9));
      await expect(keepStamp(open, refused)).rejects.toThrow('The authority refused the request: status 2');
      expect((await verifyCase(open)).entries).toBe(5);
    });
  });
});
