/** What a log keeps of each row of its sources: a contact as it was logged. */
export interface Row {
  /** Place among the sources, and the line there. */
  readonly source: number;
  readonly line: number;
  /** Ids of the actors. */
  readonly from: number;
  readonly to: number;
  /** Names that were written, where lists or aliases put others in their place; else null. */
  readonly fromAs: string | null;
  readonly toAs: string | null;
  /** UTC milliseconds; `coarse` is how long what was written lasts. */
  readonly earliest: number;
  readonly latest: number;
  readonly coarse: number;
  /** The time as it was written. */
  readonly written: string;
  readonly channel: string | null;
  readonly reference: string | null;
}

/** How long a written time lasts: milliseconds, by the two lowest bits of a row's kind. */
export const LENGTHS: readonly number[] = [1000, 60_000, 86_400_000];

/** How a time was written, by the two bits above: in a way that its instant does not tell, to the second as 2023-10-07T06:30:00Z, or in seconds since 1970. */
export const WAYS_WRITTEN = { any: 0, iso: 1, seconds: 2 } as const;
type WayWritten = (typeof WAYS_WRITTEN)[keyof typeof WAYS_WRITTEN];

/** The way in which a text tells an instant. */
export function writtenAs(written: string, instant: number): WayWritten {
  if (instant % 1000 !== 0) return WAYS_WRITTEN.any;
  if (written === told(instant, WAYS_WRITTEN.iso)) return WAYS_WRITTEN.iso;
  return written === told(instant, WAYS_WRITTEN.seconds) ? WAYS_WRITTEN.seconds : WAYS_WRITTEN.any;
}

/**
 * What the words of a row say. They are the time as it was written, with a NUL behind it, where its instant does not tell that; and
 * then the reference.
 */
export function wordsOf(words: string, kind: number, instant: number): Pick<Row, 'written' | 'reference'> {
  const way = (kind >> 2) as WayWritten;
  if (way !== WAYS_WRITTEN.any) return { written: told(instant, way), reference: words || null };
  const end = words.indexOf('\0');
  return { written: words.slice(0, end), reference: words.slice(end + 1) || null };
}

function told(instant: number, way: 1 | 2): string {
  return way === WAYS_WRITTEN.iso ? new Date(instant).toISOString().replace('.000Z', 'Z') : String(instant / 1000);
}
