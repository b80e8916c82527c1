import { capacitiesOf, turned } from './capacities.ts';
import { ENDLESS, flowOf } from './flow.ts';
import { type LooseContacts, ofAnEnd } from './network.ts';
import { FREE, GONE, spanNetwork } from './spannetwork.ts';
import { type DatedRoute, SpanReach } from './spanreach.ts';

/** What is known of the smallest sets of contacts without which there is no route in any timeline. */
export interface SpanCut {
  readonly least: number;
  readonly contacts: readonly number[];
  readonly only: boolean | null;
}

/** Timelines that are cut before a contact is tried both ways. */
const MOVES = 4;
/** Sets for which it is looked into whether they are the only ones. */
const MOST_ASKED = 20;

/** An arc of a new graph takes as long as so many that are looked at. */
const BUILDING = 10;

/** The effort ran out. */
const UNKNOWN = 'unknown';

/**
 * A smallest set of contacts without which there is no route in any timeline.
 *
 * A contact within an interval may happen at many times, and goes with all of them at once: a cut of labels, not of arcs. Where the
 * intervals are long it is the cut of a directed graph that keeps the first of three from the others and the second from the third, which
 * no quick way is likely to come within 41 % of (Bérczi, Chandrasekaran, Király and Madan 2020). But one timeline is a graph without intervals, so a cut through it, by a largest flow, is a bound from below, and where it closes every
 * other timeline too it is a smallest one. Where it does not, a route is left in another timeline: the contacts of that route are moved to
 * their times there; in the end one of them is tried both ways, gone or kept at all its times (branch and bound). Sizes are tried
 * one after the other, so where the effort runs out all smaller ones are known not to do.
 *
 * @param effort how many contacts and arcs it may look at.
 * @param moves how many timelines are cut before a contact is tried both ways.
 */
export function smallestSpanCut(contacts: LooseContacts, effort: number, moves: number = MOVES): SpanCut {
  const search = new Search(contacts, effort, moves);
  const some = search.closing();
  let least = Math.min(search.bound(), some.length);
  for (; least < some.length; least += 1) {
    const found = search.within(least);
    if (found === UNKNOWN) return { least, contacts: some, only: null };
    if (found !== null) return { least, contacts: found, only: search.isAlone(found) };
  }
  return { least, contacts: some, only: search.isAlone(some) };
}

/** What a cut through one timeline came to. */
interface Through {
  readonly least: number;
  readonly contacts: readonly number[];
}

class Search {
  readonly #contacts: LooseContacts;
  readonly #reach: SpanReach;
  readonly #gone: Uint8Array;
  readonly #kept: Uint8Array;
  readonly #effort: number;
  readonly #moves: number;
  #looked = 0;

  constructor(contacts: LooseContacts, effort: number, moves: number) {
    this.#contacts = contacts;
    this.#moves = moves;
    this.#effort = effort;
    this.#reach = new SpanReach(contacts);
    this.#gone = new Uint8Array(contacts.senders.length);
    this.#kept = new Uint8Array(contacts.senders.length);
  }

