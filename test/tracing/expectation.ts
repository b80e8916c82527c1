import type { CaseJson } from '../../src/exchange/index.ts';

type Json = unknown;
type Row = Readonly<Record<string, Json>>;

/** What must hold of a case: part of its JSON, with hops in place of hop ids, and cuts as pairs of actors. */
export interface Expectation {
  readonly why: string;
  /** Lists in which no entry may match. */
  readonly absent?: Readonly<Record<string, readonly Json[]>>;
  /** How long lists are, by path ("hops", "verdict.assumptions"). */
  readonly counts?: Readonly<Record<string, number>>;
  readonly [part: string]: Json;
}

/** Lists whose entries may stand in any order and beside others; all other lists must be equal. */
const OPEN_LISTS = new Set([
  'hops',
  'claims',
  'acts',
  'relations',
  'brokenRoutes',
  'rivals',
  'wouldDocument',
  'assumptions',
  'basis',
  'why',
  'documents',
]);

/** What an expectation asks for and the case does not show: a sentence each, none where everything holds. */
export function unmet({ why: _, absent, counts, ...expected }: Expectation, trace: CaseJson): string[] {
  const actual = readable(trace);
  const missed = differences(expected, actual, '');
  for (const [list, unwanted] of Object.entries(absent ?? {})) {
    for (const entry of unwanted) {
      const found = entriesOf(at(actual, list)).find((each) => differences(entry, each, '').length === 0);
      if (found !== undefined) missed.push(`${list} has ${show(found)}, and should not`);
    }
  }
  for (const [path, count] of Object.entries(counts ?? {})) {
    const found = entriesOf(at(actual, path)).length;
    if (found !== count) missed.push(`${path} has ${found} entries, not ${count}: ${show(at(actual, path))}`);
  }
  return missed;
}

/** Puts hops where the JSON has their ids, so that a case need not know how hops are numbered. */
function readable(trace: CaseJson): Row {
  const hops = new Map(trace.hops.map((hop) => [hop.id, hop]));
  const hop = (id: string | null): Json => (id === null ? null : hops.get(id));
  const { verdict } = trace;
  const cuts = verdict.minimalCuts.map((cut) =>
    [...new Set(cut.map((id) => JSON.stringify([hops.get(id)?.from, hops.get(id)?.to])))].map(
      (pair) => JSON.parse(pair) as Json,
    ),
  );
  return {
    ...trace,
    verdict: {
      ...verdict,
      cuts,
      weakestHop: hop(verdict.weakestHop),
      brokenRoutes: verdict.brokenRoutes.map((route) => ({ ...route, at: hop(route.at) })),
      wouldDocument: verdict.wouldDocument.map((each) => ({ ...each, hop: hop(each.hop) })),
    },
  };
}

function differences(wanted: Json, got: Json, path: string): string[] {
  if (Array.isArray(wanted)) return listDifferences(wanted, got, path);
  if (isRow(wanted)) {
    if (!isRow(got)) return [`${path || 'it'} is ${show(got)}, not ${show(wanted)}`];
    return Object.entries(wanted).flatMap(([key, value]) =>
      differences(value, got[key], path === '' ? key : `${path}.${key}`),
    );
  }
  // "a|b": either.
  const holds =
    typeof wanted === 'string' && typeof got === 'string' ? wanted.split('|').includes(got) : wanted === got;
  return holds ? [] : [`${path || 'it'} is ${show(got)}, not ${show(wanted)}`];
}

function listDifferences(wanted: readonly Json[], got: Json, path: string): string[] {
  const entries = entriesOf(got);
  const key = path.slice(path.lastIndexOf('.') + 1);
  // A list of ids inside an entry ("claims" of an act) is compared whole.
  if (OPEN_LISTS.has(key) && wanted.every(isRow)) {
    return wanted.flatMap((entry) => {
      const nearest = entries.map((each) => differences(entry, each, '')).toSorted((a, b) => a.length - b.length)[0];
      if (nearest?.length === 0) return [];
      return [
        `no ${path} like ${show(entry)}${nearest === undefined ? ' (there are none)' : `; the nearest: ${nearest.join('; ')}`}`,
      ];
    });
  }
  if (entries.length !== wanted.length) return [`${path} is ${show(got)}, not ${show(wanted)}`];
  return wanted.flatMap((entry, index) => differences(entry, entries[index], `${path}[${index}]`));
}

function at(row: Row, path: string): Json {
  return path.split('.').reduce<Json>((value, key) => (isRow(value) ? value[key] : undefined), row);
}

function entriesOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function isRow(value: Json): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: Json): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 300 ? `${text.slice(0, 300)} …` : text;
}
