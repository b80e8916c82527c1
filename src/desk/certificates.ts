import { certify, certifyAnswer, readCertificate, verify } from '../contacts/index.ts';
import { type Certificate, type CertifyAnswer, Mistake, type VerifyAnswer } from '../terms/index.ts';
import { limitsOf, opened, type WrittenLimits } from './contacts.ts';

/**
 * A certificate that one actor could not have had it from others by a deadline, with what comes nearest to overturning it; null and
 * the route where the actor could.
 *
 * @throws Mistake where the log cannot be opened, names an actor or channel it has not, or a time is none.
 */
export async function certifyOf(
  folder: string,
  from: readonly string[],
  not: string,
  written: Omit<WrittenLimits, 'stopAt'>,
): Promise<{ readonly certificate: Certificate | null; readonly answer: CertifyAnswer }> {
  const { stopAt: _, by, ...limits } = limitsOf(written);
  if (by === null || by === undefined) throw new Mistake('A certificate has a deadline.', 'Give it with --by.');
  return await opened(folder, async (log) => {
    const certified = await certify(log, from, not, { ...limits, by });
    return {
      certificate: certified.certificate,
      answer: await certifyAnswer(log, { ...limits, by }, certified),
    };
  });
}

/**
 * Checks a certificate against a log.
 *
 * @throws Mistake where the file is no certificate, or the log cannot be opened.
 */
export async function verifyOf(path: string, folder: string): Promise<VerifyAnswer> {
  const certificate = readCertificate(path);
  return await opened(folder, async (log) => await verify(log, certificate));
}
