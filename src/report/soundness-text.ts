import type { ContentFault, Fault, Soundness, StampTold } from '../terms/soundness.ts';
import { oneLine } from './naming.ts';

/** What looking a case through came to, as it is told. */
export interface SoundnessTold extends Soundness {
  readonly case: string;
  readonly head: { readonly number: number; readonly hash: string };
  readonly key: string | null;
  readonly ownKey: boolean;
  readonly pinned: readonly { readonly number: number }[];
  readonly stamps: readonly StampTold[];
}

/** Looking a case through, in words: what was looked at, what is wrong, and how far the word of it goes. */
export function soundnessText(sound: SoundnessTold): string {
  const { faults, entries, documents, passages, forgotten, head, pinned } = sound;
  const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : what.endsWith('y') ? '' : 's'}`;
  const lines = [
    `Case “${sound.case}”: ${entries} ${entries === 1 ? 'entry' : 'entries'}, ${count(documents, 'document')}, ${count(passages, 'passage')} looked at.`,
    `Head: entry ${head.number}, ${head.hash}.`,
    sound.key === null
      ? 'It bears no signature that holds.'
      : `Signed by ${sound.ownKey ? 'your own key' : 'another key than yours'}: ${sound.key}.`,
    pinned.length === 0
      ? 'No head was seen before: that the end was cut off could not be told.'
      : `Held against ${pinned.map(({ number }) => `the head of entry ${number}`).join(' and ')}, seen before.`,
    ...(forgotten.length === 0
      ? []
      : [`Forgotten: ${forgotten.join(', ')}. Their seals stand for words that are gone.`]),
    ...sound.stamps
      .filter(({ signed }) => signed)
      .map(
        ({ number, at, authority }) =>
          `Entry ${number} was there by ${new Date(at).toISOString()}, on the word of ${oneLine(authority)}, for whom nothing here vouches.`,
      ),
    '',
    ...(faults.length === 0
      ? ['Nothing was altered, removed or put back.']
      : faults.map((fault) => `- ${faultSentence(fault)}`)),
  ];
  return `${lines.join('\n')}\n`;
}

/** What is wrong, in a sentence. */
export function faultSentence(fault: Fault | ContentFault): string {
  switch (fault.fault) {
    case 'altered':
      return `Entry ${fault.number} is not what was written.`;
    case 'removed':
      return fault.from === fault.to
        ? `Entry ${fault.from} was removed.`
        : `Entries ${fault.from} to ${fault.to} were removed.`;
    case 'replaced':
      return `Entry ${fault.number} does not follow the one before it: one of the two was put in another’s place.`;
    case 'out of order':
      return `Entry ${fault.number} stands where a later one should.`;
    case 'foreign':
      return `Entry ${fault.number} is of another case, ${fault.case}.`;
    case 'unsigned':
      return `The head, entry ${fault.number}, bears no signature that holds.`;
    case 'cut off':
      return `The journal ends at entry ${fault.number}; it went on to entry ${fault.head}: its end was cut off.`;
    case 'rewritten':
      return `Entry ${fault.number} is another than the one that was signed or seen: the journal was written anew.`;
    case 'put back':
      return `The head is of entry ${fault.number}; entry ${fault.pinned} was seen before: an older state was put back.`;
    case 'misfiled':
      return `Entry ${fault.number} is found under another kind, time, name or subject than it has.`;
    case 'content missing':
      return `What entry ${fault.number} says in the words of ${fault.documents.join(', ')} is not there, and nothing of it was forgotten.`;
    case 'content altered':
      return `What entry ${fault.number} says in the words of ${fault.documents.join(', ')} is not what was sealed.`;
    case 'not forgotten':
      return `What entry ${fault.number} says in the words of ${fault.documents.join(', ')} is still there, and was to be forgotten.`;
    case 'bytes not forgotten':
      return `The bytes of ${fault.document} are still there, and were to be forgotten.`;
    case 'bytes missing':
      return `The bytes of ${fault.document} are gone.`;
    case 'bytes altered':
      return `The bytes of ${fault.document} are not those that were added by entry ${fault.number}.`;
    case 'text altered':
      return `The text of ${fault.document} is not the one that was added by entry ${fault.number}.`;
    case 'time stamp':
      return `The time stamp that entry ${fault.number} keeps does not hold.`;
    case 'passage':
      return `Entry ${fault.number} quotes ${fault.document} at ${fault.start}-${fault.end}, and the text there says something else.`;
  }
}
