import type { Discrimination, EvidenceColumn, Hypothesis } from '../../terms/hypotheses.ts';
import type { Trace } from '../../terms/verdict.ts';
import { wouldDocument } from '../documenting.ts';
import type { Matter } from '../matter.ts';
import { nameOf } from '../rivals.ts';

/** Hops of a pair that are told of as what would decide it. */
const MOST_WOULD = 3;

/** Of every two hypotheses, the origins that tell them apart; where none does, what would. */
export function discriminationsOf(
  rows: readonly Hypothesis[],
  columns: readonly EvidenceColumn[],
  traced: Trace,
  matter: Matter,
): readonly Discrimination[] {
  return rows.flatMap((one, from) =>
    rows.slice(from + 1).map((other, after): Discrimination => {
      const to = from + 1 + after;
      const by = columns.filter(({ cells }) => cells[from]?.value !== cells[to]?.value).map(({ key }) => key);
      return { between: [one.key, other.key], by, would: by.length > 0 ? [] : wouldTell(one, other, traced, matter) };
    }),
  );
}

/** A record of a hop that one of them has and the other has not; of no route, what the holder itself would have to show. */
function wouldTell(one: Hypothesis, other: Hypothesis, traced: Trace, matter: Matter): Discrimination['would'] {
  const hops = [
    ...one.hops.filter((id) => !other.hops.includes(id)),
    ...other.hops.filter((id) => !one.hops.includes(id)),
  ];
  const records = traced.hops.filter(({ id, standing }) => hops.includes(id) && standing !== 'documented');
  const told = records.slice(0, MOST_WOULD).map((hop) => {
    const { what, ask } = wouldDocument(hop, matter);
    return { what, ask };
  });
  const holder = nameOf(matter, matter.inquiry.holder);
  const item = matter.evidence.items.find(({ id }) => id === matter.inquiry.item)?.name ?? 'it';
  const kinds = [one.kind, other.kind];
  return [
    ...told,
    ...(kinds.includes('own_means')
      ? [{ what: `a dated record of how ${holder} came to “${item}” by work of its own`, ask: [holder] }]
      : []),
    ...(kinds.includes('not_reached')
      ? [{ what: `a dated paper or message of ${holder} that shows what it knew of “${item}”`, ask: [holder] }]
      : []),
  ];
}
