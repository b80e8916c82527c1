import type { Judgement } from '../../ledger/index.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { Filler } from '../../terms/filler.ts';
import { Mistake } from '../../terms/mistake.ts';
import { correctionsOf, merged } from '../../tracing/index.ts';
import { type Change, sourceAsked, twoDocuments } from '../change.ts';
import { documentAsked } from '../documentasked.ts';
import { fillerOf } from '../judging/anchored.ts';

/**
 * What a change to the record is as judgements: what is committed is what was shown.
 *
 * @throws Mistake where a document or source is none of the evidence's, or a correction corrects nothing.
 */
export function judgementsFor(evidence: Evidence, change: Change): readonly Judgement[] {
  switch (change.kind) {
    case 'retract':
      return [{ kind: 'document-retracted', document: documentAsked(evidence, change.document) }];
    case 'correct': {
      const [document, by] = twoDocuments(evidence, change.document, change.by);
      const details = correctionsOf(evidence, document, by).map((each) => ({ claim: each.claim.id, by: each.by.id }));
      if (details.length === 0) {
        throw new Mistake(
          `“${change.by}” sets right no claim that was read from “${change.document}”.`,
          'Use --supersede where it stands in its place, or --retract where it is taken back.',
        );
      }
      return [{ kind: 'document-corrected', document, by, details }];
    }
    case 'supersede': {
      const [document, by] = twoDocuments(evidence, change.document, change.by);
      return [{ kind: 'document-superseded', document, by }];
    }
    case 'withdraw':
      return [{ kind: 'source-withdrawn', source: sourceFiller(evidence, sourceAsked(evidence, change.source)) }];
    case 'merge': {
      const [a, b] = [sourceAsked(evidence, change.a), sourceAsked(evidence, change.b)];
      if (a === b) throw new Mistake(`“${change.a}” and “${change.b}” are one source already.`, 'Name two.');
      const isActor = (id: string): boolean => evidence.actors.some((actor) => actor.id === id);
      if (isActor(a) && isActor(b))
        return [{ kind: 'actors-merged', of: [sourceFiller(evidence, a), sourceFiller(evidence, b)] }];
      // Of somebody whom no text names it is only known that what they say goes back to one person.
      const known = new Set(evidence.lineage);
      return merged(evidence, a, b)
        .lineage.filter((link) => !known.has(link))
        .map(({ basis: _basis, ...reliance }) => ({ kind: 'lineage-recorded', reliance }));
    }
  }
}

function sourceFiller(evidence: Evidence, source: string): Filler {
  const actor = evidence.actors.find(({ id }) => id === source);
  const near = actor?.mentions[0];
  return actor === undefined || near === undefined
    ? { name: actor?.name ?? source, passage: null }
    : fillerOf(source, evidence, near);
}
