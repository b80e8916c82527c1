#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { run } from './run.ts';
import { nodeTerminal } from './terminal.ts';

// A reader that has seen enough (`| head`) closes the pipe: that ends the work, and is nobody's fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

// Left to itself the heap grows to several times what is held, up to a share of the machine's memory. Collected whenever it has
// grown by this share, a long document takes a third less, and no longer. For a command's own process only, hence not in the library.
setFlagsFromString('--heap-growing-percent=40');

process.exitCode = await run(process.argv.slice(2), nodeTerminal);
