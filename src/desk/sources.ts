import { sourcesOf } from '../lineage/index.ts';
import { bearing } from '../terms/bearing.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Sources } from '../terms/sources.ts';
import { copiesIn } from './comparing.ts';

/** The lineage of a case: who leans on whom, what texts have in common, and how each thing came to be told. */
export function listSources(evidence: Evidence): Sources {
  return sourcesOf(bearing(evidence).evidence, copiesIn(evidence));
}
