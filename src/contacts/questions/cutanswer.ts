import type { CutAnswer, LogLimits } from '../../terms/index.ts';
import { fewestContacts } from '../cuts/contactcut.ts';
import { fewestPeople } from '../cuts/peoplecut.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { scopeOf } from './answer.ts';
import type { Routes } from './routes.ts';
import { tieSensitiveOf } from './routesanswer.ts';
import { stepsOf } from './steps.ts';

/** The fewest contacts, or people, without whom there is none of these routes, with names and references. */
export async function cutAnswer(
  log: OpenLog,
  of: 'contacts' | 'people',
  from: string,
  to: string,
  limits: LogLimits,
  found: Routes,
): Promise<CutAnswer> {
  const head = {
    log: log.path,
    query: { kind: 'cut', of, from, to, ...limits },
    ties: found.ties,
    routes: found.indexes.length,
  } as const;
  const foot = { tieSensitive: await tieSensitiveOf(log, found.tieSensitive), scope: scopeOf(log) };
  if (of === 'people') {
    const { least, most, people } = fewestPeople(found);
    const names = people?.map((id) => log.names.name(id)) ?? null;
    return { ...head, least, most, contacts: null, only: null, people: names, ...foot };
  }
  const { least, most, contacts, only } = fewestContacts(found);
  const steps = await stepsOf(
    log,
    contacts.map((place) => found.indexes[place]!),
  );
  return { ...head, least, most, contacts: steps, only, people: null, ...foot };
}
