import type { EventKind, Role } from '../terms/event.ts';
import { ROLES } from '../terms/event.ts';
import type { Bench } from './decodeclaims.ts';
import { calledBy, noneCalled } from './nearest.ts';

type Roles = Partial<Record<Role, string>>;
type Given = Readonly<Record<string, string | string[] | null | undefined>>;

/** What other files call the two ends of a transfer. */
const OTHER_NAMES: ReadonlyMap<string, Role> = new Map([
  ['from', 'discloser'],
  ['sender', 'discloser'],
  ['giver', 'discloser'],
  ['to', 'recipient'],
  ['receiver', 'recipient'],
  ['getter', 'recipient'],
  ['actor', 'agent'],
  ['a', 'agent'],
  ['b', 'other'],
  ['holder', 'agent'],
  ['acquirer', 'agent'],
]);

/** A role filled with nobody is left out: a receipt from no one named. */
const NOBODY = /^(?:\s*|unknown|unnamed|unstated|null|none|\?)$/iu;

/** Roles that need not be actors of the case. */
const FREE: ReadonlySet<string> = new Set(['instrument', 'place', 'time']);

/**
 * The roles of an event as its kind has them, each resolved to an id. A file may fill them under the names of another
 * kind: whoever acquired or knew something as its recipient, the two of a relation or a meeting under any two roles, in
 * order.
 *
 * @throws Mistake where a role names no actor or item of the case.
 */
export function rolesOf(
  event: EventKind,
  given: Given,
  stated: { readonly a?: string | null | undefined; readonly b?: string | null | undefined } | null,
  path: string,
  bench: Bench,
): Roles {
  const roles: Roles = {};
  const free: string[] = [];
  const filled: readonly (readonly [string, string])[] = Object.entries(given).flatMap(([role, value]) =>
    [value ?? []].flat().flatMap((each) => (NOBODY.test(each) ? [] : [[role, each] as const])),
  );
  for (const [role, value] of filled) {
    const plain = OTHER_NAMES.get(role) ?? ROLES.find((each) => each === role);
    if (role === 'item') roles.item ??= itemId(value, `${path}.item`, bench);
    else if (FREE.has(role)) {
      if (plain !== undefined) roles[plain] ??= value;
    } else {
      // A role of another vocabulary may hold anything ("manner"): only what names an actor is taken.
      const actor = plain === undefined ? calledBy(value, bench.actors)?.id : actorId(value, `${path}.${role}`, bench);
      if (actor === undefined) continue;
      if (plain !== undefined && roles[plain] === undefined) roles[plain] = actor;
      else free.push(actor);
    }
  }
  return shaped(
    event,
    roles,
    free,
    [stated?.a, stated?.b].flatMap((each) => (each ? [actorId(each, path, bench)] : [])),
  );
}

function shaped(event: EventKind, roles: Roles, free: readonly string[], stated: readonly string[]): Roles {
  const { discloser, recipient, originator, agent, other, ...rest } = roles;
  switch (event) {
    case 'disclosure':
      return compact({
        ...rest,
        originator,
        discloser: discloser ?? agent ?? free[0],
        recipient: recipient ?? other ?? free[discloser || agent ? 0 : 1],
      });
    case 'relation':
    case 'meeting': {
      const named = [
        ...new Set([agent, other, discloser, recipient, originator, ...free].filter((each) => each !== undefined)),
      ];
      const [a, b, c, d, e] = named.length >= 2 ? named : [...new Set([...stated, ...named])];
      return compact({ ...rest, agent: a, other: b, discloser: c, recipient: d, originator: e });
    }
    case 'acquisition': {
      const taker =
        agent ?? recipient ?? (originator === undefined && recipient === undefined ? discloser : undefined) ?? free[0];
      const source = originator ?? (discloser === taker ? undefined : discloser) ?? other;
      return compact({ ...rest, agent: taker, originator: source });
    }
    case 'citation': {
      // Nobody is named as citing: the text does.
      if (agent === undefined && other !== undefined && recipient === undefined)
        return compact({ ...rest, originator: originator ?? discloser, other });
      const [citing, cited] = [
        ...new Set([agent, recipient, other, discloser, originator, ...free].filter((each) => each !== undefined)),
      ];
      return compact({
        ...rest,
        ...(other === undefined ? {} : { originator }),
        agent: agent ?? citing,
        other: other ?? (agent === undefined ? cited : (discloser ?? originator ?? cited)),
      });
    }
    default:
      return compact({ ...rest, originator, other, agent: agent ?? recipient ?? discloser ?? free[0] });
  }
}

function compact(roles: Readonly<Record<string, string | undefined>>): Roles {
  return Object.fromEntries(ROLES.flatMap((role) => (roles[role] === undefined ? [] : [[role, roles[role]]])));
}

function actorId(wanted: string, path: string, bench: Bench): string {
  const found = calledBy(wanted, bench.actors);
  if (found === undefined) throw noneCalled(wanted, path, 'actor', bench.actors);
  return found.id;
}

function itemId(wanted: string, path: string, bench: Bench): string {
  const found = calledBy(wanted, bench.items);
  if (found === undefined) throw noneCalled(wanted, path, 'item', bench.items);
  return found.id;
}
