import { createInterface } from 'node:readline/promises';

/** Somebody at a keyboard. */
export interface Keyboard {
  /** One key, as it is pressed; null at the end of the input and where the sitting is broken off (Ctrl-C, Ctrl-D). */
  readonly key: () => Promise<string | null>;
  /** A line, which can be edited; null likewise. */
  readonly line: (prompt: string) => Promise<string | null>;
}

/** This process's own keyboard; null where its input is no terminal. */
export function nodeKeyboard(): Keyboard | null {
  const { stdin, stderr } = process;
  if (stdin.isTTY !== true) return null;
  return {
    key: () =>
      new Promise((resolve) => {
        const done = (key: string | null): void => {
          stdin.off('data', pressed);
          stdin.off('end', ended);
          stdin.setRawMode(false);
          stdin.pause();
          resolve(key);
        };
        const pressed = (chunk: Uint8Array): void => {
          const key = new TextDecoder().decode(chunk).charAt(0);
          done(key === '\u0003' || key === '\u0004' ? null : key);
        };
        const ended = (): void => done(null);
        stdin.on('data', pressed);
        stdin.on('end', ended);
        stdin.setRawMode(true);
        stdin.resume();
      }),
    line: async (prompt) => {
      const lines = createInterface({ input: stdin, output: stderr });
      // Ctrl-C and Ctrl-D close it with the question open, which is then never answered.
      const closed = new Promise<null>((resolve) => lines.once('close', () => resolve(null)));
      try {
        return await Promise.race([lines.question(prompt), closed]);
      } finally {
        lines.close();
      }
    },
  };
}
