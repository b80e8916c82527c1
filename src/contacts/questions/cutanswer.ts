import type { CutAnswer, LogLimits } from '../../terms/index.ts';
import { fewestContacts } from '../cuts/contactcut.ts';
import { couldChain } from '../cuts/network.ts';
import { fewestPeople } from '../cuts/peoplecut.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { scopeOf } from './answer.ts';
import { onlyPlain } from './question.ts';
import type { Routes } from './routes.ts';
import { intervalsOf, tieSensitiveOf } from './routesanswer.ts';
import { stepsOf } from './steps.ts';

/**
 * The fewest contacts, or people, without whom there is none of these routes, with names and references. Where contacts share a
 * time it is worked out by the other rule too: the same contacts can be on routes, and others be enough to close them.
 *
 * @throws Mistake where limits say how long somebody holds it or how many contacts there may be: no graph without times has those routes.
 */
export async function cutAnswer(
  log: OpenLog,
  of: 'contacts' | 'people',
  from: string,
  to: string,
  limits: LogLimits,
  found: Routes,
): Promise<CutAnswer> {
  onlyPlain({ ...limits, latency: 0 }, 'What closes all routes');
  const other = found.otherwise?.() ?? null;
  const same = found.tieSensitive.length === 0 && !couldChain(found);
  const head = {
    log: log.path,
    query: { kind: 'cut', of, from, to, ...limits },
    ties: found.ties,
    routes: found.marks.length,
    intervals: intervalsOf(found),
  } as const;
  const foot = { tieSensitive: await tieSensitiveOf(log, found.tieSensitive), scope: scopeOf(log) };
  if (of === 'people') {
    const { least, most, people } = fewestPeople(found);
    const names = people?.map((id) => log.names.name(id)) ?? null;
    const others = other && (same ? { least, most, people } : fewestPeople(other));
    const otherwise = others && {
      routes: other.senders.length,
      least: others.least,
      most: others.people === null ? null : others.most,
    };
    return { ...head, least, most, contacts: null, only: null, people: names, otherwise, ...foot };
  }
  const { least, most, contacts, only } = fewestContacts(found);
  const steps = await stepsOf(
    log,
    contacts.map((place) => found.marks[place]!),
  );
  const others = other && (same ? { least, most } : fewestContacts(other));
  const otherwise = others && { routes: other.senders.length, least: others.least, most: others.most };
  return { ...head, least, most, contacts: steps, only, people: null, otherwise, ...foot };
}
