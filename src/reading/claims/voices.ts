import type { Document } from '../../terms/document.ts';
import type { Factuality } from '../../terms/factuality.ts';
import type { When } from '../../terms/interval.ts';
import { covers } from '../attribution/nesting.ts';
import type { Draft } from '../attribution/statements.ts';
import type { StretchIndex } from '../attribution/stretchindex.ts';
import type { EventMention } from '../events/events.ts';
import { type Held, heldAt, under } from '../factuality/factuality.ts';
import { type Dependencies, wordAt } from '../grammar/dependencies.ts';
import type { HolderProposal, ReadMention } from '../reading.ts';

/** Who holds what stands at a place of the text: the statement it stands in, and the chain down to its source. */
export interface Voice {
  /** Index of the innermost draft, or null where the author speaks. */
  readonly draft: number | null;
  readonly holders: readonly HolderProposal[];
}

/** What claims are read with: everything known of the document so far. */
export interface ClaimContext {
  readonly document: Document & { readonly text: string };
  readonly trees: readonly Dependencies[];
  readonly drafts: readonly Draft[];
  /** The drafts whose cue stands in a sentence. */
  readonly draftsIn: ReadonlyMap<Dependencies, readonly Draft[]>;
  /** Where the contents of the drafts stand. */
  readonly contents: StretchIndex;
  readonly mentions: readonly ReadMention[];
  readonly mentionBy: ReadonlyMap<string, ReadMention>;
  /** The chain of holders of each draft. */
  readonly chains: readonly (readonly HolderProposal[])[];
  readonly author: HolderProposal;
  /** When an event at a word was, by the words near it. */
  readonly timeOf: (event: EventMention) => When;
}

/** Who speaks at a word: the innermost statement whose content holds it. A cue is spoken by whoever reports it. */
export function voiceAt(context: ClaimContext, tree: Dependencies, word: number): Voice {
  const { start } = wordAt(tree, word);
  let best: number | null = null;
  let size = Number.POSITIVE_INFINITY;
  for (const at of context.contents.near(start, start + 1)) {
    const draft = context.drafts[at]!;
    if (!covers(draft.content, start)) continue;
    if (draft.attribution.tree === tree && draft.attribution.predicate === word) continue;
    const length = draft.content.reduce((sum, stretch) => sum + stretch.end - stretch.start, 0);
    if (length < size) {
      best = at;
      size = length;
    }
  }
  return { draft: best, holders: best === null ? [context.author] : (context.chains[best] ?? [context.author]) };
}

/** The event's value for the innermost holder: what its clause says, under the force of the cue it stands under. */
export function heldIn(context: ClaimContext, tree: Dependencies, word: number, voice: Voice): Held {
  const draft = voice.draft === null ? null : context.drafts[voice.draft];
  if (draft === null || draft === undefined) return heldAt(tree, word, () => true);
  const held = heldAt(tree, word, (at) => covers(draft.content, wordAt(tree, at).start));
  const result = under(draft.force, held);
  return draft.questions ? { ...result, value: 'Uu', questions: true } : result;
}

/** One value for each holder: the innermost holds; whoever relays does not, unless the cue takes its content for granted. */
export function chainValues(context: ClaimContext, voice: Voice, held: Held): Factuality[] {
  const values: Factuality[] = voice.holders.map(() => 'Uu');
  if (values.length === 0) return values;
  values[values.length - 1] = held.value;
  const draft = voice.draft === null ? undefined : context.drafts[voice.draft];
  const above = draft?.parent === null || draft === undefined ? 1 : (context.chains[draft.parent]?.length ?? 1);
  if (draft?.factive === true && draft.force.certainty === 'CT' && values.length > above)
    values[values.length - 2] = held.value;
  return values;
}
