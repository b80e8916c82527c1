/** What a pronoun says of what it stands for. */
export interface Pronoun {
  readonly use: 'personal' | 'possessive' | 'reflexive' | 'demonstrative' | 'relative' | 'indefinite' | 'place';
  readonly person: 1 | 2 | 3;
  readonly number: 'one' | 'many' | 'either';
  readonly gender: 'male' | 'female' | 'thing' | 'any';
}

type Row = readonly [words: string, person: 1 | 2 | 3, number: Pronoun['number'], gender: Pronoun['gender']];

/** Personal, possessive and reflexive forms of one row stand side by side: "he/him his himself". */
const PERSONS: readonly Row[] = [
  ['i me|my mine|myself', 1, 'one', 'any'],
  ['we us|our ours|ourselves', 1, 'many', 'any'],
  ['you|your yours|yourself yourselves', 2, 'either', 'any'],
  ['he him|his|himself', 3, 'one', 'male'],
  ['she her|her hers|herself', 3, 'one', 'female'],
  ['it|its|itself', 3, 'one', 'thing'],
  ['they them|their theirs|themselves themself', 3, 'many', 'any'],
];

const OTHERS: ReadonlyArray<readonly [Pronoun['use'], string, Pronoun['number'], Pronoun['gender']]> = [
  ['demonstrative', 'this that', 'one', 'thing'],
  ['demonstrative', 'these those', 'many', 'any'],
  ['relative', 'who whom whoever', 'either', 'any'],
  ['relative', 'whose', 'either', 'any'],
  ['relative', 'which what', 'either', 'thing'],
  ['indefinite', 'someone somebody anyone anybody everyone everybody nobody no-one', 'one', 'any'],
  ['indefinite', 'something anything everything nothing', 'one', 'thing'],
  ['indefinite', 'some others many several both few most none', 'many', 'any'],
  ['indefinite', 'one another', 'one', 'any'],
  ['place', 'there here', 'one', 'thing'],
];

const PRONOUNS: ReadonlyMap<string, Pronoun> = new Map([
  ...PERSONS.flatMap(([words, person, number, gender]) =>
    words.split('|').flatMap((forms, at) =>
      forms.split(' ').map((form): [string, Pronoun] => {
        const use = (['personal', 'possessive', 'reflexive'] as const)[at] ?? 'personal';
        return [`${form}${use === 'possessive' ? '+' : ''}`, { use, person, number, gender }];
      }),
    ),
  ),
  ...OTHERS.flatMap(([use, words, number, gender]) =>
    words.split(' ').map((form): [string, Pronoun] => [form, { use, person: 3, number, gender }]),
  ),
]);

/** What this word says as a pronoun, or null where it is none. `possessive` tells "her" (her office) from "her" (saw her). */
export function pronounOf(word: string, possessive = false): Pronoun | null {
  const form = word.toLowerCase();
  if (possessive) return PRONOUNS.get(`${form}+`) ?? PRONOUNS.get(form) ?? null;
  return PRONOUNS.get(form) ?? PRONOUNS.get(`${form}+`) ?? null;
}
