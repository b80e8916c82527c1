/** A stretch of text that something is said of; `[start, end)` in UTF-16 code units of that text. */
export interface Span<T> {
  readonly start: number;
  readonly end: number;
  readonly what: T;
}

/** A stretch in which the same spans hold from end to end. */
export interface Run<T> {
  readonly start: number;
  readonly end: number;
  readonly within: readonly T[];
}

/**
 * Overlapping spans cut into runs that do not overlap, so that they can be shown as a flat row of marks.
 *
 * The runs cover `[start, end)` without a gap; spans reach no further than that, and empty ones are left out. Within a
 * run the spans stand in the order given.
 */
export function runsOf<T>(spans: readonly Span<T>[], start: number, end: number): readonly Run<T>[] {
  const inside = spans
    .map((span) => ({ ...span, start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .filter((span) => span.start < span.end);
  const cuts = [...new Set([start, end, ...inside.flatMap((span) => [span.start, span.end])])].toSorted(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1] as number;
    const within = inside.filter((span) => span.start <= from && to <= span.end).map((span) => span.what);
    return { start: from, end: to, within };
  });
}
