import { NEVER, Points, Sweeper } from '../../src/contacts/index.ts';
import { type Ordered, orderedIn } from './columns.ts';
import type { Spread } from './generate.ts';
import { inputOf } from './inputs.ts';
import type { Line, Part } from './line.ts';

/** Reach up to which a question is promised to be quick. */
const FEW = 4000;
const MOST_MS = 5;

/** P7: questions one after the other of a log that is kept in memory, from the index where that is quicker. */
export const pointQuery: Part = {
  name: 'P7',
  title: `Questions that reach up to ${FEW.toLocaleString('en-US')} of a log kept in memory`,
  run: async ({ scratch, quick, size, say }) =>
    (['uniform', 'zipf'] as const).map((spread: Spread): Line => {
      const input = inputOf(scratch, size ?? (quick ? 200_000 : 1_000_000), spread, 'minutes');
      say(input.told);
      const { questions, ms, pass, given, wrong, reached } = asked(orderedIn(input), quick ? 200 : 2000);
      const p95 = at(ms, 0.95);
      return {
        input: input.told,
        engine: `ours: index, else a pass; ${questions.toLocaleString('en-US')} questions, ${ms.length} of them reach so few`,
        figure: `p95 ${p95.toFixed(2)} ms, median ${at(ms, 0.5).toFixed(3)} ms`,
        beside: `median of a pass ${at(pass, 0.5).toFixed(2)} ms; reach at p95 ${at(reached, 0.95)}; ${given} of all were left to a pass`,
        answers: `${wrong} wrong`,
        promised: [{ told: `p95 ≤ ${MOST_MS} ms`, kept: p95 <= MOST_MS && wrong === 0 }],
      };
    }),
};

/** Asks from all over a log, to its end: who sends a contact there, from its time on. Times and reaches are of those that reach few. */
function asked({ columns, raw }: Ordered, questions: number) {
  const points = new Points(columns);
  // The index is made at the first question.
  points.search({ seeds: [0], start: 0, end: 0, ties: 'non-strict' }, 1);
  const sweeper = new Sweeper(columns, undefined, { resident: true });
  const [ms, pass, reached]: [number[], number[], number[]] = [[], [], []];
  let [given, wrong] = [0, 0];
  for (let question = 0; question < questions; question += 1) {
    const from = Math.floor((columns.count * ((question * 0.618_033_988_75) % 1)) % columns.count);
    let start = from;
    while (start > 0 && raw.stamp[start - 1] === raw.stamp[from]) start -= 1;
    const sweep = { seeds: [raw.from[from]!], start, end: columns.count, ties: 'non-strict' } as const;
    const begun = performance.now();
    const found = points.search(sweep, 1);
    const searched = performance.now();
    const marks = sweeper.forward(sweep);
    const passed = performance.now() - searched;
    let many = 0;
    for (const mark of marks) if (mark !== NEVER) many += 1;
    if (found === null) given += 1;
    else if (found.actors.length !== many || found.actors.some((actor, index) => later(actor, index))) wrong += 1;
    if (many > FEW) continue;
    ms.push(searched - begun + (found === null ? passed : 0));
    pass.push(passed);
    reached.push(many);

    function later(actor: number, index: number): boolean {
      const [mark, own] = [marks[actor]!, found!.marks[index]!];
      return mark !== own && raw.stamp[mark] !== raw.stamp[own];
    }
  }
  return { questions, ms, pass, reached, given, wrong };
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
