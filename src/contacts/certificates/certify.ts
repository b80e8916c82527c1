import { type Certificate, type CertifiedClaim, type LogLimits, Mistake } from '../../terms/index.ts';
import { NEVER } from '../kernel/engine.ts';
import { labelsOf } from '../questions/kept.ts';
import { passesOf } from '../questions/passes.ts';
import { actorOf, askedOf } from '../questions/question.ts';
import { earliestRoute, type Route } from '../questions/route.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { filesOf, sourcesOf, writtenBounds } from './certificate.ts';
import { type Near, nearest } from './nearest.ts';

/** What a certificate may leave out. Whoever passes nothing on is a matter of belief, and cannot be certified. */
export type CertifyLimits = Omit<LogLimits, 'stopAt' | 'by'> & { readonly by: number };

/** The proof and what comes nearest to overturning it, or the route that stands against it. */
export type Certified =
  | { readonly certificate: Certificate; readonly near: Near }
  | { readonly certificate: null; readonly claim: CertifiedClaim; readonly route: Route };

/**
 * Proves that it cannot have got from some actors to another by a deadline over the contacts of a log, whenever those within an interval
 * happened. The proof is the earliest time at which anyone could have had it.
 *
 * @throws Mistake as `askedOf` does, and where the two ends are one or the target is excluded.
 */
export async function certify(
  log: OpenLog,
  from: readonly string[],
  not: string,
  limits: CertifyLimits,
): Promise<Certified> {
  const target = actorOf(log, not);
  const asked = askedOf(log, [...from, not], limits);
  const seeds = asked.seeds.filter((seed) => seed !== target);
  if (seeds.length !== asked.seeds.length - 1 || from.some((name) => actorOf(log, name) === target))
    throw new Mistake('A certificate is about one actor who could not have it from others.', 'Name two or more.');
  const called = log.names.name;
  const claim: CertifiedClaim = {
    from: seeds.map(called),
    not: called(target),
    since: limits.since ?? null,
    by: limits.by,
    ties: asked.ties,
    exclude: (asked.excluded ?? []).map(called),
    excludeChannels: limits.excludeChannels ?? [],
  };
  const passes = await passesOf(log, limits);
  const had = passes.possible({ ...asked, seeds }, 1);
  if (had.marks[target] !== NEVER) {
    const route = await earliestRoute(log, claim.from, not, limits);
    return { certificate: null, claim, route: route! };
  }
  const times = labelsOf(log, had, 1);
  const until = labelsOf(log, passes.possible({ ...asked, seeds: [target] }, -1), -1);
  const { files } = log.manifest;
  const certificate: Certificate = {
    format: 'hearsay-certificate-1',
    claim,
    log: {
      sources: sourcesOf(log.manifest),
      actors: log.columns.actors,
      contacts: log.columns.count + log.spans.from.length,
      files: Object.fromEntries(filesOf(claim).map((name) => [name, files[name]!.sha256])),
    },
    bounds: writtenBounds(times),
  };
  return {
    certificate,
    near: await nearest(log, { claim, had: times, until, seeds, target, excluded: asked.excluded ?? [] }),
  };
}
