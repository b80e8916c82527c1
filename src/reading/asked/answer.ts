import { z } from 'zod';
import { EVENTS, type EventKind } from '../../terms/event.ts';
import { FACTUALITIES } from '../../terms/factuality.ts';

/** Bounds of what is taken from an answer: more than a portion of text can hold is no reading of it. */
const MOST = { statements: 200, claims: 200, parts: 12, characters: 4000 } as const;

const words = z.string().max(MOST.characters);
const values = z
  .array(z.enum(FACTUALITIES as [string, ...string[]]))
  .min(1)
  .max(8);

/** A statement of an answer; every text in it is words of the document. */
export interface AnsweredStatement {
  readonly id: string;
  readonly parent: string | null;
  readonly quote: string;
  readonly source: string | null;
  readonly cue: string;
  readonly content: readonly string[];
  readonly addressee: string | null;
  readonly factuality: readonly string[];
}

/** A claim of an answer. */
export interface AnsweredClaim {
  readonly statement: string | null;
  readonly quote: string;
  readonly event: EventKind;
  readonly relation: string | null;
  readonly roles: Readonly<
    Record<'discloser' | 'recipient' | 'item' | 'originator' | 'agent' | 'other', string | null>
  >;
  readonly when: string | null;
  readonly factuality: readonly string[];
  readonly questions: boolean;
}

/** A language model's answer in form. Nothing in it is believed yet: its words have still to be found in the text. */
export interface Answer {
  readonly statements: readonly AnsweredStatement[];
  readonly claims: readonly AnsweredClaim[];
}

/**
 * What a language model is asked to answer: the same structure that reading gives, every span as words of the text.
 *
 * Every key is required and null where there is nothing, as strict JSON schemas of OpenAI-compatible servers want it.
 */
const ANSWER: z.ZodType<Answer> = z.strictObject({
  statements: z
    .array(
      z.strictObject({
        id: words,
        parent: words.nullable(),
        quote: words,
        source: words.nullable(),
        cue: words,
        content: z.array(words).min(1).max(MOST.parts),
        addressee: words.nullable(),
        factuality: values,
      }),
    )
    .max(MOST.statements),
  claims: z
    .array(
      z.strictObject({
        statement: words.nullable(),
        quote: words,
        event: z.enum(EVENTS),
        relation: words.nullable(),
        roles: z.strictObject({
          discloser: words.nullable(),
          recipient: words.nullable(),
          item: words.nullable(),
          originator: words.nullable(),
          agent: words.nullable(),
          other: words.nullable(),
        }),
        when: words.nullable(),
        factuality: values,
        questions: z.boolean(),
      }),
    )
    .max(MOST.claims),
});

/** The JSON Schema (2020-12) an answer has to follow. */
export function answerSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(ANSWER);
}

/** The answer in a reply's text; null where it is no JSON or not in form. */
export function answerIn(text: string): Answer | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = ANSWER.safeParse(value);
  return parsed.success ? parsed.data : null;
}
