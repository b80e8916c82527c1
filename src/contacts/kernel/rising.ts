/** The first place in [start, end) of rising values whose value is not below this one; `end` where there is none. */
export function placeFrom(
  values: Uint32Array | Float64Array,
  value: number,
  start = 0,
  end: number = values.length,
): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
