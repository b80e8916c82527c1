import { judged } from '../../../src/desk/judging/judged.ts';
import type { Judging } from '../../../src/desk/judging/judging.ts';
import { reviewQueue } from '../../../src/desk/judging/queue.ts';
import { actOf, type Fold, foldOf, type Judgement, judgementOf, type Persons } from '../../../src/ledger/index.ts';
import type { Evidence } from '../../../src/terms/index.ts';

/** A journal in memory, everything it takes written as acts and read back: who acts can change between entries. */
export function inMemory(evidence: Evidence, persons: Persons = 1): Judging & { by: string } {
  const fold: Fold = foldOf(persons);
  let number = 0;
  const record = async (judgement: Judgement, why: string | null): Promise<number> => {
    fold.check(judgement, judging.by);
    const { contents, ...act } = JSON.parse(JSON.stringify(actOf(judgement, judging.by, why)));
    number += 1;
    fold.take({
      number,
      at: number,
      by: act.by,
      why: act.why,
      judgement: judgementOf({ ...act, sealed: contents }, contents),
    });
    return number;
  };
  const now = () => judged(evidence, fold.inForce());
  const judging: Judging & { by: string } = {
    by: 'Mona Rud',
    evidence: async () => now().evidence,
    queue: async () => reviewQueue(now().evidence, { inForce: fold.inForce(), proposals: now().proposals }),
    inForce: async () => fold.inForce(),
    judge: record,
    undo: (entry, why = null) => record({ kind: 'undone', entry }, why),
    redo: (entry, why = null) => record({ kind: 'redone', entry }, why),
  };
  return judging;
}
