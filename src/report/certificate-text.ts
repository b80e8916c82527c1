import type { CertifiedClaim, CertifyAnswer, NearMiss, VerifyAnswer } from '../terms/certificate.ts';
import { indented } from './columns.ts';
import { inert } from './escape.ts';
import { lasting } from './lasting.ts';
import { counted, ruled, scoped, table, told } from './logged.ts';
import { routeText } from './reach-text.ts';

/** What came of asking for a certificate, as text: the near misses and what would overturn it, or the route. */
export function certifyText(answer: CertifyAnswer): string {
  if (!answer.certified) return routeText(answer.route);
  const { claim, nearMisses, overturning, scope } = answer;
  const { from, to, after, until, couldHave, couldPass } = overturning;
  const when = after === null ? `by ${stamp(until)}` : `between ${stamp(after)} and ${stamp(until)}`;
  const misses = nearMisses.map((miss) => [
    miss.time,
    `${inert(miss.from)} → ${inert(miss.to)}`,
    `${missed(miss)} (${told(miss)})`,
  ]);
  return [
    ...indented(`${said(claim)}.`, ''),
    '',
    ...indented(
      `One contact that is not in the log would overturn this: from ${inert(from)} to ${inert(to)} ${when}. So would others, from any of ${counted(couldHave, 'actor')} who could have had it to any of ${couldPass} from whom it could have come.`,
      '',
    ),
    '',
    ...(misses.length === 0 ? [] : ['Contacts that come nearest to a route:', ...table(misses), '']),
    ...ruled(claim.ties, 0),
    ...scoped(scope),
    '',
  ].join('\n');
}

/** Whether a certificate holds, as text: what it says, or the contact that breaks it. */
export function verifyText({ holds, claim, why, contact, scope }: VerifyAnswer): string {
  const by =
    contact === null
      ? ''
      : `: ${inert(contact.from)} → ${inert(contact.to)}, ${inert(contact.time)} (${told(contact)})`;
  const verdict = holds
    ? `The certificate holds. ${said(claim)}.`
    : `The certificate does not hold: ${inert(why ?? '')}${by}.`;
  return [...indented(verdict, ''), '', ...(holds ? ruled(claim.ties, 0) : []), ...scoped(scope), ''].join('\n');
}

/** The claim as a sentence without its stop. */
function said({ from, not, since, by, exclude, excludeChannels, latency }: CertifiedClaim): string {
  const started = since === null ? '' : `, counting from ${stamp(since)}`;
  const without = [...exclude, ...excludeChannels].map((name) => inert(name)).join(', ');
  const out = without === '' ? '' : `, leaving out ${without}`;
  const takes = latency === 0 ? '' : `, where a contact takes ${lasting(latency)}`;
  return `By the contacts of this log ${inert(not)} could not have had it from ${from.map((name) => inert(name)).join(', ')} by ${stamp(by)}${started}${out}${takes}`;
}

function missed({ slack, senderFrom, receiverUntil }: NearMiss): string {
  if (slack === 0) return 'of one time with what it would have to follow';
  const sides = senderFrom === null ? '' : `the first could have had it at ${stamp(senderFrom)}, `;
  return `fails by ${lasting(slack)}: ${sides}the second could pass it on until ${stamp(receiverUntil)}`;
}

function stamp(time: number): string {
  return new Date(time).toISOString();
}
