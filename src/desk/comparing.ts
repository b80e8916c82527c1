import { nearCopies } from '../documents/index.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { NearCopies } from '../terms/reliance.ts';

/** The port for copied text over documents whose texts are at hand: without the lines of their heads, which many have alike. */
export function copiesIn(evidence: Evidence): NearCopies {
  return nearCopies(
    evidence.documents.flatMap(({ id, text, blocks }) =>
      text === null ? [] : [{ id, text, blocks: blocks.filter((block) => block.kind !== 'head') }],
    ),
  );
}
