import type { Dropped } from '../terms/mistake.ts';
import { counted } from './naming.ts';

/** How much was left out and why, the commonest reason first: "three readings: two ..., one ...". Null where nothing was. */
export function leftOut(dropped: readonly Dropped[]): string | null {
  if (dropped.length === 0) return null;
  const reasons = new Map<string, number>();
  for (const { why } of dropped) {
    const reason = reasonIn(why);
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const sorted = [...reasons].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return `${counted(dropped.length, 'reading')} left out: ${sorted.map(([reason, times]) => `${times} × ${reason}`).join('; ')}`;
}

/** A reason without what is of this one reading alone: ids and figures. */
function reasonIn(why: string): string {
  return why
    .replace(/^claim \S+ /, 'a claim that ')
    .replace(/ \(score [^)]*\)/, '')
    .replace(/: score [\d.]+$/, '');
}
