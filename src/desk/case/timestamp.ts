import { canonical, type Entry, entryOfHash, type Written } from '../../ledger/index.ts';
import { Mistake } from '../../terms/mistake.ts';
import type { StampTold } from '../../terms/soundness.ts';
import type { Case } from './case.ts';
import { imprintOf, stampOf, stampRequest, tokenIn } from './token.ts';

/** A request for a time stamp (RFC 3161) over how far the journal goes, for whoever carries it to an authority. */
export async function requestStamp(open: Case): Promise<{ readonly number: number; readonly request: Uint8Array }> {
  const { tip } = await open.dossier();
  return { number: tip.number, request: stampRequest(tip.hash) };
}

/**
 * Takes a reply in, and keeps its token as an entry: a stamp on an entry is one on all before it, since each has the hash of the one before.
 *
 * @param trusted certificates as PEM.
 * @throws Mistake where it is no reply, the authority refused, its signature does not hold, or it is over no entry of the case.
 */
export async function keepStamp(open: Case, reply: Uint8Array, trusted: string | null = null): Promise<StampTold> {
  const token = tokenIn(reply);
  const stamped = await entryOfHash(open.database, open.id, imprintOf(token));
  if (stamped === null)
    throw new Mistake('The time stamp is over no entry of this case.', 'Ask for one over its head.');
  const stamp = await stampOf(token, bytesOf(stamped.entry), trusted);
  if (!stamp.signed) throw new Mistake('The signature of the time stamp does not hold.', 'Ask another authority.');
  if (stamp.trusted === false) throw new Mistake('No certificate of --trust vouches for the time stamp.');
  const { number } = stamped.entry;
  const [written] = await open.append(() => [
    {
      kind: 'head-stamped',
      why: null,
      about: [String(number)],
      open: { number, token: Buffer.from(token).toString('base64') },
      contents: [],
      projected: { shows: 'nothing' },
    },
  ]);
  return { entry: written!.entry.number, number, ...stamp };
}

/** The number of the entry that one with a stamp is of. */
export function stampedNumber({ open }: Entry): readonly number[] {
  const { number } = (open ?? {}) as { readonly number?: unknown };
  return typeof number === 'number' && Number.isSafeInteger(number) ? [number] : [];
}

/**
 * What the time stamps of a case say.
 *
 * @param stamps entries that have one.
 * @param stamped those that they are of.
 */
export async function stampsAmong(stamps: readonly Entry[], stamped: readonly Entry[]): Promise<readonly StampTold[]> {
  const entries = new Map(stamped.map((entry) => [entry.number, entry]));
  const told: StampTold[] = [];
  for (const stamp of stamps) {
    const [number = 0] = stampedNumber(stamp);
    const over = entries.get(number);
    const none: StampTold = { entry: stamp.number, number, at: 0, authority: '', signed: false, trusted: null };
    const { token } = (stamp.open ?? {}) as { readonly token?: unknown };
    told.push(over === undefined ? none : { ...none, ...(await stampHere(String(token), over)) });
  }
  return told;
}

async function stampHere(token: string, entry: Entry): Promise<Partial<StampTold>> {
  try {
    return await stampOf(Buffer.from(token, 'base64'), bytesOf(entry));
  } catch (error) {
    if (error instanceof Mistake) return {};
    throw error;
  }
}

function bytesOf(entry: Written['entry']): Uint8Array {
  return Buffer.from(canonical(entry), 'utf8');
}
