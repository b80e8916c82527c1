import type { Command } from 'commander';
import { inCase } from './cases.ts';
import { deliver, jsonText, type OutputOptions, withOutputOptions } from './output.ts';
import type { Terminal } from './terminal.ts';

const HELP = `
A case on a server shows itself to its members alone. A reader looks; an analyst
adds documents, reads, asks and reports; a reviewer judges too; an admin forgets
documents and says who is a member. PostgreSQL itself keeps to this.

Example:
  $ hearsay case member add harbour mona reviewer`;

/** `hearsay case member`: which login of the server may do what. */
export function addMembers(group: Command, terminal: Terminal): void {
  const member = group.command('member').summary('who may do what in a case on a server').addHelpText('after', HELP);
  const list = member.command('list').summary('logins and what they are').argument('<folder>');
  withOutputOptions(list, ['text', 'json']).action(async (folder: string, options: OutputOptions<'text' | 'json'>) => {
    const { caseMembers } = await import('../desk/case/members.ts');
    const members = await inCase({ case: folder, analyst: 'reader' }, terminal, caseMembers);
    const text = members.map(({ login, role }) => `${login}  ${role}\n`).join('');
    await deliver(options.format === 'json' ? jsonText(members) : text, options, terminal);
  });
  member
    .command('add')
    .summary('make a login a member, or change what it is')
    .argument('<folder>')
    .argument('<login>', 'as the server knows it')
    .argument('<role>', 'reader, analyst, reviewer or admin')
    .action(async (folder: string, login: string, role: string) => {
      const { putMember } = await import('../desk/case/members.ts');
      await inCase({ case: folder, analyst: 'admin' }, terminal, async (open) => putMember(open, login, role));
      terminal.out(`${login} is ${role} of the case.\n`);
    });
  member
    .command('remove')
    .summary('take a login out')
    .argument('<folder>')
    .argument('<login>')
    .action(async (folder: string, login: string) => {
      const { dropMember } = await import('../desk/case/members.ts');
      await inCase({ case: folder, analyst: 'admin' }, terminal, async (open) => dropMember(open, login));
      terminal.out(`${login} is no member of the case any more.\n`);
    });
}
