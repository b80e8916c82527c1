/** Stands for minus infinity: sums of it stay finite and comparable. */
const BARRED = -1e9;

/**
 * The dependency tree of highest total score in which exactly one word hangs from the root: Chu and Liu (1965) and
 * Edmonds (1967), with the root's children tried in turn where the best tree has several (Zmigrod et al. 2020).
 *
 * `arcs` holds, from `offset` on, a row for each of `words` dependents, `stride` apart; in a row index 0 is the root and
 * i + 1 word i. Returns for each word the index of its head, -1 for the root's child.
 */
export function bestTree(arcs: Float32Array, offset: number, words: number, stride: number): Int32Array {
  const size = words + 1;
  const scores = new Float64Array(size * size).fill(BARRED);
  for (let word = 1; word < size; word++) {
    for (let head = 0; head < size; head++) {
      if (head !== word) scores[word * size + head] = arcs[offset + (word - 1) * stride + head]!;
    }
  }
  let heads = arborescence(scores, size);
  const roots = [...heads.keys()].filter((word) => word > 0 && heads[word] === 0);
  if (roots.length > 1) {
    let best = Number.NEGATIVE_INFINITY;
    for (const root of roots) {
      const single = scores.slice();
      for (let word = 1; word < size; word++) if (word !== root) single[word * size] = BARRED;
      const tried = arborescence(single, size);
      const value = total(single, tried, size);
      if (value > best) {
        best = value;
        heads = tried;
      }
    }
  }
  return heads.slice(1).map((head) => head - 1);
}

function total(scores: Float64Array, heads: Int32Array, size: number): number {
  let sum = 0;
  for (let word = 1; word < size; word++) sum += scores[word * size + heads[word]!]!;
  return sum;
}

/** Heads of the maximum spanning arborescence from node 0; a cycle of best heads is contracted and the rest solved again. */
function arborescence(scores: Float64Array, size: number): Int32Array {
  const heads = new Int32Array(size);
  for (let node = 1; node < size; node++) {
    let best = node === 0 ? 1 : 0;
    for (let head = 0; head < size; head++) {
      if (head !== node && scores[node * size + head]! > scores[node * size + best]!) best = head;
    }
    heads[node] = best;
  }
  const cycle = cycleOf(heads);
  if (cycle === null) return heads;
  const inCycle = new Set(cycle);
  const outside: number[] = [];
  for (let node = 0; node < size; node++) if (!inCycle.has(node)) outside.push(node);
  const merged = outside.length;
  const smaller = merged + 1;
  const contracted = new Float64Array(smaller * smaller).fill(BARRED);
  const leaving = new Int32Array(merged);
  const entering = new Int32Array(merged);
  let weight = 0;
  for (const node of cycle) weight += scores[node * size + heads[node]!]!;
  outside.forEach((node, i) => {
    outside.forEach((head, j) => {
      contracted[i * smaller + j] = scores[node * size + head]!;
    });
    let from = cycle[0]!;
    let into = cycle[0]!;
    const gain = (at: number): number => scores[at * size + node]! - scores[at * size + heads[at]!]!;
    for (const at of cycle) {
      if (scores[node * size + at]! > scores[node * size + from]!) from = at;
      if (gain(at) > gain(into)) into = at;
    }
    if (node !== 0) {
      contracted[i * smaller + merged] = scores[node * size + from]!;
      leaving[i] = from;
    }
    contracted[merged * smaller + i] = gain(into) + weight;
    entering[i] = into;
  });
  const solved = arborescence(contracted, smaller);
  outside.forEach((node, i) => {
    if (node !== 0) heads[node] = solved[i] === merged ? leaving[i]! : outside[solved[i]!]!;
  });
  const way = solved[merged]!;
  heads[entering[way]!] = outside[way]!;
  return heads;
}

/** The nodes of one cycle, in the order they are met, or null. */
function cycleOf(heads: Int32Array): number[] | null {
  const state = new Uint8Array(heads.length);
  state[0] = 2;
  for (let start = 1; start < heads.length; start++) {
    const path: number[] = [];
    let at = start;
    while (state[at] === 0) {
      state[at] = 1;
      path.push(at);
      at = heads[at]!;
    }
    if (state[at] === 1) return path.slice(path.indexOf(at));
    for (const node of path) state[node] = 2;
  }
  return null;
}
