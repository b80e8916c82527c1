import { central, centralAnswer, suspects, suspectsAnswer } from '../contacts/index.ts';
import type { CentralAnswer, SuspectsAnswer } from '../terms/index.ts';
import { limitsOf, opened, type WrittenLimits } from './contacts.ts';
import type { Progress } from './read.ts';

/**
 * Everyone from whom it could have come to one or more of these, those first from whom it could have come to most.
 *
 * @throws Mistake as `reachOf` does.
 */
export async function suspectsOf(
  folder: string,
  to: readonly string[],
  written: WrittenLimits,
  progress: Progress = () => undefined,
): Promise<SuspectsAnswer> {
  const limits = limitsOf(written);
  const names = [...new Set(to)];
  return await opened(folder, async (log) => {
    const found = await suspects(log, names, limits, (done, of) => progress('Going back from each', done, of));
    return await suspectsAnswer(log, names, limits, found);
  });
}

/**
 * How far what each actor has could have gone, those first from whom most could have had it.
 *
 * @param actors who is asked about; null for all.
 * @throws Mistake as `reachOf` does, and where some pass nothing on.
 */
export async function centralOf(
  folder: string,
  actors: readonly string[] | null,
  top: number,
  written: WrittenLimits,
  progress: Progress = () => undefined,
): Promise<CentralAnswer> {
  const limits = limitsOf(written);
  return await opened(folder, async (log) => {
    const found = await central(log, actors, limits, (done, of) => progress('Going on from each', done, of));
    return centralAnswer(log, actors, top, limits, found);
  });
}
