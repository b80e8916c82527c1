import type { Claim } from '../terms/claim.ts';
import type { Block, Document } from '../terms/document.ts';
import type { Role } from '../terms/event.ts';
import type { Evidence } from '../terms/evidence.ts';
import { outermostOf, type Statement } from '../terms/statement.ts';
import type { CaseRecord } from './case.ts';
import { shortSpan } from './dates.ts';
import { heldOn } from './held.ts';
import { actorName, itemName } from './naming.ts';
import { SURENESS } from './wording.ts';

/** A statement with its number in its document, from 1, and the claims that were read from it. */
export interface Numbered {
  readonly number: number;
  readonly statement: Statement;
  readonly claims: readonly Claim[];
}

/** A block of a document and the statements that begin in it. */
export interface AnnotatedBlock {
  readonly block: Block;
  readonly statements: readonly Numbered[];
}

/** What was read in one document, block by block; claims without a statement of their own come last. */
export interface AnnotatedDocument {
  readonly document: Document;
  readonly blocks: readonly AnnotatedBlock[];
  readonly loose: readonly Claim[];
}

/** How much of a reading is shown. `outermost`: only attributions that stand in no other one's content. */
export interface Shown {
  readonly outermost?: boolean;
}

/** Every document of a record with its statements and claims, in the record's order. */
export function annotationsOf(given: CaseRecord, shown: Shown = {}): readonly AnnotatedDocument[] {
  const { claims, documents, statements } = shown.outermost ? outermostEvidence(given.evidence) : given.evidence;
  const known = new Set(statements.map((one) => one.id));
  const claimsOf = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = claim.statement === null || !known.has(claim.statement) ? '' : claim.statement;
    const same = claimsOf.get(key);
    if (same === undefined) claimsOf.set(key, [claim]);
    else same.push(claim);
  }
  return documents.map((document) => {
    const own = statements.filter((one) => one.doc === document.id);
    const ordered = own.toSorted((a, b) => a.passage.start - b.passage.start || b.passage.end - a.passage.end);
    const numbered = ordered.map((statement, at) => ({
      number: at + 1,
      statement,
      claims: claimsOf.get(statement.id) ?? [],
    }));
    const loose = (claimsOf.get('') ?? []).filter((claim) => claim.passage.doc === document.id);
    return { document, blocks: blocksOf(document, numbered), loose };
  });
}

/** Evidence with its outermost statements alone, and the claims read from those. */
export function outermostEvidence(evidence: Evidence): Evidence {
  const statements = outermostOf(evidence.statements);
  const ids = new Set(statements.map((one) => one.id));
  const claims = evidence.claims.filter((claim) => claim.statement === null || ids.has(claim.statement));
  return { ...evidence, statements, claims };
}

/** "disclosure: Arlen ministry → Port of Sarn · “the harbour survey” · in March 2019 · says so (CT+)". */
export function claimLine(given: CaseRecord, claim: Claim): string {
  const kind = claim.relation === null ? claim.event : `${claim.event} (${claim.relation})`;
  const when =
    claim.when.words === null && claim.when.earliest === null && claim.when.latest === null
      ? null
      : shortSpan(claim.when);
  const { value } = heldOn(claim);
  const held = `${SURENESS[value]} (${value})`;
  const parts = [parties(given, claim), when, held, claim.questions ? 'expressly open' : null];
  return `${kind}: ${parts.filter((part) => part !== null && part !== '').join(' · ')}`;
}

/** "Arlen ministry → Port of Sarn · “the harbour survey”": who and what a claim is about. */
export function parties(given: CaseRecord, claim: Pick<Claim, 'event' | 'roles'>): string {
  const { discloser, recipient, item, agent, other, ...rest } = claim.roles;
  const name = (id: string | undefined): string => (id === undefined ? 'unnamed' : actorName(given, id));
  const pair =
    claim.event === 'disclosure'
      ? `${name(discloser)} → ${name(recipient)}`
      : [agent, other].flatMap((id) => (id === undefined ? [] : actorName(given, id))).join(' – ');
  const others = (Object.entries(rest) as [Role, string][]).map(([role, id]) => `${role} ${actorName(given, id)}`);
  return [pair, item === undefined ? '' : itemName(given, item), ...others].filter((part) => part !== '').join(' · ');
}

/** The blocks of a document; a document whose evidence came without a text has one block for each statement's own words. */
function blocksOf(document: Document, statements: readonly Numbered[]): readonly AnnotatedBlock[] {
  if (document.text === null) {
    return statements.map((one) => ({
      block: { kind: 'paragraph', start: one.statement.passage.start, end: one.statement.passage.end },
      statements: [one],
    }));
  }
  const blocks: readonly Block[] =
    document.blocks.length > 0 ? document.blocks : [{ kind: 'paragraph', start: 0, end: document.text.length }];
  // Both are in order of the text: one walk through the statements serves all blocks.
  let next = 0;
  return blocks
    .filter((block) => block.kind !== 'head')
    .map((block) => {
      while (next < statements.length && (statements[next] as Numbered).statement.passage.start < block.start) next++;
      const first = next;
      while (next < statements.length && (statements[next] as Numbered).statement.passage.start < block.end) next++;
      return { block, statements: statements.slice(first, next) };
    });
}
