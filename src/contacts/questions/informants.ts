import type { LoggedStep, LogLimits, ReachAnswer } from '../../terms/index.ts';
import { informants } from '../kernel/informants.ts';
import { Sweeper } from '../kernel/sweep.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { withoutChannels } from './channels.ts';
import { askedOf, onlyInstants, onlyPlain } from './question.ts';
import { stepsOf } from './steps.ts';

/**
 * An answer of `forward` with all contacts that could have informed each actor first, not one alone: see `informants`.
 *
 * @throws Mistake as `askedOf` does, and where the log has contacts with an interval.
 */
export async function withInformants(
  log: OpenLog,
  from: readonly string[],
  limits: LogLimits,
  answer: ReachAnswer,
): Promise<ReachAnswer> {
  onlyInstants(log, 'Who informed somebody first');
  onlyPlain(limits, 'Who informed somebody first');
  const without = await withoutChannels(log, limits.excludeChannels ?? []);
  const sweep = { ...askedOf(log, from, limits), ...(without === null ? {} : { without }) };
  const found = informants(new Sweeper(log.columns), sweep);
  const indexes = Uint32Array.from([...found.values()].flat()).sort();
  const steps = await stepsOf(log, indexes);
  const byActor = new Map<string, LoggedStep[]>();
  for (const step of steps) {
    const known = byActor.get(step.to);
    if (known === undefined) byActor.set(step.to, [step]);
    else known.push(step);
  }
  return {
    ...answer,
    reached: answer.reached.map((reached) => ({ ...reached, informants: byActor.get(reached.actor) ?? [] })),
  };
}
