import type { ActorKind } from '../../src/terms/index.ts';
import { chanceOf } from './chance.ts';

/** Somebody or something as a generated text calls it. */
export interface Called {
  /** With its article, as it stands in a sentence. */
  readonly words: string;
  readonly name: string;
  readonly head: string;
  readonly form: 'name' | 'definite' | 'indefinite' | 'pronoun';
  readonly refersTo: ActorKind | 'item' | 'other';
}

const OPENINGS = 'b br c ch d dr f fl g gr h j k kl l m n p pr r s sk st t tr v w z'.split(' ');
const VOWELS = 'a e i o u ai ea ie ou'.split(' ');
const ENDINGS = 'n r l nd rt ck m s th st lm nn x v'.split(' ');
const BODIES = 'Holdings Bank Ministry Institute Agency Union Group Works Council Authority'.split(' ');
const PAPERS = 'Herald Post Wire Courier Times Gazette Observer Dispatch'.split(' ');
const ITEMS = 'report memo file list plan letter survey dossier drawing protocol cable transcript'.split(' ');
const UNNAMED: readonly (readonly [string, string])[] = [
  ['an official', 'official'],
  ['a former employee', 'employee'],
  ['two officials', 'officials'],
  ['a person familiar with the matter', 'person'],
  ['a spokesman', 'spokesman'],
];

/** An invented word; the same for the same numbers. */
export function invented(kind: number, rank: number): string {
  const chance = chanceOf(kind, rank);
  const syllables = 1 + chance.below(2) + (rank > 300 ? 1 : 0);
  let word = '';
  for (let at = 0; at < syllables; at += 1) word += chance.one(OPENINGS) + chance.one(VOWELS);
  return word + chance.one(ENDINGS);
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

/** The person of a rank. A family name is shared by some. */
export function person(rank: number): Called {
  const name = `${capital(invented(1, rank % 211))} ${capital(invented(2, Math.floor(rank * 0.7)))}`;
  return { words: name, name, head: name.split(' ')[1]!, form: 'name', refersTo: 'person' };
}

export function body(rank: number): Called {
  const kind = BODIES[rank % BODIES.length]!;
  const name = `${capital(invented(3, rank))} ${kind}`;
  return { words: `the ${name}`, name, head: kind, form: 'name', refersTo: 'organisation' };
}

export function state(rank: number): Called {
  const name = `${capital(invented(4, rank))}ia`;
  return { words: name, name, head: name, form: 'name', refersTo: 'state' };
}

export function paper(rank: number): Called {
  const name = `${capital(invented(5, rank))} ${PAPERS[rank % PAPERS.length]!}`;
  return { words: `the ${name}`, name, head: PAPERS[rank % PAPERS.length]!, form: 'name', refersTo: 'organisation' };
}

export function place(rank: number): Called {
  const name = capital(invented(6, rank));
  return { words: name, name, head: name, form: 'name', refersTo: 'other' };
}

export function item(rank: number): Called {
  const head = ITEMS[rank % ITEMS.length]!;
  const name = `${invented(7, rank)} ${head}`;
  return { words: `the ${name}`, name, head, form: 'definite', refersTo: 'item' };
}

export function unnamed(choice: number): Called {
  const [words, head] = UNNAMED[choice % UNNAMED.length]!;
  return { words, name: words.replace(/^an? /, ''), head, form: 'indefinite', refersTo: 'person' };
}
