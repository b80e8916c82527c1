import type { Command } from 'commander';
import { Mistake } from '../terms/mistake.ts';
import type { StampTold } from '../terms/soundness.ts';
import { inCase } from './cases.ts';
import type { Terminal } from './terminal.ts';

interface TimestampOptions {
  readonly request?: string;
  readonly reply?: string;
  readonly authority?: string;
  readonly trust?: string;
  readonly analyst?: string;
}

const HELP = `
An authority (RFC 3161) signs that it saw the hash of the journal's last entry,
and when: the case was as it is by then, on its word and not on yours. It is
sent the hash and nothing else, and nobody is asked who is not named here.

Examples:
  $ hearsay case timestamp harbour --request harbour.tsq
  $ hearsay case timestamp harbour --reply harbour.tsr --trust root.pem
  $ hearsay case timestamp harbour --authority https://tsa.example.org`;

/** `hearsay case timestamp`: somebody else's word for when. */
export function addTimestamp(group: Command, terminal: Terminal): void {
  group
    .command('timestamp')
    .summary('have an authority sign when the journal was as it is')
    .argument('<folder>')
    .option('--request <file>', 'write the request to a file, for you to carry')
    .option('--reply <file>', 'take the reply in')
    .option('--authority <address>', 'ask it over the net, and take its reply in')
    .option('--trust <file>', 'certificates (PEM) of which one must vouch for it')
    .option('--analyst <name>', 'who you are in its journal (HEARSAY_ANALYST, else your account’s name)')
    .addHelpText('after', HELP)
    .action(async (folder: string, { request, reply, authority, trust, analyst }: TimestampOptions) => {
      if ([request, reply, authority].filter((one) => one !== undefined).length !== 1)
        throw new Mistake('It is not said how.', 'Give one of --request, --reply and --authority.');
      const [{ keepStamp, requestStamp }, { askAuthority }, { fileBytes, fileText, writtenWhole }] = await Promise.all([
        import('../desk/case/timestamp.ts'),
        import('../desk/case/authority.ts'),
        import('../desk/case/bundlefile.ts'),
      ]);
      const choice = { case: folder, ...(analyst === undefined ? {} : { analyst }) };
      const trusted = trust === undefined ? null : await fileText(trust);
      await inCase(choice, terminal, async (open) => {
        if (reply !== undefined) return tell(await keepStamp(open, await fileBytes(reply), trusted), terminal);
        const made = await requestStamp(open);
        if (authority !== undefined)
          return tell(await keepStamp(open, await askAuthority(authority, made.request), trusted), terminal);
        await writtenWhole(request!, async (write) => write(made.request));
        terminal.out(`${request} asks for a time stamp of entry ${made.number}.\n`);
      });
    });
}

function tell({ number, at, authority, trusted, entry }: StampTold, terminal: Terminal): void {
  const vouched = trusted === true ? '' : ' Nothing here vouches for it: --trust names who does.';
  terminal.out(
    `Entry ${number} was there by ${new Date(at).toISOString()}, on the word of ${authority}.${vouched}\nEntry ${entry} keeps its time stamp.\n`,
  );
}
