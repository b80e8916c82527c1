import type { Assumption, Claim } from '../terms/claim.ts';
import type { Document } from '../terms/document.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Holder } from '../terms/holder.ts';
import type { Hop } from '../terms/hop.ts';
import type { When } from '../terms/interval.ts';
import type { Passage } from '../terms/passage.ts';
import type { Statement } from '../terms/statement.ts';
import type { Sentence, Trace, Verdict } from '../terms/verdict.ts';
import { asOfJson } from './asof.ts';
import { familiesJson } from './families.ts';
import type {
  AssumptionJson,
  CaseJson,
  ClaimJson,
  DocumentJson,
  EvidenceJson,
  HolderJson,
  HopJson,
  PassageJson,
  StatementJson,
  VerdictJson,
  WhenJson,
} from './format.ts';
import { SCHEMA_VERSION } from './format.ts';
import { earliestText, latestText, spanJson, spanText } from './moments.ts';

/**
 * Evidence and what was traced from it, as JSON. `sentences` are the verdict in words, as a report writes them; each has
 * its anchors. The same input gives the same keys in the same order.
 */
export function encodeCase(evidence: Evidence, trace: Trace, sentences: readonly Sentence[] = []): CaseJson {
  const { inquiry } = trace;
  const { schemaVersion, engine, dropped, separate, events, ties, families, asOf, ...rest } = encodeEvidence(evidence);
  const claims = new Map(evidence.claims.map((each) => [each.id, each]));
  return {
    schemaVersion,
    engine,
    inquiry: {
      item: inquiry.item,
      origin: inquiry.origin,
      holder: inquiry.holder,
      since: earliestText(inquiry.since),
      deadline: latestText(inquiry.deadline),
    },
    ...rest,
    hops: trace.hops.map((hop) => hopJson(hop, claims)),
    relations: trace.relations.map(({ a, b, kind, when, claim }) => ({ a, b, kind, when: spanJson(when), claim })),
    acts: trace.acts.map(({ act, flags, claims: about }) => ({ act, flags: [...flags], claims: [...about] })),
    verdict: verdictJson(trace.verdict, sentences),
    dropped,
    ...(separate === undefined ? {} : { separate }),
    ...(events === undefined ? {} : { events }),
    ...(ties === undefined ? {} : { ties }),
    ...(families === undefined ? {} : { families }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

/** Evidence alone: what a trace can start from. */
export function encodeEvidence(evidence: Evidence): EvidenceJson {
  const { engine, failures, dropped, separate, events, ties, families, asOf } = evidence;
  return {
    schemaVersion: SCHEMA_VERSION,
    engine: {
      version: engine.version,
      reader: engine.reader,
      inference: engine.inference,
      ...(engine.sentTo === undefined ? {} : { sentTo: engine.sentTo }),
    },
    documents: evidence.documents.map(documentJson),
    failures: failures.map(({ path, why }) => ({ path, why })),
    actors: evidence.actors.map(({ id, name, names, kind, actsFor, mentions, resolved, roles, joins }) => ({
      id,
      name,
      names: [...names],
      kind,
      actsFor: actsFor.map((office) => ({
        actor: office.actor,
        when: whenJson({ edtf: null, words: null, ...office.when }),
        claim: office.claim,
        as: office.as,
        passage: optional(office.passage),
      })),
      mentions: mentions.map(passageJson),
      resolved,
      ...(roles === undefined
        ? {}
        : {
            roles: roles.map(({ as, when, passage }) => ({
              as,
              when: whenJson({ edtf: null, words: null, ...when }),
              passage: passageJson(passage),
            })),
          }),
      ...(joins === undefined
        ? {}
        : { joins: joins.map(({ mention, to, why, score }) => ({ mention, to, why, score })) }),
    })),
    items: evidence.items.map(({ id, name, names, originator, subject, caveats, since, relations, mentions }) => ({
      id,
      name,
      names: [...names],
      originator,
      subject,
      caveats: [...caveats],
      since: since === null ? null : whenJson(since),
      relations: relations.map(({ to, kind, why, passage }) => ({ to, kind, why, passage: optional(passage) })),
      mentions: mentions.map(passageJson),
    })),
    statements: evidence.statements.map(statementJson),
    claims: evidence.claims.map(claimJson),
    lineage: evidence.lineage.map(({ from, reliesOn, why, doc, quote, basis }) => ({
      from,
      reliesOn,
      why,
      doc,
      quote,
      basis,
    })),
    dropped: dropped.map(({ doc, quote, why }) => ({ doc, quote, why })),
    ...(separate === undefined
      ? {}
      : {
          separate: separate.map(({ claims, passage, why }) => ({
            claims: [...claims],
            passage: optional(passage),
            why,
          })),
        }),
    ...(events === undefined
      ? {}
      : { events: events.map(({ link, claims, by, why }) => ({ link, claims: [...claims], by, why })) }),
    ...(ties === undefined ? {} : { ties: ties.map(({ reference, item, by, why }) => ({ reference, item, by, why })) }),
    ...(families === undefined ? {} : { families: familiesJson(families) }),
    ...(asOf === undefined ? {} : { asOf: asOfJson(asOf) }),
  };
}

function passageJson({ doc, start, end, quote, prefix, suffix }: Passage): PassageJson {
  return { doc, start, end, quote, ...(prefix === '' ? {} : { prefix }), ...(suffix === '' ? {} : { suffix }) };
}

function optional(passage: Passage | null): PassageJson | null {
  return passage === null ? null : passageJson(passage);
}

function whenJson(when: When): WhenJson {
  return { ...spanJson(when), edtf: when.edtf, words: when.words };
}

function documentJson(document: Document): DocumentJson {
  const { id, path, url, title, publisher, author, published, retrieved, sha256, textSha256, text, blocks, record } =
    document;
  return {
    id,
    path,
    url,
    title,
    publisher,
    author,
    published: published === null ? null : (spanText(published) ?? whenJson(published)),
    retrieved: retrieved === null ? null : new Date(retrieved).toISOString(),
    sha256,
    textSha256,
    text,
    blocks: blocks.map(({ kind, start, end }) => ({ kind, start, end })),
    record: record === null ? false : { keeper: record.keeper },
  };
}

function holderJson({ name, actor, named, number, passage }: Holder): HolderJson {
  return { name, actor, named, number: { least: number.least, most: number.most }, passage: optional(passage) };
}

function statementJson(statement: Statement): StatementJson {
  const { id, doc, passage, source, cue, content, kind, addressee, channel, parent, holders, factuality, score } =
    statement;
  return {
    id,
    doc,
    quote: passage.quote,
    passage: passageJson(passage),
    holderChain: holders.map(({ name }) => name),
    holders: holders.map(holderJson),
    source: source.map(passageJson),
    cue: cue.map(passageJson),
    content: content.map(passageJson),
    kind,
    addressee: optional(addressee),
    channel: optional(channel),
    parent,
    factuality: [...factuality],
    score,
  };
}

/** A claim as a case file has it. */
export function claimJson(claim: Claim): ClaimJson {
  const {
    id,
    statement,
    event,
    relation,
    roles,
    when,
    holders,
    factuality,
    passage,
    score,
    reviewed,
    record,
    questions,
  } = claim;
  return {
    id,
    statement,
    event,
    relation,
    roles: { ...roles },
    when: whenJson(when),
    holderChain: holders.map(({ name }) => name),
    holders: holders.map(holderJson),
    factuality: [...factuality],
    passage: passageJson(passage),
    score,
    reviewed: reviewed === null ? null : { decision: reviewed.decision, by: reviewed.by, why: reviewed.why },
    assumptions: claim.assumptions.map(assumptionJson),
    record,
    questions,
    ...(claim.url === undefined ? {} : { url: claim.url }),
  };
}

function assumptionJson({ what, passage }: Assumption): AssumptionJson {
  return { what, passage: optional(passage) };
}

export function hopJson(hop: Hop, claims: ReadonlyMap<string, Claim>): HopJson {
  const { id, from, to, item, when, standing, flags, origins, basis, through } = hop;
  return {
    id,
    from,
    to,
    item,
    when: spanJson(when),
    standing,
    flags: [...flags],
    origins: {
      least: origins.least,
      most: origins.most,
      why: origins.why.map(({ kind, claims: about, passage, why }) => ({
        kind,
        claims: [...about],
        passage: optional(passage),
        why,
      })),
    },
    basis: basis.map(({ kind, ref }) => ({ kind, ref })),
    claims: hop.claims.map(({ claim, side }) => {
      const passage = claims.get(claim)?.passage;
      return { claim, doc: passage?.doc ?? '', quote: passage?.quote ?? '', side };
    }),
    through: { from: [...(through?.from ?? [])], to: [...(through?.to ?? [])] },
  };
}

function cutsJson(cuts: Verdict['originCuts']): VerdictJson['originCuts'] {
  return cuts?.map(({ sources, claims }) => ({ sources: [...sources], claims: [...claims] })) ?? null;
}

export function routeJson(route: Verdict['routes'][number]): VerdictJson['routes'][number] {
  return { ...route, hops: [...route.hops], actors: [...route.actors], arrival: spanJson(route.arrival) };
}

function verdictJson(verdict: Verdict, sentences: readonly Sentence[]): VerdictJson {
  return {
    reachedByDeadline: verdict.reachedByDeadline,
    standing: verdict.standing,
    bestRoute: [...verdict.bestRoute],
    routes: verdict.routes.map(routeJson),
    weakestHop: verdict.weakestHop,
    minimalCuts: verdict.minimalCuts.map((cut) => [...cut]),
    originCuts: cutsJson(verdict.originCuts),
    holderCuts: cutsJson(verdict.holderCuts),
    assumptionDistance: verdict.assumptionDistance,
    wouldDocument: verdict.wouldDocument.map(({ hop, what, ask }) => ({ hop, what, ask: [...ask] })),
    brokenRoutes: verdict.brokenRoutes.map(({ actors, hops, item, standing, at, why, because }) => {
      return { route: [...actors], hops: [...hops], item, standing, at, why, because };
    }),
    rivals: verdict.rivals.map(({ kind, what, claims, route, passage }) => ({
      kind,
      what,
      claims: [...claims],
      route,
      passage: optional(passage),
    })),
    assumptions: verdict.assumptions.map(assumptionJson),
    withdrawals: verdict.withdrawals.map(({ origin, claims, standing, reached }) => ({
      origin,
      claims: [...claims],
      standing,
      reached,
    })),
    coverage: verdict.coverage,
    sentences: sentences.map(({ text, anchors }) => ({ text, anchors: [...anchors] })),
  };
}
