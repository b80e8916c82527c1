import type { StatementKind } from '../../terms/statement.ts';
import type { Stretch } from './attributions.ts';
import { type Quotation, quotationsTouching } from './quotations.ts';

/**
 * How content is given: `direct` where all of it stands in quotation marks, `indirect` where none of it does, else `mixed`.
 * Marks that stand around the cue, too, are somebody else's: within a speech another's words may be told indirectly.
 */
export function kindOf(content: readonly Stretch[], quoted: readonly Quotation[], cue = -1): StatementKind {
  const total = content.reduce((sum, stretch) => sum + stretch.end - stretch.start, 0);
  let inside = 0;
  for (const stretch of content) {
    let past = stretch.start;
    for (const quotation of quotationsTouching(quoted, stretch.start, stretch.end)) {
      if (quotation.start <= cue && cue < quotation.end) continue;
      inside += Math.max(0, Math.min(stretch.end, quotation.end) - Math.max(past, quotation.start));
      past = Math.max(past, quotation.end);
    }
  }
  if (inside === 0) return 'indirect';
  return inside >= total - 4 * content.length ? 'direct' : 'mixed';
}
