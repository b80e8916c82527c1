import { columnsOf, NEVER, SEED, Sweeper, type Ties, tieOrderer, wasm } from '../../src/contacts/index.ts';
import { middle, type Pass } from './engine.ts';
import type { Spread } from './generate.ts';
import { inputOf, realLogs } from './inputs.ts';
import { isHere, LIBRARIES, type Library, libraryOn, TGLIB, TGLIB_EXACT } from './libraries.ts';
import { type Line, megabytes, type Part, ratioOf, type Setting, speedOf, times } from './line.ts';
import { own } from './own.ts';
import { type Asked, asked, tieHeavy, toldBy, type Wrongs, wrongsOf } from './tieheavy.ts';

/** P4: graph libraries by their own call, or searched with a heap where they have none: how fast, and how often wrong. */
export const libraries: Part = {
  name: 'P4',
  title: 'Graph libraries, the graph loaded; wrong answers counted',
  run: async (setting) => {
    const here = new Map([TGLIB, TGLIB_EXACT, ...LIBRARIES].map((library) => [library, isHere(library)]));
    const lines: Line[] = [];
    for (const spread of setting.quick ? (['uniform'] as const) : (['uniform', 'zipf'] as const)) {
      for (const library of LIBRARIES) {
        lines.push(here.get(library) ? await beside(setting, library, spread) : missing(library));
      }
    }
    const present = [...here].filter(([, is]) => is).map(([library]) => library);
    lines.push(...(await wrongLines(setting, present)));
    return lines;
  },
};

const missing = ({ told, missing }: Library): Line => ({ input: '', engine: told, figure: missing });

/** Seconds that a library has for a log: to load it and to answer once. */
const LIMIT = 240;

/** Runs of each side, taking turns; no more than one where a run takes longer than this, in milliseconds. */
const [RUNS, LONG] = [3, 10_000];

async function beside({ scratch, quick, say }: Setting, library: Library, spread: Spread): Promise<Line> {
  const input = inputOf(scratch, Math.min(quick ? 10_000 : 1_000_000, library.most), spread, 'distinct');
  say(`${library.told}, ${input.told}`);
  const mine = own(input);
  const engine = libraryOn(library, input, quick ? 20 : LIMIT);
  const line = { input: input.told, engine: library.told };
  const [ours, theirs]: [Pass[], Pass[]] = [[], []];
  mine.run(library.ties);
  try {
    do {
      ours.push(mine.run(library.ties));
      theirs.push(await engine.run(library.call, mine.seed));
    } while (!quick && theirs.length < RUNS && theirs[0]!.ms < LONG);
  } catch (cause) {
    return { ...line, figure: (cause as Error).message };
  }
  const peak = engine.peak();
  engine.end();
  const [mean, other] = [middle(ours), middle(theirs)];
  const right = other.reached === mean.reached && other.sum === mean.sum;
  return {
    ...line,
    figure: speedOf(input.contacts, other.ms),
    beside: `ours ${ratioOf(other.ms, mean.ms)} × as fast`,
    answers: right
      ? 'right'
      : `${other.reached.toLocaleString('en-US')} reached of ${mean.reached.toLocaleString('en-US')}`,
    memory: megabytes(peak),
    promised: [times(other.ms / mean.ms, 50, 'it')],
  };
}

/** Wrong answers: of small graphs full of ties one by one, of the real logs by pairs. Ours first. */
async function wrongLines({ quick, say }: Setting, present: readonly Library[]): Promise<readonly Line[]> {
  const graphs = tieHeavy(quick ? 100 : 2000);
  const lines: Line[] = [];
  for (const ties of ['non-strict', 'strict'] as const)
    lines.push(
      smallLine(
        `ours, ${ties}`,
        graphs,
        graphs.map((graph) => wrongsOf(graph, oursOn(graph, ties), ties)),
        true,
      ),
    );
  for (const library of present) {
    say(`${library.told}: ${graphs.length} small graphs`);
    const told = await toldBy(library, graphs, 20);
    lines.push(
      smallLine(
        `${library.told}, ${library.ties}`,
        graphs,
        told.map((one, at) => ('broke' in one ? null : wrongsOf(graphs[at]!, one, library.ties))),
      ),
    );
  }
  for (const log of quick ? [] : realLogs()) {
    const input = `${log.name}, by pairs`;
    for (const library of present.filter(({ sources }) => sources > 0)) {
      say(`${library.told}: ${log.name}`);
      const question = asked(log, library.sources);
      const [told] = await toldBy(library, [question], LIMIT);
      const engine = `${library.told}, ${library.ties}, ${question.sources.length} sources`;
      if ('broke' in told!) lines.push({ input, engine, figure: told.broke });
      else lines.push({ input, engine, ...pairsLine(wrongsOf(question, told!, library.ties)) });
    }
  }
  return lines;
}

function smallLine(engine: string, graphs: readonly Asked[], wrongs: readonly (Wrongs | null)[], mine = false): Line {
  const broke = wrongs.filter((one) => one === null).length;
  const wrong = wrongs.filter((one) => one !== null && one.late + one.missed + one.invented > 0).length;
  return {
    input: `${graphs.length.toLocaleString('en-US')} small graphs full of ties`,
    engine,
    figure: broke > 0 ? `broke on ${broke.toLocaleString('en-US')}` : 'answered all',
    answers: `${(wrong + broke).toLocaleString('en-US')} wrong`,
    ...(mine ? { promised: [{ told: '0 wrong', kept: wrong === 0 }] } : {}),
  };
}

function pairsLine({ pairs, late, missed, invented }: Wrongs): Pick<Line, 'figure' | 'answers'> {
  const told = [
    [late, 'at a wrong time'],
    [missed, 'missed'],
    [invented, 'never so'],
  ] as const;
  const wrong = told.filter(([count]) => count > 0).map(([count, what]) => `${count.toLocaleString('en-US')} ${what}`);
  return {
    figure: `${pairs.toLocaleString('en-US')} pairs`,
    answers: wrong.length === 0 ? '0 wrong' : wrong.join(', '),
  };
}

function oursOn({ actors, columns, sources }: Asked, ties: Ties): readonly (readonly (number | null)[])[] {
  const listed = { from: columns.from.slice(), to: columns.to.slice(), stamp: columns.stamp };
  const order = tieOrderer(actors)(listed.from, listed.to, listed.stamp, Uint32Array.from(listed.from.keys()));
  const sweeper = new Sweeper(columnsOf(listed, actors, order), wasm, { resident: true });
  return sources.map((seed) => {
    const evidence = sweeper.forward({ seeds: [seed], start: 0, end: listed.from.length, ties });
    return Array.from(evidence, (by) => (by === NEVER ? null : by === SEED ? 0 : listed.stamp[by]!));
  });
}
