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
const SEEN =
  'I saw|I counted|nobody hid|she carried|they left|he dropped|I found|we passed|she opened|they burned'.split('|');
const WHEN =
  'that evening|before dawn|after the bell|at noon|when it rained|on the stairs|in great haste|without a word'.split(
    '|',
  );

/** A sentence about nothing in particular, of some twenty words. */
export function colour({ pick, below }: Draws): string {
  const where = `the ${pick(ADJECTIVES)} ${pick(NOUNS)} behind the ${pick(NOUNS)}`;
  const whom = `${2 + below(90)} ${pick(PEOPLE)}`;
  const then = `the ${pick(ADJECTIVES)} ${pick(NOUNS)} was ${pick(VERBS)} and the ${pick(NOUNS)} ${pick(VERBS)} again`;
  return pick([
    `${capital(where)} was ${pick(VERBS)} by ${whom} before ${then}.`,
    `${capital(whom)} ${pick(VERBS)} ${where}, and ${then}.`,
    `While ${then}, ${where} was ${pick(VERBS)} by ${whom}.`,
    `${capital(then)}, with ${where} ${pick(VERBS)} by ${whom}.`,
  ]);
}

/** What a witness says in so many words, with details that no other witness would have. */
export function testimony({ pick, below }: Draws): string {
  const first = `${pick(SEEN)} the ${pick(ADJECTIVES)} folder by the ${pick(NOUNS)} ${pick(WHEN)}`;
  return `${first}, with ${2 + below(20)} ${pick(PEOPLE)} near the ${pick(ADJECTIVES)} ${pick(NOUNS)}, and ${pick(SEEN)} the ${pick(NOUNS)} ${pick(WHEN)}`;
}

const HANDED = ['gave', 'handed', 'passed', 'slipped', 'delivered'] as const;

/** "Ann Moss handed Ben Hale the berth plan": what is claimed, worded anew each time. */
export function claimed({ pick }: Draws, { giver, getter, item }: Affair): string {
  const verb = pick(HANDED);
  const when = pick(WHEN);
  return pick([
    `${giver} ${verb} the ${item} to ${getter} ${when}`,
    `the ${item} went ${when} from ${giver} to ${getter}`,
    `${getter} got the ${item} from ${giver} ${when}`,
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
  return `${capital(claim)}.`;
}

/** Where it is said to have been, in a sentence of its own. */
export function placed({ pick }: Draws, place: string): string {
  const spot = `the ${pick(ADJECTIVES)} ${pick(NOUNS)}`;
  return pick([
    `It is said to have been by ${spot} in ${place}.`,
    `${place} was where it was, near ${spot}.`,
    `They met at ${spot} of ${place}.`,
    `At ${place}, behind ${spot}, the papers were seen.`,
  ]);
}

/** The name with two neighbouring letters exchanged. */
export function misspelt({ below }: Draws, name: string): string {
  const at = 2 + below(name.length - 4);
  return name[at] === name[at + 1] ? name : name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
}

/** The first letter large. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
