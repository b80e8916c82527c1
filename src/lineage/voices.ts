import type { Catalogue } from './catalogue.ts';
import { normalName } from './names.ts';
import { isAuthor, type Witness } from './witness.ts';

/** Who speaks in a witness, as far as it can be told. */
export interface Voice {
  /** The same for certainly the same person or body; unnamed mentions have one only within their document. */
  readonly key: string;
  readonly label: string;
  readonly named: boolean;
  readonly author: boolean;
  readonly most: number;
}

/** @throws Never: a record that is no claim speaks for whoever keeps it. */
export function voiceOf(witness: Witness, catalogue: Catalogue): Voice {
  const { claim } = witness;
  const holder = claim?.holders[witness.holder];
  if (claim === null || holder === undefined) {
    const label = witness.kept ?? 'a record';
    return { key: `record:${label}`, label, named: witness.kept !== null, author: false, most: 1 };
  }
  const { doc } = claim.passage;
  const author = isAuthor(holder, witness.holder);
  const node = catalogue.holderNode(holder, witness.holder, doc);
  const named = author ? node !== null : holder.named;
  // "An official" may be another one each time; "the official" and a mention that was resolved are not.
  const another = holder.actor === null && /^(?:an?|another|one of|some) /iu.test(holder.name);
  const mention = holder.actor ?? `${holder.name.toLowerCase()}${another ? `:${claim.passage.quote}` : ''}`;
  const key = named && node !== null ? node : `unnamed:${doc}:${author ? 'author' : mention}`;
  const label = author ? (catalogue.documents.get(doc)?.author ?? 'the author') : holder.name;
  return { key, label, named, author, most: Math.max(1, holder.number.most) };
}

/**
 * Both named, and not the same: certainly two. Names that nobody resolved are not enough where one could be a shorter
 * form of the other ("Quist", "N. Quist", "Nora Quist").
 */
export function certainlyTwo(a: Voice, b: Voice): boolean {
  if (!a.named || !b.named || a.key === b.key) return false;
  return (a.key.startsWith('actor:') && b.key.startsWith('actor:')) || !couldBeOne(a.label, b.label);
}

function couldBeOne(a: string, b: string): boolean {
  const [left, right] = [normalName(a).split(' '), normalName(b).split(' ')];
  if (left.at(-1) !== right.at(-1))
    return left.every((word) => right.includes(word)) || right.every((word) => left.includes(word));
  const [one = '', other = ''] = [left[0], right[0]];
  return left.length === 1 || right.length === 1 || one.startsWith(other) || other.startsWith(one);
}
