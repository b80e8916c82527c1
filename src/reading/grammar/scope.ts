import { type Certainty, type Polarity, weaker } from '../../terms/factuality.ts';

/** What is left of an event while its clause is read from the inside out. */
export interface Scope {
  certainty: Certainty;
  polarity: Polarity;
  questions: boolean;
}

/** Lessens the certainty to that of a hedge, and turns the polarity where the hedge does. */
export function weaken(scope: Scope, by: { readonly certainty: Certainty; readonly polarity: Polarity }): void {
  scope.certainty = weaker(scope.certainty, by.certainty);
  if (by.polarity === '-') flip(scope);
  if (by.polarity === 'u') scope.certainty = 'U';
}

/** Turns the polarity round: a negation. */
export function flip(scope: Scope): void {
  scope.polarity = scope.polarity === '+' ? '-' : scope.polarity === '-' ? '+' : 'u';
}

/** Leaves nothing held: a plan, a condition, an order. */
export function unknown(scope: Scope): void {
  scope.certainty = 'U';
}

/** Leaves nothing held, and says so expressly: "no evidence yet", "unclear whether". */
export function question(scope: Scope): void {
  scope.certainty = 'U';
  scope.questions = true;
}
