import type { EventMention } from '../events/events.ts';
import { type Dependencies, wordAt } from '../grammar/dependencies.ts';
import type { ClaimProposal } from '../reading.ts';
import type { ClaimContext } from './voices.ts';

/** A claim with the draft it stands in; its statement is named once statements have their ids. */
export interface ClaimDraft {
  readonly claim: Omit<ClaimProposal, 'id' | 'statement'>;
  readonly draft: number | null;
  readonly tree: Dependencies;
}

/** "from there", "from him": an adverb of place after a handing over stands for whoever got it, in this or the last sentence. */
export function fromThere(claim: ClaimDraft, event: EventMention, before: readonly ClaimDraft[]): ClaimDraft {
  const span = event.roles.discloser;
  if (claim.claim.event !== 'disclosure' || claim.claim.roles.discloser !== undefined || span === undefined)
    return claim;
  if (!['there', 'here'].includes(wordAt(event.tree, span.past - 1).lemma.toLowerCase())) return claim;
  const last = lately(
    before,
    event.tree.index,
    (each) => each.claim.event === 'disclosure' && each.claim.roles.recipient !== undefined,
  );
  const holder = last?.claim.roles.recipient;
  if (holder === undefined) return claim;
  return { ...claim, claim: { ...claim.claim, roles: { ...claim.claim.roles, discloser: holder } } };
}

/**
 * A handing over to "those officials" just after a dated meeting was on that occasion: it takes the meeting's time. Only
 * where the text points back to someone, says no time of its own, and nothing but the paragraph lies between.
 */
export function atTheMeeting(context: ClaimContext, each: ClaimDraft, before: readonly ClaimDraft[]): ClaimDraft {
  const { claim, tree } = each;
  if (claim.event !== 'disclosure' || claim.when.words !== null) return each;
  const party = context.mentionBy.get(claim.roles.recipient ?? '');
  if (party === undefined || (party.form !== 'demonstrative' && party.head.toLowerCase() !== 'them')) return each;
  const meeting = lately(
    before,
    tree.index,
    (other) => other.claim.event === 'meeting' && other.tree.sentence.block === tree.sentence.block,
  );
  return meeting === undefined || meeting.claim.when.words === null
    ? each
    : { ...each, claim: { ...claim, when: meeting.claim.when } };
}

/** The last such claim of this sentence or the one before. Claims stand in order of sentences: no need to look further back. */
function lately(
  before: readonly ClaimDraft[],
  sentence: number,
  fits: (each: ClaimDraft) => boolean,
): ClaimDraft | undefined {
  for (let at = before.length - 1; at >= 0; at--) {
    const each = before[at]!;
    if (sentence - each.claim.sentence > 1) return undefined;
    if (fits(each)) return each;
  }
  return undefined;
}
