import type { LooseContacts } from './network.ts';

/** A route: its contacts from the start to the target, and the stamp at which each happens. */
export interface DatedRoute {
  readonly contacts: readonly number[];
  readonly stamps: readonly number[];
}

const NOBODY = -1;

/** Routes by the earliest arrival (Dijkstra's), where contacts happen as soon as their sender has it. */
export class SpanReach {
  /** Contacts that one search looks at, at most. */
  readonly size: number;
  readonly #contacts: LooseContacts;
  readonly #tails: Uint32Array;
  readonly #heads: Uint32Array;
  /** The last stamp at which a sender may be told something and still pass it on by a contact. */
  readonly #last: Int32Array;
  /** Contacts that leave an actor: from `#first[actor]` on in `#leaving`. */
  readonly #first: Uint32Array;
  readonly #leaving: Uint32Array;
  readonly #stamps: number;
  readonly #time: Int32Array;
  readonly #by: Int32Array;

  constructor(contacts: LooseContacts) {
    const { from, to, ties, senders, receivers, stamps, until } = contacts;
    this.#contacts = contacts;
    this.size = senders.length;
    const numbers = new Map([
      [from, 0],
      [to, 1],
    ]);
    const numberOf = (id: number): number => {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, numbers.size);
      return numbers.size - 1;
    };
    this.#tails = Uint32Array.from(senders, numberOf);
    this.#heads = Uint32Array.from(receivers, numberOf);
    this.#last = Int32Array.from(until, (stamp) => (ties === 'strict' ? stamp - 1 : stamp));
    this.#stamps = stamps.reduce((most, stamp) => Math.max(most, stamp), 0) + 1;
    this.#first = new Uint32Array(numbers.size + 1);
    for (const tail of this.#tails) this.#first[tail + 1]! += 1;
    for (let actor = 0; actor < numbers.size; actor += 1) this.#first[actor + 1]! += this.#first[actor]!;
    const free = this.#first.slice();
    this.#leaving = new Uint32Array(senders.length);
    for (const [contact, tail] of this.#tails.entries()) {
      this.#leaving[free[tail]!] = contact;
      free[tail]! += 1;
    }
    this.#time = new Int32Array(numbers.size);
    this.#by = new Int32Array(numbers.size);
  }

  /** The route that arrives first without some contacts, or null where there is none. */
  route(out: (contact: number) => boolean): DatedRoute | null {
    this.#spread(out);
    if (this.#by[1] === NOBODY) return null;
    const contacts: number[] = [];
    const stamps: number[] = [];
    for (let actor = 1; actor !== 0; actor = this.#tails[contacts[0]!]!) {
      contacts.unshift(this.#by[actor]!);
      stamps.unshift(this.#time[actor]!);
    }
    return { contacts, stamps };
  }

  /** For each contact the first stamp at which it can happen without some contacts, or -1 where it cannot. */
  stamps(out: (contact: number) => boolean): Int32Array {
    this.#spread(out);
    const { stamps } = this.#contacts;
    return Int32Array.from(this.#tails, (tail, contact) => {
      const had = this.#time[tail]!;
      const informed = tail === 0 || this.#by[tail] !== NOBODY;
      return informed && had <= this.#last[contact]! ? Math.max(had, stamps[contact]!) : -1;
    });
  }

  #spread(out: (contact: number) => boolean): void {
    const [time, by, heads, last] = [this.#time, this.#by, this.#heads, this.#last];
    const { stamps } = this.#contacts;
    time.fill(this.#stamps);
    by.fill(NOBODY);
    time[0] = -1;
    const due: number[][] = Array.from({ length: this.#stamps + 1 }, () => []);
    due[0]!.push(0);
    for (let stamp = -1; stamp < this.#stamps; stamp += 1) {
      for (const actor of due[stamp + 1]!) {
        // An actor that was told earlier since is seen to then.
        if (time[actor] !== stamp) continue;
        for (let at = this.#first[actor]!; at < this.#first[actor + 1]!; at += 1) {
          const contact = this.#leaving[at]!;
          const head = heads[contact]!;
          const arrival = Math.max(stamp, stamps[contact]!);
          if (stamp > last[contact]! || arrival >= time[head]! || out(contact)) continue;
          time[head] = arrival;
          by[head] = contact;
          due[arrival + 1]!.push(head);
        }
      }
    }
  }
}
