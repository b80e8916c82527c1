import { nearestNames } from '../exchange/nearest.ts';
import { sameName } from '../lineage/index.ts';
import type { Evidence } from '../terms/evidence.ts';
import { Mistake } from '../terms/mistake.ts';
import type { NearCopies } from '../terms/reliance.ts';
import { corrected, correctionsOf, merged, retracted, superseded, without } from '../tracing/index.ts';
import { actorAsked } from './asked.ts';
import { documentAsked } from './documentasked.ts';

/** Something that may happen to a record. Documents and sources as somebody writes them: by id, path, title or name. */
export type Change =
  | { readonly kind: 'retract'; readonly document: string }
  | { readonly kind: 'correct'; readonly document: string; readonly by: string }
  | { readonly kind: 'supersede'; readonly document: string; readonly by: string }
  | { readonly kind: 'withdraw'; readonly source: string }
  | { readonly kind: 'merge'; readonly a: string; readonly b: string };

/**
 * The evidence as it is once the change has been made. Pure.
 *
 * @throws Mistake where a document or source is none of the evidence's, both of two are one, or a correction corrects nothing.
 */
export function changedBy(evidence: Evidence, change: Change, copies: NearCopies | null = null): Evidence {
  switch (change.kind) {
    case 'retract':
      return retracted(evidence, documentAsked(evidence, change.document));
    case 'correct': {
      const [doc, by] = twoDocuments(evidence, change.document, change.by);
      const corrections = correctionsOf(evidence, doc, by);
      if (corrections.length === 0) {
        throw new Mistake(
          `“${change.by}” sets right no claim that was read from “${change.document}”.`,
          'Use --supersede where it stands in its place, or --retract where it is taken back.',
        );
      }
      const details = corrections.map(({ claim, by: right }) => ({ claim: claim.id, by: right.id }));
      return corrected(evidence, details, undefined, copies);
    }
    case 'supersede': {
      const [doc, by] = twoDocuments(evidence, change.document, change.by);
      return superseded(evidence, doc, by, copies);
    }
    case 'withdraw':
      return without(evidence, sourceAsked(evidence, change.source));
    case 'merge': {
      const [a, b] = [sourceAsked(evidence, change.a), sourceAsked(evidence, change.b)];
      if (a === b) throw new Mistake(`“${change.a}” and “${change.b}” are one source already.`, 'Name two.');
      return merged(evidence, a, b);
    }
  }
}

/** What a change is, in words that follow "if". Names are as the evidence has them. */
export function changeInWords(evidence: Evidence, change: Change): string {
  const document = (words: string): string => {
    const id = documentAsked(evidence, words);
    const found = evidence.documents.find((each) => each.id === id);
    return `${id}, “${found?.title ?? found?.path ?? id}”,`;
  };
  const source = (words: string): string => {
    const id = sourceAsked(evidence, words);
    return evidence.actors.find((each) => each.id === id)?.name ?? id;
  };
  switch (change.kind) {
    case 'retract':
      return `${document(change.document)} were retracted`;
    case 'correct':
      return `${document(change.document)} were corrected by ${document(change.by).replace(/,$/, '')}`;
    case 'supersede':
      return `${document(change.document)} were superseded by ${document(change.by).replace(/,$/, '')}`;
    case 'withdraw':
      return `the word of ${source(change.source)} were withdrawn`;
    case 'merge':
      return `${source(change.a)} and ${source(change.b)} were one person`;
  }
}

/**
 * The source that somebody means: an actor, a document, or the name of a holder, author or publisher that is no actor.
 *
 * @throws Mistake where nobody of that name holds anything, with the nearest.
 */
export function sourceAsked(evidence: Evidence, words: string): string {
  const holders = evidence.claims.flatMap((claim) => claim.holders);
  const ids = new Set([...evidence.documents, ...evidence.statements, ...evidence.claims].map(({ id }) => id));
  if (ids.has(words)) return words;
  const named = holders.find(({ name }) => sameName(name, words));
  if (named !== undefined) return named.actor ?? named.name;
  const put = evidence.documents.flatMap(({ author, publisher }) => [author, publisher]);
  const imprint = put.find((name) => name !== null && sameName(name, words));
  if (imprint) return imprint;
  return actorAsked(evidence, words, (wanted, actors) => {
    const names = [...new Set([...holders.map(({ name }) => name), ...put.flatMap((name) => name ?? [])])];
    return nearestNames(wanted, [...actors, ...names.map((name) => ({ id: name, name }))]);
  });
}

export function twoDocuments(evidence: Evidence, one: string, other: string): readonly [string, string] {
  const [doc, by] = [documentAsked(evidence, one), documentAsked(evidence, other)];
  if (doc === by) throw new Mistake(`“${one}” and “${other}” are one document.`, 'Name two.');
  return [doc, by];
}
