import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the committed WebAssembly is what its source compiles to', async () => {
  const script: string = '../../../scripts/kernel.mjs';
  const { compiledLoops } = (await import(script)) as { compiledLoops: () => Promise<string> };
  expect(readFileSync('src/contacts/kernel/loops.ts', 'utf8')).toBe(await compiledLoops());
}, 60_000);
