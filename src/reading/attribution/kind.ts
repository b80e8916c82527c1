import type { StatementKind } from '../../terms/statement.ts';
import type { Stretch } from './attributions.ts';
import { type Quotation, quotationsTouching } from './quotations.ts';

/** How content is given: `direct` where all of it stands in quotation marks, `indirect` where none of it does, else `mixed`. */
export function kindOf(content: readonly Stretch[], quoted: readonly Quotation[]): StatementKind {
  const total = content.reduce((sum, stretch) => sum + stretch.end - stretch.start, 0);
  let inside = 0;
  for (const stretch of content) {
    for (const quotation of quotationsTouching(quoted, stretch.start, stretch.end)) {
      inside += Math.max(0, Math.min(stretch.end, quotation.end) - Math.max(stretch.start, quotation.start));
    }
  }
  if (inside === 0) return 'indirect';
  return inside >= total - 4 * content.length ? 'direct' : 'mixed';
}
