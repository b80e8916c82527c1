import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Migrations, makeFolder, openFolder } from '../../src/database/index.ts';
import { ROOT } from '../house/tree.ts';
import { scratchFolder } from './engines.ts';

const scratch = scratchFolder();
const sql = join(scratch, 'sql');
mkdirSync(sql);
writeFileSync(join(sql, '001.sql'), 'create table noted.line (at integer primary key)');
const NOTED: Migrations = { schema: 'noted', folder: pathToFileURL(`${sql}/`) };
const at = (name: string) => join(scratch, name);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A process that opens the folder, writes line after line, and says which ones are kept. It ends when it is ended. */
function writer(folder: string) {
  const child = spawn(process.execPath, ['test/database/writer.mjs', folder, String(NOTED.folder)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    ended,
    /** What it has said so far, a number a line, the last one left out where it is not whole. */
    lines: () => said.split('\n').slice(0, -1),
    /** Waits until it has said so many lines. @throws Error where it ends before. */
    wrote: async (lines: number) => {
      while (said.split('\n').length <= lines) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error('It has ended.');
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
    },
  };
}

describe('a database in a folder', () => {
  const folder = at('kept');
  beforeAll(async () => await makeFolder(folder, NOTED));

  it('keeps what was written', async () => {
    const database = await openFolder(folder, NOTED);
    await database.query('insert into noted.line values (0)');
    await database.close();
    const again = await openFolder(folder, NOTED);
    expect((await again.query('select at, current_setting($1) from noted.line', ['fsync'])).rows).toEqual([[0, 'on']]);
    await again.close();
    expect(readdirSync(scratch).filter((name) => name.includes('kept'))).toEqual(['kept']);
  });

  it('is brought up to date', async () => {
    writeFileSync(join(sql, '002.sql'), 'alter table noted.line add note text');
    const database = await openFolder(folder, NOTED);
    expect((await database.query('select note from noted.line')).rows).toEqual([[null]]);
    await database.close();
    rmSync(join(sql, '002.sql'));
    await expect(openFolder(folder, NOTED)).rejects.toThrow(
      'has 002.sql, which this version does not know. Update hearsay.',
    );
    writeFileSync(join(sql, '002.sql'), 'alter table noted.line add note text');
    await (await openFolder(folder, NOTED)).close();
  });

  it('is open to one process at a time, which is named', async () => {
    const other = writer(folder);
    await other.wrote(2);
    await expect(openFolder(folder, NOTED)).rejects.toThrow(
      `Another process (${other.child.pid}) has ${folder} open. Wait until it has ended.`,
    );
    other.child.kill('SIGKILL');
    await other.ended;
    const database = await openFolder(folder, NOTED);
    await expect(openFolder(folder, NOTED)).rejects.toThrow(`${folder} is open already. Close it first.`);
    await database.close();
  });

  it('is not taken from a process of another machine', async () => {
    const lock = at('.kept.lock');
    writeFileSync(lock, JSON.stringify({ id: '0'.repeat(36), pid: 1, began: null, host: `not-${hostname()}` }));
    await expect(openFolder(folder, NOTED)).rejects.toThrow(
      `Process 1 of not-${hostname()} has ${folder} open. If it runs no longer, remove ${lock}.`,
    );
    rmSync(lock);
  });

  it('is opened by one of many who find the lock of a process that is gone', async () => {
    const lock = JSON.stringify({ id: '1'.repeat(36), pid: 2 ** 22 + 1, began: '1', host: hostname() });
    writeFileSync(at('.kept.lock'), lock);
    const others = Array.from({ length: 3 }, () => writer(folder));
    const open = new Set(others);
    for (const other of others)
      void other.ended.then((code) => {
        if (code === 2) open.delete(other);
      });
    while (open.size > 1) await Promise.race([...open].map((other) => other.ended));
    const [one] = open;
    await one!.wrote(2);
    for (const { child, ended } of others) {
      child.kill('SIGKILL');
      await ended;
    }
    expect(open.size).toBe(1);
  });

  it('has nothing more of what was deleted, where it is scoured', async () => {
    const word = 'Quellmark';
    const files = () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => readFileSync(file).includes(word));
    const database = await openFolder(folder, NOTED);
    await database.script('create index line_note on noted.line (note)');
    await database.query(`insert into noted.line select 1000 + x, $1 || x from generate_series(1, 500) x`, [word]);
    await database.script('analyze noted.line; checkpoint');
    expect(files().length).toBeGreaterThan(2);
    await database.query('delete from noted.line where at > 1000');
    await database.script('analyze noted.line');
    await database.scour?.();
    expect(files()).toEqual([]);
    await database.close();
    expect(files()).toEqual([]);
  });

  it('loses nothing that was kept to a process that is killed', async () => {
    const before = await openFolder(folder, NOTED);
    await before.query('truncate noted.line');
    await before.close();
    let kept = -1;
    // Drawn once, so that every run waits alike: as many lines as these, then a few milliseconds.
    for (const [lines, wait] of [
      [1, 0],
      [20, 3],
      [2, 11],
      [30, 1],
      [1, 40],
    ] as const) {
      const { child, ended, lines: all, wrote } = writer(folder);
      await wrote(lines + 1);
      await new Promise((resolve) => setTimeout(resolve, wait));
      child.kill('SIGKILL');
      await ended;
      const [found, ...since] = all();
      // What it found is all that was kept before, and one more at most: kept, and killed before it could say so.
      expect(Number(found)).toBeGreaterThanOrEqual(kept);
      expect(Number(found)).toBeLessThanOrEqual(kept + 1);
      kept = Number(since.at(-1) ?? found);
    }
    const again = await openFolder(folder, NOTED);
    const { rows } = await again.query('select min(at), max(at), count(*) from noted.line');
    const [, last] = rows[0]!;
    expect(Number(last)).toBeGreaterThanOrEqual(kept);
    expect(rows).toEqual([[0, last, Number(last) + 1]]);
    await again.close();
  });
});

