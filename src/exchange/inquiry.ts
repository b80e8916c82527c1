import type { Evidence } from '../terms/evidence.ts';
import type { Inquiry } from '../terms/inquiry.ts';
import type { QuestionIn } from './incoming.ts';
import { momentAt } from './moments.ts';
import { type Called, calledBy, noneCalled } from './nearest.ts';
import { questionIn } from './reception.ts';

/**
 * An inquiry from `{item, origin, holder, since, deadline}`: ids or names, origin or holder null or left out where open,
 * ISO dates. A deadline given as a date includes its whole day.
 *
 * @throws Mistake where a name is none of the evidence's, with the nearest ones, or a date is no date.
 */
export function decodeInquiry(raw: unknown, evidence: Pick<Evidence, 'actors' | 'items'>): Inquiry {
  return inquiryOf(questionIn(raw), evidence);
}

export function inquiryOf(question: QuestionIn, evidence: Pick<Evidence, 'actors' | 'items'>): Inquiry {
  const { item, since } = question;
  const [origin, holder, deadline] = [
    question.origin ?? question.from,
    question.holder ?? question.to,
    question.deadline ?? question.by,
  ];
  return {
    item: one(item, 'item', evidence.items),
    origin: origin ? one(origin, 'actor', evidence.actors) : null,
    holder: holder ? one(holder, 'actor', evidence.actors) : null,
    since: since ? momentAt(since, 'inquiry.since').earliest : null,
    deadline: deadline ? momentAt(deadline, 'inquiry.deadline').latest : null,
  };
}

function one(wanted: string, kind: 'item' | 'actor', called: readonly Called[]): string {
  const found = calledBy(wanted, called);
  if (found !== undefined) return found.id;
  throw noneCalled(wanted, 'inquiry', kind, called);
}
