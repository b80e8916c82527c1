import {
  backward,
  forward,
  inMemory,
  type OpenLog,
  preferredRoute,
  reachAnswer,
  routeAnswer,
  routeTies,
  writtenQuestion,
} from '../contacts/index.ts';
import { Mistake } from '../terms/mistake.ts';
import type { ReachAnswer, RouteAnswer } from '../terms/reach.ts';
import { limitsOf, opened } from './contacts.ts';

/** The answer to one question, or what was wrong with it. */
export type Answered = ReachAnswer | RouteAnswer | { readonly line: number; readonly mistake: string };

/**
 * Asks a log one question after the other, each a line of JSON (see `writtenQuestion`); empty lines are passed over. The log is kept in
 * memory with an index, so that a question about few contacts looks at few. A question that cannot be asked is answered by
 * what is wrong with it, and the next is asked.
 *
 * @throws Mistake where the log cannot be opened.
 */
export async function askLog(
  folder: string,
  lines: AsyncIterable<string>,
  tell: (answer: Answered) => void,
): Promise<void> {
  await opened(folder, async (onDisk) => {
    const log = inMemory(onDisk);
    let line = 0;
    for await (const text of lines) {
      line += 1;
      if (text.trim() !== '') tell(await answerTo(log, text, line));
    }
  });
}

async function answerTo(log: OpenLog, text: string, line: number): Promise<Answered> {
  try {
    const asked = writtenQuestion(text);
    const limits = limitsOf(asked);
    switch (asked.ask) {
      case 'forward':
        return await reachAnswer(log, 'forward', asked.from, limits, await forward(log, asked.from, limits));
      case 'backward':
        return await reachAnswer(log, 'backward', asked.to, limits, await backward(log, asked.to, limits));
      case 'route': {
        const { from, to, prefer = 'earliest' } = asked;
        const route = await preferredRoute(log, from, to, limits, prefer);
        const ties = await routeTies(log, from, to, limits, route, prefer);
        return await routeAnswer(log, from, to, limits, route, ties, prefer);
      }
    }
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { line, mistake: error.message };
  }
}
