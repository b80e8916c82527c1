/** How long something took, done several times: the middle and the longest but one in twenty, in milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
}

/** @throws RangeError where there are none. */
export function timesOf(all: readonly number[]): Times {
  if (all.length === 0) throw new RangeError('nothing was timed');
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Does something so many times, after once that does not count. */
export async function timed(times: number, work: (at: number) => Promise<unknown>): Promise<Times> {
  await work(0);
  const all: number[] = [];
  for (let at = 1; at <= times; at += 1) {
    const begun = performance.now();
    await work(at);
    all.push(performance.now() - begun);
  }
  return timesOf(all);
}

/** "12 ms", "1.3 s", "4.2 min". */
export function duration(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 120_000 ? `${(ms / 1000).toFixed(1)} s` : `${(ms / 60_000).toFixed(1)} min`;
}
