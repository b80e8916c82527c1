import { z } from 'zod';
import { Mistake } from '../../terms/index.ts';
import type { Preference } from './walkroute.ts';

const name = z.string().min(1).max(1000);
const names = z.union([name.transform((one) => [one]), z.array(name).min(1).max(10_000)]);

const limits = {
  since: z.string().max(100).exactOptional(),
  by: z.string().max(100).exactOptional(),
  window: z.string().max(200).exactOptional(),
  zone: z.string().max(100).exactOptional(),
  ties: z.enum(['non-strict', 'strict']).exactOptional(),
  exclude: names.exactOptional(),
  excludeChannel: names.exactOptional(),
  stopAt: names.exactOptional(),
  latency: z.string().max(100).exactOptional(),
  maxHold: z.string().max(100).exactOptional(),
  maxHops: z.number().int().min(1).max(999_999_999).exactOptional(),
};

const prefer = z.enum(['earliest', 'fewest', 'latest-departure', 'fastest']).exactOptional();

const question: z.ZodType<WrittenQuestion> = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('forward'), from: names, ...limits }),
  z.strictObject({ ask: z.literal('backward'), to: names, ...limits }),
  z.strictObject({ ask: z.literal('route'), from: name, to: name, prefer, ...limits }),
]);

/** Limits of a question, as they are written on a command line. */
export interface WrittenLimits {
  readonly since?: string;
  readonly by?: string;
  /** Both at once, a slash between: `2024-03-05/2024-03-08`. */
  readonly window?: string;
  readonly zone?: string;
  readonly ties?: 'non-strict' | 'strict';
  readonly exclude?: readonly string[];
  readonly excludeChannel?: readonly string[];
  readonly stopAt?: readonly string[];
  /** Lengths of time: see `durationOf`. */
  readonly latency?: string;
  readonly maxHold?: string;
  readonly maxHops?: number;
}

/** A question of a log, written down. */
export type WrittenQuestion = WrittenLimits &
  (
    | { readonly ask: 'forward'; readonly from: readonly string[] }
    | { readonly ask: 'backward'; readonly to: readonly string[] }
    | { readonly ask: 'route'; readonly from: string; readonly to: string; readonly prefer?: Preference }
  );

/**
 * A question from a line of JSON: `{"ask": "forward", "from": "ann@example.org", "by": "2024-03-08"}`, `backward` with `to`, `route` with both.
 *
 * @throws Mistake where it is none.
 */
export function writtenQuestion(line: string): WrittenQuestion {
  let written: unknown;
  try {
    written = JSON.parse(line);
  } catch (cause) {
    throw new Mistake('This is no question: it is not JSON.', EXAMPLE, { cause });
  }
  const asked = question.safeParse(written);
  if (asked.success) return asked.data;
  const { path, message } = asked.error.issues[0]!;
  throw new Mistake(`This is no question: ${path.length === 0 ? '' : `“${path.join('.')}”: `}${message}.`, EXAMPLE);
}

const EXAMPLE =
  'Write it as {"ask": "route", "from": "ann@example.org", "to": "press@example.net", "by": "2024-03-08"}.';
