import { LEAST_TO_BEAR } from '../../terms/bearing.ts';
import type { ExplainedScore } from '../../terms/explanation.ts';
import type { Doubts } from '../scores/doubts.ts';
import { type Calibrated, FITTED } from '../scores/score.ts';
import { SHOWN } from '../scores/shown.ts';

/** What a score is made of: each doubt that took something from it, the costliest first. */
export function explainedScore(value: number, kind: Calibrated, doubts: Doubts | null, bears: boolean): ExplainedScore {
  const { start, doubts: weights } = FITTED[kind];
  const costs = Object.entries(doubts ?? {}).map(([doubt, amount]) => ({
    doubt,
    amount: Math.round(1000 * amount) / 1000,
    cost: Math.round(1000 * amount * (weights[doubt] ?? 0)) / 1000,
  }));
  const least = [
    { for: 'to be shown', least: SHOWN[kind] },
    ...(bears ? [{ for: 'to bear a route', least: LEAST_TO_BEAR }] : []),
  ];
  return {
    value,
    start: doubts === null ? null : start,
    doubts: costs.filter(({ cost }) => cost > 0).sort((a, b) => b.cost - a.cost || (a.doubt < b.doubt ? -1 : 1)),
    thresholds: least.map((each) => ({ ...each, enough: value >= each.least })),
  };
}
