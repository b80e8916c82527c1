import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Mistake } from '../terms/index.ts';

/** Who holds a lock, as its file says. */
interface Holder {
  /** Of this one time that it was taken. */
  readonly id: string;
  readonly pid: number;
  /** When the process began, in the words of its system, where it tells: a number is given to another process one day. */
  readonly began: string | null;
  readonly host: string;
}

/** How long a file that another process is writing, or a takeover, is waited for. In milliseconds. */
const [PATIENCE, PAUSE] = [10_000, 50];

/** The locks that this process holds. */
const HERE = new Set<string>();

/**
 * Holds something for one process, by a file that says which. The lock of a process that is gone is taken over. Node has no lock of the
 * operating system's to give; a file works on every file system, and tells who it is that one waits for.
 *
 * @param file is made, and gone again once the lock is given back.
 * @param what is held, for the sentence that says it is: a folder.
 * @returns what gives it back.
 * @throws Mistake where a process that runs holds it, or one of another machine, of which nobody here knows whether it runs.
 */
export async function locked(file: string, what: string): Promise<() => void> {
  const own: Holder = { id: randomUUID(), pid: process.pid, began: beganAt(process.pid), host: hostname() };
  for (;;) {
    if (written(file, own)) {
      HERE.add(own.id);
      return () => {
        HERE.delete(own.id);
        if (holderOf(file)?.id === own.id) rmSync(file, { force: true });
      };
    }
    const holder = holderOf(file);
    if (holder === null) {
      // It is just being written, or given back; or whoever wrote it was ended within that moment.
      if (agedOver(file, PATIENCE)) rmSync(file, { force: true });
      else await sleep(PAUSE);
    } else if (runs(holder)) throw taken(file, what, holder);
    else await takenOver(file, holder);
  }
}

/** Removes the file of a process that is gone: only one of all who found it so does, and only while it is still that one. */
async function takenOver(file: string, gone: Holder): Promise<void> {
  const takeover = `${file}.${gone.id}`;
  if (!written(takeover, gone)) {
    if (agedOver(takeover, PATIENCE)) rmSync(takeover, { force: true });
    else await sleep(PAUSE);
    return;
  }
  if (holderOf(file)?.id === gone.id) rmSync(file, { force: true });
  rmSync(takeover, { force: true });
}

/** Writes who holds a lock, where there is no such file yet. */
function written(file: string, holder: Holder): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(descriptor, JSON.stringify(holder));
  } finally {
    closeSync(descriptor);
  }
  return true;
}

/** Null where there is no file, or nothing whole in it. */
function holderOf(file: string): Holder | null {
  try {
    const { id, pid, began, host } = JSON.parse(readFileSync(file, 'utf8'));
    return /^[\da-f-]{36}$/.test(id) && Number.isSafeInteger(pid) && pid > 0 ? { id, pid, began, host } : null;
  } catch {
    return null;
  }
}

function runs({ id, pid, began, host }: Holder): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return HERE.has(id);
  try {
    process.kill(pid, 0);
  } catch (error) {
    // It runs for somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return beganAt(pid) === began;
}

/** When a process began; null where the system does not tell, or the process has ended and only its parent has not looked yet. */
function beganAt(pid: number): string | null {
  try {
    // After the command, which is in brackets and may hold any sign: first the state, as the twentieth the time (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return fields[0] === 'Z' ? null : fields[19]!;
  } catch {
    return null;
  }
}

function agedOver(file: string, milliseconds: number): boolean {
  const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: Number.POSITIVE_INFINITY };
  return Date.now() - mtimeMs > milliseconds;
}

function taken(file: string, what: string, { pid, host }: Holder): Mistake {
  if (host !== hostname())
    return new Mistake(`Process ${pid} of ${host} has ${what} open.`, `If it runs no longer, remove ${file}.`);
  if (pid === process.pid) return new Mistake(`${what} is open already.`, 'Close it first.');
  return new Mistake(`Another process (${pid}) has ${what} open.`, 'Wait until it has ended.');
}
