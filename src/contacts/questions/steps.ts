import type { LoggedStep } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { informing } from './answer.ts';
import { evidenceOf } from './evidence.ts';
import { keptBy } from './kept.ts';

const NEVER_FIRED = new Float64Array(0);

/** Some contacts, by index or as `SPAN` and a span, as their sources have them. What goes both ways is told the way it is used. */
export async function stepsOf(log: OpenLog, marks: Uint32Array): Promise<readonly LoggedStep[]> {
  const kept = keptBy(log, { marks, fired: NEVER_FIRED });
  const steps = Array.from(marks, (mark) => kept(mark));
  const evidence = await evidenceOf(
    log,
    steps.map(({ row }) => row),
  );
  return steps.map(({ row, from, to, earliest, latest }) => ({
    ...informing(evidence.get(row)!),
    from: log.names.name(from),
    to: log.names.name(to),
    earliest,
    latest,
  }));
}
