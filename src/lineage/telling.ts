import { earliestOf, latestOf } from '../terms/interval.ts';
import type { Told } from '../terms/sources.ts';
import type { Weighed } from './certainty.ts';
import type { Lineage } from './lineage.ts';
import type { Step } from './steps.ts';
import { certainlyTwo } from './voices.ts';
import type { Witness } from './witness.ts';

/** Each claim for one thing, in the order given, with what it adds to those before it. */
export function toldOf(weighed: readonly Weighed[], steps: readonly Step[], lineage: Lineage): Told[] {
  const witnesses = weighed.map((each) => each.witness);
  return weighed.map(({ witness, loss }, at): Told => {
    const { id, certainty: counts } = witness;
    const certainty = loss?.own ?? counts;
    const part = partOf(at, witnesses, steps, lineage);
    return { claim: id, ...part, passage: lineage.shownBy(part.via) ?? witness.passage, certainty, counts };
  });
}

type Played = Pick<Told, 'part' | 'of' | 'why' | 'via'>;

function partOf(at: number, witnesses: readonly Witness[], steps: readonly Step[], lineage: Lineage): Played {
  const witness = witnesses[at]!;
  const mine = lineage.voice(witness);
  const step = steps.find(({ from, to }) => from === at && !(to > at && repeats(steps, to, at)));
  if (step !== undefined) {
    return { part: 'echo', of: witnesses[step.to]!.id, why: step.via.why, via: step.via };
  }
  const link = lineage.relies(witness);
  if (link !== null) return { part: 'echo', of: null, why: link.why, via: link };
  if (mayBeFirst(witness, witnesses, lineage)) {
    const rivals = witnesses.some(
      (other) => other !== witness && mayBeFirst(other, witnesses, lineage) && apart(other, witness),
    );
    return {
      part: 'first',
      of: null,
      why: rivals ? 'it may be the first: the dates do not tell' : 'it is the first',
      via: null,
    };
  }
  const earlier = witnesses.slice(0, at);
  const same = earlier.find((each) => lineage.voice(each).key === mine.key);
  if (same !== undefined) return { part: 'again', of: same.id, why: `${mine.label} speaks again`, via: null };
  if (mine.author) return { part: 'unclear', of: null, why: 'it names no source', via: null };
  const like = earlier.find((each) => !certainlyTwo(mine, lineage.voice(each)));
  if (like === undefined) return { part: 'adds', of: null, why: `${mine.label} was not heard before`, via: null };
  const theirs = lineage.voice(like).label;
  // A name that was not heard before is an account of its own, though the same person may have spoken without it.
  return mine.named
    ? { part: 'adds', of: like.id, why: `${mine.label} was not heard before, unless as ${small(theirs)}`, via: null }
    : { part: 'unclear', of: like.id, why: `${mine.label} and ${small(theirs)} may be one and the same`, via: null };
}

/** A description without the capital that it has as the first words of its sentence. */
function small(label: string): string {
  return label.replace(/^(?:An?|The|One|Two|Three|Several|Some|Many)(?= \p{Ll})/u, (article) => article.toLowerCase());
}

function apart(a: Witness, b: Witness): boolean {
  return a.claim?.passage.doc !== b.claim?.passage.doc;
}

/** Two that rely on each other: the one that comes first is taken for the first. */
function repeats(steps: readonly Step[], from: number, to: number): boolean {
  return steps.some((step) => step.from === from && step.to === to);
}

/** Whether no text with another claim certainly came out before. */
function mayBeFirst(witness: Witness, witnesses: readonly Witness[], { catalogue }: Lineage): boolean {
  const published = (each: Witness) => catalogue.documents.get(each.claim?.passage.doc ?? '')?.published ?? null;
  const mine = published(witness);
  const earliest = mine === null ? Number.NEGATIVE_INFINITY : earliestOf(mine);
  return witnesses.every((each) => {
    const theirs = published(each);
    return theirs === null || latestOf(theirs) >= earliest;
  });
}
