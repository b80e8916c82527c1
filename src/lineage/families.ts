import type { Document } from '../terms/document.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Family } from '../terms/family.ts';
import { ALWAYS, overlap } from '../terms/interval.ts';
import { normalName } from './names.ts';

/** Which families a document's publisher belonged to when it came out, as far as the case says. */
export interface Families {
  readonly of: (doc: string) => readonly Family[];
  /** A family that both documents came out of, or null. */
  readonly shared: (doc: string, other: string) => Family | null;
}

/**
 * The publisher families of evidence, by document. A document without a date, and a membership without one, count as within: what is
 * not known cannot show two texts to be independent.
 */
export function familiesIn(evidence: Evidence): Families {
  const families = evidence.families ?? [];
  const names = new Map<string, string>();
  // A publisher that is an actor of the case goes by any of its names.
  for (const actor of evidence.actors) {
    for (const name of [actor.name, ...actor.names])
      if (!names.has(normalName(name))) names.set(normalName(name), actor.id);
  }
  const key = (name: string): string => names.get(normalName(name)) ?? normalName(name);
  const keyed = families.map((family) => ({
    family,
    members: family.members.map(({ publisher, when }) => ({ key: key(publisher), when })),
  }));
  const within = ({ publisher, published }: Document): readonly Family[] => {
    if (publisher === null || normalName(publisher) === '') return [];
    const mine = key(publisher);
    return keyed
      .filter(({ members }) => members.some((each) => each.key === mine && overlap(each.when, published ?? ALWAYS)))
      .map(({ family }) => family);
  };
  const known = new Map(families.length === 0 ? [] : evidence.documents.map((each) => [each.id, within(each)]));
  const of = (doc: string): readonly Family[] => known.get(doc) ?? [];
  return { of, shared: (doc, other) => of(doc).find((each) => of(other).includes(each)) ?? null };
}
