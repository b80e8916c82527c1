import { type Command, Option } from 'commander';
import type { WrittenLimits } from '../desk/contacts.ts';
import { Mistake } from '../terms/mistake.ts';
import { countOf, withRule } from './limits.ts';
import { jsonText } from './output.ts';
import type { Terminal } from './terminal.ts';

interface CertifyFlags extends Omit<WrittenLimits, 'stopAt'> {
  readonly from: readonly string[];
  readonly not: string;
  readonly output: string;
  readonly json?: boolean;
}

/** `hearsay contacts certify`: a proof that somebody could not have had it, as a file that others can check. */
export function addCertify(contacts: Command, terminal: Terminal): void {
  const command = contacts
    .command('certify')
    .summary('prove that somebody could not have had it')
    .description(
      'Writes a certificate that an actor could not have had it by a deadline, or tells the route by which it could.',
    )
    .argument('<log>', 'a log that “hearsay contacts import” made')
    .requiredOption('--from <actor...>', 'who had it at the start')
    .requiredOption('--not <actor>', 'who could not have had it')
    .requiredOption('--by <time>', 'the deadline')
    .requiredOption('-o, --output <file>', 'the certificate')
    .option('--since <time>', 'contacts before it do not count')
    .option('--zone <zone>', 'time zone of the two (default: UTC)');
  withRule(command)
    // Known, so that what is wrong with them is told.
    .addOption(new Option('--max-hold <duration>').hideHelp())
    .addOption(new Option('--max-hops <number>').argParser(countOf).hideHelp())
    .option('--json', 'what comes nearest to overturning it, or the route, as JSON')
    .action(async (folder: string, flags: CertifyFlags) => {
      const [{ certifyOf }, { certifyText }] = await Promise.all([
        import('../desk/certificates.ts'),
        import('../report/certificate-text.ts'),
      ]);
      const { certificate, answer } = await certifyOf(folder, flags.from, flags.not, flags);
      if (certificate !== null) await terminal.write(flags.output, `${JSON.stringify(certificate)}\n`);
      terminal.out(flags.json ? jsonText(answer) : certifyText(answer));
      if (certificate === null) throw new Mistake(`There is no certificate: “${answer.claim.not}” could have had it.`);
    });
}

/** `hearsay contacts verify`: whether a certificate holds for a log. */
export function addVerify(contacts: Command, terminal: Terminal): void {
  contacts
    .command('verify')
    .summary('check a certificate against a log')
    .description(
      'Checks by itself that every contact of the log agrees with the certificate, or names the first that breaks it.',
    )
    .argument('<certificate>', 'what “hearsay contacts certify” wrote')
    .argument('<log>', 'the log it is about')
    .option('--json', 'the answer as JSON')
    .action(async (path: string, folder: string, flags: { readonly json?: boolean }) => {
      const [{ verifyOf }, { verifyText }] = await Promise.all([
        import('../desk/certificates.ts'),
        import('../report/certificate-text.ts'),
      ]);
      const answer = await verifyOf(path, folder);
      terminal.out(flags.json ? jsonText(answer) : verifyText(answer));
      if (!answer.holds) throw new Mistake('The certificate does not hold for this log.');
    });
}
