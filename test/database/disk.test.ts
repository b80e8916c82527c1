import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { atOnce, type Migrations, makeFolder, openFolder } from '../../src/database/index.ts';
import { Mistake } from '../../src/terms/index.ts';

const scratch = mkdtempSync(join(tmpdir(), 'hearsay-disk-'));
const disk = join(scratch, 'disk');
mkdirSync(disk);
mkdirSync(join(scratch, 'sql'));
writeFileSync(join(scratch, 'sql', '001.sql'), 'create table noted.line (at integer primary key, text text)');
const NOTED: Migrations = { schema: 'noted', folder: pathToFileURL(`${join(scratch, 'sql')}/`) };

/** Gives the disk so many MB. It takes the rights of root to have one of its own. */
function sized(megabytes: number, how: readonly string[]): boolean {
  try {
    execFileSync('mount', [...how, '-o', `${how.length > 0 ? '' : 'remount,'}size=${megabytes}m`, disk], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

const small = sized(8, ['-t', 'tmpfs', 'tmpfs']);
afterAll(() => {
  if (small) execFileSync('umount', [disk]);
  rmSync(scratch, { recursive: true });
});

it.skipIf(!small)('a full disk is told, and what was kept is there once there is room', async () => {
  const folder = join(disk, 'database');
  await expect(makeFolder(folder, NOTED)).rejects.toThrow('the disk is full. Make room on it.');
  sized(26, []);
  await makeFolder(folder, NOTED);
  const database = await openFolder(folder, NOTED);
  let kept = 0;
  const write = async () => {
    await atOnce(database, async () => {
      await database.query(
        `insert into noted.line select $1, string_agg(md5(($1 * x)::text), '') from generate_series(1, 8000) x`,
        [kept],
      );
    });
    kept += 1;
  };
  const full = await (async () => {
    for (;;) await write();
  })().catch((error: unknown) => error);
  expect(full).toBeInstanceOf(Mistake);
  expect(String(full)).toContain('No space left on device');
  expect(String(full)).toMatch(/Make room on (?:its|the) disk/);
  await expect(write().then(write)).rejects.toBeInstanceOf(Mistake);
  await database.close();
  sized(120, []);
  const again = await openFolder(folder, NOTED);
  const { rows } = await again.query('select count(*), sum(length(text)) from noted.line');
  const [count] = rows[0]!;
  expect(rows).toEqual([[count, Number(count) * 8000 * 32]]);
  expect(Number(count)).toBeGreaterThanOrEqual(kept);
  expect(Number(count)).toBeLessThanOrEqual(kept + 1);
  await again.close();
});
