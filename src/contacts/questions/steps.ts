import type { LoggedStep } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { informing } from './answer.ts';
import { evidenceOf } from './evidence.ts';
import { gathered } from './kept.ts';

/** The contacts at some indexes, which rise, as their sources have them. What goes both ways is told the way it is used. */
export async function stepsOf(log: OpenLog, indexes: Uint32Array): Promise<readonly LoggedStep[]> {
  const [senders, receivers, stamps, rows] = (['from', 'to', 'stamp', 'row'] as const).map((column) =>
    gathered(log, column, indexes),
  ) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const evidence = await evidenceOf(log, rows);
  return Array.from(rows, (row, at) => {
    const time = log.times.at(stamps[at]!);
    return {
      ...informing(evidence.get(row)!),
      from: log.names.name(senders[at]!),
      to: log.names.name(receivers[at]!),
      earliest: time,
      latest: time,
    };
  });
}
