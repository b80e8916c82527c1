import { Sweeper, type Ties, wasm } from '../../src/contacts/index.ts';
import { answerOf } from './answers.ts';
import { type Input, orderedIn } from './columns.ts';
import type { Pass } from './engine.ts';

/** Ours in this process, the log in memory: for passes that take turns with a peer's. */
export interface Own {
  /** Somebody to ask about: whoever is the sender of the first contact. */
  readonly seed: number;
  readonly run: (ties: Ties) => Pass;
}

export function own(input: Pick<Input, 'folder' | 'actors'>): Own {
  const { columns, raw } = orderedIn(input);
  const sweeper = new Sweeper(columns, wasm, { resident: true });
  const seed = raw.from[0]!;
  return {
    seed,
    run: (ties) => {
      const begun = performance.now();
      const evidence = sweeper.forward({ seeds: [seed], start: 0, end: columns.count, ties });
      const ms = performance.now() - begun;
      return { ms, ...answerOf(raw, evidence, ties) };
    },
  };
}
