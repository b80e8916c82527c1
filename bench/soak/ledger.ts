import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, hearsay, type Moment } from './child.ts';
import type { Home } from './home.ts';
import { randomFrom, writePapers } from './papers.ts';

const ACTS = ['add', 'read', 'review', 'migrate'] as const;
type ActName = (typeof ACTS)[number];

/** What was killed, and what came of it. */
export interface Soaked {
  readonly home: string;
  readonly kills: Readonly<Record<ActName, number>>;
  /** Commands that ended before their moment came, as they should. */
  readonly whole: number;
  /** Entries of which a command said that they were kept. */
  readonly acknowledged: number;
  readonly found: number;
  readonly lost: number;
  /** Entries that were kept, and the command was killed before it said so. */
  readonly unsaid: number;
  /** What went wrong beside: faults that verification found, entries that changed, commands that failed. */
  readonly faults: readonly string[];
}

/** How long it goes on, and with what. */
export interface Soaking {
  /** The command as it is built. */
  readonly main: string;
  readonly scratch: string;
  readonly kills: number;
  readonly seed: number;
  readonly progress?: (sentence: string) => void;
}

interface Logged {
  readonly number: number;
  readonly kind: string;
  readonly about: readonly string[];
  readonly previous: string;
  readonly open: { readonly claims?: number } | null;
}

/** What a command acknowledged: an entry of a kind about something, or by its number. */
type Acknowledged = { readonly kind: string; readonly about: string } | { readonly number: number };

/** Longest that a command is thought to take, in milliseconds. */
const LONGEST = 60_000;

/** Commands of one case, before another is begun: what is looked through after each must not grow without end. */
const PER_CASE = 16;
/** Documents that are added at once: three transactions of them. */
const PAPERS = 110;

/**
 * Kills commands at random moments, by SIGKILL, and looks after each whether the case opens, verifies, has every entry that was there before
 * and every one that was acknowledged.
 */
export async function soakedLedger(home: Home, { main, scratch, kills, seed, progress }: Soaking): Promise<Soaked> {
  const random = randomFrom(seed);
  const counts: Record<ActName, number> = { add: 0, read: 0, review: 0, migrate: 0 };
  const lasts: Record<ActName, number> = { add: 4000, read: 5000, review: 5000, migrate: 4000 };
  const faults: string[] = [];
  let [whole, told, found, unsaid] = [0, 0, 0, 0];
  const pattern = await earlierSite(home, main, scratch);
  const earlier = await pattern.entries();
  pattern.end();
  let site: Site | null = null;
  let killed = 0;
  for (let round = 0; killed < kills; round += 1) {
    const act = ACTS[round % ACTS.length]!;
    if (site === null || site.rounds >= PER_CASE) {
      site?.end();
      site = await newSite(home, main, scratch);
    }
    const at: Site = act === 'migrate' ? await earlierSite(home, main, scratch) : site;
    // To look at one of an earlier version would bring it up to date.
    const before = act === 'migrate' ? earlier : site.entriesThen;
    const ended = await acted(act, at, before, random, momentOf(act, random, lasts[act]));
    if (ended.code === null) {
      killed += 1;
      counts[act] += 1;
      // Killed before it did anything: it takes longer here than was thought.
      if (ended.lines.length === 0) lasts[act] = Math.min(lasts[act] * 1.2, LONGEST);
    } else {
      whole += 1;
      lasts[act] = 0.7 * lasts[act] + 0.3 * ended.ms;
      if (ended.code !== 0) faults.push(`${act}: ended with ${ended.code}: ${ended.err}`);
    }
    const said = ended.lines.flatMap(acknowledged);
    const after = await at.entries();
    if (at === site) site.entriesThen = after;
    const there = said.filter((one) => after.some((entry) => isOf(entry, one, before.length)));
    told += said.length;
    found += there.length;
    unsaid += after.length - before.length - there.length;
    for (const [index, entry] of before.entries())
      if (JSON.stringify(after[index]) !== JSON.stringify(entry)) faults.push(`${act}: entry ${entry.number} changed`);
    faults.push(...(await at.faults()).map((fault) => `${act}: ${fault}`));
    site.rounds += 1;
    if (at !== site) at.end();
    progress?.(`${home.name}: ${killed} of ${kills} killed, ${told} acknowledged, ${told - found} lost`);
  }
  site?.end();
  return { home: home.name, kills: counts, whole, acknowledged: told, found, lost: told - found, unsaid, faults };
}

