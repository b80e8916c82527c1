import type { Draws } from './draws.ts';

/** Sentences of invented reports, in our own words: enough of them that two texts hardly ever have twelve words in common by chance. */
const NOUNS =
  'harbour ledger gate survey quay barrel lantern archive warden orchard ferry mill bridge cellar market tower canal stable chapel depot granary wharf signal kiln'.split(
    ' ',
  );
const ADJECTIVES =
  'narrow old disputed quiet northern damp crooked public busy shuttered low painted western empty famous leaking stone wooden crowded distant'.split(
    ' ',
  );
const VERBS =
  'inspected repaired sold measured closed watched rented emptied painted guarded moved counted flooded opened leased searched fenced lit'.split(
    ' ',
  );
const PEOPLE =
  'clerks carters divers masons wardens pilots porters bakers surveyors students neighbours traders sailors weavers'.split(
    ' ',
  );
const MATTERS =
  'I saw the folder on the desk before it was taken away|nobody asked me to leave the room while they talked|she counted the pages twice and put them in her coat|the two of them sat by the window until it was dark|he told me to forget what I had seen that evening|they had the drawing between them when I came in'.split(
    '|',
  );

/** A sentence about nothing in particular, of some twenty words. */
export function colour({ pick, below }: Draws): string {
  const where = `the ${pick(ADJECTIVES)} ${pick(NOUNS)} behind the ${pick(NOUNS)}`;
  const whom = `${2 + below(90)} ${pick(PEOPLE)}`;
  return `In that year ${where} was ${pick(VERBS)} by ${whom} before the ${pick(ADJECTIVES)} ${pick(NOUNS)} was ${pick(VERBS)} and the ${pick(NOUNS)} ${pick(VERBS)} again.`;
}

/** What a witness says in so many words, with details that no other witness would have. */
export function testimony({ pick, below }: Draws): string {
  return `${pick(MATTERS)}, near the ${pick(ADJECTIVES)} ${pick(NOUNS)} at ${1 + below(11)} o'clock, with ${pick(PEOPLE)} looking on`;
}

const HANDED = ['gave', 'handed', 'passed', 'slipped', 'delivered'] as const;

/** "Ann Moss handed Ben Hale the berth plan": what is claimed, worded anew each time. */
export function claimed({ pick }: Draws, { giver, getter, item }: Affair): string {
  const verb = pick(HANDED);
  return pick([
    `${giver} ${verb} the ${item} to ${getter}`,
    `the ${item} went from ${giver} to ${getter}`,
    `${getter} got the ${item} from ${giver}`,
  ]);
}

/** Who is said to have given what to whom, and where. */
export interface Affair {
  readonly giver: string;
  readonly getter: string;
  readonly item: string;
  readonly place: string;
}

/** The claim as a report has it: on whose word, and through whom. Both null for the author's own. */
export function reported(
  draws: Draws,
  claim: string,
  {
    outlet,
    source,
    separately,
  }: { readonly outlet: string | null; readonly source: string | null; readonly separately: boolean },
): string {
  const { pick } = draws;
  const apart = separately ? 'Interviewed separately, ' : '';
  if (outlet !== null && source !== null) return `${source} told ${outlet} that ${claim}, ${outlet} reported.`;
  if (outlet !== null) return pick([`${outlet} reported that ${claim}.`, `According to ${outlet}, ${claim}.`]);
  if (source !== null)
    return `${separately ? apart : ''}${source} ${pick(['said', 'recalled', 'stated'])} that ${claim}.`;
  return `${claim.charAt(0).toUpperCase()}${claim.slice(1)}.`;
}

/** Where it is said to have been, in a sentence of its own. */
export function placed({ pick }: Draws, place: string): string {
  return pick([
    `It is said to have been in ${place}.`,
    `The meeting was held at ${place}, of all places.`,
    `They met in ${place}.`,
    `The papers were seen in ${place} that week.`,
  ]);
}

/** The name with two neighbouring letters exchanged. */
export function misspelt({ below }: Draws, name: string): string {
  const at = 2 + below(name.length - 4);
  return name[at] === name[at + 1] ? name : name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
}
