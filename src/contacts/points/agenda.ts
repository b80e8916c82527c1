/** Actors whose contacts are still to be looked at, the one that was informed first at the top: a binary heap in two arrays. */
export class Agenda {
  #keys = new Float64Array(256);
  #actors = new Uint32Array(256);
  #count = 0;

  get empty(): boolean {
    return this.#count === 0;
  }

  clear(): void {
    this.#count = 0;
  }

  add(key: number, actor: number): void {
    if (this.#count === this.#keys.length) this.#grow();
    let at = this.#count;
    this.#count += 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#keys[above]! <= key) break;
      this.#keys[at] = this.#keys[above]!;
      this.#actors[at] = this.#actors[above]!;
      at = above;
    }
    this.#keys[at] = key;
    this.#actors[at] = actor;
  }

  /** Takes the first off. */
  take(): { readonly key: number; readonly actor: number } {
    const first = { key: this.#keys[0]!, actor: this.#actors[0]! };
    this.#count -= 1;
    const [key, actor] = [this.#keys[this.#count]!, this.#actors[this.#count]!];
    let at = 0;
    for (let below = 1; below < this.#count; below = at * 2 + 1) {
      if (below + 1 < this.#count && this.#keys[below + 1]! < this.#keys[below]!) below += 1;
      if (this.#keys[below]! >= key) break;
      this.#keys[at] = this.#keys[below]!;
      this.#actors[at] = this.#actors[below]!;
      at = below;
    }
    this.#keys[at] = key;
    this.#actors[at] = actor;
    return first;
  }

  #grow(): void {
    const [keys, actors] = [new Float64Array(this.#count * 2), new Uint32Array(this.#count * 2)];
    keys.set(this.#keys);
    actors.set(this.#actors);
    [this.#keys, this.#actors] = [keys, actors];
  }
}
