import type { CentralAnswer, LogLimits, SuspectsAnswer } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { informing, scopeOf } from './answer.ts';
import type { Central } from './central.ts';
import { evidenceOf } from './evidence.ts';
import type { Suspects } from './suspects.ts';

/** Puts names to suspects, and evidence to the contacts that they hang on. */
export async function suspectsAnswer(
  log: OpenLog,
  to: readonly string[],
  limits: LogLimits,
  { suspects, tieSensitive }: Suspects,
): Promise<SuspectsAnswer> {
  const { name } = log.names;
  const evidence = await evidenceOf(
    log,
    tieSensitive.flatMap(({ pair }) => pair ?? []).map(({ row }) => row),
  );
  return {
    log: log.path,
    query: { kind: 'suspects', to, ...limits },
    ties: limits.ties ?? 'non-strict',
    suspects: suspects.map(({ actor, targets, last }) => ({
      actor: name(actor),
      count: targets.length,
      to: targets.map(name),
      last,
    })),
    tieSensitive: tieSensitive.map(({ actor, targets, pair }) => ({
      actor: name(actor),
      to: targets.map(name),
      contacts: (pair ?? []).map((one) => ({
        ...informing(evidence.get(one.row)!),
        from: name(one.from),
        to: name(one.to),
      })),
    })),
    scope: scopeOf(log),
  };
}

/** Puts names to who is central: the first of them. */
export function centralAnswer(
  log: OpenLog,
  actors: readonly string[] | null,
  top: number,
  limits: LogLimits,
  found: readonly Central[],
): CentralAnswer {
  const { name } = log.names;
  const tied = found
    .filter(({ reach, other }) => reach !== other)
    .toSorted((a, b) => Math.abs(b.reach - b.other) - Math.abs(a.reach - a.other) || a.actor - b.actor);
  return {
    log: log.path,
    query: { kind: 'central', actors, top, ...limits },
    ties: limits.ties ?? 'non-strict',
    central: found.slice(0, top).map(({ actor, reach, closeness }) => ({ actor: name(actor), reach, closeness })),
    asked: found.length,
    intervals: log.manifest.spans,
    tieSensitive: {
      count: tied.length,
      actors: tied.slice(0, top).map(({ actor, reach, other }) => ({ actor: name(actor), reach, other })),
    },
    scope: scopeOf(log),
  };
}
