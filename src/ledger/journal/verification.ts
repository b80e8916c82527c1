import type { Fault } from '../../terms/index.ts';
import { type Entry, hashOf, NOTHING, type Tip } from './entry.ts';
import { type Head, isSigned, type SignedHead } from './head.ts';

/** An entry as it is stored: with the hash it had when it was written. */
export interface Written {
  readonly entry: Entry;
  readonly hash: string;
}

/** What a journal is held against. */
export interface Against {
  readonly case: string;
  /** The head that the case bears. */
  readonly head: SignedHead;
  /** Keys of whom a signature counts, as a head names them; null for any. */
  readonly keys: readonly string[] | null;
  /** Heads that were seen before, kept where whoever can write the case cannot: the newest is what counts. */
  readonly pinned: readonly Head[];
}

/** A journal as it is looked through: entry by entry, in the order in which they are stored. */
export interface Inspection {
  readonly take: (written: Written) => void;
  /** Everything that is wrong, once all have been taken. */
  readonly faults: () => readonly Fault[];
}

/**
 * Everything that is wrong with a journal: entries altered, removed, replaced, and an end that was cut off or put back to an older one.
 * Nothing that is found ends the search. Entries that follow the signed head are sound as far as they are chained, and no further:
 * whoever writes the case could have written them.
 *
 * @param entries in the order in which they are stored; read once.
 */
export function faultsOf(entries: Iterable<Written>, against: Against): readonly Fault[] {
  const inspection = inspectionOf(against);
  for (const written of entries) inspection.take(written);
  return inspection.faults();
}

/** The same, for a journal that is too long to be held. */
export function inspectionOf({ case: caseId, head, keys, pinned }: Against): Inspection {
  const faults: Fault[] = [];
  const marks = [...pinned.filter((one) => one.case === caseId), head.head];
  const seen = new Map(marks.map((mark) => [mark.number, null as string | null]));
  let last: Tip = { number: 0, hash: NOTHING };
  const take = ({ entry, hash }: Written): void => {
    const { number } = entry;
    if (entry.case !== caseId) faults.push({ fault: 'foreign', number, case: entry.case });
    if (number <= last.number) {
      faults.push({ fault: 'out of order', number });
      return;
    }
    const next = number === last.number + 1;
    if (!next) faults.push({ fault: 'removed', from: last.number + 1, to: number - 1 });
    const own = hashOf(entry);
    if (own !== hash) faults.push({ fault: 'altered', number });
    else if (next && entry.previous !== last.hash) faults.push({ fault: 'replaced', number });
    if (seen.has(number)) seen.set(number, own);
    last = { number, hash };
  };
  const ends = (): readonly Fault[] => {
    const found: Fault[] = [];
    const { number } = head.head;
    if (!isSigned(head) || head.head.case !== caseId || (keys !== null && !keys.includes(head.key)))
      found.push({ fault: 'unsigned', number });
    const newest = Math.max(...marks.map((mark) => mark.number));
    if (last.number < newest) found.push({ fault: 'cut off', number: last.number, head: newest });
    if (number < newest) found.push({ fault: 'put back', number, pinned: newest });
    for (const mark of new Map(marks.map((one) => [`${one.number} ${one.hash}`, one])).values()) {
      const there = seen.get(mark.number) ?? null;
      if (mark.number > 0 && there !== null && there !== mark.hash)
        found.push({ fault: 'rewritten', number: mark.number });
    }
    return found;
  };
  return { take, faults: () => [...faults, ...ends()] };
}
