import { type Certificate, type CertifiedClaim, type LogLimits, Mistake } from '../../terms/index.ts';
import { labelsOf } from '../questions/kept.ts';
import { passesOf } from '../questions/passes.ts';
import { type Asked, actorOf, askedOf, onlyPlain } from '../questions/question.ts';
import { earliestRoute, type Route } from '../questions/route.ts';
import { limitsWalks, toldAt, walksOf } from '../questions/walks.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { filesOf, sourcesOf, writtenBounds } from './certificate.ts';
import { type Near, nearest } from './nearest.ts';

/** What a certificate may leave out. Whoever passes nothing on is a matter of belief, and cannot be certified. */
export type CertifyLimits = Omit<LogLimits, 'stopAt' | 'by'> & { readonly by: number };

/** For each actor the first time at which it could have it and the last at which it could pass it on, infinite where there is none. */
interface Bounds {
  readonly had: Float64Array;
  readonly until: Float64Array;
}

/** The proof and what comes nearest to overturning it, or the route that stands against it. */
export type Certified =
  | { readonly certificate: Certificate; readonly near: Near }
  | { readonly certificate: null; readonly claim: CertifiedClaim; readonly route: Route };

/**
 * Proves that it cannot have got from some actors to another by a deadline over the contacts of a log, whenever those within an interval
 * happened. The proof is the earliest time at which anyone could have had it.
 *
 * @throws Mistake as `askedOf` does, where how long somebody holds it or how many contacts there may be is limited, and where the two ends are one or the target is excluded.
 */
export async function certify(
  log: OpenLog,
  from: readonly string[],
  not: string,
  limits: CertifyLimits,
): Promise<Certified> {
  onlyPlain({ ...limits, latency: 0 }, 'A certificate has a time for each actor alone, and');
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
    latency: limits.latency ?? 0,
  };
  const { had, until } = await boundsOf(log, limits, asked, seeds, target);
  if (Number.isFinite(had[target]!)) {
    const route = await earliestRoute(log, claim.from, not, limits);
    return { certificate: null, claim, route: route! };
  }
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
    bounds: writtenBounds(had),
  };
  return {
    certificate,
    near: await nearest(log, { claim, had, until, seeds, target, excluded: asked.excluded ?? [] }),
  };
}

async function boundsOf(
  log: OpenLog,
  limits: CertifyLimits,
  asked: Asked,
  seeds: readonly number[],
  target: number,
): Promise<Bounds> {
  const [from, to] = [
    { ...asked, seeds },
    { ...asked, seeds: [target] },
  ];
  if (limitsWalks(limits)) {
    const { latency, pass } = await walksOf(log, limits);
    const times = (start: Asked, way: 1 | -1) => {
      const walks = pass(start, way);
      const labels = Float64Array.from(
        walks.first,
        (label) => toldAt(walks, label, way, latency) ?? Number.POSITIVE_INFINITY * way,
      );
      for (const seed of start.seeds) labels[seed] = Number.NEGATIVE_INFINITY * way;
      return labels;
    };
    return { had: times(from, 1), until: times(to, -1) };
  }
  const { possible } = await passesOf(log, limits);
  return { had: labelsOf(log, possible(from, 1), 1), until: labelsOf(log, possible(to, -1), -1) };
}
