import { z } from 'zod';
import type { JudgedCell } from '../terms/hypotheses.ts';
import { Mistake } from '../terms/mistake.ts';

const cells = z.array(
  z.looseObject({
    hypothesis: z.string(),
    origin: z.string(),
    value: z.enum(['consistent', 'inconsistent', 'neutral']),
    by: z.string().nullish(),
    why: z.string().nullish(),
  }),
);

/** Cells that an analyst judged, from JSON: a list of {hypothesis, origin, value, by, why}. @throws Mistake where it is none. */
export function decodeJudgedCells(json: unknown): readonly JudgedCell[] {
  const found = cells.safeParse(json);
  if (!found.success) {
    const [issue] = found.error.issues;
    throw new Mistake(
      `The judged cells are not in form${issue === undefined ? '' : `: ${issue.path.join('.')} ${issue.message}`}.`,
      'Give a list of {"hypothesis", "origin", "value": "consistent", "inconsistent" or "neutral", "by", "why"}, by the keys of --format json.',
    );
  }
  return found.data.map(({ hypothesis, origin, value, by, why }) => ({
    hypothesis,
    origin,
    value,
    by: by ?? null,
    why: why ?? null,
  }));
}
