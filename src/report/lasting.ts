import type { LogLimits } from '../terms/reach.ts';
import { indented } from './columns.ts';
import { counted } from './logged.ts';

/** A length of time in its two largest units. */
export function lasting(milliseconds: number): string {
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1000],
    ['ms', 1],
  ] as const;
  const first = units.findIndex(([, length]) => milliseconds >= length);
  if (first === -1) return 'no time';
  let left = milliseconds;
  return units
    .slice(first, first + 2)
    .map(([unit, length]) => {
      const count = Math.floor(left / length);
      left -= count * length;
      return count === 0 ? '' : `${count} ${unit}`;
    })
    .filter((part) => part !== '')
    .join(' ');
}

/** How it was taken to be passed on, where a question says so: what a contact takes, how long somebody holds it, how many there may be. */
export function limited({ since = null, latency = 0, maxHold = null, maxHops = null }: LogLimits): readonly string[] {
  const start = since === null ? 'the start may pass it on at any time' : 'the start was told when the question begins';
  const said = [
    ...(latency > 0 ? [`A contact was counted as taking ${lasting(latency)}.`] : []),
    ...(maxHold === null
      ? []
      : [`Nobody was taken to pass it on later than ${lasting(maxHold)} after having been told; ${start}.`]),
    ...(maxHops === null ? [] : [`Only ways of at most ${counted(maxHops, 'contact')} were counted.`]),
  ];
  return said.length === 0 ? [] : indented(said.join(' '), '');
}
