import type { Document } from '../../terms/document.ts';
import { certaintyOf, type Factuality, factualityOf, polarityOf } from '../../terms/factuality.ts';
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
  readonly timeOf: (event: Pick<EventMention, 'tree' | 'predicate' | 'times'>) => When;
}

/** Who speaks at a word: the innermost statement whose content holds it. A cue is spoken by whoever reports it. */
export function voiceAt(context: ClaimContext, tree: Dependencies, word: number): Voice {
  const { start } = wordAt(tree, word);
  let best: number | null = null;
  let size = Number.POSITIVE_INFINITY;
  for (const at of context.contents.near(start, start + 1)) {
    const draft = context.drafts[at]!;
    if (draft.attribution.tacit === true || !covers(draft.content, start)) continue;
    if (draft.attribution.tree === tree && draft.attribution.predicate === word) continue;
    const length = draft.content.reduce((sum, stretch) => sum + stretch.end - stretch.start, 0);
    if (length < size || (length === size && draft.attribution.under !== undefined)) {
      best = at;
      size = length;
    }
  }
  return { draft: best, holders: best === null ? [context.author] : (context.chains[best] ?? [context.author]) };
}

/** The event's value for the innermost holder: what its clause says, under the force of the cue it stands under. */
export function heldIn(context: ClaimContext, tree: Dependencies, word: number, voice: Voice): InVoice {
  const draft = voice.draft === null ? null : context.drafts[voice.draft];
  if (draft === null || draft === undefined) {
    const held = heldAt(tree, word, () => true);
    return { ...held, content: held.value };
  }
  const held = heldAt(tree, word, (at) => covers(draft.content, wordAt(tree, at).start));
  const result = draft.questions ? { ...held, value: 'Uu' as const, questions: true } : under(draft.force, held);
  return { ...inOneVoice(context, voice.draft, result), content: held.value };
}

/** "wanted to know", "thinks he remembers": cues of one source stand one under the other, and each weakens what is held. */
function inOneVoice(context: ClaimContext, at: number | null, held: Held): Held {
  const draft = at === null ? undefined : context.drafts[at];
  const parent = draft?.above ?? null;
  if (at === null || parent === null || context.chains[parent]?.length !== context.chains[at]?.length) return held;
  const outer = context.drafts[parent];
  if (outer === undefined) return held;
  // "denies knowing that he sold it": whoever does not know holds nothing.
  const unknown = outer.force.polarity === '-' && draft?.attribution.cue.factive === true;
  return inOneVoice(context, parent, unknown ? { ...held, value: 'Uu' } : under(outer.force, held));
}

/** How an event is held in a voice: by its innermost holder, and by the words of the content alone, whatever the cue makes of them. */
export interface InVoice extends Held {
  readonly content: Factuality;
}

/**
 * One value for each holder. The innermost holds it as the cue says; whoever reports that holds nothing of it, unless the
 * cue takes its content for granted ("realised that", "did not know that": as the content says) or for untrue ("falsely
 * claimed that": the other way round). Through several such layers what is taken for granted goes outwards.
 */
export function chainValues(context: ClaimContext, voice: Voice, held: InVoice): Factuality[] {
  const values: Factuality[] = voice.holders.map(() => 'Uu');
  if (values.length === 0) return values;
  values[values.length - 1] = held.value;
  let value = held.content;
  for (let at = voice.draft, level = values.length; at !== null && level > 0; ) {
    const draft = context.drafts[at];
    if (draft === undefined || draft.stance === 'open') break;
    // "falsely denied having met him": what was denied is so.
    if (draft.stance === 'contrary') value = draft.force.polarity === '-' ? value : opposite(value);
    const above = draft.above === null ? 1 : (context.chains[draft.above]?.length ?? 1);
    if (above < values.length) values[above - 1] = value;
    level = above;
    at = draft.above;
  }
  return values;
}

export function opposite(value: Factuality): Factuality {
  const polarity = polarityOf(value);
  return factualityOf(certaintyOf(value), polarity === 'u' ? 'u' : polarity === '+' ? '-' : '+');
}
