/** A labelled span of words: `[first, past)`. */
export interface LabelledSpan {
  readonly first: number;
  readonly past: number;
  readonly label: number;
}

/**
 * The best sequence of spans under begin-inside-outside tags, where I-x may follow only B-x or I-x (Viterbi 1967).
 *
 * `scores` holds `words` rows from `offset` on, each of `2 * labels + 1` logits in the order O, B-0, I-0, B-1, I-1 ...
 * Of equal paths the one with the lower state wins at each step back, so that results never depend on the machine.
 */
export function bestSpans(scores: Float32Array, offset: number, words: number, labels: number): LabelledSpan[] {
  const tags = 2 * labels + 1;
  if (words === 0) return [];
  // A row's normalisation shifts every path alike, so that logits serve as they are.
  let outside = scores[offset]!;
  let begin = new Float64Array(labels);
  let inside = new Float64Array(labels).fill(Number.NEGATIVE_INFINITY);
  for (let label = 0; label < labels; label++) begin[label] = scores[offset + 1 + 2 * label]!;
  const before = new Int16Array(words);
  const fromBegin = new Uint8Array(words * labels);
  for (let word = 1; word < words; word++) {
    const row = offset + word * tags;
    const best = bestState(outside, begin, inside);
    const value = valueIn(best, outside, begin, inside);
    before[word] = best;
    const nextBegin = new Float64Array(labels);
    const nextInside = new Float64Array(labels);
    for (let label = 0; label < labels; label++) {
      const opened = begin[label]! >= inside[label]!;
      if (opened) fromBegin[word * labels + label] = 1;
      nextInside[label] = (opened ? begin[label]! : inside[label]!) + scores[row + 2 + 2 * label]!;
      nextBegin[label] = value + scores[row + 1 + 2 * label]!;
    }
    outside = value + scores[row]!;
    begin = nextBegin;
    inside = nextInside;
  }
  const path = new Int16Array(words);
  path[words - 1] = bestState(outside, begin, inside);
  for (let word = words - 1; word > 0; word--) {
    const state = path[word]!;
    if (state <= labels) path[word - 1] = before[word]!;
    else path[word - 1] = fromBegin[word * labels + state - labels - 1] ? state - labels : state;
  }
  return spansOf(path, labels);
}

/**
 * As `bestSpans`, but a label for which `once` holds is given to one span at most.
 *
 * Where the best path repeats it, the weaker span may not have it and the rest is decided again, until none repeats:
 * a search that is exact enough (repeats are rare) and takes no more than a few passes.
 */
export function distinctSpans(
  scores: Float32Array,
  offset: number,
  words: number,
  labels: number,
  once: (label: number) => boolean,
): LabelledSpan[] {
  const tags = 2 * labels + 1;
  let spans = bestSpans(scores, offset, words, labels);
  let own: Float32Array | null = null;
  for (;;) {
    const weaker = weakestRepeat(own ?? scores, own === null ? offset : 0, spans, tags, once);
    if (weaker === null) return spans;
    own ??= scores.slice(offset, offset + words * tags);
    for (let word = weaker.first; word < weaker.past; word++) {
      own[word * tags + 1 + 2 * weaker.label] = Number.NEGATIVE_INFINITY;
      own[word * tags + 2 + 2 * weaker.label] = Number.NEGATIVE_INFINITY;
    }
    spans = bestSpans(own, 0, words, labels);
  }
}

/** Of the spans that share a label they may not share, the one that gains least over being outside. */
function weakestRepeat(
  scores: Float32Array,
  offset: number,
  spans: readonly LabelledSpan[],
  tags: number,
  once: (label: number) => boolean,
): LabelledSpan | null {
  let weakest: LabelledSpan | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const span of spans) {
    if (!once(span.label) || !spans.some((other) => other !== span && other.label === span.label)) continue;
    let gain = 0;
    for (let word = span.first; word < span.past; word++) {
      const row = offset + word * tags;
      gain += scores[row + (word === span.first ? 1 : 2) + 2 * span.label]! - scores[row]!;
    }
    if (gain < least) {
      least = gain;
      weakest = span;
    }
  }
  return weakest;
}

/** States: 0 outside, 1 .. labels begin, labels + 1 .. 2 * labels inside. */
function spansOf(path: Int16Array, labels: number): LabelledSpan[] {
  const out: LabelledSpan[] = [];
  path.forEach((state, word) => {
    if (state > labels) out.push({ ...out.pop()!, past: word + 1 });
    else if (state > 0) out.push({ first: word, past: word + 1, label: state - 1 });
  });
  return out;
}

function bestState(outside: number, begin: Float64Array, inside: Float64Array): number {
  let best = 0;
  let value = outside;
  for (let label = 0; label < begin.length; label++) {
    if (begin[label]! > value) {
      value = begin[label]!;
      best = 1 + label;
    }
  }
  for (let label = 0; label < inside.length; label++) {
    if (inside[label]! > value) {
      value = inside[label]!;
      best = 1 + begin.length + label;
    }
  }
  return best;
}

function valueIn(state: number, outside: number, begin: Float64Array, inside: Float64Array): number {
  if (state === 0) return outside;
  return state <= begin.length ? begin[state - 1]! : inside[state - 1 - begin.length]!;
}
