import type { Evidence } from '../terms/evidence.ts';
import type { Inquiry } from '../terms/inquiry.ts';
import { type Interval, overlap } from '../terms/interval.ts';

/**
 * Who stands for whom. Someone who acts for a body is one node with it in a route while in office; never when that
 * person is the inquiry's origin or holder.
 */
export interface Membership {
  /** The actor and every body it acts for at some time within the interval. */
  readonly nodes: (actor: string, when: Interval) => readonly string[];
  /** The one body all of this ends at, or the actor where there is none or more than one. */
  readonly node: (actor: string, when: Interval) => string;
  /** Bodies the actor acts for, at any time. */
  readonly bodies: (actor: string) => readonly string[];
}

/** Who stands for whom; never the inquiry's own origin or holder. */
export function membershipOf(evidence: Evidence, inquiry: Inquiry): Membership {
  const offices = new Map(evidence.actors.map((actor) => [actor.id, actor.actsFor]));
  const asked = new Set([inquiry.origin, inquiry.holder]);
  const above = (actor: string, when: Interval | null): string[] => {
    const out = [actor];
    for (const at of out) {
      if (when !== null && asked.has(at) && at === actor) break;
      for (const office of offices.get(at) ?? []) {
        if (out.includes(office.actor) || (when !== null && !overlap(office.when, when))) continue;
        out.push(office.actor);
      }
    }
    return out;
  };
  const nodes = (actor: string, when: Interval): string[] => above(actor, when);
  return {
    nodes,
    node: (actor, when) => {
      const all = nodes(actor, when);
      const tops = all.filter((each) => !(offices.get(each) ?? []).some((office) => all.includes(office.actor)));
      return tops.length === 1 && tops[0] !== undefined ? tops[0] : actor;
    },
    bodies: (actor) => above(actor, null).slice(1),
  };
}
