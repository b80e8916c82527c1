const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
/** Ten thousand years: sums with any time of a log stay exact. */
const MOST = 315_576_000_000_000;
const SHORT = /^(\d{1,12}(?:\.\d{1,3})?)\s?(s|m|min|h|d|w)$/i;
const ISO =
  /^P(?=.)(?:(\d{1,9})W|(?:(\d{1,9})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,12}(?:[.,]\d{1,3})?)S)?)?)$/i;

/**
 * Milliseconds of a length of time, or null where it is none: a number and a unit (`90s`, `15m`, `6h`, `2d`, `1w`), or ISO 8601 in
 * weeks, days, hours, minutes and seconds (`PT6H`, `P1DT12H`). Months and years are no length: they are not all as long.
 */
export function durationOf(text: string): number | null {
  const written = text.trim();
  const short = SHORT.exec(written);
  if (short !== null) return lengthOf([[short[1], UNITS[short[2]!.toLowerCase().slice(0, 1) as keyof typeof UNITS]]]);
  const iso = ISO.exec(written);
  if (iso === null) return null;
  const [, weeks, days, hours, minutes, seconds] = iso;
  return lengthOf([
    [weeks, UNITS.w],
    [days, UNITS.d],
    [hours, UNITS.h],
    [minutes, UNITS.m],
    [seconds, UNITS.s],
  ]);
}

function lengthOf(parts: readonly (readonly [text: string | undefined, unit: number])[]): number | null {
  let sum = 0;
  for (const [text, unit] of parts) if (text !== undefined) sum += Math.round(Number(text.replace(',', '.')) * unit);
  return sum <= MOST ? sum : null;
}
