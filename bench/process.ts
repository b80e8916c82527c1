import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** How a process went: wall time in milliseconds, the most memory it held in MB (10^6 bytes), and what it printed. */
export interface Run {
  readonly ms: number;
  readonly peak: number;
  readonly out: string;
}

// Reports the process's own high-water mark when it ends, on a descriptor of its own. Worker threads are within it.
const PEAK = `import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;

/**
 * Runs a Node script as a process of its own, with the same Node as this one.
 *
 * @throws Error where it does not exit with 0: a timing of something that failed is none.
 */
export function runNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const preload = `data:text/javascript,${encodeURIComponent(PEAK)}`;
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, ['--import', preload, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const said = ['', '', ''];
    [child.stdout, child.stderr, child.stdio[3]].forEach((stream, i) => {
      stream?.on('data', (chunk) => {
        said[i] += String(chunk);
      });
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const ms = performance.now() - begun;
      if (code === 0) resolve({ ms, peak: (Number(said[2]) * 1024) / 1e6, out: said[0] ?? '' });
      else reject(new Error(`${args.join(' ')} exited with ${code}: ${said[1]}`));
    });
  });
}

/** The middle one of several runs by wall time, after one that is not counted. */
export async function medianRun(times: number, run: () => Promise<Run>): Promise<Run> {
  await run();
  const runs: Run[] = [];
  for (let i = 0; i < times; i++) runs.push(await run());
  return runs.sort((a, b) => a.ms - b.ms)[times >> 1] as Run;
}
