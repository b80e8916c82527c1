import { type Label, type Labels, NONE } from './labels.ts';

/** What makes one label of an actor better than another. */
export interface Keys {
  /** How long after having been told somebody passes it on: without an end the time of it does not matter. */
  readonly hold: number;
  /** Whether fewer contacts are better. */
  readonly hops: boolean;
  /** Whether a later start is better. */
  readonly start: boolean;
}

/**
 * For each actor the labels that none of its other labels makes needless, in the order in which it was told: a walk can go on best
 * from one of these (Wu et al., PVLDB 7(9) 2014, with the hold as one more measure). Where one measure alone counts beside the
 * time, they stand from the best to the worst of it.
 */
export class Fronts {
  /** Whether the oldest label that still holds is the best one. */
  readonly single: boolean;
  readonly #labels: Labels;
  readonly #keys: Keys;
  readonly #oldest: Uint32Array;
  readonly #newest: Uint32Array;
  /** By label: its neighbours in the front of its actor. */
  #older = new Uint32Array(1024);
  #newer = new Uint32Array(1024);

  constructor(labels: Labels, actors: number, keys: Keys) {
    this.#labels = labels;
    this.#keys = keys;
    this.single = !(keys.hops && keys.start);
    this.#oldest = new Uint32Array(actors).fill(NONE);
    this.#newest = new Uint32Array(actors).fill(NONE);
  }

  /** Whether a label would be needless: the actor has one as good in all that counts. */
  covers({ actor, told, hops, start }: Label): boolean {
    const { hold, hops: byHops, start: byStart } = this.#keys;
    const labels = this.#labels;
    // Those told earlier than this one are as good only where the hold has no end, and then there is one of them alone.
    for (let at = this.#newest[actor]!; at !== NONE; at = this.#older[at]!) {
      const lasts = hold === Number.POSITIVE_INFINITY || labels.told[at]! >= told;
      if (lasts && (!byHops || labels.hops[at]! <= hops) && (!byStart || labels.start[at]! >= start)) return true;
      if (this.single) return false;
    }
    return false;
  }

  /** Takes a label that is not needless, and told no earlier than any before; those that it makes needless go. */
  put(label: number): void {
    const { hops: byHops, start: byStart } = this.#keys;
    const labels = this.#labels;
    const actor = labels.actor[label]!;
    if (this.#older.length < labels.actor.length) {
      const [older, newer] = [this.#older, this.#newer];
      this.#older = new Uint32Array(labels.actor.length);
      this.#newer = new Uint32Array(labels.actor.length);
      this.#older.set(older);
      this.#newer.set(newer);
    }
    for (let at = this.#newest[actor]!; at !== NONE; ) {
      const next = this.#older[at]!;
      const worse =
        (!byHops || labels.hops[at]! >= labels.hops[label]!) && (!byStart || labels.start[at]! <= labels.start[label]!);
      if (worse) this.#remove(actor, at);
      else if (this.single) break;
      at = next;
    }
    const last = this.#newest[actor]!;
    this.#older[label] = last;
    this.#newer[label] = NONE;
    if (last === NONE) this.#oldest[actor] = label;
    else this.#newer[last] = label;
    this.#newest[actor] = label;
  }

  /** The oldest label from which an actor can still pass it on at a time, which never goes back; `next` gives those after it. */
  holding(actor: number, time: number): number {
    let at = this.#oldest[actor]!;
    while (at !== NONE && this.#labels.told[at]! + this.#keys.hold < time) {
      this.#remove(actor, at);
      at = this.#oldest[actor]!;
    }
    return at;
  }

  next(label: number): number {
    return this.#newer[label]!;
  }

  #remove(actor: number, label: number): void {
    const [older, newer] = [this.#older[label]!, this.#newer[label]!];
    if (older === NONE) this.#oldest[actor] = newer;
    else this.#newer[older] = newer;
    if (newer === NONE) this.#newest[actor] = older;
    else this.#older[newer] = older;
  }
}
