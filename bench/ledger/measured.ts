import { NO_POSTGRESQL, postgresql } from '../../test/postgresql.ts';
import { type Engine, homeOf } from './homes.ts';
import { papersOf, type Shape } from './papers.ts';
import { type Step, stepTo, WHOLE } from './steps.ts';
import { curvesOf, tableOf } from './tables.ts';

/** Which cases are grown. */
export interface Wanted {
  readonly engines: readonly Engine[];
  /** Null: what takes some minutes. */
  readonly documents: number | null;
  readonly claims: number | null;
  readonly quick: boolean;
}

/** Claims of a document, on average, where it is not said. */
const CLAIMS: Readonly<Record<Engine, number>> = { postgresql: 100, pglite: 20 };
const DOCUMENTS = 1000;
const STEPS = [200, 1000, 5000, 20_000, 100_000];

/**
 * Grows a case in each engine, and measures it at each step.
 *
 * @param done is given the page of an engine after each step, so that a run that is broken off leaves what it had.
 */
export async function ledgerMeasured(
  { engines, documents, claims, quick }: Wanted,
  scratch: string,
  say: (progress: string) => void,
  done: (engine: Engine, page: string) => void,
): Promise<void> {
  for (const engine of engines) {
    if (engine === 'postgresql' && postgresql() === null) {
      done(engine, `missing here: ${NO_POSTGRESQL}`);
      continue;
    }
    const total = documents ?? (quick ? 200 : DOCUMENTS);
    const shape: Shape = { documents: total, claims: claims ?? total * CLAIMS[engine] };
    await grown(engine, shape, scratch, say, (page) => done(engine, page));
  }
}

async function grown(
  engine: Engine,
  shape: Shape,
  scratch: string,
  say: (progress: string) => void,
  done: (page: string) => void,
): Promise<void> {
  const home = await homeOf(engine, scratch);
  try {
    const papers = papersOf(shape);
    const steps: Step[] = [];
    for (const size of [...STEPS.filter((step) => step < shape.documents), shape.documents]) {
      const before = steps.at(-1)?.documents ?? 0;
      const told = (progress: string): void => say(`${engine}, ${size.toLocaleString('en-US')} documents: ${progress}`);
      steps.push(await stepTo(home, papers, before, size, told));
      done(pageOf(home.told, steps));
    }
  } finally {
    await home.stop();
  }
}

function pageOf(told: string, steps: readonly Step[]): string {
  const whole = `Verified and made anew up to ${WHOLE.toLocaleString('en-US')} documents.`;
  return `${told}.\n\n${tableOf(steps)}\n\n${whole}\n\n${curvesOf(steps)}`;
}
