import type { Witness } from '../lineage/index.ts';
import type { Contact } from '../terms/contact.ts';
import type { Evidence } from '../terms/evidence.ts';

/** A logged contact whose reference a reviewer tied to an item: the record of a transfer. */
export interface TiedContact {
  readonly contact: Contact;
  readonly item: string;
  readonly witness: Witness;
}

/** Those of the contacts that are tied to an item, by the log's adapter or by a judgement in the evidence. */
export function tiesOf(contacts: readonly Contact[], evidence: Evidence): TiedContact[] {
  return contacts.flatMap((contact) => {
    const judged = evidence.ties?.find((tie) => tie.reference === contact.reference || tie.reference === contact.id);
    const item = contact.tiedTo ?? judged?.item ?? null;
    if (item === null) return [];
    const { id, log } = contact;
    const witness: Witness = { id, claim: null, holder: 0, certainty: 'CT', record: true, kept: log, passage: null };
    return [{ contact, item, witness }];
  });
}
