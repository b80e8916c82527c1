/** The parts of a case's JSON that an expectation may speak of; ids stand where the case has ids. */
export interface CaseJson {
  readonly actors: readonly Named[];
  readonly items: readonly Named[];
  readonly statements: readonly unknown[];
  readonly claims: readonly unknown[];
  readonly hops: readonly unknown[];
  readonly relations: readonly unknown[];
  readonly verdict: unknown;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
}

/** What must hold of a case, in the case's own field names, with names in place of ids. */
export interface Expectation {
  readonly why: string;
  readonly statements?: readonly Partial[];
  readonly claims?: readonly Partial[];
  readonly hops?: readonly Partial[];
  readonly relations?: readonly Partial[];
  readonly verdict?: Partial;
  readonly absent?: Readonly<Record<'statements' | 'claims' | 'hops' | 'relations', readonly Partial[] | undefined>>;
  /** What should hold too and this reader misses: on record, and not asserted. */
  readonly notYet?: Omit<Expectation, 'why' | 'notYet'>;
}

type Partial = Readonly<Record<string, unknown>>;

/** What an expectation asks for and the case does not show: a sentence each, none where everything holds. */
export function unmet(expected: Expectation, actual: CaseJson): string[] {
  const missed: string[] = [];
  for (const list of ['statements', 'claims', 'hops', 'relations'] as const) {
    for (const wanted of expected[list] ?? []) {
      if (!actual[list].some((got) => holds(actual, wanted, got))) missed.push(`no ${list}: ${JSON.stringify(wanted)}`);
    }
    for (const unwanted of expected.absent?.[list] ?? []) {
      if (actual[list].some((got) => holds(actual, unwanted, got)))
        missed.push(`in ${list}: ${JSON.stringify(unwanted)}`);
    }
  }
  for (const [field, wanted] of Object.entries(expected.verdict ?? {})) {
    const got = record(actual.verdict)[field];
    if (!fieldHolds(actual, field, wanted, got)) {
      missed.push(`verdict.${field} is ${JSON.stringify(shown(actual, got))}, not ${JSON.stringify(wanted)}`);
    }
  }
  return missed;
}

function holds(actual: CaseJson, wanted: Partial, got: unknown): boolean {
  return Object.entries(wanted).every(([field, value]) => {
    if (field === 'innermost') return (value as unknown[]).includes((record(got).factuality as unknown[]).at(-1));
    return fieldHolds(actual, field, value, record(got)[field]);
  });
}

function fieldHolds(actual: CaseJson, field: string, wanted: unknown, got: unknown): boolean {
  switch (field) {
    case 'from':
    case 'to':
    case 'item':
    case 'a':
    case 'b':
      return isNamed(actual, wanted, got);
    case 'roles':
      return Object.entries(record(wanted)).every(([role, name]) => isNamed(actual, name, record(got)[role]));
    case 'bestRoute':
      return sameLength(wanted, got) && list(wanted).every((name, at) => isNamed(actual, name, list(got)[at]));
    case 'holderChain':
      return sameLength(wanted, got) && list(wanted).every((name, at) => at === 0 || called(name, list(got)[at]));
    case 'source':
    case 'cue':
    case 'content':
      return list(wanted).every((words) => quoted(got).includes(plain(words)));
    case 'standing':
      return Array.isArray(wanted) ? wanted.includes(got) : wanted === got;
    case 'flags':
      return sameLength(wanted, got) && list(wanted).every((flag) => list(got).includes(flag));
    case 'factuality':
      return sameLength(wanted, got) && list(wanted).every((value, at) => value === list(got)[at]);
    case 'when':
      return Object.entries(record(wanted)).every(([end, day]) => String(record(got)[end]).startsWith(String(day)));
    case 'origins':
      return Object.entries(record(wanted)).every(([bound, number]) => record(got)[bound] === number);
    case 'assumptions':
    case 'brokenRoutes':
      return list(wanted).every((one) => list(got).some((other) => contains(record(one), record(other))));
    default:
      return wanted === got;
  }
}

function contains(wanted: Partial, got: Partial): boolean {
  return Object.entries(wanted).every(([field, value]) => String(got[field]).includes(String(value)));
}

/** Whether the id names the actor or item that is called so (`a|b`: either); null is nobody. */
function isNamed(actual: CaseJson, name: unknown, id: unknown): boolean {
  if (typeof name !== 'string' || id === null || id === undefined) return name === (id ?? null);
  const known = [...actual.actors, ...actual.items].find((one) => one.id === id);
  const names = known === undefined ? [] : [known.name, ...known.names].map(plain);
  return name.split('|').some((one) => names.includes(plain(one)));
}

/** Whether a holder is called so, title and description aside. */
function called(name: unknown, got: unknown): boolean {
  return ` ${plain(got)} `.includes(` ${plain(name)} `);
}

function quoted(got: unknown): string {
  return plain(
    list(got)
      .map((passage) => record(passage).quote)
      .join(' '),
  );
}

/** Lower case, without punctuation and articles: how far two ways of writing a name may differ. */
function plain(words: unknown): string {
  const parts =
    String(words)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts.filter((word) => !['the', 'a', 'an'].includes(word)).join(' ');
}

function shown(actual: CaseJson, got: unknown): unknown {
  if (!Array.isArray(got)) return got;
  return got.map((id) => [...actual.actors, ...actual.items].find((one) => one.id === id)?.name ?? id);
}

function sameLength(a: unknown, b: unknown): boolean {
  return list(a).length === list(b).length;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function record(value: unknown): Partial {
  return (value ?? {}) as Partial;
}
