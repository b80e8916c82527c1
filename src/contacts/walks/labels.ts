import { Mistake } from '../../terms/index.ts';

/** No label: before the first contact of a walk, and where an actor is not reached. */
export const NONE = 0xffffffff;
/** Labels that are kept: some 40 bytes each. */
const MOST = 60_000_000;
const FIRST = 1024;

/** One way in which an actor came to be told. */
export interface Label {
  readonly actor: number;
  /** The contact: its index, or `SPAN` and its place among the log's spans. */
  readonly mark: number;
  /** The label of its sender that it goes on from, or `NONE` where the sender is the start. */
  readonly before: number;
  /** Contacts from the start to here. */
  readonly hops: number;
  /** When the walk left its start, and when the actor has it: milliseconds that rise in the direction of the pass. */
  readonly start: number;
  readonly told: number;
}

/**
 * All labels of a pass, a column for each of their parts. A label is never changed and names only those before it, so each is the
 * end of one walk, which can be told contact by contact.
 */
export class Labels {
  readonly #most: number;
  count = 0;
  actor: Uint32Array = new Uint32Array(FIRST);
  mark: Uint32Array = new Uint32Array(FIRST);
  before: Uint32Array = new Uint32Array(FIRST);
  hops: Uint32Array = new Uint32Array(FIRST);
  start: Float64Array = new Float64Array(FIRST);
  told: Float64Array = new Float64Array(FIRST);

  /** @param most labels that are kept. */
  constructor(most: number = MOST) {
    this.#most = most;
  }

  /** @throws Mistake where there are more than can be kept. */
  add(label: Label): number {
    const at = this.count;
    if (at >= this.#most) throw this.#tooMany();
    if (at === this.actor.length) this.#grow();
    this.actor[at] = label.actor;
    this.mark[at] = label.mark;
    this.before[at] = label.before;
    this.hops[at] = label.hops;
    this.start[at] = label.start;
    this.told[at] = label.told;
    this.count += 1;
    return at;
  }

  /** Takes room for so many at once, and counts them as given: the caller fills the columns. @throws Mistake as `add` does. */
  take(count: number): void {
    if (this.count + count > this.#most) throw this.#tooMany();
    while (this.actor.length < this.count + count) this.#grow();
    this.count += count;
  }

  /** The labels of the walk that ends with this one, in its order. */
  walk(label: number): readonly number[] {
    const found: number[] = [];
    for (let at = label; at !== NONE; at = this.before[at]!) found.push(at);
    return found.reverse();
  }

  #tooMany(): Mistake {
    return new Mistake(
      `More than ${this.#most} contacts pass it on under these limits.`,
      'Ask about a shorter time with --since and --by.',
    );
  }

  #grow(): void {
    const wider = (column: Uint32Array): Uint32Array => {
      const larger = new Uint32Array(column.length * 2);
      larger.set(column);
      return larger;
    };
    const longer = (column: Float64Array): Float64Array => {
      const larger = new Float64Array(column.length * 2);
      larger.set(column);
      return larger;
    };
    [this.actor, this.mark] = [wider(this.actor), wider(this.mark)];
    [this.before, this.hops] = [wider(this.before), wider(this.hops)];
    [this.start, this.told] = [longer(this.start), longer(this.told)];
  }
}
