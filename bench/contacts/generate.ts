/** How a generated log is spread: who is in touch as often as anyone, or a few very often (Zipf, exponent 1). */
export type Spread = 'uniform' | 'zipf';

/** How finely its times are told: each contact at a time of its own, or the minutes or days of one year. */
export type Clock = 'distinct' | 'minutes' | 'days';

export interface Shape {
  readonly contacts: number;
  readonly actors: number;
  readonly spread: Spread;
  readonly clock: Clock;
}

/** Columns in list order: sorted by stamp, in no order within one. Stamps are ranks: they rise from 0 without gaps. */
export interface Generated {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly stamp: Uint32Array;
}

const INSTANTS: Readonly<Record<Clock, number>> = {
  distinct: Number.POSITIVE_INFINITY,
  minutes: 525_600,
  days: 365,
};

/** All of a log at once. */
export function generated(shape: Shape, seed?: number): Generated {
  const { contacts } = shape;
  const columns = {
    from: new Uint32Array(contacts),
    to: new Uint32Array(contacts),
    stamp: new Uint32Array(contacts),
  };
  generator(shape, seed)(columns);
  return columns;
}

/**
 * A log that is the same for the same seed: xorshift32. No contact is of one actor with itself. Each call fills the columns with
 * the contacts that come next, so that a log need not be in memory whole.
 */
export function generator({ contacts, actors, spread, clock }: Shape, seed = 20_231_026): (columns: Generated) => void {
  let state = seed >>> 0;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
  // Ranks are handed out by a walk through all ids, so that the busiest do not lie side by side in memory.
  const stride = strideOf(actors);
  const one =
    spread === 'uniform'
      ? () => Math.floor(next() * actors)
      : () => (Math.floor(actors ** next() - 1) * stride) % actors;
  const instants = Math.min(INSTANTS[clock], contacts);
  let done = 0;
  return ({ from, to, stamp }) => {
    for (let at = 0; at < from.length; at += 1) {
      from[at] = one();
      do to[at] = one();
      while (to[at] === from[at]);
      stamp[at] = Math.floor((done * instants) / contacts);
      done += 1;
    }
  };
}

/** A number near a third of the actors that shares no divisor with theirs: steps of it reach every id before any twice. */
function strideOf(actors: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let stride = 1 + 2 * Math.floor(actors * 0.309);
  while (divisor(stride, actors) !== 1) stride += 1;
  return stride;
}
