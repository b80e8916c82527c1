import type { Claim } from '../terms/claim.ts';
import type { EventLink } from '../terms/evidence.ts';
import { hull, type Interval, overlap } from '../terms/interval.ts';

/** What reviewers said of which claims tell of one event. */
export interface Events {
  /** Whether two claims tell of one event, or of two; null where nobody said. Of several words the last holds. */
  readonly judged: (a: string, b: string) => 'one' | 'two' | null;
  /**
   * The same of a denial and a claim for. That claims for are apart takes no denial from any of them: it says what it says of both, until it is
   * itself judged to be of one.
   */
  readonly denied: (denial: string, claim: string) => 'one' | 'two' | null;
  /** Whether anybody said anything of a claim. */
  readonly named: (claim: string) => boolean;
  /**
   * Whether claims on one transfer can be of one event: as was said; where nothing was, if their times meet. A claim that was joined to others
   * meets whatever meets the hull of them.
   *
   * @param a one claim and the time it is taken to give; null for a record.
   */
  readonly meet: (a: Timed, b: Timed) => boolean;
}

/** An account of a transfer, and its time. */
export interface Timed {
  readonly claim: string | null;
  readonly when: Interval;
}

/** The events of these judgements. @param claims those of the evidence: when each says that it was. */
export function eventsOf(links: readonly EventLink[], claims: readonly Claim[]): Events {
  const sets = links.map(({ link, claims: these }) => ({ link, these: new Set(these) }));
  const known = new Set(links.flatMap(({ claims: these }) => these));
  const last = (a: string, b: string, apart: (one: boolean, other: boolean) => boolean): 'one' | 'two' | null => {
    if (!known.has(a) && !known.has(b)) return null;
    for (const { link, these } of sets.toReversed()) {
      const [one, other] = [these.has(a), these.has(b)];
      if (link === 'one' && one && other) return 'one';
      if (link === 'own' && apart(one, other)) return 'two';
    }
    return null;
  };
  const judged: Events['judged'] = (a, b) => last(a, b, (one, other) => one !== other);
  const spans = spansOf(
    claims.filter(({ id }) => known.has(id)),
    judged,
  );
  const span = ({ claim, when }: Timed): Interval => (claim === null ? when : (spans.get(claim) ?? when));
  return {
    judged,
    denied: (denial, claim) => last(denial, claim, (one, other) => one && !other),
    named: (claim) => known.has(claim),
    meet: (a, b) => {
      const said = a.claim === null || b.claim === null ? null : judged(a.claim, b.claim);
      return said === null ? overlap(span(a), span(b)) : said === 'one';
    },
  };
}

/** For each claim that was joined to others, the hull of all that say when; none where nobody does. */
function spansOf(claims: readonly Claim[], judged: Events['judged']): ReadonlyMap<string, Interval> {
  const spans = new Map<string, Interval>();
  const left = new Set(claims);
  for (const first of claims) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const one of group)
      for (const other of left)
        if (judged(one.id, other.id) === 'one') {
          left.delete(other);
          group.push(other);
        }
    const dated = group.filter(({ when }) => when.earliest !== null || when.latest !== null);
    if (group.length === 1 || dated.length === 0) continue;
    const span = hull(dated.map(({ when }) => when));
    for (const { id } of group) spans.set(id, span);
  }
  return spans;
}