describe('no database', () => {
  it('is made where something is', async () => {
    mkdirSync(at('full'));
    writeFileSync(at('full/note.txt'), 'ours');
    await expect(makeFolder(at('full'), NOTED)).rejects.toThrow(`${at('full')} is there already.`);
    expect(readFileSync(at('full/note.txt'), 'utf8')).toBe('ours');
    await expect(makeFolder(at('full/note.txt'), NOTED)).rejects.toThrow('is there already.');
    await expect(makeFolder(at('full/note.txt/x'), NOTED)).rejects.toThrow('the folder that it is in is none');
    await expect(makeFolder(at('none/x'), NOTED)).rejects.toThrow('the folder that it is in is not there');
  });

  it('is opened where there is none', async () => {
    await expect(openFolder(at('none'), NOTED)).rejects.toThrow(`There is no database in ${at('none')}.`);
    await expect(openFolder(at('full'), NOTED)).rejects.toThrow(`${at('full')} is no folder of a database.`);
    await expect(openFolder(at('full/note.txt'), NOTED)).rejects.toThrow('is no folder of a database.');
    mkdirSync(at('older'));
    writeFileSync(at('older/PG_VERSION'), '16\n');
    await expect(openFolder(at('older'), NOTED)).rejects.toThrow(
      `The database in ${at('older')} is of PostgreSQL 16, and this version has 18. Open it with the version that made it.`,
    );
    mkdirSync(at('broken'));
    writeFileSync(at('broken/PG_VERSION'), '18\n');
    await expect(openFolder(at('broken'), NOTED)).rejects.toThrow(/^The database in .* has stopped: /);
    expect(readdirSync(scratch).filter((name) => /^\.(?:full|none|older|broken)/.test(name))).toEqual([]);
  });

  it('is left half made', async () => {
    // What a process leaves that is ended while it makes one.
    mkdirSync(at('.half.making/base'), { recursive: true });
    writeFileSync(at('.half.making/PG_VERSION'), '18\n');
    await expect(openFolder(at('half'), NOTED)).rejects.toThrow('There is no database in');
    await makeFolder(at('half'), NOTED);
    await (await openFolder(at('half'), NOTED)).close();
    writeFileSync(join(sql, '003.sql'), 'select nothing');
    await expect(makeFolder(at('wrong'), NOTED)).rejects.toMatchObject({ code: '42703' });
    rmSync(join(sql, '003.sql'));
    expect(existsSync(at('wrong'))).toBe(false);
    expect(existsSync(at('.wrong.making'))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('is made where it may not be written', async () => {
    let locked = at('locked');
    // Nobody keeps root from writing, except the kernel's own files.
    if (process.getuid?.() === 0) symlinkSync('/sys', locked);
    else {
      mkdirSync(locked);
      chmodSync(locked, 0o500);
    }
    locked = join(locked, 'database');
    await expect(makeFolder(locked, NOTED)).rejects.toThrow(
      /cannot be opened: it may (?:not be written to|only be read)/,
    );
  });
});
