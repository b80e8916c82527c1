import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Module {
  readonly source: string;
  readonly target: string;
  readonly name: string;
}

it('the committed WebAssembly is what its source compiles to', async () => {
  const script: string = '../../../scripts/kernel.mjs';
  const { MODULES, compiledLoops } = (await import(script)) as {
    MODULES: readonly Module[];
    compiledLoops: (module: Module) => Promise<string>;
  };
  for (const module of MODULES) expect(readFileSync(module.target, 'utf8')).toBe(await compiledLoops(module));
}, 60_000);
