// Finishes what tsc leaves undone in an output folder: node scripts/after-build.mjs [OUT] (default dist).
//
// Data that lives beside the code (vocabulary, style sheets) is copied, the command is made executable, and output
// whose source is gone is removed, so that what is packed is what is in src/.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

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

for (const file of filesUnder(out)) {
  const source = file.replace(/(\.d)?\.(ts|js)$/, '.ts');
  if (!existsSync(join('src', source))) rmSync(join(out, file));
}

const command = join(out, 'cli', 'main.js');
if (existsSync(command)) chmodSync(command, 0o755);
