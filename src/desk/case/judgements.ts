import {
  actOf,
  changesStates,
  type Fold,
  foldOf,
  type InForce,
  type Judgement,
  judgedEntries,
  judgementOf,
  personsOf,
  type Recorded,
  type Seen,
} from '../../ledger/index.ts';
import type { JudgedCell } from '../../terms/hypotheses.ts';
import type { Case } from './case.ts';

/** Every judgement of a case, in order of the journal. @param enteredBy only those that were there by then, UTC milliseconds. */
export async function recordedJudgements(open: Case, enteredBy: number | null = null): Promise<readonly Recorded[]> {
  const all = await judgedEntries(open.database, open.id, enteredBy);
  return all.flatMap(({ entry, contents }): Recorded[] => {
    if (entry.kind === 'document-forgotten') return [];
    const { number, at, by, why } = entry;
    return [{ number, at, by, why, judgement: judgementOf(entry, contents) }];
  });
}

/** Which of them count. */
export async function judgementsInForce(open: Case, enteredBy: number | null = null): Promise<InForce> {
  return (await foldIn(open, enteredBy)).inForce();
}

/** How analysts judged that what goes back to an origin sits with a hypothesis; each by its key, the origin's as its filler's name. */
export async function judgedCells(open: Case): Promise<readonly JudgedCell[]> {
  const { active } = await judgementsInForce(open);
  return active.flatMap(({ judgement, by, why }): JudgedCell[] => {
    if (judgement.kind !== 'evidence-judged') return [];
    return [{ hypothesis: judgement.hypothesis, origin: judgement.origin.name, value: judgement.judged, by, why }];
  });
}

/** Ids of the claims that a judgement names. */
export function claimsOf(judgement: Judgement): readonly string[] {
  if ('claim' in judgement && typeof judgement.claim === 'string') return [judgement.claim];
  if ('claims' in judgement) return judgement.claims;
  return judgement.kind === 'document-corrected' ? judgement.details.flatMap(({ claim, by }) => [claim, by]) : [];
}

async function foldIn(open: Case, enteredBy: number | null): Promise<Fold> {
  const fold = foldOf(await personsOf(open.database, open.id));
  for (const recorded of await recordedJudgements(open, enteredBy)) fold.take(recorded);
  return fold;
}

/** Judgements of judgements. */
const AGAIN: ReadonlySet<Judgement['kind']> = new Set(['confirmed', 'undone', 'redone']);

/**
 * Records a judgement.
 *
 * @param seen what whoever judges looked at: nobody else may have judged it since.
 * @returns the number of its entry.
 * @throws Mistake where it would change nothing or be about nothing, somebody else judged meanwhile, or it may not be written.
 */
export async function judge(
  open: Case,
  judgement: Judgement,
  why: string | null,
  seen: readonly Seen[] = [],
): Promise<number> {
  const written = await open.append(async () => {
    // Only these three can be about nothing: all that was ever judged is gone through for them alone.
    if (AGAIN.has(judgement.kind)) (await foldIn(open, null)).check(judgement, open.by);
    const { by: _by, ...act } = actOf(judgement, open.by, why);
    return [{ ...act, projected: { shows: changesStates(act) ? 'states' : 'nothing' } }];
  }, seen);
  return written[0]!.entry.number;
}
