import type { Catalogue } from './catalogue.ts';
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
  const mention = holder.actor ?? holder.name.toLowerCase();
  const key = named && node !== null ? node : `unnamed:${doc}:${author ? 'author' : mention}`;
  const label = author ? (catalogue.documents.get(doc)?.author ?? 'the author') : holder.name;
  return { key, label, named, author, most: Math.max(1, holder.number.most) };
}

/** Both named, and not the same: certainly two. */
export function certainlyTwo(a: Voice, b: Voice): boolean {
  return a.named && b.named && a.key !== b.key;
}
