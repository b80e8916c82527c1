import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a generated log is spread: who is in touch as often as anyone, or a few very often (Zipf, exponent 1). */
export type Spread = 'uniform' | 'zipf';

export interface Shape {
  readonly contacts: number;
  readonly actors: number;
  readonly spread: Spread;
  /** Contacts that share a time, on average; 1 for times all distinct. */
  readonly tied: number;
}

/** Columns in list order: sorted by stamp, in no order within one. */
export interface Generated {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly stamp: Uint32Array;
}

/** A log that is the same on every machine: xorshift32 from one seed. No contact is of one actor with itself. */
export function generated({ contacts, actors, spread, tied }: Shape, seed = 20_231_026): Generated {
  let state = seed >>> 0;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
  // Ranks are handed out by a walk through all ids, so that the busiest do not lie side by side in memory.
  const stride = 1 + 2 * Math.floor(actors * 0.309);
  const one =
    spread === 'uniform'
      ? () => Math.floor(next() * actors)
      : () => (Math.floor(actors ** next() - 1) * stride) % actors;
  const [from, to, stamp] = [new Uint32Array(contacts), new Uint32Array(contacts), new Uint32Array(contacts)];
  for (let at = 0; at < contacts; at += 1) {
    from[at] = one();
    do to[at] = one();
    while (to[at] === from[at]);
    stamp[at] = Math.floor(at / tied);
  }
  return { from, to, stamp };
}

/** Writes columns where the C++ passes find them. */
export function written(folder: string, columns: Generated): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, values] of Object.entries(columns) as [string, Uint32Array][]) {
    writeFileSync(join(folder, `${name}.u32`), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
}
