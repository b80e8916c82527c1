import { dateOrMistake } from '../documents/index.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Inquiry } from '../terms/inquiry.ts';
import { Mistake } from '../terms/mistake.ts';
import { actorAsked, itemAsked, type Nearest } from './asked.ts';

/** An inquiry in the words of whoever asks: names and dates as written. Origin or holder may be left open, not both. */
export interface Question {
  readonly item: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly since: string | null;
  readonly by: string | null;
}

/**
 * What of a question can be checked before anything is read: its dates, and that it asks for one end at least.
 * A date stands for all of its day, month or year: `since` counts from its start, `deadline` is its end.
 *
 * @throws Mistake where a date is none, the times leave nothing between them, or both ends are open.
 */
export function timesOf(question: Question): { readonly since: number | null; readonly deadline: number | null } {
  if (question.from === null && question.to === null) {
    throw new Mistake('Neither an origin nor a holder was given.', 'Name at least one: --from ACTOR, --to ACTOR.');
  }
  const since = question.since === null ? null : dateOrMistake(question.since, 'The time of --since').earliest;
  const deadline = question.by === null ? null : dateOrMistake(question.by, 'The deadline, --by,').latest;
  if (since !== null && deadline !== null && since > deadline) {
    throw new Mistake(
      `The time of --since, ${question.since}, is after that of --by, ${question.by}.`,
      'Nothing can move in between: swap them.',
    );
  }
  return { since, deadline };
}

/**
 * A question put to a body of evidence: names to ids, dates to times.
 *
 * @throws Mistake as `timesOf` does, and where a name is not mentioned or both ends are one actor.
 */
export function inquiryOf(evidence: Evidence, question: Question, nearest: Nearest): Inquiry {
  const inquiry = {
    ...timesOf(question),
    item: itemAsked(evidence, question.item, nearest),
    origin: question.from === null ? null : actorAsked(evidence, question.from, nearest),
    holder: question.to === null ? null : actorAsked(evidence, question.to, nearest),
  };
  if (inquiry.origin !== null && inquiry.origin === inquiry.holder) {
    throw new Mistake(`“${question.from}” and “${question.to}” are one actor here.`, 'Ask about two.');
  }
  return inquiry;
}
