import { supporterOf } from '../lineage/index.ts';
import type { Claim } from '../terms/claim.ts';
import type { Evidence } from '../terms/evidence.ts';

/**
 * Marks the claims that are the record itself: what the keeper of a log, a memo or a transcript sets down there in the
 * record's own words. What somebody is quoted as saying in it stays that person's word.
 */
export function withRecordsMarked(evidence: Evidence): Evidence {
  const records = new Set(evidence.documents.filter((each) => each.record !== null).map((each) => each.id));
  if (records.size === 0) return evidence;
  const claims = evidence.claims.map((claim): Claim => {
    const own = records.has(claim.passage.doc) && claim.holders.length === 1 && supporterOf(claim) !== null;
    return own && !claim.record ? { ...claim, record: true } : claim;
  });
  return { ...evidence, claims };
}
