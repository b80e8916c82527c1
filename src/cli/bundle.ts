import type { Command } from 'commander';
import { caseEffects, inCase } from './cases.ts';
import { progressLine } from './progress.ts';
import type { Terminal } from './terminal.ts';

const EXPORTED = `
One file, a tar archive: the journal, what its seals are of, the bytes of the
documents, the signed head, and a manifest with the SHA-256 of every part. The
same case makes the same bytes. It is not packed and not encrypted: whoever has
it can read it, and what is forgotten later stays in it.

Example:
  $ hearsay case export harbour -o harbour.tar`;

const IMPORTED = `
The bundle is looked through first, as "hearsay case verify BUNDLE" does, and is
refused whole where anything is wrong with it.

Examples:
  $ hearsay case import harbour.tar harbour-2
  $ hearsay case import harbour.tar harbour-2 --database postgres://user@host/cases`;

/** `hearsay case export`: a case as one file. */
export function addExport(group: Command, terminal: Terminal): void {
  group
    .command('export')
    .summary('write a case to one file that can be verified anywhere')
    .argument('<folder>')
    .requiredOption('-o, --output <bundle>', 'the file to write, whole or not at all')
    .addHelpText('after', EXPORTED)
    .action(async (folder: string, { output }: { readonly output: string }) => {
      const { exportCase } = await import('../desk/case/bundle.ts');
      const line = progressLine(terminal);
      const { entries, documents, forgotten, bytes, sha256 } = await inCase(
        { case: folder, analyst: 'exporter' },
        terminal,
        async (open) => exportCase(open, output, (done, total) => line.progress('entries', done, total)),
      ).finally(line.clear);
      const without = forgotten.length === 0 ? '' : `, without ${forgotten.join(', ')}, forgotten`;
      terminal.out(
        `${output}: ${entries} entries, ${documents} documents${without}; ${bytes} bytes, SHA-256 ${sha256}.\n` +
          'What is forgotten later stays in it.\n',
      );
    });
}

interface ImportOptions {
  readonly database?: string;
  readonly name?: string;
  readonly head?: string;
}

/** `hearsay case import`: a case from such a file. */
export function addImport(group: Command, terminal: Terminal): void {
  group
    .command('import')
    .summary('take a case in from a file that “hearsay case export” wrote')
    .argument('<bundle>')
    .argument('<folder>', 'a new folder, which becomes the case')
    .option('--database <address>', 'keep it in PostgreSQL: postgres://user@host/database')
    .option('--name <name>', 'what it is called there (default: as when it was made)')
    .option('--head <head>', 'a head from outside, “NUMBER HASH”, that it must have')
    .addHelpText('after', IMPORTED)
    .action(async (bundle: string, folder: string, options: ImportOptions) => {
      const { importCase } = await import('../desk/case/bundle.ts');
      const line = progressLine(terminal);
      const { place, verified, older } = await importCase(
        bundle,
        folder,
        options,
        await caseEffects(terminal),
        (done, total) => line.progress('entries', done, total),
      ).finally(line.clear);
      const { entries, documents, key, ownKey } = verified;
      terminal.out(
        `${folder} is the case “${place.name}”: ${entries} entries, ${documents} documents.\n` +
          `Its head is signed by ${ownKey ? 'your own key' : `another key than yours: ${key}`}.\n`,
      );
      if (older !== null)
        terminal.err(
          `It is an older state: entry ${older} was seen before. To go on from here, say so with “hearsay case head ${folder} --accept”.\n`,
        );
    });
}
