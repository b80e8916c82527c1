import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

describe.skipIf(!existsSync(MAIN))('the command as it is built (skipped where it is not)', () => {
  const hearsay = (...argv: readonly string[]) => spawnSync(process.execPath, [MAIN, ...argv], { encoding: 'utf8' });

  test('prints its help and ends well', () => {
    const { status, stdout, stderr } = hearsay('--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('hearsay trace --example');
  });

  test('tells of a mistake in one sentence and ends with 2', () => {
    const { status, stdout, stderr } = hearsay('read', 'no-such-file.txt');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe('There is no file no-such-file.txt. Check the path.\n');
  });

  test('ends quietly where nobody reads on', () => {
    const out = execFileSync('bash', ['-c', '"$NODE" "$MAIN" schema | head -c 1; echo " $PIPESTATUS"'], {
      env: { ...process.env, NODE: process.execPath, MAIN },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(out).toBe('{ 0\n');
  });
});
