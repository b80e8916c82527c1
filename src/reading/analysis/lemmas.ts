import type { Labels } from './model.ts';
import { straightened } from './signs.ts';

/** The learned table: `suffixes[upos][suffix]` is its replacement, `exceptions[upos][form]` a lemma. */
export interface LemmaTable {
  readonly suffixes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly exceptions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** These parts of speech keep their form. */
const KEPT = new Set(['PROPN', 'NUM', 'PUNCT', 'SYM', 'X']);

const LONGEST_SUFFIX = 5;

/**
 * The dictionary form of a word, from rules and exceptions learned from the treebanks (`training/hearsay_reader/lemmas.py`):
 * an exception if there is one, else the longest suffix that has a replacement, else the form in lower case.
 */
export function lemmaOf(table: LemmaTable, form: string, upos: string): string {
  if (KEPT.has(upos)) return form;
  const lower = straightened(form).toLowerCase();
  const exceptions = table.exceptions[upos];
  if (exceptions !== undefined && Object.hasOwn(exceptions, lower)) return exceptions[lower]!;
  const suffixes = table.suffixes[upos];
  if (suffixes === undefined) return lower;
  for (let length = Math.min(LONGEST_SUFFIX, lower.length - 1); length > 0; length--) {
    const suffix = lower.slice(-length);
    if (Object.hasOwn(suffixes, suffix)) return lower.slice(0, -length) + suffixes[suffix]!;
  }
  return (upos === 'VERB' ? STRONG.get(lower) : undefined) ?? lower;
}

/** Past and participle of strong verbs that the treebanks have too seldom to teach, from any grammar of English. */
const STRONG: ReadonlyMap<string, string> = new Map(
  [
    'swear swore sworn',
    'forbid forbade forbidden',
    'foresee foresaw foreseen',
    'withdraw withdrew withdrawn',
    'withhold withheld',
    'overhear overheard',
    'mislead misled',
    'forsake forsook forsaken',
    'partake partook partaken',
    'undertake undertook undertaken',
    'overtake overtook overtaken',
    'retell retold',
    'foretell foretold',
    'resell resold',
    'resend resent',
    'rewrite rewrote rewritten',
    'mistake mistook mistaken',
    'withstand withstood',
    'steal stole stolen',
    'shoot shot',
    'strike struck stricken',
    'ring rang rung',
    'slay slew slain',
    'seek sought',
    'flee fled',
    'fling flung',
    'grind ground',
    'creep crept',
    'deal dealt',
    'dream dreamt',
    'kneel knelt',
    'lend lent',
    'string strung',
    'swing swung',
    'tread trod trodden',
    'weave wove woven',
    'wring wrung',
    'overthrow overthrew overthrown',
    'sneak snuck',
    'bid bade bidden',
    'abide abode',
    'beseech besought',
    'bespeak bespoke bespoken',
    'outdo outdid outdone',
    'override overrode overridden',
    'oversee oversaw overseen',
    'misread misread',
    'misunderstand misunderstood',
    'unwind unwound',
    'uphold upheld',
    'upset upset',
    'spell spelt',
    'smell smelt',
    'learn learnt',
    'burn burnt',
    'leap leapt',
    'shrink shrank shrunk',
    'sink sank sunk',
  ].flatMap((line): [string, string][] => {
    const [base = '', ...forms] = line.split(' ');
    return forms.map((form) => [form, base]);
  }),
);

/**
 * The lemma that the table gives; of a verb that PropBank does not know so, the one it knows with the mute "e" or without the
 * doubled letter that the ending took or brought: "blame" of "blamed", "signal" of "signalled".
 */
export function attestedLemma(
  { lemmas, candidates }: Pick<Labels, 'lemmas' | 'candidates'>,
  form: string,
  upos: string,
): string {
  const lemma = lemmaOf(lemmas, form, upos);
  if (upos !== 'VERB' || Object.hasOwn(candidates, lemma) || !/(?:ed|ing)$/iu.test(form)) return lemma;
  const others = [`${lemma}e`, lemma.replace(/([^aeiou])\1$/u, '$1')];
  return others.find((each) => Object.hasOwn(candidates, each)) ?? lemma;
}
