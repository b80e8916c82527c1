// Compiles the loops in AssemblyScript, those of the contact kernel and the scanner of imports, to WebAssembly and writes them, in
// base64, where the program finds them: npm run kernel.
// A test compiles them again and compares, so the committed bytes are those of the source beside them.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/** What is compiled, and the constant that holds it. */
export const MODULES = [
  { source: 'src/contacts/kernel/assembly/loops.ts', target: 'src/contacts/kernel/loops.ts', name: 'LOOPS' },
  { source: 'src/contacts/import/assembly/scan.ts', target: 'src/contacts/import/scanloops.ts', name: 'SCAN' },
];

/** The module that a source compiles to, as TypeScript that exports its bytes in base64. */
export async function compiledLoops({ source, name }) {
  let bytes = null;
  const { error } = await asc.main(
    [source, '-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd'].concat(
      ['--outFile', 'loops.wasm'],
    ),
    {
      writeFile: (file, contents) => {
        if (file === 'loops.wasm') bytes = contents;
      },
    },
  );
  if (error !== null || bytes === null) throw new Error(`${source} does not compile.`, { cause: error });
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,156}/g);
  const file = source.replace(/.*(assembly\/)/, '$1');
  return `// Made by scripts/kernel.mjs from ${file}.\n\n/** The loops as a WebAssembly module, in base64. */\nexport const ${name}: string = \`\n${lines.join('\n')}\n\`;\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const module of MODULES) writeFileSync(module.target, await compiledLoops(module));
