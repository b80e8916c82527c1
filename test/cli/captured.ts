import { run } from '../../src/cli/run.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

/** What one command line did. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Files written, by path. */
  readonly written: Readonly<Record<string, string>>;
}

/** Runs the command in this process with a terminal that only keeps what it is told. */
export async function ran(argv: readonly string[], terminal: Partial<Terminal> = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const written: Record<string, string> = {};
  const code = await run(argv, {
    lines: async function* () {},
    keyboard: null,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    outIsTerminal: false,
    errIsTerminal: false,
    environment: {},
    now: () => 0,
    write: async (path, text) => {
      written[path] = typeof text === 'string' ? text : [...text].join('');
    },
    ...terminal,
  });
  return { code, out: out.join(''), err: err.join(''), written };
}