  /** No set is smaller than this: the largest flow of a few timelines. */
  bound(): number {
    let least = 0;
    this.#timelines((through) => {
      least = Math.max(least, through.least);
      return false;
    });
    return least;
  }

  /** A set that closes every route: cuts through timelines until none is left, then without those that need not go. */
  closing(): readonly number[] {
    const chosen = new Set<number>();
    const plan = this.#plan();
    const enough = this.#effort / 3;
    for (;;) {
      const route = this.#route(chosen);
      if (route === null) break;
      if (this.#looked >= enough) return ofAnEnd(this.#contacts);
      for (const [at, contact] of route.contacts.entries()) if (this.#loose(contact)) plan[contact] = route.stamps[at]!;
      for (const contact of chosen) plan[contact] = GONE;
      const through = this.#through(plan);
      if (through === UNKNOWN) return ofAnEnd(this.#contacts);
      for (const contact of through.contacts) chosen.add(contact);
    }
    for (const contact of rising(chosen)) {
      if (this.#looked >= enough) break;
      chosen.delete(contact);
      if (this.#route(chosen) !== null) chosen.add(contact);
    }
    return rising(chosen);
  }

  /** At most so many contacts without which there is no route; null where there are none. */
  within(size: number): readonly number[] | null | typeof UNKNOWN {
    let found: readonly number[] | null = null;
    const last = this.#timelines(({ least, contacts }, route) => {
      if (least > size) return true;
      if (route === null) found = contacts;
      return route === null;
    });
    if (found !== null) return rising(found);
    if (last === UNKNOWN || last === null) return last;
    if (size > 0) {
      const without = this.#trying(this.#gone, last, size - 1);
      if (without === UNKNOWN) return without;
      if (without !== null) return rising([last, ...without]);
    }
    return this.#trying(this.#kept, last, size);
  }

  /** Whether no other set is as small: each of its contacts is kept in turn. Null where that is not known. */
  isAlone(set: readonly number[]): boolean | null {
    // Each takes about as long as all that was done so far.
    if (set.length > MOST_ASKED || this.#looked * set.length > this.#effort) return null;
    for (const contact of set) {
      const other = this.#trying(this.#kept, contact, set.length);
      if (other !== null) return other === UNKNOWN ? null : false;
    }
    return true;
  }

  #trying(state: Uint8Array, contact: number, size: number): ReturnType<Search['within']> {
    state[contact] = 1;
    const found = this.within(size);
    state[contact] = 0;
    return found;
  }

  /**
   * Cuts through one timeline after the other, each with the route that the last one left, until told to end.
   * @returns a contact that happens at another time on the last such route, or null where it was told to end.
   */
  #timelines(done: (through: Through, route: DatedRoute | null) => boolean): number | null | typeof UNKNOWN {
    const plan = this.#plan();
    let moved = 0;
    for (let move = 0; move < this.#moves; move += 1) {
      const through = this.#through(plan);
      if (through === UNKNOWN) return UNKNOWN;
      const route = through.least >= ENDLESS ? null : this.#route(new Set(through.contacts));
      if (done(through, route) || route === null) return null;
      const other = route.contacts.findIndex(
        (contact, at) => this.#loose(contact) && plan[contact] !== route.stamps[at],
      );
      moved = route.contacts[other]!;
      for (const [at, contact] of route.contacts.entries()) if (this.#loose(contact)) plan[contact] = route.stamps[at]!;
    }
    return moved;
  }

  /** Whether a contact is within an interval, and not decided on. */
  #loose(contact: number): boolean {
    const { stamps, until } = this.#contacts;
    return stamps[contact] !== until[contact] && this.#kept[contact] === 0 && this.#gone[contact] === 0;
  }

  /** The timeline in which everyone has it as early as can be. */
  #plan(): Uint32Array {
    this.#looked += this.#reach.size;
    const stamps = this.#reach.stamps((contact) => this.#gone[contact] === 1);
    return Uint32Array.from(stamps, (stamp, contact) => {
      if (this.#gone[contact] === 1 || stamp === -1) return GONE;
      return this.#loose(contact) ? stamp : FREE;
    });
  }

  #route(out: ReadonlySet<number>): DatedRoute | null {
    this.#looked += this.#reach.size;
    return this.#reach.route((contact) => this.#gone[contact] === 1 || out.has(contact));
  }

  #through(plan: Uint32Array): Through | typeof UNKNOWN {
    const left = this.#effort - this.#looked;
    const network = left <= 0 ? null : spanNetwork(this.#contacts, plan, left);
    if (network === null) return UNKNOWN;
    this.#looked += network.contacts.length * BUILDING;
    // Turned round, the cut is the one nearest the start.
    const graph = turned(capacitiesOf(network, (arc) => this.#kept[network.contacts[arc]!] === 1));
    const { least, exact, sinkSide, work } = flowOf(graph, left);
    this.#looked += work;
    if (!exact) return UNKNOWN;
    const contacts: number[] = [];
    for (const [arc, contact] of network.contacts.entries())
      if (graph.capacities[arc] === 1 && sinkSide[graph.tails[arc]!] === 0 && sinkSide[graph.heads[arc]!] === 1)
        contacts.push(contact);
    return { least, contacts };
  }
}

function rising(contacts: Iterable<number>): readonly number[] {
  return [...contacts].toSorted((a, b) => a - b);
}
