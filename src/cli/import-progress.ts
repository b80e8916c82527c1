import type { ImportStep as Step } from '../desk/contacts.ts';
import { progressLine } from './progress.ts';
import type { Terminal } from './terminal.ts';

/**
 * How far an import is: for somebody who watches a line with the rate and the time left, else a plain line for each thing that is begun.
 */
export function importProgress(terminal: Terminal): {
  readonly progress: (step: Step) => void;
  readonly clear: () => void;
} {
  const line = progressLine(terminal);
  let doing = '';
  let began = 0;
  return {
    progress: (step) => {
      const what = `${step.doing} ${step.name}`;
      if (what !== doing) {
        doing = what;
        began = terminal.now();
        if (!terminal.errIsTerminal) terminal.err(`${what}\n`);
      }
      line.progress(`${what}${pace(step, (terminal.now() - began) / 1000)}`, step.done, step.of);
    },
    clear: line.clear,
  };
}

/** “, 1.2 M rows/s, 8 s left”: once it has gone on for a second, and where it is counted in rows or bytes. */
function pace({ done, of, counted }: Step, seconds: number): string {
  if (counted === undefined || done === 0 || seconds < 1) return '';
  const rate = done / seconds;
  const left = Math.ceil((of - done) / rate);
  const time = left < 60 ? `${left} s` : `${Math.floor(left / 60)} min ${left % 60} s`;
  return `, ${(rate / 1e6).toFixed(1)} M${counted === 'rows' ? ' rows' : 'B'}/s, ${time} left`;
}
