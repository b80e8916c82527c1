/** A stretch [start, end) of the contacts of a log, in its order. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/** Contacts of a slice, and slices, that are good where nothing is said: each costs some messages, and fewer are sent where there are more. */
const [USUAL, MOST] = [50_000, 32];

/** As many slices as are good for so many contacts. */
export function usualSlices(contacts: number): number {
  return Math.min(MOST, Math.max(1, Math.ceil(contacts / USUAL)));
}

/**
 * Cuts a window into about so many slices of like size, in the order of the log. Between two slices a time begins: none cuts a group of
 * contacts of one time, nor a circle, which lies within one.
 *
 * @param cuts places at which a time begins, rising.
 */
export function slicesOf({ start, end }: Slice, cuts: readonly number[], count: number): readonly Slice[] {
  const size = Math.max(1, Math.ceil((end - start) / count));
  const edges = [start];
  for (const cut of cuts) if (cut >= edges.at(-1)! + size && cut < end) edges.push(cut);
  return start < end ? edges.map((edge, at) => ({ start: edge, end: edges[at + 1] ?? end })) : [];
}

/**
 * The slices with each circle by itself, and so told.
 *
 * @param cycles circles [start, end), one after the other, none of which a slice cuts.
 */
export function stretchesOf(
  slices: readonly Slice[],
  cycles: Uint32Array,
): readonly (Slice & { readonly circle: boolean })[] {
  const stretches: (Slice & { readonly circle: boolean })[] = [];
  let next = 0;
  for (const { start, end } of slices) {
    let at = start;
    while (next < cycles.length && cycles[next]! < at) next += 2;
    for (; next < cycles.length && cycles[next]! < end; next += 2) {
      if (cycles[next]! > at) stretches.push({ start: at, end: cycles[next]!, circle: false });
      stretches.push({ start: cycles[next]!, end: cycles[next + 1]!, circle: true });
      at = cycles[next + 1]!;
    }
    if (at < end) stretches.push({ start: at, end, circle: false });
  }
  return stretches;
}
