// Finishes what tsc leaves undone in an output folder: node scripts/after-build.mjs [OUT] (default dist).
//
// Data that lives beside the code (vocabulary, style sheets) is copied, the command is made executable, and output
// whose source is gone is removed, so that what is packed is what is in src/. In dist, templates of databases are made:
// the empty one, and the ledger's. One that is there already is kept: its name says all that it was made of.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const out = process.argv[2] ?? 'dist';

const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

for (const file of filesUnder('src')) {
  if (file.endsWith('.ts') || file.endsWith('.md')) continue;
  mkdirSync(dirname(join(out, file)), { recursive: true });
  copyFileSync(join('src', file), join(out, file));
}

const templates = join(out, 'database', 'templates');

for (const file of filesUnder(out)) {
  if (join(out, file).startsWith(templates)) continue;
  const source = file.replace(/(\.d)?\.(ts|js)$/, '.ts');
  if (!existsSync(join('src', source))) rmSync(join(out, file));
}

const command = join(out, 'cli', 'main.js');
if (existsSync(command)) chmodSync(command, 0o755);

if (out === 'dist') {
  const { makeFiles, packed, templateName } = await import(pathToFileURL(resolve(out, 'database', 'template.js')));
  const ledger = resolve(out, 'ledger', 'store', 'sql');
  const all = [null, ...(existsSync(ledger) ? [{ schema: 'ledger', folder: pathToFileURL(`${ledger}/`) }] : [])];
  const names = all.map(templateName);
  mkdirSync(templates, { recursive: true });
  for (const file of readdirSync(templates)) if (!names.includes(file)) rmSync(join(templates, file));
  for (const [index, migrations] of all.entries()) {
    const file = join(templates, names[index]);
    if (existsSync(file)) continue;
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-template-'));
    try {
      await makeFiles(folder, migrations);
      writeFileSync(file, packed(folder));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}
