import type { Certificate, CertifyAnswer, VerifyAnswer } from '../../terms/index.ts';
import { informing, routeAnswer, scopeOf } from '../questions/answer.ts';
import { evidenceOf } from '../questions/evidence.ts';
import type { OpenLog } from '../store/logfolder.ts';
import type { Certified, CertifyLimits } from './certify.ts';
import { checkCertificate } from './check.ts';

/** Puts names, written times and references to what came of `certify`. */
export async function certifyAnswer(log: OpenLog, limits: CertifyLimits, certified: Certified): Promise<CertifyAnswer> {
  const { name } = log.names;
  if (certified.certificate === null) {
    const { claim, route } = certified;
    const answer = await routeAnswer(log, name(route.steps[0]!.from), claim.not, limits, route);
    return { log: log.path, certified: false, claim, route: answer };
  }
  const { misses, open, couldHave, couldPass } = certified.near;
  const evidence = await evidenceOf(
    log,
    misses.map(({ row }) => row),
  );
  return {
    log: log.path,
    certified: true,
    claim: certified.certificate.claim,
    nearMisses: misses.map(({ row, from, to, slack, senderFrom, receiverUntil }) => ({
      ...informing(evidence.get(row)!),
      from: name(from),
      to: name(to),
      slack,
      senderFrom: Number.isFinite(senderFrom) ? senderFrom : null,
      receiverUntil,
    })),
    overturning: {
      from: name(open.from),
      to: name(open.to),
      after: Number.isFinite(open.after) ? open.after : null,
      until: open.until,
      couldHave,
      couldPass,
    },
    scope: scopeOf(log),
  };
}

/** Checks a certificate, and puts the evidence to the contact that breaks it where one does. */
export async function verify(log: OpenLog, certificate: Certificate): Promise<VerifyAnswer> {
  const check = await checkCertificate(log, certificate);
  const row = check?.row ?? null;
  const contact = row === null ? null : (await evidenceOf(log, [row])).get(row)!;
  return {
    log: log.path,
    holds: check === null,
    claim: certificate.claim,
    why: check?.why ?? null,
    contact: contact === null ? null : informing(contact),
    scope: scopeOf(log),
  };
}
