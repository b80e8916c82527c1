import type { AnalysedSentence } from '../../src/reading/index.ts';
import type { ClaimProposal, HolderProposal, Reading, StatementProposal } from '../../src/reading/reading.ts';
import { EVENTS, type EventKind } from '../../src/terms/event.ts';
import { FACTUALITIES, type Factuality } from '../../src/terms/factuality.ts';
import { Mistake } from '../../src/terms/mistake.ts';
import type { Difference } from './agreement.ts';
import { type Alternatives, alternatives, type Span, spanOf, values } from './annotation.ts';
import { namesAgree } from './names.ts';

/** What a person says each holder of a chain holds of one event. */
export interface ValuedClaim {
  readonly event: EventKind;
  readonly predicate: Span;
  readonly holders: readonly Alternatives[];
  readonly factuality: readonly (readonly Factuality[])[];
}

/** A sentence or two, its claims, and the construction it was written for. */
export interface ValuedText {
  readonly id: string;
  readonly kind: string;
  readonly class: string;
  readonly text: string;
  readonly claims: readonly ValuedClaim[];
}

interface Line {
  readonly id: string;
  readonly kind: string;
  readonly class: string;
  readonly text: string;
  readonly claims: readonly {
    readonly event: string;
    readonly predicate: string;
    readonly holders: readonly string[];
    readonly factuality: readonly string[];
  }[];
}

/**
 * Texts with the value of every holder; the format is described in `test/reading/factuality/README.md`.
 *
 * @throws Mistake where a span is not in its text, a value is none of FactBank's, or a chain and its values differ in length.
 */
export function valuedTextOf(line: unknown): ValuedText {
  const { claims, ...text } = line as Line;
  return {
    ...text,
    claims: claims.map((claim) => {
      const factuality = claim.factuality.map(values);
      if (
        factuality.length !== claim.holders.length ||
        factuality.flat().some((value) => !FACTUALITIES.includes(value))
      )
        throw new Mistake(`Text ${text.id} has a chain whose values are not one FactBank value a holder.`);
      if (!EVENTS.includes(claim.event as EventKind))
        throw new Mistake(`Text ${text.id} has no event “${claim.event}”.`);
      return {
        event: claim.event as EventKind,
        predicate: spanOf(text, claim.predicate),
        holders: claim.holders.map(alternatives),
        factuality,
      };
    }),
  };
}

/** How many of a claim's holders were given the right value; where not, what was read. */
export interface ValueAgreement {
  readonly right: number;
  readonly of: number;
  readonly differences: readonly Difference[];
}

/**
 * Each holder is met by the holder at its place of the chain: the author first, the innermost last. Where no claim was read
 * of the event, the statement it is the main event of speaks for it; where nobody holds anything of it (Uu throughout), that
 * nothing was read is right.
 */
export function valuesAgree(
  text: ValuedText,
  claim: ValuedClaim,
  reading: Reading,
  sentences: readonly AnalysedSentence[],
): ValueAgreement {
  const of = claim.holders.length;
  const candidates: { holders: readonly HolderProposal[]; factuality: readonly Factuality[] }[] = reading.claims.filter(
    (read) => touches(predicateOf(read, sentences), claim.predicate),
  );
  if (candidates.length === 0) candidates.push(...statementsAbout(claim, reading.statements));
  const best = candidates
    .map((read) => ({ read, right: rightIn(claim, read.holders, read.factuality) }))
    .sort((a, b) => b.right - a.right)[0];
  const open = claim.factuality.every((options) => options.includes('Uu'));
  if (best === undefined && open) return { right: of, of, differences: [] };
  if (best?.right === of) return { right: of, of, differences: [] };
  const wanted = claim.holders.map((names, at) => `${names[0]} ${claim.factuality[at]!.join('|')}`).join(', ');
  const got = best?.read.holders.map(({ name }, at) => `${name} ${best.read.factuality[at]}`).join(', ');
  return {
    right: best?.right ?? 0,
    of,
    differences: [{ kind: text.class, text: text.id, what: `${got ?? 'nothing'}; not ${wanted}` }],
  };
}

function rightIn(claim: ValuedClaim, holders: readonly HolderProposal[], factuality: readonly Factuality[]): number {
  const last = claim.holders.length - 1;
  return claim.holders.filter((names, at) => {
    // Chains of different length meet at both ends: the author, and who says it.
    const place = at === last && at > 0 ? holders.length - 1 : at;
    const holder = holders[place];
    if (holder === undefined || (at > 0 && place === 0)) return false;
    const same = at === 0 ? place === 0 : names.some((name) => namesAgree(name, holder.name));
    return same && claim.factuality[at]!.includes(factuality[place]!);
  }).length;
}

function predicateOf(claim: ClaimProposal, sentences: readonly AnalysedSentence[]): Span | null {
  const word = sentences[claim.sentence]?.words[claim.predicate];
  return word === undefined ? null : { start: word.start, end: word.end };
}

function touches(a: Span | null, b: Span): boolean {
  return a !== null && a.start < b.end && b.start < a.end;
}

/** The innermost statement whose content holds the predicate. */
function statementsAbout({ predicate }: ValuedClaim, statements: readonly StatementProposal[]): StatementProposal[] {
  const around = statements.filter(({ content }) => content.some((part) => touches(part, predicate)));
  const deepest = Math.max(0, ...around.map(({ holders }) => holders.length));
  return around.filter(({ holders }) => holders.length === deepest);
}
