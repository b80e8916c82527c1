import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rebuildCase, verifyCase } from '../../src/desk/case/verify.ts';
import { runNode } from '../process.ts';
import { type Asked, judgeTimes, traceTimes } from './asking.ts';
import { addedAgain, grow, growSingly } from './growing.ts';
import type { Home } from './homes.ts';
import { listTimes, type Paged } from './lists.ts';
import type { Papers } from './papers.ts';
import { type Times, timed } from './times.ts';

/** What was measured of a case of some size. Times are milliseconds. */
export interface Step {
  readonly documents: number;
  readonly claims: number;
  readonly bytes: number;
  /** A document, and its reading, of those that were written many at once since the step before. */
  readonly adding: number;
  readonly reading: number;
  readonly single: { readonly adding: Times; readonly reading: Times };
  /** A file of a folder that the case has all of. */
  readonly again: number;
  readonly lists: readonly Paged[];
  readonly traces: readonly Asked[];
  readonly judging: Times;
  /** A process that opens the case and shows one row, and one that makes a new case. */
  readonly opening: Times;
  readonly making: Times;
  /** Null where the case is too large for the patience of a bench. */
  readonly verifying: number | null;
  readonly rebuilding: number | null;
  /** Most memory of the measuring process so far, MB. */
  readonly memory: number;
}

const COMMAND = join('dist', 'cli', 'main.js');
/** Documents of each step that are added singly. */
const SINGLY = 25;
/** Up to here a case is also verified and made anew. */
export const WHOLE = 5000;

/** Grows a case to a size, and measures it there. */
export async function stepTo(
  home: Home,
  papers: Papers,
  before: number,
  documents: number,
  say: (progress: string) => void,
): Promise<Step> {
  let last = performance.now();
  const told = (number: number): void => {
    if (performance.now() - last < 15_000) return;
    last = performance.now();
    say(`${number.toLocaleString('en-US')} documents`);
  };
  const { grown, single, again } = await home.use(async (open) => {
    const grown = await grow(open, papers, before + 1, documents - SINGLY, told);
    const single = await growSingly(open, papers, documents - SINGLY + 1, documents);
    const again = await addedAgain(open, papers, documents - SINGLY + 1, documents, dirname(home.folder));
    // What a server does by itself within a minute or so of such a growth.
    await open.database.script('vacuum analyze');
    return { grown, single, again };
  });
  // Closed and opened again, as between two commands: what is left over of the growth is not put on what is measured after.
  const measured = await home.use(async (open) => {
    const { rows } = await open.database.query('select sum(claims) from ledger.document where case_id = $1', [open.id]);
    say('lists');
    const lists = await listTimes(open, papers);
    say('questions');
    const traces = await traceTimes(open, papers);
    const judging = await judgeTimes(open, documents - SINGLY);
    const whole = documents <= WHOLE;
    if (whole) say('verifying, and making anew');
    const [verifying, rebuilding] = whole
      ? [await since(async () => await sound(open)), await since(async () => await rebuildCase(open))]
      : [null, null];
    return {
      documents,
      claims: Number(rows[0]![0]),
      bytes: await home.size(),
      adding: grown.adding / grown.documents,
      reading: grown.reading / grown.documents,
      single,
      again,
      lists,
      traces,
      judging,
      verifying,
      rebuilding,
      memory: (process.resourceUsage().maxRSS * 1024) / 1e6,
    };
  });
  return { ...measured, opening: await openingOf(home), making: await makingOf(home) };
}

/** @throws Error where the case is not as it was written: nothing that was timed of it counts. */
async function sound(open: Parameters<typeof verifyCase>[0]): Promise<void> {
  const { faults } = await verifyCase(open);
  if (faults.length > 0) throw new Error(`The case is not sound: ${JSON.stringify(faults.slice(0, 3))}`);
}

async function since(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function openingOf({ folder, config }: Home): Promise<Times> {
  return await timed(5, async () => {
    await runNode([COMMAND, 'documents', '--case', folder, '--limit', '1'], {
      HEARSAY_CONFIG: config,
      HEARSAY_ANALYST: 'Bench',
    });
  });
}

async function makingOf({ folder, config, making }: Home): Promise<Times> {
  let count = 0;
  return await timed(3, async () => {
    count += 1;
    const made = `${folder}-${process.hrtime.bigint()}-${count}`;
    await runNode([COMMAND, 'case', 'init', made, ...making], { HEARSAY_CONFIG: config, HEARSAY_ANALYST: 'Bench' });
    rmSync(made, { recursive: true });
  });
}
