// Compiles the contact kernel's loops to WebAssembly and writes them, in base64, where the program finds them: npm run kernel.
// A test compiles them again and compares, so the committed bytes are those of the source beside them.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const SOURCE = 'src/contacts/kernel/assembly/loops.ts';
const TARGET = 'src/contacts/kernel/loops.ts';

/** The module that the source compiles to, as TypeScript that exports its bytes in base64. */
export async function compiledLoops() {
  let bytes = null;
  const { error } = await asc.main(
    [SOURCE, '-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--outFile', 'loops.wasm'],
    {
      writeFile: (name, contents) => {
        if (name === 'loops.wasm') bytes = contents;
      },
    },
  );
  if (error !== null || bytes === null) throw new Error('The kernel does not compile.', { cause: error });
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,116}/g);
  return `// Made by scripts/kernel.mjs from assembly/loops.ts.\n\n/** The loops as a WebAssembly module, in base64. */\nexport const LOOPS: string = \`\n${lines.join('\n')}\n\`;\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TARGET, await compiledLoops());
