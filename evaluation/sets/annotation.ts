import { cutsWord } from '../../src/reading/asked/verbatim.ts';
import type { Factuality } from '../../src/terms/factuality.ts';
import { Mistake } from '../../src/terms/mistake.ts';

/** A span of a text, `[start, end)` in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Any one of these is right. */
export type Alternatives = readonly string[];

/** A statement as a person annotated it. `holders` and `factuality` are null where they are not scored. */
export interface AnnotatedStatement {
  readonly source: readonly Span[];
  readonly cue: Span;
  readonly content: readonly Span[];
  readonly holders: readonly Alternatives[] | null;
  readonly factuality: readonly (readonly Factuality[])[] | null;
  readonly optional: boolean;
}

/** A disclosure as a person annotated it; a role that the text leaves open is null. */
export interface AnnotatedDisclosure {
  readonly discloser: Alternatives | null;
  readonly recipient: Alternatives | null;
  readonly item: Alternatives | null;
  readonly holders: readonly Alternatives[] | null;
  readonly factuality: readonly (readonly Factuality[])[] | null;
  /** A year, a month or a day in EDTF, or null. */
  readonly when: string | null;
  readonly optional: boolean;
}

export interface AnnotatedText {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly published: string | null;
  readonly author: string | null;
  /** Null where statements were not annotated, and are not scored. */
  readonly statements: readonly AnnotatedStatement[] | null;
  readonly disclosures: readonly AnnotatedDisclosure[];
  /** Mentions of one item each, and of one actor each. */
  readonly items: readonly (readonly Span[])[];
  readonly same: readonly (readonly Span[])[];
  /** Two mentions that are not of one actor or item, though they might be taken for it. */
  readonly different: readonly (readonly [Span, Span])[];
}

interface StatementLine {
  readonly source: string;
  readonly cue: string;
  readonly content: readonly string[];
  readonly holders: readonly string[] | null;
  readonly factuality: readonly string[] | null;
  readonly optional?: boolean;
}

interface DisclosureLine {
  readonly discloser: string | null;
  readonly recipient: string | null;
  readonly item: string | null;
  readonly holders: readonly string[] | null;
  readonly factuality: readonly string[] | null;
  readonly when?: string;
  readonly optional?: boolean;
}

interface TextLine {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly published?: string;
  readonly author?: string;
  readonly statements?: readonly StatementLine[];
  readonly disclosures: readonly DisclosureLine[];
  readonly items?: readonly (readonly string[])[];
  readonly same?: readonly (readonly string[])[];
  readonly different?: readonly (readonly [string, string])[];
}

/**
 * Annotated texts, one JSON object a line; the format is described beside the files, in `test/reading/events/README.md`.
 *
 * @throws Mistake where a line is no JSON, or a span is not in its text.
 */
export function annotationsOf(lines: string): AnnotatedText[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, at) => {
      try {
        return annotatedText(JSON.parse(line) as TextLine);
      } catch (error) {
        if (error instanceof SyntaxError) throw new Mistake(`Line ${at + 1} is not JSON: ${error.message}.`);
        throw error;
      }
    });
}

function annotatedText(line: TextLine): AnnotatedText {
  const span = (words: string): Span => spanOf(line, words);
  return {
    id: line.id,
    kind: line.kind,
    text: line.text,
    published: line.published ?? null,
    author: line.author ?? null,
    statements:
      line.statements?.map((statement) => ({
        source: statement.source === '' ? [] : statement.source.split('|').map(span),
        cue: span(statement.cue),
        content: statement.content.map(span),
        holders: statement.holders?.map(alternatives) ?? null,
        factuality: statement.factuality?.map(values) ?? null,
        optional: statement.optional ?? false,
      })) ?? null,
    disclosures: line.disclosures.map((disclosure) => ({
      discloser: disclosure.discloser === null ? null : alternatives(disclosure.discloser),
      recipient: disclosure.recipient === null ? null : alternatives(disclosure.recipient),
      item: disclosure.item === null ? null : alternatives(disclosure.item),
      holders: disclosure.holders?.map(alternatives) ?? null,
      factuality: disclosure.factuality?.map(values) ?? null,
      when: disclosure.when ?? null,
      optional: disclosure.optional ?? false,
    })),
    items: (line.items ?? []).map((cluster) => cluster.map(span)),
    same: (line.same ?? []).map((cluster) => cluster.map(span)),
    different: (line.different ?? []).map(([a, b]) => [span(a), span(b)]),
  };
}

/** "a|b": either is right. */
export function alternatives(words: string): Alternatives {
  return words.split('|').map((word) => word.replace(/@\d+$/, ''));
}

/** "CT+|PR+". */
export function values(words: string): readonly Factuality[] {
  return words.split('|') as Factuality[];
}

/** Where these words stand in the text as whole words; `he@2` is the second "he". @throws Mistake where they do not. */
export function spanOf(line: { readonly id: string; readonly text: string }, words: string): Span {
  const numbered = /^(.*)@(\d+)$/s.exec(words);
  const wanted = numbered?.[1] ?? words;
  let left = Number(numbered?.[2] ?? 1);
  for (let start = line.text.indexOf(wanted); start >= 0; start = line.text.indexOf(wanted, start + 1)) {
    const end = start + wanted.length;
    const cut = cutsWord(line.text, start) || cutsWord(line.text, end);
    if (!cut && --left === 0) return { start, end };
  }
  throw new Mistake(`“${words}” is not in text ${line.id}.`, 'Write spans exactly as they stand.');
}
