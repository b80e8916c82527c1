import { columnsOf, NEVER, SEED, Sweeper, type Ties, tieOrderer, wasm } from '../../src/contacts/index.ts';
import { inTurns } from './engine.ts';
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
        lines.push(...(here.get(library) ? await beside(setting, library, spread) : [missing(library)]));
      }
    }
    const present = [...here].filter(([, is]) => is).map(([library]) => library);
    lines.push(...(await wrongLines(setting, present)));
    return lines;
  },
};

const missing = ({ told, missing }: Library): Line => ({ input: '', engine: told, figure: missing });

/** Seconds that a library has for a log: to load it and to answer once. */
const LIMIT = 90;

/** And for a real log, all its sources together. */
const REAL_LIMIT = 20;

/** The library on a log of a million, or, where it does not answer in time, of a tenth of that, and so on. */
async function beside(
  setting: Setting,
  library: Library,
  spread: Spread,
  contacts = Math.min(setting.quick ? 10_000 : 1_000_000, library.most),
): Promise<readonly Line[]> {
  const { scratch, quick, say } = setting;
  const input = inputOf(scratch, contacts, spread, 'distinct');
  say(`${library.told}, ${input.told}`);
  const mine = own(input);
  const engine = libraryOn(library, input, quick ? 20 : LIMIT);
  const line = { input: input.told, engine: library.told };
  const turns = await inTurns(
    () => mine.run(library.ties),
    () => engine.run(library.call, mine.seed),
    quick ? 1 : 3,
  ).catch((cause: Error) => cause);
  const peak = engine.peak();
  engine.end();
  if (turns instanceof Error) {
    const late = turns.message.startsWith('not within') && contacts > 1000;
    const smaller = late ? await beside(setting, library, spread, contacts / 10) : [];
    return [{ ...line, figure: turns.message }, ...smaller];
  }
  const { ours, theirs } = turns;
  const right = theirs.reached === ours.reached && theirs.sum === ours.sum;
  return [
    {
      ...line,
      figure: speedOf(input.contacts, theirs.ms),
      beside: `ours ${ratioOf(theirs.ms, ours.ms)} × as fast`,
      answers: right
        ? 'right'
        : `${theirs.reached.toLocaleString('en-US')} reached of ${ours.reached.toLocaleString('en-US')}`,
      memory: megabytes(peak),
      promised: [times(theirs.ms / ours.ms, 50, 'it')],
    },
  ];
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
  const logs = quick ? [] : realLogs();
  for (const library of logs.length > 0 ? present : []) {
    say(`${library.told}: real logs`);
    const questions = logs.map((log) => asked(log, library.sources));
    const told = await toldBy(library, questions, REAL_LIMIT);
    for (const [at, question] of questions.entries()) {
      const input = `${logs[at]!.name}, by pairs`;
      const engine = `${library.told}, ${library.ties}, ${question.sources.length} sources`;
      const answer = told[at]!;
      if ('broke' in answer) lines.push({ input, engine, figure: answer.broke });
      else lines.push({ input, engine, ...pairsLine(wrongsOf(question, answer, library.ties)) });
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
    ...(mine ? { promised: [{ told: '0 wrong', kept: wrong === 0, anySize: true }] } : {}),
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
