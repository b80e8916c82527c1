/**
 * Why two mentions are taken for one, and how often that is right: the share of such joins that GUM's annotators made, too
 * (training documents, both mentions annotated, exact or by head), to a hundredth. A rule with too few of them there keeps
 * a cautious figure, and a pronoun or a description its own, by how far the best candidate is ahead.
 */
export const RULES = {
  'relative pronoun': 0.95,
  apposition: 0.9,
  copula: 0.9,
  dash: 0.9,
  alias: 0.9,
  'joint description': 0.8,
  'same name': 0.95,
  'the same state by another name': 0.95,
  'the same body by another name': 0.9,
  'adjective formed from the name': 0.9,
  'initials of the name': 0.9,
  'name with or without a middle name': 0.9,
  'short form of the one full name it fits': 0.9,
  'first person outside quotations: the author': 0.9,
  'bears the author’s name': 0.9,
  'first person of the one who is quoted': 0.9,
  'description that repeats earlier words': 0.8,
  'description that is a word of the one name that has it': 0.8,
  'general noun for the nearest name of its kind': 0.7,
  'pronoun for the nearest that agrees and is most in view': 0.7,
  'item taken up by a pronoun': 0.6,
  'item taken up by a description': 0.7,
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
