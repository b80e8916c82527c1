import { Mistake } from '../terms/mistake.ts';

/** Anything with an id and names. */
export interface Called {
  readonly id: string;
  readonly name: string;
  readonly names?: readonly string[];
}

/**
 * The names that come nearest to one that nobody has, best first, at most `most`: by the letter pairs they share (Dice's
 * coefficient), a shared word counting most. None where nothing comes near.
 */
export function nearestNames(wanted: string, called: readonly Called[], most: number = 3): string[] {
  const ranked = called.map(({ id, name, names }) => {
    const score = Math.max(...[id, name, ...(names ?? [])].map((each) => likeness(wanted, each)));
    return { name, score };
  });
  const found = ranked
    .filter(({ score }) => score >= 0.25)
    .toSorted((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
  return [...new Set(found.map(({ name }) => name))].slice(0, most);
}

/** What has this id or name, without regard to case; the id goes first. */
export function calledBy<T extends Called>(wanted: string, called: readonly T[]): T | undefined {
  const key = plain(wanted);
  return (
    called.find(({ id }) => id === wanted) ??
    called.find(({ name }) => plain(name) === key) ??
    called.find(({ names }) => names?.some((each) => plain(each) === key)) ??
    called.find(({ id }) => plain(id) === key)
  );
}

/** The mistake of naming what is not there, with the nearest names. `path` says where it was named. */
export function noneCalled(wanted: string, path: string, kind: string, called: readonly Called[]): Mistake {
  const near = nearestNames(wanted, called).map((name) => `“${name}”`);
  const way = near.length === 0 ? 'Add it, or correct the name.' : `Nearest: ${near.join(', ')}.`;
  return new Mistake(`${path}: no ${kind} is called “${wanted}”.`, way);
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim().replace(/^the /u, '');
}

function likeness(a: string, b: string): number {
  const [left, right] = [plain(a), plain(b)];
  const words = left.split(' ').filter((word) => word.length > 2 && right.split(' ').includes(word)).length;
  const [mine, theirs] = [pairs(left), pairs(right)];
  if (mine.length === 0 || theirs.length === 0) return left === right && left !== '' ? 1 : 0;
  const rest = [...theirs];
  const shared = mine.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return words + (2 * shared) / (mine.length + theirs.length);
}

function pairs(text: string): string[] {
  return text
    .split(' ')
    .flatMap((word) => Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2)));
}
