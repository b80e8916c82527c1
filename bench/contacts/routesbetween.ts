import {
  type Between,
  between,
  fewestContacts,
  indexesOf,
  NEVER,
  SEED,
  Sweeper,
  wasm,
} from '../../src/contacts/index.ts';
import { orderedIn } from './columns.ts';
import type { Generated, Spread } from './generate.ts';
import { inputOf } from './inputs.ts';
import { type Line, type Part, ratioOf, type Setting, speedOf, times } from './line.ts';

/** Contacts from which on the time of two passes is promised: in short logs what happens between two contacts costs more than they do. */
const LARGE = 50_000_000;

/** Route contacts up to which the cut is promised to be exact. */
const EXACT_TO = 1_000_000;

/** P8: all contacts on some route between two, beside one pass forward and one backward; and the fewest contacts that close them all. */
export const routesBetween: Part = {
  name: 'P8',
  title: 'The contacts of all routes between two, and the fewest that close them',
  run: async (setting) => (['uniform', 'zipf'] as const).flatMap((spread) => [...beside(setting, spread)]),
};

function* beside({ scratch, quick, size, say }: Setting, spread: Spread): Iterable<Line> {
  const input = inputOf(scratch, size ?? (quick ? 500_000 : 10_000_000), spread, 'minutes');
  say(input.told);
  const { columns, raw } = orderedIn(input);
  const sweeper = new Sweeper(columns, wasm, { resident: true });
  const from = raw.from[0]!;
  const window = { start: 0, end: columns.count, ties: 'non-strict' } as const;
  for (const [which, to] of Object.entries(targets(sweeper.forward({ ...window, seeds: [from] })))) {
    const question: Between = { ...window, from, to };
    const [passes, sifts]: [number[], number[]] = [[], []];
    let set = between(sweeper, question);
    for (let run = 0; run < (quick ? 3 : 9); run += 1) {
      const begun = performance.now();
      sweeper.forward({ ...window, seeds: [from] });
      sweeper.backward({ ...window, seeds: [to] });
      const passed = performance.now();
      set = between(sweeper, question);
      sifts.push(performance.now() - passed);
      passes.push(passed - begun);
    }
    // Of pairs side by side: a machine that others share is as fast for both of a pair, and not for long.
    const [sift, ratio] = [middle(sifts), middle(sifts.map((taken, run) => taken / passes[run]!))];
    const told = `${input.told}, to ${which}`;
    const found = indexesOf(set);
    yield {
      input: told,
      engine: 'routes',
      figure: speedOf(input.contacts, sift),
      beside: `${ratioOf(ratio, 1)} × the time of two passes`,
      answers: sameAs(found, plainly(sweeper, raw, question))
        ? `right, ${found.length.toLocaleString('en-US')} contacts`
        : 'differs',
      promised: input.contacts < LARGE ? [] : [times(ratio, 2, 'two passes', 'most')],
    };
    say(`${told}: cut of ${found.length.toLocaleString('en-US')} contacts`);
    const begun = performance.now();
    const column = (name: keyof Generated) => found.map((index) => raw[name][index]!);
    const cut = fewestContacts({
      from,
      to,
      ties: 'non-strict',
      senders: column('from'),
      receivers: column('to'),
      stamps: column('stamp'),
    });
    const taken = (performance.now() - begun) / 1000;
    const exact = cut.least === cut.most;
    yield {
      input: told,
      engine: 'cut',
      figure: `${taken.toFixed(2)} s`,
      beside: exact
        ? `${cut.most.toLocaleString('en-US')} contacts`
        : `between ${cut.least.toLocaleString('en-US')} and ${cut.most.toLocaleString('en-US')} contacts`,
      answers: closes(sweeper, question, found, cut.contacts) ? 'closes every route' : 'leaves one open',
      promised: found.length <= EXACT_TO ? [{ told: 'exact', kept: exact, anySize: true }] : [],
    };
  }
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** Who is reached half-way, and who is reached last: with few contacts between, and with many. */
function targets(evidence: Uint32Array): Readonly<Record<string, number>> {
  const reached = Array.from(evidence.keys()).filter((actor) => evidence[actor] !== NEVER && evidence[actor] !== SEED);
  reached.sort((a, b) => evidence[a]! - evidence[b]!);
  return { 'one reached half-way': reached[reached.length >> 1]!, 'the one reached last': reached.at(-1)! };
}

/** The rule itself: its sender could have it by then, and from its receiver it can still get there; neither end is come back to. */
function plainly(sweeper: Sweeper, { from, to, stamp }: Generated, question: Between): number[] {
  const { from: start, to: end, ...window } = question;
  const had = sweeper
    .forward({ ...window, seeds: [start], stopAt: [end] })
    .map((by) => (by === SEED ? 0 : by === NEVER ? NEVER : stamp[by]! + 1));
  const until = sweeper
    .backward({ ...window, seeds: [end], stopAt: [start] })
    .map((by) => (by === SEED ? NEVER : by === NEVER ? 0 : stamp[by]! + 1));
  const found: number[] = [];
  for (let index = 0; index < from.length; index += 1) {
    const [sender, receiver, at] = [from[index]!, to[index]!, stamp[index]! + 1];
    if (sender !== end && receiver !== start && sender !== receiver && had[sender]! <= at && at <= until[receiver]!)
      found.push(index);
  }
  return found;
}

function sameAs(found: Uint32Array, plain: readonly number[]): boolean {
  return found.length === plain.length && found.every((index, at) => index === plain[at]);
}

/** Whether nothing gets there without the contacts of the cut. */
function closes(sweeper: Sweeper, { from, to, ...window }: Between, found: Uint32Array, cut: Uint32Array): boolean {
  const left = cut.map((place) => found[place]!);
  const without = (start: number, count: number, bits: Uint32Array): void => {
    for (const index of left)
      if (index >= start && index < start + count) bits[(index - start) >>> 5]! |= 1 << ((index - start) & 31);
  };
  return sweeper.forward({ ...window, seeds: [from], without })[to] === NEVER;
}
