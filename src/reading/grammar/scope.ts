import { type Certainty, type Factuality, factualityOf, type Polarity, weaker } from '../../terms/factuality.ts';

/** One word, or the clause itself, that changed how an event is held. */
export interface Weighing {
  readonly what: 'hedge' | 'negation' | 'left open' | 'expressly open';
  /** Index of the word in its sentence; -1 where it is the form of the clause: an order, a question. */
  readonly word: number;
  readonly from: Factuality;
  readonly to: Factuality;
}

/** What is left of an event while its clause is read from the inside out. */
export interface Scope {
  certainty: Certainty;
  polarity: Polarity;
  questions: boolean;
  /** What changed it, in order. */
  readonly steps: Weighing[];
}

/** An event before anything is weighed: held for certain. */
export function unweighed(): Scope {
  return { certainty: 'CT', polarity: '+', questions: false, steps: [] };
}

/** Lessens the certainty to that of a hedge, and turns the polarity where the hedge does. `by` is the index of its word. */
export function weaken(
  scope: Scope,
  force: { readonly certainty: Certainty; readonly polarity: Polarity },
  by = -1,
): void {
  const from = heldNow(scope);
  scope.certainty = weaker(scope.certainty, force.certainty);
  if (force.polarity === '-') turn(scope);
  if (force.polarity === 'u') scope.certainty = 'U';
  note(scope, 'hedge', by, from);
}

/** Turns the polarity round: a negation. */
export function flip(scope: Scope, by = -1): void {
  const from = heldNow(scope);
  turn(scope);
  note(scope, 'negation', by, from);
}

/** Leaves nothing held: a plan, a condition, an order. */
export function unknown(scope: Scope, by = -1): void {
  const from = heldNow(scope);
  scope.certainty = 'U';
  note(scope, 'left open', by, from);
}

/** Leaves nothing held, and says so expressly: "no evidence yet", "unclear whether". */
export function question(scope: Scope, by = -1): void {
  const from = heldNow(scope);
  scope.certainty = 'U';
  scope.questions = true;
  note(scope, 'expressly open', by, from);
}

function turn(scope: Scope): void {
  scope.polarity = scope.polarity === '+' ? '-' : scope.polarity === '-' ? '+' : 'u';
}

function heldNow(scope: Scope): Factuality {
  return factualityOf(scope.certainty, scope.polarity);
}

function note(scope: Scope, what: Weighing['what'], word: number, from: Factuality): void {
  const to = heldNow(scope);
  if (from !== to || what === 'expressly open') scope.steps.push({ what, word, from, to });
}
