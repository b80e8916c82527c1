import type { Hop } from '../terms/hop.ts';
import type { WouldDocument } from '../terms/verdict.ts';
import type { Matter } from './matter.ts';
import { nameOf } from './rivals.ts';
import { dateOf } from './wording.ts';

/** What would turn a presumed or missing hop into a documented one, and whom one would ask, by name. */
export function wouldDocument(hop: Hop, matter: Matter): WouldDocument {
  const from = hop.from === null ? 'whoever had it' : nameOf(matter, hop.from);
  const to = hop.to === null ? 'whoever got it' : nameOf(matter, hop.to);
  const item = matter.evidence.items.find((each) => each.id === hop.item)?.name ?? hop.item ?? 'the item';
  const { earliest, latest } = hop.when;
  const between =
    earliest === null && latest === null
      ? ''
      : earliest === null
        ? ` no later than ${dateOf(latest)}`
        : latest === null
          ? ` from ${dateOf(earliest)} on`
          : dateOf(earliest) === dateOf(latest)
            ? ` on ${dateOf(earliest)}`
            : ` between ${dateOf(earliest)} and ${dateOf(latest)}`;
  const contacts = hop.basis.filter((each) => each.kind === 'contact').map((each) => each.ref);
  const meeting = hop.basis.some((each) => each.kind === 'meeting');
  const what =
    contacts.length > 0
      ? `the content of ${contacts.length === 1 ? `the contact ${contacts[0]}` : `the ${contacts.length} contacts`} between ${from} and ${to}, showing “${item}”`
      : meeting
        ? `a note or transcript of the meeting between ${from} and ${to} that names “${item}”`
        : `a record of a transfer of “${item}” from ${from} to ${to}${between}: a message, a log entry, a memo or a transcript`;
  return { hop: hop.id, what, ask: asked(hop, matter) };
}

/** The two parties, those who stood for them, and whoever vouches for what the hop leans on. */
function asked(hop: Hop, matter: Matter): string[] {
  const people = [hop.from, ...(hop.through?.from ?? []), hop.to, ...(hop.through?.to ?? [])];
  const sources = hop.basis.flatMap(({ ref }) => {
    const claim = matter.claims.find((each) => each.id === ref);
    const holder = claim?.holders.at(-1);
    if (claim === undefined || holder === undefined) return [];
    if (claim.holders.length > 1) return [holder.name];
    return [matter.documents.get(claim.passage.doc)?.author ?? 'the author'];
  });
  const names = [...people.filter((each) => each !== null).map((each) => nameOf(matter, each)), ...sources];
  return [...new Set(names)];
}
