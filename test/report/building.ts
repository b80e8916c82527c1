import { type Case, caseOf } from '../../src/report/case.ts';
import type {
  Actor,
  Claim,
  Contact,
  Document,
  Evidence,
  Hop,
  Inquiry,
  Interval,
  Item,
  Passage,
  Route,
  Trace,
  Verdict,
} from '../../src/terms/index.ts';
import { ALWAYS, passageOf, UNDATED } from '../../src/terms/index.ts';

/** A document of invented text. The hash is a stand-in of the right shape: nothing here reads it. */
export function document(id: string, text: string, rest: Partial<Document> = {}): Document {
  return {
    id,
    path: `${id}.txt`,
    url: null,
    title: null,
    publisher: null,
    author: null,
    published: null,
    retrieved: null,
    sha256: id.padEnd(64, '0'),
    textSha256: id.padEnd(64, '1'),
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    record: null,
    ...rest,
  };
}

/** The first place a quote stands in a document's text. */
export function quote(of: Document, words: string): Passage {
  const start = of.text?.indexOf(words) ?? -1;
  if (start < 0) throw new Error(`“${words}” is not in ${of.id}`);
  return passageOf(of.id, of.text as string, start, start + words.length);
}

export function actor(id: string, name: string, rest: Partial<Actor> = {}): Actor {
  return { id, name, names: [name], kind: 'organisation', actsFor: [], mentions: [], resolved: true, ...rest };
}

export function item(id: string, name: string, rest: Partial<Item> = {}): Item {
  return {
    id,
    name,
    names: [name],
    originator: null,
    subject: null,
    caveats: [],
    since: null,
    relations: [],
    mentions: [],
    ...rest,
  };
}

/** A claim held by the last of `holders`; everybody before only relays it. */
export function claim(
  id: string,
  holders: readonly string[],
  held: Claim['factuality'][number],
  passage: Passage,
  rest: Partial<Claim> = {},
): Claim {
  return {
    id,
    statement: null,
    event: 'disclosure',
    relation: null,
    roles: {},
    when: UNDATED,
    holders: holders.map((name) => ({ name, actor: null, named: true, number: { least: 1, most: 1 }, passage: null })),
    factuality: holders.map((_, at) => (at === holders.length - 1 ? held : 'Uu')),
    passage,
    score: 0.9,
    reviewed: null,
    assumptions: [],
    record: false,
    questions: false,
    ...rest,
  };
}

export function hop(
  id: string,
  from: string | null,
  to: string | null,
  standing: Hop['standing'],
  rest: Partial<Hop> = {},
): Hop {
  return {
    id,
    from,
    to,
    item: 'i1',
    when: ALWAYS,
    standing,
    flags: [],
    origins: { least: 1, most: 1, why: [] },
    basis: [],
    claims: [],
    ...rest,
  };
}

export function route(id: string, hops: readonly Hop[], standing: Route['standing'], rest: Partial<Route> = {}): Route {
  return {
    id,
    hops: hops.map((one) => one.id),
    actors: [hops[0]?.from ?? null, ...hops.map((one) => one.to)],
    item: 'i1',
    standing,
    reached: 'possibly',
    arrival: ALWAYS,
    weakestHop: hops.find((one) => one.standing === standing)?.id ?? '',
    leastOrigins: Math.min(...hops.map((one) => one.origins.least)),
    mostOrigins: Math.min(...hops.map((one) => one.origins.most)),
    presumed: hops.filter((one) => one.standing === 'presumed').length,
    ...rest,
  };
}

export function evidence(rest: Partial<Evidence>): Evidence {
  return {
    engine: { version: '0.1.0', reader: 'reader-en', inference: 'wasm' },
    documents: [],
    failures: [],
    actors: [],
    items: [],
    statements: [],
    claims: [],
    lineage: [],
    dropped: [],
    ...rest,
  };
}

export interface Given {
  readonly evidence: Evidence;
  readonly inquiry: Inquiry;
  readonly hops: readonly Hop[];
  readonly routes?: readonly Route[];
  readonly verdict?: Partial<Verdict>;
  readonly trace?: Partial<Trace>;
  readonly contacts?: readonly Contact[];
}

/** A case whose verdict follows its first route, but for what is said otherwise. */
export function given(parts: Given): Case {
  const first = parts.routes?.[0];
  const verdict: Verdict = {
    reachedByDeadline: first?.reached ?? 'no',
    standing: first?.standing ?? null,
    bestRoute: first?.actors ?? [],
    routes: parts.routes ?? [],
    weakestHop: first?.weakestHop ?? null,
    minimalCuts: [],
    originCuts: [],
    holderCuts: [],
    assumptionDistance: null,
    wouldDocument: [],
    brokenRoutes: [],
    rivals: [],
    assumptions: [],
    withdrawals: [],
    coverage: 'On this record alone.',
    ...parts.verdict,
  };
  const trace = { inquiry: parts.inquiry, hops: parts.hops, relations: [], acts: [], verdict, ...parts.trace };
  return caseOf(parts.evidence, trace, parts.contacts ?? []);
}

export function utc(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** A date as the whole of its day. */
export function onDay(date: string): Interval {
  return { earliest: utc(date), latest: utc(date) + 86_399_999 };
}
