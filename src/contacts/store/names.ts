/** Names of actors as a log stores them: found by id, and ids by name, without making a string of each. */
export interface Names {
  readonly count: number;
  /** @throws RangeError where there is no such actor. */
  readonly name: (id: number) => string;
  /** The id of the actor with exactly this name, or null. */
  readonly id: (name: string) => number | null;
}

/**
 * @param text names one after the other, UTF-8, in the order of their bytes.
 * @param ends where each name ends in it.
 */
export function namesOf(text: Buffer, ends: Uint32Array): Names {
  const bytes = (id: number) => text.subarray(id === 0 ? 0 : ends[id - 1]!, ends[id]!);
  return {
    count: ends.length,
    name: (id) => {
      if (id >= ends.length) throw new RangeError(`There is no actor ${id}.`);
      return bytes(id).toString('utf8');
    },
    id: (name) => {
      const wanted = Buffer.from(name, 'utf8');
      let [low, high] = [0, ends.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        const order = Buffer.compare(bytes(middle), wanted);
        if (order === 0) return middle;
        if (order < 0) low = middle + 1;
        else high = middle;
      }
      return null;
    },
  };
}
