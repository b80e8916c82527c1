import { assignment } from './assignment.ts';
import { sourceHead } from './sourcehead.ts';

const ROLES = ['source', 'cue', 'content'] as const;
type Role = (typeof ROLES)[number];

/** `[start, end)` pairs in UTF-16 code units. */
export type Spans = readonly (readonly [number, number])[];
export type RawAttribution = Readonly<Record<Role, Spans>>;

/** An attribution as the sets of the places of its characters that are no space, so that edges and pieces do not matter. */
export interface Attribution {
  readonly characters: Readonly<Record<Role, ReadonlySet<number>>>;
  /** Without anything but letters, digits and $ # @ % at the ends of each piece. */
  readonly trimmed: Readonly<Record<Role, ReadonlySet<number>>>;
  readonly head: readonly [number, number] | null;
  readonly kind: 'direct' | 'mixed' | 'indirect';
}

const KEPT = /[\p{L}\p{N}$#@%]/u;

export function attributionOf(raw: RawAttribution, text: string): Attribution {
  const pieces = Object.fromEntries(ROLES.map((role) => [role, merged(raw[role], text)])) as Record<
    Role,
    [number, number][]
  >;
  const of = (make: (role: Role) => Set<number>): Record<Role, Set<number>> => ({
    source: make('source'),
    cue: make('cue'),
    content: make('content'),
  });
  const characters = of((role) => placesOf(pieces[role], text));
  const trimmed = of((role) => {
    const cut = placesOf(
      pieces[role].map((piece) => trimmedPiece(piece, text)),
      text,
    );
    return cut.size > 0 ? cut : characters[role];
  });
  const source = pieces.source[0];
  return {
    characters,
    trimmed,
    head: source === undefined ? null : sourceHead(text, source[0], source[1]),
    kind: kindOf(pieces.content, text),
  };
}

function merged(spans: Spans, text: string): [number, number][] {
  const out: [number, number][] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    let from = start;
    let to = end;
    while (from < to && /\s/.test(text[from]!)) from++;
    while (to > from && /\s/.test(text[to - 1]!)) to--;
    if (from >= to) continue;
    const last = out.at(-1);
    if (last !== undefined && (from <= last[1] || text.slice(last[1], from).trim() === ''))
      last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** A character outside the basic plane counts once, at its first code unit. */
function placesOf(pieces: readonly (readonly [number, number])[], text: string): Set<number> {
  const out = new Set<number>();
  for (const [from, to] of pieces) {
    for (let at = from; at < to; at++) if (!/[\s\udc00-\udfff]/.test(text[at]!)) out.add(at);
  }
  return out;
}

function trimmedPiece([from, to]: readonly [number, number], text: string): [number, number] {
  let a = from;
  let b = to;
  while (a < b && !KEPT.test(text[a]!)) a++;
  while (b > a && !KEPT.test(text[b - 1]!)) b--;
  return [a, b];
}

function kindOf(pieces: readonly (readonly [number, number])[], text: string): Attribution['kind'] {
  const first = pieces[0];
  if (first === undefined) return 'indirect';
  const quote = /["“”„‟«»'‘’]/;
  if (quote.test(text[first[0]]!) && quote.test(text[pieces.at(-1)![1] - 1]!)) return 'direct';
  return pieces.some(([from, to]) => /["“”„‟«»]/.test(text.slice(from, to))) ? 'mixed' : 'indirect';
}

/** How much two sets share: twice what both have over what they have in all; 0 where both are empty. */
export function dice(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const all = a.size + b.size;
  return all === 0 ? 0 : (2 * shared(a, b)) / all;
}

export function shared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let count = 0;
  for (const place of a.size < b.size ? a : b) if ((a.size < b.size ? b : a).has(place)) count++;
  return count;
}

/**
 * One-to-one pairs `[found, gold]` of an article that maximise the sum of dice(cue) + dice(content) + 0.01 dice(source).
 * A pair shares a character of cue or of content.
 */
export function aligned(found: readonly Attribution[], gold: readonly Attribution[]): [number, number][] {
  const weights = found.map((f) =>
    gold.map((g) => {
      const near = shared(f.characters.cue, g.characters.cue) + shared(f.characters.content, g.characters.content) > 0;
      const [cue, content, source] = (['cue', 'content', 'source'] as const).map((role) =>
        dice(f.characters[role], g.characters[role]),
      );
      return near ? cue! + content! + 0.01 * source! : 0;
    }),
  );
  if (found.length === 0 || gold.length === 0) return [];
  return assignment(weights).filter(([i, j]) => weights[i]![j]! > 0);
}

export function sameHead(a: Attribution, b: Attribution): boolean {
  return a.head !== null && b.head !== null && a.head[0] < b.head[1] && b.head[0] < a.head[1];
}
