import type { Evidence } from '../terms/evidence.ts';
import type { NearCopies } from '../terms/reliance.ts';
import type { Sources } from '../terms/sources.ts';
import { kinshipsOf } from './kinship.ts';
import { lineageOf } from './lineage.ts';
import { storiesOf } from './stories.ts';
import { textLinksOf } from './textlinks.ts';

/** The lineage of evidence as it is shown: links of texts, what else they have in common, and how each thing came to be told. */
export function sourcesOf(evidence: Evidence, copies: NearCopies | null = null): Sources {
  const lineage = lineageOf(evidence, copies);
  const stories = storiesOf(evidence, lineage);
  return { links: textLinksOf(evidence, lineage), kin: kinshipsOf(evidence, stories, lineage), stories };
}
