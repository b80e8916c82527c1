import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** When a child is killed: so long after it began, or so long after its nth acknowledgement. In milliseconds. */
export type Moment = { readonly after: number } | { readonly acknowledged: number; readonly after: number };

/** How a command ended. */
export interface Ended {
  /** Null where it was killed. */
  readonly code: number | null;
  /** Its lines; a last one without an end was never said. */
  readonly lines: readonly string[];
  readonly err: string;
  readonly ms: number;
}

/** Runs the command as a process of its own, and kills it with SIGKILL at a moment, if it lasts until then. */
export function hearsay(
  main: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { input = '', kill = null }: { readonly input?: string; readonly kill?: Moment | null } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env }, stdio: 'pipe' });
    const timers: NodeJS.Timeout[] = [];
    const killIn = (ms: number): void => void timers.push(setTimeout(() => child.kill('SIGKILL'), ms));
    let [out, err, said] = ['', '', 0];
    if (kill !== null && !('acknowledged' in kill)) killIn(kill.after);
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      const now = out.split('\n').length - 1;
      if (kill !== null && 'acknowledged' in kill && said < kill.acknowledged && now >= kill.acknowledged)
        killIn(kill.after);
      said = now;
    });
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    // One that is gone reads no more.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code) => {
      for (const timer of timers) clearTimeout(timer);
      resolve({ code, lines: out.split('\n').slice(0, -1), err, ms: performance.now() - begun });
    });
  });
}
