import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { folderHome, type Home, serverHome } from '../../bench/soak/home.ts';
import { soakedLedger } from '../../bench/soak/ledger.ts';
import { NO_POSTGRESQL, postgresql, startServer } from '../postgresql.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

// “npm run soak -- ledger --kills 200” does more of the same.
describe.skipIf(!existsSync(MAIN))('commands that are killed (skipped where they are not built)', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'hearsay-soak-'));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  const soaks = async (home: Home): Promise<void> => {
    const soaked = await soakedLedger(home, { main: MAIN, scratch, kills: 2, seed: 7 });
    expect(soaked).toMatchObject({ faults: [], lost: 0, found: soaked.acknowledged });
    expect(Object.values(soaked.kills).reduce((sum, one) => sum + one)).toBe(2);
  };

  it('lose nothing of a case in a folder', async () => await soaks(await folderHome(scratch)));

  it.skipIf(postgresql() === null)(`nor on a server (skipped where there is ${NO_POSTGRESQL})`, async () => {
    const server = await startServer();
    try {
      await soaks(await serverHome(scratch, server.address));
    } finally {
      await server.stop();
    }
  });
});
