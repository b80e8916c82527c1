/**
 * Why two mentions are taken for one, and how likely that is right. Set by hand: for rules that joined twenty or more on GUM's
 * dev documents, near the share that its annotators joined, too, where they marked both; for items, near the pairs that
 * are right on the hand-written development set; for the rest a cautious figure. A pronoun and what the head joins have
 * a score of their own, by what the head says.
 */
export const RULES = {
  'relative pronoun': 0.95,
  apposition: 0.9,
  copula: 0.9,
  dash: 0.9,
  alias: 0.9,
  'joint description': 0.8,
  'same name': 0.9,
  'the same state by another name': 0.95,
  'the same body by another name': 0.9,
  'adjective formed from the name': 0.9,
  'initials of the name': 0.9,
  'name with or without a middle name': 0.9,
  'short form of the one full name it fits': 0.8,
  'first person outside quotations: the author': 0.8,
  'bears the author’s name': 0.9,
  'first person of the one who is quoted': 0.8,
  'description that repeats earlier words': 0.85,
  'description that is a word of the one name that has it': 0.8,
  'general noun for the nearest name of its kind': 0.7,
  'noun for the one outlet named before': 0.75,
  'pronoun for the nearest that agrees and is most in view': 0.7,
  'item taken up by a pronoun': 0.6,
  'item taken up by a description': 0.65,
  'likeliest by the coreference head': 0.5,
} as const;

export type Rule = keyof typeof RULES;

/** Joins that are less likely to be right are not made. */
export const LEAST_SCORE = 0.5;

/** Two mentions that were taken for one: by which rule, and how likely that is right, 0 to 1. */
export interface Merge {
  readonly a: string;
  readonly b: string;
  readonly rule: Rule;
  readonly score: number;
}
