import { cutAnswer, routes, routesAnswer } from '../contacts/index.ts';
import type { CutAnswer, RoutesAnswer } from '../terms/index.ts';
import { limitsOf, opened, type WrittenLimits } from './contacts.ts';

/**
 * All contacts on routes by which it could have got from one actor to another.
 *
 * @throws Mistake as `reachOf` does, and where the two are one.
 */
export async function routesOf(
  folder: string,
  from: string,
  to: string,
  written: WrittenLimits,
): Promise<RoutesAnswer> {
  const limits = limitsOf(written);
  return await opened(folder, async (log) => routesAnswer(log, from, to, limits, await routes(log, from, to, limits)));
}

/**
 * The fewest contacts, or people, without whom it could not have got from one actor to another.
 *
 * @throws Mistake as `routesOf` does.
 */
export async function cutOf(
  folder: string,
  of: 'contacts' | 'people',
  from: string,
  to: string,
  written: WrittenLimits,
): Promise<CutAnswer> {
  const limits = limitsOf(written);
  return await opened(folder, async (log) => cutAnswer(log, of, from, to, limits, await routes(log, from, to, limits)));
}
