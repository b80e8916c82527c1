import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFiles, ROOT, textOf } from './tree.ts';

const docs = projectFiles().filter((file) => file.endsWith('.md'));
const scripts: Readonly<Record<string, string>> = JSON.parse(textOf('package.json')).scripts;

/** The anchor that a heading gets where Markdown is shown: lower case, spaces to hyphens, punctuation gone. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const anchorsOf = (file: string): readonly string[] =>
  [...outsideCode(textOf(file)).matchAll(/^#{1,6}\s+(.+)$/gm)].map((match) => anchorOf(match[1] ?? ''));

const outsideCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

describe('the links of the documents', () => {
  it.each(docs)('%s', (file) => {
    const broken: string[] = [];
    for (const [, target = ''] of outsideCode(textOf(file)).matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path = '', anchor] = target.split('#', 2);
      const at = path === '' ? file : posix.join(posix.dirname(file), path);
      if (!existsSync(join(ROOT, at))) broken.push(target);
      else if (anchor !== undefined && at.endsWith('.md') && !anchorsOf(at).includes(anchor)) broken.push(target);
    }
    expect(broken).toEqual([]);
  });
});

/** The lines of the blocks that are tagged `sh`, with those that end in a backslash joined to the next. */
const commandsOf = (file: string): readonly string[] =>
  [...textOf(file).matchAll(/^```sh\n([\s\S]*?)^```/gm)]
    .flatMap((match) => (match[1] ?? '').replace(/\\\n\s*/g, '').split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

const readers = ['README.md', 'CONTRIBUTING.md', ...docs.filter((file) => file.startsWith('docs/'))];
const commands = [...new Set(readers.filter((file) => docs.includes(file)).flatMap(commandsOf))];
const ours = commands.flatMap((line) => line.split(' && ')).filter((line) => line.includes('npx hearsay'));

it('the README says how much the reader was measured to find', () => {
  const { statementRecall } = JSON.parse(textOf('models/reader-en/measured.json'));
  expect(textOf('README.md')).toContain(`it found ${Math.round(100 * statementRecall)} of a hundred attributions`);
});

const programs = readers
  .filter((file) => docs.includes(file))
  .flatMap((file) => [...textOf(file).matchAll(/^```js\n([\s\S]*?)^```/gm)].map(([, text = '']) => ({ file, text })));

describe('what the documents say to run', () => {
  let folder = '';
  // Keys and remembered heads are whoever's runs this, and stay out of it; an account without a name has none to give.
  const environment = () => ({
    ...process.env,
    HEARSAY_CONFIG: join(folder, 'config'),
    HEARSAY_ANALYST: process.env.HEARSAY_ANALYST ?? 'Mona Rud',
  });
  // A folder that looks like the repository's root, so that what a command writes stays out of it.
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearsay-docs-'));
    for (const name of readdirSync(ROOT)) if (!name.startsWith('.')) symlinkSync(join(ROOT, name), join(folder, name));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(programs)('the program in $file', ({ text }) => {
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', text], {
      cwd: folder,
      env: environment(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(out).toMatch(/^sound$/m);
  });

  it('are npm’s, or ours', () => {
    const known = (line: string): boolean => {
      const script = /^npm run (?:-s )?([\w:-]+)/.exec(line)?.[1] ?? (/^npm test\b/.test(line) ? 'test' : null);
      if (script !== null) return scripts[script] !== undefined;
      return /npx hearsay\b|^npm (ci|cit|install|i)\b|^npx vitest run test\/|^git clone |^cd |^bash \.ci\/run$/.test(
        line,
      );
    };
    expect(commands.flatMap((line) => line.split(' && ')).filter((line) => !known(line))).toEqual([]);
  });

  it.each([...new Set(ours)])('%s', (line) => {
    // `npx hearsay` in a clone runs the clone's own build; here it is called by its file, to be sure which one runs.
    const script = `set -o pipefail\nnpx() { shift; "$NODE" dist/cli/main.js "$@"; }\n${line}`;
    const path = `${dirname(process.execPath)}:${process.env.PATH}`;
    const env = { ...environment(), NODE: process.execPath, PATH: path };
    const out = execFileSync('bash', ['-c', script], {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // A command that writes a file may print nothing.
    expect(out === '' && !/ (-o|>) /.test(line)).toBe(false);
  });
});
