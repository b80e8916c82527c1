import { posix } from 'node:path';

/** What one source file imports, by what kind of thing it is. */
export interface Imports {
  /** Paths within `src/`, as "tracing/routes.ts". */
  readonly files: readonly string[];
  /** Names of npm packages, without sub-paths. */
  readonly packages: readonly string[];
  /** Node's own modules, without "node:" and without sub-paths. */
  readonly node: readonly string[];
}

// Static imports and re-exports, imports for effect alone, and dynamic ones with those of types.
const STATIC = /^(?:import|export)\b[^'"()=;]*?\bfrom\s*(['"])([^'"]+)\1/gm;
const EFFECT = /^import\s*(['"])([^'"]+)\1/gm;
const DYNAMIC = /\bimport\s*\(\s*(['"])([^'"]+)\1/g;

/** The imports of a file at `path` (within `src/`): static, re-exported, for effect, dynamic, and types. */
export function importsOf(path: string, text: string): Imports {
  const files: string[] = [];
  const packages: string[] = [];
  const node: string[] = [];
  const code = withoutComments(text);
  for (const [, , name] of [STATIC, EFFECT, DYNAMIC].flatMap((pattern) => [...code.matchAll(pattern)])) {
    if (name === undefined) continue;
    if (name.startsWith('.')) files.push(posix.join(posix.dirname(path), name));
    else if (name.startsWith('node:')) node.push(name.slice('node:'.length).split('/')[0] ?? name);
    else packages.push(name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
  }
  return { files, packages, node };
}

// Docstrings show imports as examples. A `//` that follows a colon is an address within a string.
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}
