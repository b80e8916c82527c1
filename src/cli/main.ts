#!/usr/bin/env node
import { run } from './run.ts';
import { nodeTerminal } from './terminal.ts';

// A reader that has seen enough (`| head`) closes the pipe: that ends the work, and is nobody's fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

process.exitCode = await run(process.argv.slice(2), nodeTerminal);
