import type { Claim } from '../terms/claim.ts';
import type { EventLink } from '../terms/evidence.ts';
import { type Interval, intersection, overlap } from '../terms/interval.ts';
import { cliques } from './cliques.ts';
import { sidesOf } from './sides.ts';

/** An account of a transfer, and its time; `claim` is null for a record. */
export interface Timed {
  readonly claim: string | null;
  readonly when: Interval;
}

/** What reviewers said of which claims tell of one event. */
export interface Events {
  /** The number of the event that a claim was said to be of; null where nothing was said of it. */
  readonly of: (claim: string | null) => number | null;
  /** Whether two claims were said to be of one event. */
  readonly one: (a: string, b: string) => boolean;
  /** Whether they were said to be of two: one of them is of an event of its own, which the other is not of. */
  readonly two: (a: string, b: string) => boolean;
  /** Whether two accounts of one transfer can be of one event: as was said, or where nothing was, if their times meet. */
  readonly meet: (a: Timed, b: Timed) => boolean;
  /** Whether they are of one because each has a day by which the event with this number is told of, though not the same. */
  readonly joined: (a: Timed, b: Timed, event: number) => boolean;
  /** Whether a denial is of the event of these claims for a hop; null where nothing was said of that. */
  readonly denied: (denial: string, supporting: readonly string[]) => boolean | null;
}

/** An event as reviewers have it: no other claim is of it where it is `own`. */
interface Told {
  readonly claims: ReadonlySet<string>;
  readonly own: boolean;
  /** When it can have been, by those of its claims that say; empty where none does. */
  readonly times: readonly Interval[];
}

/**
 * The events of these judgements, taken in order: `one` makes one event of all that its claims were of, `own` takes its claims out of theirs.
 *
 * Where the claims of an event agree on a time, that is its time, however vague the others are. Where they do not, each agreement among as many of
 * them as can be is one: a mistaken day is still the day by which others tell of it.
 *
 * @param claims those in the evaluation. @param timeOf when a claim says that it was; null where it does not say.
 */
export function eventsOf(
  links: readonly EventLink[],
  claims: readonly Claim[],
  timeOf: (claim: Claim) => Interval | null,
): Events {
  const named = new Set(links.flatMap(({ claims: these }) => these));
  // A trace is made again and again to see what hangs on what: nothing is gone through where nothing was judged.
  const supporting = new Map(
    claims
      .filter((claim) => named.has(claim.id) && sidesOf(claim).includes('for'))
      .map((claim) => [claim.id, timeOf(claim)]),
  );
  const told = toldOf(links, supporting);
  const numbers = new Map(told.flatMap(({ claims: these }, number) => [...these].map((id) => [id, number] as const)));
  const of: Events['of'] = (claim) => (claim === null ? null : (numbers.get(claim) ?? null));
  const apart = (a: number | null, b: number | null): boolean =>
    a !== b && [a, b].some((number) => number !== null && told[number]!.own);
  const timesOf = ({ claim, when }: Timed): readonly Interval[] => {
    const number = of(claim);
    const times = number === null ? [] : told[number]!.times;
    return times.length > 0 ? times : [when];
  };
  return {
    of,
    one: (a, b) => of(a) !== null && of(a) === of(b),
    two: (a, b) => apart(of(a), of(b)),
    meet: (a, b) => {
      const [one, other] = [of(a.claim), of(b.claim)];
      if (one !== null && one === other) return true;
      return !apart(one, other) && timesOf(a).some((time) => timesOf(b).some((each) => overlap(time, each)));
    },
    joined: (a, b, event) => {
      const { times, own } = told[event]!;
      if (own || apart(of(a.claim), of(b.claim))) return false;
      const days = [a, b].map((each) => times.map((day) => timesOf(each).some((time) => overlap(time, day))));
      return times.some((_, one) => days[0]![one]! && times.some((__, other) => other !== one && days[1]![other]!));
    },
    denied: (denial, these) => {
      const number = of(denial);
      if (number === null) return null;
      const { claims: all, own } = told[number]!;
      // Of an event that nobody in the evaluation tells of it says what it says, unless it is of one of its own.
      if (!own && ![...all].some((id) => supporting.has(id))) return null;
      return these.some((id) => all.has(id));
    },
  };
}

function toldOf(links: readonly EventLink[], supporting: ReadonlyMap<string, Interval | null>): readonly Told[] {
  let events: readonly Pick<Told, 'claims' | 'own'>[] = [];
  for (const { link, claims } of links) {
    const these = new Set(claims);
    const touched = events.filter((event) => claims.some((id) => event.claims.has(id)));
    const others = events.filter((event) => !touched.includes(event));
    if (link === 'one') {
      const all = new Set([...touched.flatMap((event) => [...event.claims]), ...these]);
      const before = (id: string): boolean => touched.some((event) => event.own && event.claims.has(id));
      events = [...others, { claims: all, own: [...all].every(before) }];
    } else {
      const left = touched.map(({ claims: had, own }) => ({
        claims: new Set([...had].filter((id) => !these.has(id))),
        own,
      }));
      events = [...others, ...left.filter((event) => event.claims.size > 0), { claims: these, own: true }];
    }
  }
  return events.map((event) => ({
    ...event,
    times: agreements([...event.claims].flatMap((id) => supporting.get(id) ?? [])),
  }));
}

/** What as many as can be of these times have in common, for each such lot. */
function agreements(times: readonly Interval[]): readonly Interval[] {
  return cliques(times.length, (a, b) => overlap(times[a]!, times[b]!)).flatMap((clique): Interval[] => {
    // Intervals of which every two meet have a moment that is in all.
    const [first, ...rest] = clique.map((at) => times[at]!);
    return first === undefined ? [] : [rest.reduce((time, each) => intersection(time, each) ?? time, first)];
  });
}
