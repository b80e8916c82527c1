import { isLoose, type LooseContacts, type Network, NONE, networkOf, type RouteContacts } from './network.ts';
import { FREE, spanNetwork } from './spannetwork.ts';

/** The fewest people without whom there is no route; neither end counts as one. */
export interface FewestPeople {
  /** No set is smaller than this; the one that is told has `most`. Equal where it is known to be a smallest. */
  readonly least: number;
  readonly most: number;
  /** Ids of the people of such a set, rising; null where no set closes every route: the two are in contact themselves. */
  readonly people: readonly number[] | null;
}

/** Contacts that are looked at, over and over, before a bound has to do. */
const EFFORT = 300_000_000;

/** Arcs of a graph in which contacts within intervals are arcs at every time. */
const MOST_ARCS = 8_000_000;

/**
 * A smallest set of people without whom no route is left. NP-hard (Kempe, Kleinberg and Kumar 2000), so by branch and bound: of the
 * people on a route one has to go, and routes that have nobody in common each need one. What is found within the effort is exact,
 * otherwise a bound on either side.
 *
 * @param contacts all contacts on routes between two, as `between` finds them.
 * @param effort how many contacts it may look at.
 */
export function fewestPeople(
  contacts: RouteContacts,
  effort: number = EFFORT,
  mostArcs: number = MOST_ARCS,
): FewestPeople {
  if (contacts.senders.length === 0) return { least: 0, most: 0, people: [] };
  // Whoever goes takes all times of a contact along, so here an arc at every time does.
  const whole = isLoose(contacts) ? atEveryTime(contacts, mostArcs) : networkOf(contacts);
  const search = new Search(whole ?? atFirstTimes(contacts), effort);
  if (search.fewest()?.length === 0) return { least: 0, most: 0, people: null };
  const told = (people: readonly number[]) => people.map((person) => search.network.people[person]!).toSorted(byNumber);
  if (whole === null) {
    const ends = search.nextToAnEnd();
    return { least: search.apart(ends.length), most: ends.length, people: told(ends) };
  }
  const some = search.closing();
  // Sizes are tried one after the other, so where the effort runs out all smaller ones are known not to do.
  let least = search.apart(some.length);
  for (; least < some.length; least += 1) {
    const found = search.within(least);
    if (found === null) break;
    if (found.length > 0) return { least, most: least, people: told(found) };
  }
  return { least, most: some.length, people: told(some) };
}

function atEveryTime(contacts: LooseContacts, most: number): Network | null {
  return spanNetwork(contacts, new Uint32Array(contacts.senders.length).fill(FREE), most);
}

/** One timeline: each contact happens as early as it can be on a route. No set is smaller than one for it. */
function atFirstTimes(contacts: RouteContacts): Network {
  if (!isLoose(contacts)) return networkOf(contacts);
  const { stamps, until } = contacts;
  const plan = stamps.map((stamp, at) => (stamp === until[at] ? FREE : stamp));
  return spanNetwork(contacts, plan, Number.POSITIVE_INFINITY)!;
}

function byNumber(a: number, b: number): number {
  return a - b;
}

/** Why an actor is not one who may go. */
const [GONE, KEPT] = [1, 2];

class Search {
  readonly network: Network;
  readonly #effort: number;
  /** Contacts that leave a node: from `#first[node]` on in `#leaving`. */
  readonly #first: Uint32Array;
  readonly #leaving: Uint32Array;
  readonly #state: Uint8Array;
  readonly #distance: Uint32Array;
  /** The node before each, on the way with the fewest people. */
  readonly #before: Uint32Array;
  #looked = 0;

  constructor(network: Network, effort: number) {
    const { nodes, tails, people } = network;
    this.network = network;
    this.#effort = effort;
    this.#first = new Uint32Array(nodes + 1);
    for (const tail of tails) this.#first[tail + 1]! += 1;
    for (let node = 0; node < nodes; node += 1) this.#first[node + 1]! += this.#first[node]!;
    const free = this.#first.slice(0, nodes);
    this.#leaving = new Uint32Array(tails.length);
    for (const [contact, tail] of tails.entries()) {
      this.#leaving[free[tail]!] = contact;
      free[tail]! += 1;
    }
    this.#state = new Uint8Array(people.length);
    // The ends stay.
    this.#state[network.actor[network.source]!] = KEPT;
    this.#state[network.actor[network.sink]!] = KEPT;
    this.#distance = new Uint32Array(nodes);
    this.#before = new Uint32Array(nodes);
  }

