import { NO_ORIGINS } from '../lineage/index.ts';
import { hull } from '../terms/interval.ts';
import { flagsOf, opposing } from './claimed.ts';
import type { Matter } from './matter.ts';
import type { Opportunity } from './opportunities.ts';
import type { Step } from './step.ts';

/**
 * The hops that nobody claims and that a relation, a meeting or a contact between the two makes possible: one for each
 * ordered pair of nodes, with every opportunity as a time of its own, since between two calls there was no call.
 */
export function presumedSteps(matter: Matter, opportunities: readonly Opportunity[]): Step[] {
  const pairs = new Map<string, Opportunity[]>();
  for (const each of opportunities) {
    const [from, to] = [matter.members.node(each.from, each.when), matter.members.node(each.to, each.when)];
    if (from === to) continue;
    const key = `${from}\n${to}`;
    pairs.set(key, [...(pairs.get(key) ?? []), each]);
  }
  return [...pairs.values()].flatMap((pair) => {
    const [first] = pair;
    return first === undefined ? [] : [stepOf(pair, first, matter)];
  });
}

function stepOf(pair: readonly Opportunity[], first: Opportunity, matter: Matter): Step {
  const nodes = (end: 'from' | 'to'): Set<string> =>
    new Set(pair.flatMap((each) => matter.members.nodes(each[end], each.when)));
  const [from, to] = [nodes('from'), nodes('to')];
  const when = hull(pair.map((each) => each.when));
  const item = matter.inquiry.item;
  const claims = opposing(matter, { from, to, items: new Set([item]), when });
  const bodies = new Set(pair.map((each) => each.membership));
  const [body] = bodies;
  return {
    hop: {
      id: '',
      from: matter.members.node(first.from, first.when),
      to: matter.members.node(first.to, first.when),
      item,
      when,
      standing: 'presumed',
      flags: flagsOf(claims),
      origins: NO_ORIGINS,
      basis: pair.map((each) => each.basis),
      claims,
      through: { from: [...new Set(pair.map((each) => each.from))], to: [...new Set(pair.map((each) => each.to))] },
    },
    from,
    to,
    times: pair.map((each) => each.when),
    moved: null,
    certainty: 'U',
    groups: [],
    assumptions: pair.flatMap((each) => each.assumptions),
    membership: bodies.size === 1 ? (body ?? null) : null,
  };
}
