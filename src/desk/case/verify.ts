import {
  type Entry,
  entriesAt,
  entriesOf,
  type Head,
  isSigned,
  journalOf,
  publicKeyOf,
  rebuild,
  type SignedHead,
  soundnessOf,
  storeShelf,
} from '../../ledger/index.ts';
import { Mistake } from '../../terms/mistake.ts';
import type { ContentFault, Soundness, StampTold } from '../../terms/soundness.ts';
import type { Case } from './case.ts';
import type { Keys } from './keys.ts';
import { SHOWING } from './showing.ts';
import { stampedNumber, stampsAmong } from './timestamp.ts';

/** What looking a case through came to, and under what it was looked at. */
export interface Verified extends Soundness {
  readonly case: string;
  readonly head: { readonly number: number; readonly hash: string };
  /** Key that signed the head, as it names it; and whether it is the reader's own. */
  readonly key: string | null;
  readonly ownKey: boolean;
  /** Heads that were seen before, from the user's own folder and from paper. */
  readonly pinned: readonly Head[];
  /** What authorities of time stamps said of it. */
  readonly stamps: readonly StampTold[];
}

/**
 * Looks a case through, against its own head, the newest that this user saw, and one from outside.
 *
 * @param paper “NUMBER HASH” as `headOf` gives it.
 * @throws Mistake where that is no head, or nothing was ever written.
 */
export async function verifyCase(
  open: Case,
  paper: string | null = null,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<Verified> {
  const { head, tip } = await open.dossier();
  if (head === null) throw new Mistake('The case has no head: nothing was ever written to it.', 'Make it again.');
  const seen = open.keys.seen(open.id);
  const pinned = [...(seen === null ? [] : [seen]), ...(paper === null ? [] : [headFrom(paper, open.id)])];
  const shelf = await storeShelf(open.database, open.id);
  const sound = await soundnessOf(shelf, { case: open.id, head, keys: null, pinned }, (done) =>
    progress(done, tip.number),
  );
  const stamps = await entriesOf(open.database, open.id, ['head-stamped']);
  const stamped = await entriesAt(open.database, open.id, stamps.flatMap(stampedNumber));
  return verifiedOf(open.name, head, pinned, open.keys, sound, await stampsAmong(stamps, stamped));
}

/** What looking through came to, with what it was held against. */
export function verifiedOf(
  name: string,
  head: SignedHead,
  pinned: readonly Head[],
  keys: Keys,
  sound: Soundness,
  stamps: readonly StampTold[],
): Verified {
  const broken = stamps.filter(({ signed }) => !signed);
  return {
    case: name,
    head: { number: head.head.number, hash: head.head.hash },
    key: isSigned(head) ? head.key : null,
    ownKey: head.key === publicKeyOf(keys.key()),
    pinned,
    stamps,
    ...sound,
    faults: [...sound.faults, ...broken.map(({ entry }): ContentFault => ({ fault: 'time stamp', number: entry }))],
  };
}

/** How far the journal goes. */
export async function headOf(open: Case): Promise<{ readonly number: number; readonly hash: string }> {
  const { head, tip } = await open.dossier();
  return head?.head ?? tip;
}

/** The same, taken for the newest state that this user saw: they put it back themselves. */
export async function acceptHead(open: Case): Promise<{ readonly number: number; readonly hash: string }> {
  const { number, hash } = await headOf(open);
  open.keys.accept({ format: 'hearsay-head-1', case: open.id, number, hash });
  return { number, hash };
}

/** Makes every projection anew. */
export async function rebuildCase(
  open: Case,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const { tip } = await open.dossier();
  await rebuild(open.database, open.id, SHOWING, (done) => progress(done, tip.number));
}

/** Every entry, in order. */
export async function journalEntries(open: Case): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const { entry } of journalOf(open.database, open.id)) entries.push(entry);
  return entries;
}

/** A head as paper has it. @throws Mistake where it is none. */
export function headFrom(paper: string, caseId: string): Head {
  const [, number, hash] = /^\s*(\d{1,15})\s+([0-9a-f]{64})\s*$/i.exec(paper) ?? [];
  if (number === undefined || hash === undefined)
    throw new Mistake(
      'What --head has is no head.',
      'Write it as “hearsay case head” prints it: a number and 64 hexadecimal digits.',
    );
  return { format: 'hearsay-head-1', case: caseId, number: Number(number), hash: hash.toLowerCase() };
}
