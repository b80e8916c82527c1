import { countOrigins, supporterOf, type Witness } from '../../lineage/index.ts';
import { bearing } from '../../terms/bearing.ts';
import type { Claim } from '../../terms/claim.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type {
  Cell,
  Consistency,
  EvidenceColumn,
  Hypotheses,
  Hypothesis,
  JudgedCell,
  Weight,
} from '../../terms/hypotheses.ts';
import type { Inquiry } from '../../terms/inquiry.ts';
import { Mistake } from '../../terms/mistake.ts';
import type { Trace } from '../../terms/verdict.ts';
import { askOutside, type Matter, matterOf, type TracePorts } from '../matter.ts';
import { type Origin, originsIn } from '../origins.ts';
import { nameOf } from '../rivals.ts';
import { trace } from '../trace.ts';
import { type Judge, judgeOf } from './consistency.ts';
import { discriminationsOf } from './discrimination.ts';
import { hypothesesIn } from './rows.ts';

/**
 * Rival hypotheses beside each other, as in the analysis of competing hypotheses (Heuer, Psychology of Intelligence Analysis, 1999): ways in
 * which the holder can have come to the item, or not, in rows; evidence in columns, by *origin*, so that nothing counts for being
 * repeated; in each cell whether the two go together, proposed from the claims (`judgeOf`) or as an analyst judged it. The row that
 * least speaks against comes first; nothing here says which of them is so. Pure.
 *
 * @param judged cells that an analyst judged: by the keys of hypothesis and origin.
 * @throws Mistake as `trace` does, and where the inquiry names no holder.
 */
export function hypotheses(
  evidence: Evidence,
  inquiry: Inquiry,
  ports: TracePorts = {},
  judged: readonly JudgedCell[] = [],
): Hypotheses {
  if (inquiry.holder === null) {
    throw new Mistake('Hypotheses are about how one came to it, and nobody was named.', 'Name who: --to ACTOR.');
  }
  const bears = bearing(evidence).evidence;
  const traced = trace(bears, inquiry, ports);
  const matter = matterOf(bears, inquiry, askOutside(bears, inquiry, ports));
  const rows = hypothesesIn(traced, matter);
  const judge = judgeOf(traced, matter);
  const origins = originsIn(matter);
  const keys = keysOf(origins, matter);
  const all = origins.map((origin, at) => columnOf(origin, keys[at] as string, rows, judge, judged));
  const columns = all.filter(({ cells }) => cells.some(({ value }) => value !== 'neutral'));
  const weighed = rows.map((row, at) => ({ row, at, weight: weightOf(at, columns, traced, matter) }));
  const order = weighed.toSorted(
    (a, b) =>
      a.weight.inconsistent.least - b.weight.inconsistent.least ||
      a.weight.inconsistent.most - b.weight.inconsistent.most ||
      a.at - b.at,
  );
  const ordered = columns.map((column) => ({ ...column, cells: order.map(({ at }) => column.cells[at] as Cell) }));
  const sorted = order.map(({ row, weight }) => ({ ...row, weight }));
  const known = new Set(rows.flatMap((row) => all.flatMap(({ key, origin }) => cellKeys(row.key, key, origin))));
  return {
    rows: sorted,
    columns: ordered,
    discriminations: discriminationsOf(sorted, ordered, traced, matter),
    silent: all.filter((column) => !columns.includes(column)).map(({ origin, claims }) => ({ origin, claims })),
    unmatched: judged.filter(({ hypothesis, origin }) => !known.has(cellKey(hypothesis, origin))),
  };
}

function columnOf(
  { id, claims, own }: Origin,
  key: string,
  rows: readonly Hypothesis[],
  judge: Judge,
  judged: readonly JudgedCell[],
): EvidenceColumn {
  const cells = rows.map((row): Cell => {
    const values = own.map((claim) => judge(claim, row));
    const proposed: Consistency = values.includes('inconsistent')
      ? 'inconsistent'
      : values.includes('consistent')
        ? 'consistent'
        : 'neutral';
    const here = cellKeys(row.key, key, id);
    const last = judged.findLast((each) => here.includes(cellKey(each.hypothesis, each.origin)));
    return {
      value: last?.value ?? proposed,
      claims: own.filter((_, at) => values[at] !== 'neutral').map((claim) => claim.id),
      judged: last === undefined ? null : { by: last.by, why: last.why },
      proposed,
    };
  });
  const discriminates = new Set(cells.map(({ value }) => value)).size > 1;
  return { key, origin: id, claims, cells, discriminates };
}

/** A cell by what its column is called, and by the document whose word it is. */
function cellKeys(hypothesis: string, key: string, origin: string): readonly string[] {
  return [cellKey(hypothesis, key), cellKey(hypothesis, origin)];
}

/** Compared without regard to case and spaces, since people write them. */
function cellKey(hypothesis: string, origin: string): string {
  const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
  return JSON.stringify([plain(hypothesis), plain(origin)]);
}

/** Names of the origins; with the text they stand in where two have one name. */
function keysOf(origins: readonly Origin[], matter: Matter): readonly string[] {
  const names = origins.map(({ id }) => {
    const document = matter.documents.get(id);
    return document === undefined ? nameOf(matter, id) : (document.title ?? document.path ?? id);
  });
  return names.map((name, at) => {
    if (names.filter((other) => other.toLowerCase() === name.toLowerCase()).length === 1) return name;
    const doc = origins[at]?.claims[0]?.passage.doc ?? '';
    const document = matter.documents.get(doc);
    return `${name} (${document?.title ?? document?.path ?? doc})`;
  });
}

/** How many origins speak against a hypothesis, and for it: those not shown to be independent count as one. */
function weightOf(at: number, columns: readonly EvidenceColumn[], traced: Trace, matter: Matter): Weight {
  const parties = {
    from: new Set(
      traced.hops.flatMap(({ from, through }) => [...(from === null ? [] : [from]), ...(through?.from ?? [])]),
    ),
    to: new Set(traced.hops.flatMap(({ to, through }) => [...(to === null ? [] : [to]), ...(through?.to ?? [])])),
  };
  const count = (value: Consistency): { readonly least: number; readonly most: number } => {
    const witnesses = columns.flatMap(({ cells, claims }): Witness[] => {
      const cell = cells[at];
      if (cell?.value !== value) return [];
      const claim = claims.find(({ id }) => cell.claims.includes(id)) ?? claims[0];
      return claim === undefined ? [] : [voiceIn(claim)];
    });
    const { least, most } = countOrigins(witnesses, parties, matter.evidence, matter.lineage).origins;
    return { least, most };
  };
  return { inconsistent: count('inconsistent'), consistent: count('consistent') };
}

function voiceIn(claim: Claim): Witness {
  const supporter = supporterOf(claim);
  const holder = supporter?.holder ?? Math.max(0, claim.holders.length - 1);
  const { id, record, passage } = claim;
  return { id, claim, holder, certainty: supporter?.certainty ?? 'CT', record, kept: null, passage };
}
