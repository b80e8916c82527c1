// Ours streamed from disk, in a process that holds nothing else, so that its memory is the pass's own:
//   node build/bench/contacts/streaming.js order FOLDER ACTORS        orders equal times once, in files of their own
//   node build/bench/contacts/streaming.js pass FOLDER ACTORS         answers "RULE SEED" as other engines do; evidence.u32 has the answer
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Column, Sweeper, type Ties, wasm } from '../../src/contacts/index.ts';
import { columnReader } from '../../src/contacts/store/columnfile.ts';
import { orderedIn } from './columns.ts';

const [mode, folder, actors] = process.argv.slice(2);
if (mode === 'order') orderedIn({ folder: folder!, actors: Number(actors) });
else {
  const kept = join(folder!, 'ordered');
  const { longest, cycles, count } = JSON.parse(readFileSync(join(kept, 'order.json'), 'utf8'));
  const files = { from: file('from'), to: file('to'), stamp: file('stamp') };
  const sweeper = new Sweeper(
    {
      actors: Number(actors),
      count,
      longest,
      cycles: Uint32Array.from(cycles),
      read: (column, start, into) => files[column].read(start, into),
    },
    wasm,
  );
  for await (const line of createInterface({ input: process.stdin })) {
    const [ties, seed] = line.split(' ');
    const begun = process.hrtime.bigint();
    const evidence = sweeper.forward({ seeds: [Number(seed)], start: 0, end: count, ties: ties as Ties });
    const taken = process.hrtime.bigint() - begun;
    writeFileSync(
      join(folder!, 'evidence.u32'),
      new Uint8Array(evidence.buffer, evidence.byteOffset, evidence.byteLength),
    );
    console.log(`${taken} 0 0 -1`);
  }

  function file(column: Column) {
    return columnReader(join(kept, `${column}.u32`));
  }
}
