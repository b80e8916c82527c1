import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, textOf } from './tree.ts';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(textOf('package.json'));
const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(textOf('package-lock.json'));

/** Node's look-up: a package's own `node_modules`, then that of each folder above. */
function isLocked(from: string, name: string): boolean {
  for (
    let at = from;
    ;
    at = at.includes('node_modules/') ? at.slice(0, at.lastIndexOf('node_modules/')).replace(/\/$/, '') : ''
  ) {
    if (lock.packages[at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`] !== undefined) return true;
    if (at === '') return false;
  }
}

describe('the lock file', () => {
  it('holds an entry for every package that another names, those of other platforms included', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
      Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
        .filter((name) => !isLocked(path, name))
        .map((name) => `${path || 'hearsay'} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('names no address a package came from', () => {
    expect(Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });

  it('has the version of the package', () => {
    expect(lock.packages['']?.version).toBe(manifest.version);
    expect(textOf('CHANGELOG.md')).toContain(`## ${manifest.version} `);
  });
});

describe('the package', () => {
  it('packs what runs and what explains it, and nothing else', () => {
    const npm = process.env.npm_execpath;
    const [command, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
    const out = execFileSync(command, [...first, 'pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64e6,
    });
    const answer = JSON.parse(out);
    const packed: { readonly path: string }[] = (Array.isArray(answer) ? answer[0] : Object.values(answer)[0]).files;
    const paths = packed.map((file) => file.path);
    for (const needed of [
      'LICENSE',
      'LICENSE-CC-BY-SA-4.0',
      'README.md',
      'ATTRIBUTION.md',
      'dist/index.js',
      'dist/cli/main.js',
    ]) {
      expect(paths).toContain(needed);
    }
    expect(paths.some((path) => /^models\/reader-en\/.*\.onnx$/.test(path))).toBe(true);
    expect(paths.filter((path) => /^(src|test|training|evaluation|bench|build|node_modules)\//.test(path))).toEqual([]);
  });

  it('exports only what the build makes', () => {
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target as Record<string, string>),
    );
    expect(targets.filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
  });
});
