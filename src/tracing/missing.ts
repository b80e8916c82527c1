import { NO_ORIGINS } from '../lineage/index.ts';
import { flagsOf, opposing } from './claimed.ts';
import type { Matter } from './matter.ts';
import { compareRoutes } from './ranking.ts';
import { carriedBy, type Path, type Quest, routesThrough } from './search.ts';
import type { Step } from './step.ts';
import { type Arrival, arrive, existing, intervalOf } from './time.ts';

/** The route that claims carry furthest from the origin, with its one missing hop. */
export interface Gap {
  readonly steps: readonly Step[];
  readonly missing: Step;
}

/**
 * Where every route has a missing hop: the claims that lead on from the origin, as far as they go; then one hop that
 * nothing shows; then, where claims lead from there to the holder in time, those too.
 */
export function gapOf(claimed: readonly Step[], quest: Quest, matter: Matter): Gap {
  const { origin, holder } = quest;
  const prefixes = origin === null ? [] : routesThrough(claimed, { ...quest, holder: null }, matter.items).paths;
  const tails = holder === null ? [] : routesThrough(claimed, { ...quest, origin: null }, matter.items).paths;
  let best: { readonly prefix: Path | null; readonly tail: readonly Step[]; readonly path: Path } | null = null;
  const start: Path = {
    steps: [],
    arrival: { earliest: quest.since ?? Number.NEGATIVE_INFINITY, latest: null },
    item: quest.item,
  };
  for (const prefix of [null, ...prefixes.filter((each) => each.steps.at(-1)?.hop.to !== null)]) {
    for (const tail of [null, ...tails]) {
      const path = tail === null ? (prefix ?? start) : joined(prefix ?? start, tail, quest, matter);
      if (path === null) continue;
      const candidate = { prefix, tail: tail?.steps ?? [], path };
      if (best === null || further(candidate, best) < 0) best = candidate;
    }
  }
  const before = best?.prefix?.steps ?? [];
  const after = best?.tail ?? [];
  const missing = missingStep(
    before.at(-1) ?? null,
    after[0] ?? null,
    best?.prefix?.arrival ?? start.arrival,
    quest,
    matter,
  );
  return { steps: [...before, missing, ...after], missing };
}

type Candidate = { readonly prefix: Path | null; readonly tail: readonly Step[]; readonly path: Path };

function further(a: Candidate, b: Candidate): number {
  const [mine, theirs] = [a.prefix?.steps.length ?? 0, b.prefix?.steps.length ?? 0];
  if (mine !== theirs) return theirs - mine;
  if (a.tail.length !== b.tail.length) return b.tail.length - a.tail.length;
  return a.path.steps.length === 0 || b.path.steps.length === 0 ? 0 : compareRoutes(a.path, b.path);
}

/** Claims at both ends of a gap, where the far ones can come after the near ones and do not run over them. */
function joined(prefix: Path, tail: Path, quest: Quest, matter: Matter): Path | null {
  const [first] = tail.steps;
  if (first === undefined || first.hop.from === null) return null;
  const passed = new Set([
    ...(quest.origin === null ? [] : [quest.origin]),
    ...prefix.steps.flatMap((step) => [...step.from, ...step.to]),
  ]);
  if (tail.steps.some((step) => [...step.from, ...step.to].some((node) => passed.has(node)))) return null;
  let arrival: Arrival | null = { earliest: prefix.arrival.earliest, latest: null };
  let item: string | null = prefix.item;
  for (const step of tail.steps) {
    item = item === null ? null : carriedBy(step, item, quest.item, matter.items);
    arrival = arrival === null ? null : arrive(arrival, existing(step.times, quest.since));
    if (item === null || arrival === null || arrival.earliest > quest.deadline) return null;
  }
  return arrival === null || item === null ? null : { steps: [...prefix.steps, ...tail.steps], arrival, item };
}

function missingStep(before: Step | null, after: Step | null, at: Arrival, quest: Quest, matter: Matter): Step {
  const from = before === null ? new Set(quest.origin === null ? [] : [quest.origin]) : before.to;
  const to = after === null ? new Set(quest.holder === null ? [] : [quest.holder]) : after.from;
  const latest =
    after === null
      ? quest.deadline
      : Math.min(quest.deadline, ...after.times.map((time) => time.latest ?? quest.deadline));
  const when = {
    ...intervalOf({ earliest: at.earliest, latest: null }),
    latest: Number.isFinite(latest) ? latest : null,
  };
  const claims = opposing(matter, { from, to, items: new Set([quest.item]), when });
  return {
    hop: {
      id: '',
      from: before === null ? quest.origin : before.hop.to,
      to: after === null ? quest.holder : after.hop.from,
      item: quest.item,
      when,
      standing: 'missing',
      flags: flagsOf(claims),
      origins: NO_ORIGINS,
      basis: [],
      claims,
    },
    from,
    to,
    times: [when],
    moved: null,
    certainty: 'U',
    groups: [],
    assumptions: [],
    membership: null,
  };
}
