import type { Passage } from '../../src/terms/passage.ts';
import type { Found, Read, Share } from './agreement.ts';
import type { AnnotatedText, Span } from './annotation.ts';

/** Who and what was taken for the same. Only annotated mentions count, so that precision is over pairs of them. */
export interface Identity {
  readonly itemPairs: Found;
  readonly actorPairs: Found;
  readonly apart: Share;
}

interface Mentioned {
  readonly id: string;
  readonly mentions: readonly Passage[];
}

/** Pairs of annotated mentions that are one in the annotation, in the reading, and in both. */
export function identityOf(text: AnnotatedText, read: Read): Identity {
  const all = [...read.items, ...read.actors];
  const split = text.different.map(([a, b]): [string | null, string | null] => [nearest(all, a), nearest(all, b)]);
  return {
    itemPairs: pairsOf(text.items, read.items),
    actorPairs: pairsOf(text.same, read.actors),
    apart: { right: split.filter(([a, b]) => a === null || b === null || a !== b).length, of: split.length },
  };
}

function pairsOf(clusters: readonly (readonly Span[])[], read: readonly Mentioned[]): Found {
  const mentions = clusters.flatMap((cluster, at) => cluster.map((span) => ({ at, id: nearest(read, span) })));
  let gold = 0;
  let found = 0;
  let right = 0;
  mentions.forEach((a, i) => {
    for (const b of mentions.slice(i + 1)) {
      const one = a.id !== null && a.id === b.id;
      if (a.at === b.at) gold++;
      if (one) found++;
      if (one && a.at === b.at) right++;
    }
  });
  return { recall: { right, of: gold }, precision: { right, of: found } };
}

/** Whose mention covers this span best: at least half of their characters are shared. */
function nearest(read: readonly Mentioned[], span: Span): string | null {
  let best: { id: string; share: number } | null = null;
  for (const { id, mentions } of read) {
    for (const { start, end } of mentions) {
      const both = Math.min(end, span.end) - Math.max(start, span.start);
      const share = (2 * both) / (end - start + span.end - span.start);
      if (share >= 0.5 && share > (best?.share ?? 0)) best = { id, share };
    }
  }
  return best?.id ?? null;
}
