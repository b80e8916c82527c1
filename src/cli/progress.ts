import type { Progress } from '../desk/read.ts';
import type { Terminal } from './terminal.ts';

const PATIENCE = 1000;
const BETWEEN = 100;
const WIDTH = 24;

/** A progress line on standard error: only for somebody who watches, and only once work has gone on for a second. */
export function progressLine(terminal: Terminal): { readonly progress: Progress; readonly clear: () => void } {
  const began = terminal.now();
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    progress: (what, done, total) => {
      const now = terminal.now();
      if (!terminal.errIsTerminal || now - began < PATIENCE || now - drawn < BETWEEN) return;
      drawn = now;
      const share = total > 0 ? Math.min(1, done / total) : 0;
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
      terminal.err(`\r\u001b[2K${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${what.slice(0, 46)}`);
    },
    clear: () => {
      if (drawn > Number.NEGATIVE_INFINITY) terminal.err('\r\u001b[2K');
      drawn = Number.NEGATIVE_INFINITY;
    },
  };
}
