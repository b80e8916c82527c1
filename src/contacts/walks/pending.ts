import { type Labels, NONE } from './labels.ts';

/**
 * Labels that are not due yet, handed out by the time at which their actors are told. Those of contacts at an instant come in that
 * order by themselves, as each contact takes as long; those of contacts within an interval go through a heap.
 */
export class Pending {
  readonly #labels: Labels;
  #queue: number[] = [];
  #first = 0;
  readonly #heap: number[] = [];

  constructor(labels: Labels) {
    this.#labels = labels;
  }

  /** When the next of them is told; infinite where there is none. */
  get due(): number {
    const { told } = this.#labels;
    const queued = this.#first === this.#queue.length ? Number.POSITIVE_INFINITY : told[this.#queue[this.#first]!]!;
    return this.#heap.length === 0 ? queued : Math.min(queued, told[this.#heap[0]!]!);
  }

  /** Takes a label that is told no earlier than any that was given to this before. */
  append(label: number): void {
    this.#queue.push(label);
  }

  /** Takes a label told at any time. */
  add(label: number): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(label);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#before(label, heap[above]!)) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = label;
  }

  /** Takes out the next label told before a time, or at it where that counts too; `NONE` where there is none. */
  take(time: number, at: boolean): number {
    const [queued, heaped] = [this.#queue[this.#first] ?? NONE, this.#heap[0] ?? NONE];
    if (queued === NONE && heaped === NONE) return NONE;
    const next = heaped === NONE || (queued !== NONE && !this.#before(heaped, queued)) ? queued : heaped;
    const told = this.#labels.told[next]!;
    if (at ? told > time : told >= time) return NONE;
    if (next === queued) this.#shift();
    else this.#pop();
    return next;
  }

  #shift(): void {
    this.#first += 1;
    if (this.#first < 65_536 || this.#first * 2 < this.#queue.length) return;
    this.#queue = this.#queue.slice(this.#first);
    this.#first = 0;
  }

  #pop(): void {
    const heap = this.#heap;
    const moved = heap.pop()!;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let below = at * 2 + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && this.#before(heap[below + 1]!, heap[below]!)) below += 1;
      if (!this.#before(heap[below]!, moved)) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = moved;
  }

  #before(one: number, other: number): boolean {
    const { told } = this.#labels;
    return told[one]! < told[other]! || (told[one] === told[other] && one < other);
  }
}
