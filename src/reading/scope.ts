import { type Certainty, type Polarity, weaker } from '../terms/factuality.ts';

export interface Scope {
  certainty: Certainty;
  polarity: Polarity;
  questions: boolean;
}

export function weaken(scope: Scope, by: { readonly certainty: Certainty; readonly polarity: Polarity }): void {
  scope.certainty = weaker(scope.certainty, by.certainty);
  if (by.polarity === '-') flip(scope);
  if (by.polarity === 'u') scope.certainty = 'U';
}

export function flip(scope: Scope): void {
  scope.polarity = scope.polarity === '+' ? '-' : scope.polarity === '-' ? '+' : 'u';
}

export function unknown(scope: Scope): void {
  scope.certainty = 'U';
}

export function question(scope: Scope): void {
  scope.certainty = 'U';
  scope.questions = true;
}
