import { type LooseContacts, type Network, NONE } from './network.ts';

/** A graph in which a contact may be several arcs. */
export interface SpanNetwork extends Network {
  /** The contact that each arc stands for. */
  readonly contacts: Uint32Array;
}

/** In a plan: a contact may happen at any time of its interval, or not at all. Any other number is the stamp at which it happens. */
export const FREE = 0xffffffff;
export const GONE = 0xfffffffe;

/**
 * The graph of some contacts on routes, as `networkOf` makes it, where some happen at any time of an interval.
 *
 * Such a contact is an arc at each time of the interval at which its sender may be told something, and one at its beginning if the
 * sender may have it by then: to happen at any other time is to happen later than it could. Where contacts of one time do not
 * chain, time within an interval is dense: what comes at a stamp goes on by intervals that reach beyond it, to others at the same stamp,
 * and by contacts at an instant from the next stamp on.
 *
 * @param plan when each contact happens.
 * @param most arcs; null where there would be more.
 */
export function spanNetwork(contacts: LooseContacts, plan: Uint32Array, most: number): SpanNetwork | null {
  const { from, to, ties, senders, receivers, stamps, until } = contacts;
  const strict = ties === 'strict';
  const made = new Growing();
  const [source, sink] = [made.numberOf(from), made.numberOf(to)];
  made.enter(source);
  made.enter(sink);
  const fixed = (contact: number) => plan[contact]! < GONE;
  const opens = (contact: number) => (fixed(contact) ? plan[contact]! : stamps[contact]!);
  const instant = (contact: number) => stamps[contact] === until[contact];
  const last = (contact: number) => {
    if (fixed(contact) || instant(contact)) return opens(contact);
    return strict ? until[contact]! - 1 : until[contact]!;
  };
  const order = Uint32Array.from(senders.keys())
    .filter((contact) => plan[contact] !== GONE)
    .sort((a, b) => opens(a) - opens(b) || a - b);
  const ends = (all: Uint32Array) => Uint32Array.from(all, (actor) => made.numberOf(actor));
  const [tailOf, headOf] = [ends(senders), ends(receivers)];
  /** Contacts that each may still pass on by, among them some that have ended. */
  const open = new Map<number, number[]>();
  const told = new Map<number, number>();
  for (let start = 0; start < order.length; ) {
    // The next stamp at which anything happens: a contact begins, or nothing does, as whoever is told passes it on at once.
    const stamp = opens(order[start]!);
    let end = start;
    while (end < order.length && opens(order[end]!) === stamp) end += 1;
    const beginning = order.subarray(start, end);
    start = end;
    const arrived: number[] = [];
    const arrive = (person: number) => {
      if (told.get(person) === stamp) return;
      told.set(person, stamp);
      arrived.push(person);
    };
    const before: (readonly [contact: number, tail: number])[] = [];
    const begun: number[] = [];
    for (const contact of beginning) {
      const person = tailOf[contact]!;
      if (strict && instant(contact)) {
        if (made.now(person) === NONE) continue;
        before.push([contact, made.leave(person)]);
        arrive(headOf[contact]!);
        continue;
      }
      begun.push(contact);
      const known = open.get(person);
      if (known === undefined) open.set(person, [contact]);
      else known.push(contact);
      if (made.now(person) !== NONE) arrive(headOf[contact]!);
    }
    const again: number[] = [];
    for (const person of arrived) {
      const left = (open.get(person) ?? []).filter((contact) => last(contact) >= stamp);
      open.set(person, left);
      for (const contact of left) {
        arrive(headOf[contact]!);
        if (opens(contact) < stamp) again.push(contact);
      }
    }
    for (const person of arrived) made.enter(person);
    for (const [contact, tail] of before) made.arc(contact, tail, headOf[contact]!);
    for (const contact of [...begun, ...again]) {
      const person = tailOf[contact]!;
      if (made.now(person) !== NONE) made.arc(contact, made.leave(person), headOf[contact]!);
    }
    if (made.contacts.length > most) return null;
  }
  return made.network(source, sink);
}

/** A graph that grows stamp by stamp. */
class Growing {
  readonly contacts: number[] = [];
  readonly #tails: number[] = [];
  readonly #heads: number[] = [];
  readonly #next: number[] = [];
  readonly #actor: number[] = [];
  readonly #passedOn: boolean[] = [];
  readonly #now: number[] = [];
  readonly #people: number[] = [];
  readonly #numbers = new Map<number, number>();

  numberOf(id: number): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.#people.length);
    this.#now.push(NONE);
    this.#people.push(id);
    return this.#people.length - 1;
  }

  /** The node that an actor is in, or `NONE`. */
  now(person: number): number {
    return this.#now[person]!;
  }

  /** The node that an actor is in, which from now on takes nothing in. */
  leave(person: number): number {
    const node = this.now(person);
    this.#passedOn[node] = true;
    return node;
  }

  enter(person: number): void {
    const [before, node] = [this.now(person), this.#actor.length];
    if (before !== NONE && !this.#passedOn[before]) return;
    if (before !== NONE) this.#next[before] = node;
    this.#actor.push(person);
    this.#next.push(NONE);
    this.#passedOn.push(false);
    this.#now[person] = node;
  }

  arc(contact: number, tail: number, person: number): void {
    this.contacts.push(contact);
    this.#tails.push(tail);
    this.#heads.push(this.now(person));
  }

  network(source: number, sink: number): SpanNetwork {
    return {
      nodes: this.#actor.length,
      // Both were entered first.
      source,
      sink,
      tails: Uint32Array.from(this.#tails),
      heads: Uint32Array.from(this.#heads),
      next: Uint32Array.from(this.#next),
      actor: Uint32Array.from(this.#actor),
      people: this.#people,
      contacts: Uint32Array.from(this.contacts),
    };
  }
}
