import type { Actor } from '../terms/actor.ts';
import type { Document } from '../terms/document.ts';
import { AUTHOR, type Holder } from '../terms/holder.ts';
import { NUMBER_WORDS } from '../terms/words.ts';
import { calledBy } from './nearest.ts';

const NUMBERS: ReadonlyMap<string, number> = new Map(
  NUMBER_WORDS.map((word, at): [string, number] => [word, at]).slice(1),
);

/** Words that open a mention of someone whom it does not name. */
const UNNAMING =
  /^(?:an?|another|some|one of|someone|somebody|several|many|various|unnamed|anonymous|unidentified|people|persons?|those|other|others)\b/iu;

/** What people are called by what they do; as the last word of a name in lower case it names nobody. */
const OFFICES =
  /(?:officials?|sources?|aides?|diplomats?|advis[eo]rs?|authorities|analysts?|experts?|witness(?:es)?|employees?|workers?|insiders?|officers?|agents?|persons?|people|men|man|women|woman|colleagues?|investigators?|spokes(?:man|woman|person|people)|friends?|relatives?|staff|crew|leaders?|members?|executives?|lawyers?|prosecutors?|informants?|guards?|matter|talks|situation|plans?)$/u;

/**
 * A holder from a name of a chain. `author` is the document's author; a name that an actor has is that actor; everything
 * else is read for its number: "two officials" may be one or two persons, a plural without a number is one origin, and so
 * is "a person familiar with it".
 */
export function holderOf(
  name: string,
  first: boolean,
  document: Document | undefined,
  actors: readonly Actor[],
): Holder {
  const one = { least: 1, most: 1 };
  const author = document?.author ?? null;
  if (first && (/^(?:the )?author$/iu.test(name.trim()) || (author !== null && plain(name) === plain(author)))) {
    const actor = author === null ? undefined : calledBy(author, actors);
    return { name: AUTHOR, actor: actor?.id ?? null, named: author !== null, number: one, passage: null };
  }
  const actor = calledBy(name, actors);
  const label = actor === undefined || actor.id !== name ? name : actor.name;
  const counted = /^(?:the |at least |about |some )?(\d{1,3}|[a-z]+)\b/iu.exec(label)?.[1]?.toLowerCase() ?? '';
  const count = /^\d+$/u.test(counted) ? Number(counted) : (NUMBERS.get(counted) ?? 1);
  const unnamed = isUnnamed(label) || count > 1;
  return {
    name: label,
    actor: actor?.id ?? null,
    named: !unnamed,
    number: { least: 1, most: Math.max(1, count) },
    passage: null,
  };
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Whether a mention leaves open who it is: "an official", "people familiar with the matter", "US officials". */
export function isUnnamed(name: string): boolean {
  const words = name.trim();
  return UNNAMING.test(words) || OFFICES.test(words);
}
