/** Names of the columns that a pass reads: sender, receiver, and the rank of the contact's time among all times of the log. */
export type Column = 'from' | 'to' | 'stamp';

/**
 * Contacts as the kernel takes them: three columns of u32, sorted by time, and within one time in the order that `orderTies`
 * gives. A position in this order is what the kernel calls a contact's *index*; the same index gives its time, its reference and
 * the sender, so one number is all that has to be kept of an arrival.
 *
 * The stamp is a rank, not a time: equal times have equal stamps, later ones larger, without gaps.
 */
export interface ContactColumns {
  /** How many actors there are: ids are below this. */
  readonly actors: number;
  /** How many contacts there are: below 2^31. */
  readonly count: number;
  /** Contacts of the largest group that shares one time. */
  readonly longest: number;
  /** Stretches [start, end) of indexes, one after the other, in which no single order is exact; none overlaps another. */
  readonly cycles: Uint32Array;
  /** Copies a column's values from index `start` on into the whole of `into`. */
  readonly read: (column: Column, start: number, into: Uint32Array) => void;
}

/** Contacts held in memory. The arrays are used as they are, not copied. */
export function columnsOf(
  columns: Readonly<Record<Column, Uint32Array>>,
  actors: number,
  { longest, cycles }: Pick<ContactColumns, 'longest' | 'cycles'>,
): ContactColumns {
  return {
    actors,
    count: columns.from.length,
    longest,
    cycles,
    read: (column, start, into) => into.set(columns[column].subarray(start, start + into.length)),
  };
}
