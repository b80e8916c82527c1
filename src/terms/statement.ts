import type { Factuality } from './factuality.ts';
import type { Holder } from './holder.ts';
import type { Passage } from './passage.ts';

/** `own` is what the document's author states with no source of their own naming. */
export type StatementKind = 'direct' | 'indirect' | 'mixed' | 'own';

/**
 * An attribution relation, as in PARC 3.0 and PolNeAR: source, cue and content spans, each of which may be discontinuous.
 *
 * `holders` runs from the outermost (the document's author) to the innermost; `factuality` has one value for each.
 */
export interface Statement {
  readonly id: string;
  readonly doc: string;
  /** From the first to the last of source, cue and content. */
  readonly passage: Passage;
  readonly source: readonly Passage[];
  readonly cue: readonly Passage[];
  readonly content: readonly Passage[];
  readonly kind: StatementKind;
  readonly addressee: Passage | null;
  readonly channel: Passage | null;
  /** Id of the statement whose content this one stands in. */
  readonly parent: string | null;
  readonly holders: readonly Holder[];
  readonly factuality: readonly Factuality[];
  /** Of the reading, 0 to 1: is this what the text says? Not how sure anyone is of the event. */
  readonly score: number;
}

/**
 * The statements that stand in no other one's content, in the order given, each whole: what a measure compares that gives
 * every word one part to play. What the author states without a word for it attributes nothing: it is left out, and what
 * stands within it counts as standing alone. "I believe that" names a source and a cue, and is an attribution like any other.
 */
export function outermostOf<Each extends Pick<Statement, 'id' | 'kind' | 'parent' | 'source'>>(
  all: readonly Each[],
): Each[] {
  const known = new Map(all.map((each) => [each.id, each]));
  const attributes = ({ kind, source }: Each): boolean => kind !== 'own' || source.length > 0;
  const attributedAbove = ({ parent }: Each): boolean => {
    for (let above = known.get(parent ?? ''); above !== undefined; above = known.get(above.parent ?? '')) {
      if (attributes(above)) return true;
    }
    return false;
  };
  return all.filter((each) => attributes(each) && !attributedAbove(each));
}
