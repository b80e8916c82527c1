import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const NAMES = ['Nadia Ferrant', 'Tomas Reyl', 'Ines Calder', 'Jonas Wiek', 'Mara Quill', 'Orla Venn', 'Piet Holm'];
const ITEMS = ['the inspection report', 'the memo', 'the survey', 'the list of names', 'the draft'];

/** Writes tiny documents, no two alike, into a new folder. They are read in no time: what is at stake is the writing. */
export function writePapers(folder: string, count: number, random: () => number): void {
  mkdirSync(folder, { recursive: true });
  const one = <Each>(all: readonly Each[]): Each => all[Math.floor(random() * all.length)]!;
  for (let at = 0; at < count; at += 1) {
    const number = Math.floor(random() * 1e9);
    const text = `${one(NAMES)} gave ${one(ITEMS)} to ${one(NAMES)} on 4 March 2024, the police said in statement ${number}.\n`;
    writeFileSync(join(folder, `${at}.txt`), text);
  }
}
