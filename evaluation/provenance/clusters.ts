import { nearCopies } from '../../src/documents/index.ts';
import { countOrigins, independence, lineageOf, witnessOf } from '../../src/lineage/index.ts';
import type { Evidence } from '../../src/terms/index.ts';
import type { World } from './simulator.ts';

/** Which reports are taken to be of one origin, and which pairs are called independent. Reports by their place in the world. */
export interface Grouping {
  readonly groups: readonly (readonly number[])[];
  readonly independent: (a: number, b: number) => boolean;
}

/** What a way of counting sources makes of a world. */
export type Counting = (world: World, evidence: Evidence) => Grouping;

/** By recorded lineage, as the program counts: what it collapses is one group; a pair is independent only where that is shown. */
export const byLineage: Counting = (_world, evidence) => {
  const copies = copiesOf(evidence);
  const lineage = lineageOf(evidence, copies);
  const witnesses = evidence.claims.flatMap((claim) => witnessOf(claim) ?? []);
  const parties = { from: new Set(['giver']), to: new Set(['getter']) };
  const { origins, groups } = countOrigins(witnesses, parties, evidence, lineage);
  const place = new Map(evidence.claims.map(({ id }, at) => [id, at]));
  const together = [
    ...origins.why.filter(({ kind }) => kind === 'collapse').map(({ claims }) => claims),
    ...groups.map((group) => group.map(({ id }) => id)),
  ];
  return {
    groups: joined(
      evidence.claims.length,
      together.map((ids) => ids.map((id) => place.get(id)!)),
    ),
    independent: (a, b) => {
      const [p, q] = [witnesses[a]!, witnesses[b]!];
      return lineage.between(p, q) === null && independence(p, q, parties, evidence, lineage).shown;
    },
  };
};

/** Each outlet is a source. */
export const byOutlet: Counting = ({ reports }) => partition(reports.map(({ outlet }) => outlet));

/** Each family of publishers is a source. */
export const byFamily: Counting = ({ reports, hands }) =>
  partition(reports.map(({ outlet }) => hands.find(({ papers }) => papers.includes(outlet))?.name ?? outlet));

/** Texts that share text are of one source. */
export const bySharedText: Counting = ({ reports }, evidence) => {
  const place = new Map(reports.map(({ id }, at) => [id, at]));
  const pairs = copiesOf(evidence).among(reports.map(({ id }) => id));
  return apart(
    joined(
      reports.length,
      pairs.map(({ a, b }) => [place.get(a)!, place.get(b)!]),
    ),
  );
};

function copiesOf(evidence: Evidence) {
  return nearCopies(evidence.documents.flatMap(({ id, text }) => (text === null ? [] : [{ id, text }])));
}

function partition(keys: readonly string[]): Grouping {
  return apart(
    joined(
      keys.length,
      keys.map((key, at) => [at, keys.indexOf(key)]),
    ),
  );
}

/** A count of sources takes whatever is not one for independent. */
function apart(groups: readonly (readonly number[])[]): Grouping {
  return { groups, independent: (a, b) => !groups.some((group) => group.includes(a) && group.includes(b)) };
}

/** The groups that these links make of the places below `size`. */
function joined(size: number, links: readonly (readonly number[])[]): number[][] {
  const root = Array.from({ length: size }, (_, at) => at);
  const find = (at: number): number => (root[at] === at ? at : find(root[at]!));
  for (const [first, ...rest] of links) {
    if (first !== undefined) for (const each of rest) root[find(each)] = find(first);
  }
  const groups = new Map<number, number[]>();
  for (let at = 0; at < size; at++) groups.set(find(at), [...(groups.get(find(at)) ?? []), at]);
  return [...groups.values()];
}