  /** The people who may go on a route with the fewest of them, or null where there is no route. */
  fewest(): readonly number[] | null {
    const { source, sink, heads, next, actor } = this.network;
    const [state, distance, before] = [this.#state, this.#distance, this.#before];
    distance.fill(NONE);
    distance[source] = 0;
    let [queue, following]: [number[], number[]] = [[source], []];
    for (let away = 0; queue.length > 0 && distance[sink]! > away; away += 1) {
      for (let read = 0; read < queue.length; read += 1) {
        const node = queue[read]!;
        if (distance[node] !== away) continue;
        const meet = (other: number, from: number) => {
          const person = actor[other]!;
          if (state[person] === GONE) return;
          const far = person === actor[from] || state[person] === KEPT ? away : away + 1;
          if (distance[other]! <= far) return;
          distance[other] = far;
          before[other] = from;
          (far === away ? queue : following).push(other);
        };
        if (next[node] !== NONE) meet(next[node]!, node);
        for (let at = this.#first[node]!; at < this.#first[node + 1]!; at += 1) meet(heads[this.#leaving[at]!]!, node);
        this.#looked += 1 + this.#first[node + 1]! - this.#first[node]!;
      }
      [queue, following] = [following, []];
    }
    if (distance[sink] === NONE) return null;
    const people = new Set<number>();
    for (let node = sink; node !== source; node = before[node]!)
      if (state[actor[node]!] !== KEPT) people.add(actor[node]!);
    return [...people].toReversed();
  }

  /** Routes with nobody in common who may go, one after the other, up to `most`; without the effort, those found by then. */
  apart(most: number): number {
    const gone: number[] = [];
    let found = 0;
    while (found < most && this.#looked < this.#effort) {
      const people = this.fewest();
      if (people === null) break;
      found += 1;
      if (people.length === 0) {
        found = Number.POSITIVE_INFINITY;
        break;
      }
      for (const person of people) this.#state[person] = GONE;
      gone.push(...people);
    }
    for (const person of gone) this.#state[person] = 0;
    return found;
  }

  /** People without whom there is no route: on each route that is left, whoever has most contacts goes; then those who need not, stay. */
  closing(): readonly number[] {
    const { tails, heads, actor, people } = this.network;
    const contacts = new Uint32Array(people.length);
    for (const tail of tails) contacts[actor[tail]!]! += 1;
    for (const head of heads) contacts[actor[head]!]! += 1;
    let chosen: readonly number[] = [];
    const enough = this.#effort / 3;
    for (let route = this.fewest(); route !== null; route = this.fewest()) {
      if (this.#looked >= enough) {
        for (const other of chosen) this.#state[other] = 0;
        return this.nextToAnEnd();
      }
      const person = route.reduce((best, other) => (contacts[other]! > contacts[best]! ? other : best));
      this.#state[person] = GONE;
      chosen = [...chosen, person];
    }
    const needed = chosen.filter((person) => {
      if (this.#looked >= enough) return true;
      this.#state[person] = 0;
      if (this.fewest() === null) return false;
      this.#state[person] = GONE;
      return true;
    });
    for (const person of needed) this.#state[person] = 0;
    return needed;
  }

  /** All whom the start is in contact with, or all who are in contact with the target, whichever are fewer. */
  nextToAnEnd(): readonly number[] {
    const { tails, heads, actor, source, sink } = this.network;
    const [after, before] = [new Set<number>(), new Set<number>()];
    for (const [contact, tail] of tails.entries()) {
      if (tail === source) after.add(actor[heads[contact]!]!);
      if (heads[contact] === sink) before.add(actor[tail]!);
    }
    return [...(after.size <= before.size ? after : before)];
  }

  /** At most this many people without whom there is no route; an empty list where there are none, null where the effort ran out. */
  within(size: number): readonly number[] | null {
    if (this.#looked >= this.#effort) return null;
    const route = this.fewest();
    if (route === null || route.length === 0 || size === 0) return [];
    if (this.apart(size + 1) > size) return [];
    const kept: number[] = [];
    let found: readonly number[] | null = [];
    for (const person of route) {
      this.#state[person] = GONE;
      if (this.fewest() === null) found = [person];
      else {
        const others = this.within(size - 1);
        found = others === null ? null : others.length === 0 ? [] : [person, ...others];
      }
      // Whatever closes the routes with this person gone has been tried: from here on this one stays.
      this.#state[person] = KEPT;
      kept.push(person);
      if (found === null || found.length > 0) break;
    }
    for (const person of kept) this.#state[person] = 0;
    return found;
  }
}
