/**
 * The one-to-one assignment of largest total weight between two sides (Hungarian method, Kuhn 1955; O(n^2 m)).
 *
 * `weight[i][j]` is at least 0. Returns `[i, j]` pairs, as many as the shorter side has.
 */
export function assignment(weight: readonly (readonly number[])[]): [number, number][] {
  if (weight.length > (weight[0]?.length ?? 0)) {
    const turned = (weight[0] ?? []).map((_, j) => weight.map((row) => row[j]!));
    return assignment(turned).map(([i, j]) => [j, i]);
  }
  const rows = weight.length;
  const columns = weight[0]?.length ?? 0;
  const u = new Float64Array(rows + 1);
  const v = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const way = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(columns + 1);
    do {
      used[column] = 1;
      const at = rowOf[column]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= columns; j++) {
        if (used[j]) continue;
        const value = -weight[at - 1]![j - 1]! - u[at]! - v[j]!;
        if (value < least[j]!) {
          least[j] = value;
          way[j] = column;
        }
        if (least[j]! < delta) {
          delta = least[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (used[j]) {
          u[rowOf[j]!]! += delta;
          v[j]! -= delta;
        } else least[j]! -= delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    do {
      const before = way[column]!;
      rowOf[column] = rowOf[before]!;
      column = before;
    } while (column !== 0);
  }
  const out: [number, number][] = [];
  for (let j = 1; j <= columns; j++) if (rowOf[j] !== 0) out.push([rowOf[j]! - 1, j - 1]);
  return out;
}
