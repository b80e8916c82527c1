import type { Command } from 'commander';
import { Mistake } from '../terms/mistake.ts';
import { addExport, addImport } from './bundle.ts';
import { analystOf, type CaseChoice, caseEffects, inCase } from './cases.ts';
import { addForget } from './forget.ts';
import { addMembers } from './members.ts';
import { deliver, jsonText, type OutputOptions, tableFormatOf, withOutputOptions } from './output.ts';
import { progressLine } from './progress.ts';
import type { Terminal } from './terminal.ts';
import { addTimestamp } from './timestamp.ts';

const ADDRESS = 'postgres://user@host/database; a password comes from PGPASSWORD or ~/.pgpass';
const ANALYST = 'who you are in its journal (HEARSAY_ANALYST, else your account’s name)';

interface InitOptions extends CaseChoice {
  readonly database?: string;
  readonly name?: string;
  readonly twoPersons?: boolean;
}

/** `hearsay case`: making cases, and what concerns one as a whole. */
export function addCase(hearsay: Command, terminal: Terminal): void {
  const group = hearsay
    .command('case')
    .summary('make and keep a case: documents, readings, judgements')
    .description(
      'A case keeps documents, what they were read to say, and every judgement, in a journal that is only added to.',
    );
  addInit(group, terminal);
  addJoin(group, terminal);
  addVerify(group, terminal);
  addHead(group, terminal);
  addRebuild(group, terminal);
  addLog(group, terminal);
  addForget(group, terminal);
  addMembers(group, terminal);
  addExport(group, terminal);
  addImport(group, terminal);
  addTimestamp(group, terminal);
}

function addInit(group: Command, terminal: Terminal): void {
  group
    .command('init')
    .summary('make a case in a new folder')
    .argument('<folder>')
    .option('--database <address>', `keep it in PostgreSQL: ${ADDRESS}`)
    .option('--name <name>', 'what it is called (default: as its folder)')
    .option('--two-persons', 'a judgement counts once a second person has made it too')
    .option('--analyst <name>', ANALYST)
    .action(async (folder: string, options: InitOptions) => {
      const { initCase } = await import('../desk/case/case.ts');
      const { name, database, twoPersons } = options;
      const making = { name, database, twoPersons, by: analystOf(options, terminal) };
      const place = await initCase(folder, making, await caseEffects(terminal));
      terminal.out(`${folder} is the case “${place.name}”.\n`);
    });
}

function addJoin(group: Command, terminal: Terminal): void {
  group
    .command('join')
    .summary('make a folder stand for a case that a PostgreSQL has')
    .argument('<folder>')
    .requiredOption('--database <address>', ADDRESS)
    .requiredOption('--name <name>', 'what the case is called there')
    .action(async (folder: string, { database, name }: { readonly database: string; readonly name: string }) => {
      const { joinCase } = await import('../desk/case/case.ts');
      await joinCase(folder, database, name, await caseEffects(terminal));
      terminal.out(`${folder} is the case “${name}”.\n`);
    });
}

function addVerify(group: Command, terminal: Terminal): void {
  const command = group
    .command('verify')
    .summary('whether anything in a case was altered, removed or put back')
    .argument('<folder>', 'a case, or a bundle that “hearsay case export” wrote')
    .option('--head <head>', 'a head from outside, “NUMBER HASH” as “hearsay case head” prints it');
  withOutputOptions(command, ['text', 'json']).action(
    async (folder: string, options: OutputOptions<'text' | 'json'> & { readonly head?: string }) => {
      const { verifyBundle } = await import('../desk/case/bundle.ts');
      const { isFile } = await import('../desk/case/bundlefile.ts');
      const { verifyCase } = await import('../desk/case/verify.ts');
      const { soundnessText } = await import('../report/soundness-text.ts');
      const line = progressLine(terminal);
      const told = (done: number, total: number): void => line.progress('entries', done, total);
      const paper = options.head ?? null;
      const verified = (await isFile(folder))
        ? verifyBundle(folder, paper, await caseEffects(terminal), told)
        : inCase({ case: folder, analyst: 'verifier' }, terminal, async (open) => verifyCase(open, paper, told));
      const sound = await verified.finally(line.clear);
      await deliver(options.format === 'json' ? jsonText(sound) : soundnessText(sound), options, terminal);
      if (sound.faults.length > 0) throw new Mistake('The case is not as it was written.');
    },
  );
}

function addHead(group: Command, terminal: Terminal): void {
  group
    .command('head')
    .summary('how far the journal goes: a line for paper')
    .argument('<folder>')
    .option('--accept', 'take an older state, which you put back yourself, for the newest you saw')
    .action(async (folder: string, options: { readonly accept?: boolean }) => {
      const { acceptHead, headOf } = await import('../desk/case/verify.ts');
      const { number, hash } = await inCase(
        { case: folder, analyst: 'reader' },
        terminal,
        options.accept === true ? acceptHead : headOf,
      );
      terminal.out(`${number} ${hash}\n`);
    });
}

function addRebuild(group: Command, terminal: Terminal): void {
  group
    .command('rebuild')
    .summary('make every list and index anew from the journal')
    .argument('<folder>')
    .action(async (folder: string) => {
      const { rebuildCase } = await import('../desk/case/verify.ts');
      const line = progressLine(terminal);
      await inCase({ case: folder, analyst: 'rebuilder' }, terminal, async (open) =>
        rebuildCase(open, (done, total) => line.progress('entries', done, total)),
      ).finally(line.clear);
      terminal.out('Every list and index was made anew from the journal.\n');
    });
}

function addLog(group: Command, terminal: Terminal): void {
  const command = group.command('log').summary('the journal: who did what, when and why').argument('<folder>');
  withOutputOptions(command, ['text', 'json']).action(
    async (folder: string, options: OutputOptions<'text' | 'json'>) => {
      const { journalEntries } = await import('../desk/case/verify.ts');
      const { journalText } = await import('../report/journal-text.ts');
      const entries = await inCase({ case: folder, analyst: 'reader' }, terminal, journalEntries);
      await deliver(tableFormatOf(options) === 'json' ? jsonText(entries) : journalText(entries), options, terminal);
    },
  );
}