/** Half of the moments are anywhere in the time that such a command takes, half just after it said that something is kept. */
function momentOf(act: ActName, random: () => number, lasts: number): Moment {
  const most = { add: PAPERS, read: 12, review: 12, migrate: 3 }[act];
  return random() < 0.5
    ? { after: Math.floor(lasts * (0.1 + 0.9 * random())) }
    : { acknowledged: 1 + Math.floor(most * random()), after: Math.floor(60 * random()) };
}

/** A case, and the settings of whoever works on it. */
interface Site {
  readonly run: (args: readonly string[], more?: Parameters<typeof hearsay>[3]) => Promise<Ended>;
  readonly work: string;
  readonly folder: string;
  readonly entries: () => Promise<readonly Logged[]>;
  readonly faults: () => Promise<readonly string[]>;
  readonly end: () => void;
  rounds: number;
  /** What its journal had when it was looked at last. */
  entriesThen: readonly Logged[];
}

function siteIn(work: string, main: string): Site {
  const folder = join(work, 'case');
  const env = { HEARSAY_CONFIG: join(work, 'config'), HEARSAY_ANALYST: 'soak' };
  const run: Site['run'] = async (args, more = {}) => hearsay(main, args, env, more);
  return {
    run,
    work,
    folder,
    rounds: 0,
    entriesThen: [],
    entries: async () => {
      const { code, lines, err } = await run(['case', 'log', folder, '--format', 'json']);
      if (code !== 0) throw new Error(`The case does not open: ${err}`);
      return JSON.parse(lines.join('\n')) as readonly Logged[];
    },
    faults: async () => {
      const { code, lines, err } = await run(['case', 'verify', folder]);
      return code === 0 ? [] : [...lines.filter((line) => line.startsWith('- ')), err];
    },
    end: () => rmSync(work, { recursive: true, force: true }),
  };
}

async function newSite(home: Home, main: string, scratch: string): Promise<Site> {
  const work = mkdtempSync(join(scratch, 'site-'));
  const site = siteIn(work, main);
  const named = ['--name', work];
  const { code, err } = await site.run(['case', 'init', site.folder, ...home.init, ...named]);
  if (code !== 0) throw new Error(`No case was made: ${err}`);
  site.entriesThen = await site.entries();
  return site;
}

async function earlierSite(home: Home, main: string, scratch: string): Promise<Site> {
  const site = siteIn(mkdtempSync(join(scratch, 'site-')), main);
  await home.earlier(site.folder);
  return site;
}

/** Runs a command that will be killed, if it lasts that long. */
async function acted(
  act: ActName,
  site: Site,
  before: readonly Logged[],
  random: () => number,
  kill: Moment,
): Promise<Ended> {
  const chosen = ['--case', site.folder];
  if (act === 'read') return await site.run(['read', ...chosen], { kill });
  if (act === 'review')
    return await site.run(['review', '--judge', ...chosen], { input: judgements(before, random), kill });
  const papers = join(site.work, `papers-${before.length}`);
  writePapers(papers, act === 'add' ? PAPERS : 3, random);
  return await site.run(['add', papers, '--no-read', ...chosen], { kill });
}

/** Decisions on claims, each another than the claim has. */
function judgements(entries: readonly Logged[], random: () => number): string {
  const last = new Map(
    entries.filter(({ kind }) => kind.startsWith('claim-')).map(({ kind, about }) => [about[0]!, kind]),
  );
  const claims = entries.flatMap(({ kind, about, open }) =>
    kind === 'reading-proposed' ? Array.from({ length: open?.claims ?? 0 }, (_, at) => `${about[0]}.c${at + 1}`) : [],
  );
  const chosen = claims.toSorted(() => random() - 0.5).slice(0, 40);
  return chosen
    .map((claim) => {
      const kind = last.get(claim) === 'claim-accepted' ? 'claim-rejected' : 'claim-accepted';
      return `${JSON.stringify({ kind, claim, why: 'soak' })}\n`;
    })
    .join('');
}

/** What a line of a command says to be kept. */
function acknowledged(line: string): readonly Acknowledged[] {
  const [, about, rest] = /^(d\d+) {2}(.*)$/.exec(line) ?? [];
  if (about !== undefined) {
    if (rest!.endsWith('the case has it already')) return [];
    return [{ kind: rest!.startsWith('read: ') ? 'reading-proposed' : 'document-added', about }];
  }
  const [, number] = /^\{"line":\d+,"entry":(\d+)\}$/.exec(line) ?? [];
  return number === undefined ? [] : [{ number: Number(number) }];
}

/** Whether an entry is the one that was acknowledged by a command that found so many before. */
function isOf(entry: Logged, said: Acknowledged, before: number): boolean {
  if (entry.number <= before) return false;
  return 'number' in said ? entry.number === said.number : entry.kind === said.kind && entry.about[0] === said.about;
}
