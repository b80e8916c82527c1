import type { Claim } from '../terms/claim.ts';
import type { Document } from '../terms/document.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Passage } from '../terms/passage.ts';
import { type AnnotatedBlock, annotationsOf, claimLine, type Numbered, type Shown } from './annotations.ts';
import { type CaseRecord, recordOf } from './case.ts';
import { COLUMNS, indented, spread, widthOf } from './columns.ts';
import { askedModel } from './engine.ts';
import { leftOut } from './leftout.ts';
import { chain, oneLine, sourceLine } from './naming.ts';
import { type Paint, paintOf } from './paint.ts';

const LABEL = 5;

/**
 * What was read, over the text: each paragraph with the numbers of the statements that begin in it, and under it those
 * statements with source, cue, content, holder chain, factuality and claims. At most 80 columns, ending in a newline.
 */
export function textReading(evidence: Evidence, options: Shown & { readonly colour?: boolean } = {}): string {
  const given = recordOf(evidence);
  const paint = paintOf(options.colour ?? false);
  const documents = annotationsOf(given, options).flatMap(({ document, blocks, loose }) => [
    ...title(given, document, paint),
    ...blocks.flatMap((block) => blockLines(given, document, block, paint)),
    ...(loose.length > 0 ? ['Outside any statement', ...loose.flatMap((claim) => claimLines(given, claim)), ''] : []),
  ]);
  const failures = evidence.failures.flatMap((failure) =>
    indented(`Did not go through: ${failure.path}: ${failure.why}`, '', '  '),
  );
  const asked = askedModel(evidence.engine);
  const left = leftOut(evidence.dropped);
  const notes = [
    ...(left === null ? [] : indented(`${left.charAt(0).toUpperCase()}${left.slice(1)}.`, '', '  ')),
    ...(asked === null ? [] : ['', ...indented(`${asked}.`, '')]),
  ];
  return `${[...documents, ...failures, ...notes].join('\n').trimEnd()}\n`;
}

function title(given: CaseRecord, document: Document, paint: Paint): readonly string[] {
  const lines = indented(sourceLine(given, document), '');
  const rule = '─'.repeat(Math.min(COLUMNS, Math.max(...lines.map(widthOf))));
  return [...lines.map((line) => paint('bold', line)), paint('dim', rule), ''];
}

function blockLines(
  given: CaseRecord,
  document: Document,
  { block, statements }: AnnotatedBlock,
  paint: Paint,
): readonly string[] {
  const text = document.text;
  const words =
    text === null
      ? (statements[0]?.statement.passage.quote ?? '')
      : withNumbers(text, block.start, block.end, statements);
  return [...indented(words, ''), '', ...statements.flatMap((one) => statementLines(given, one, paint))];
}

/** The block's text with "[1]" before the first word of statement 1. */
function withNumbers(text: string, start: number, end: number, statements: readonly Numbered[]): string {
  let at = start;
  let out = '';
  for (const { number, statement } of statements) {
    out += `${text.slice(at, statement.passage.start)}[${number}]`;
    at = statement.passage.start;
  }
  return out + text.slice(at, end);
}

function statementLines(given: CaseRecord, { number, statement, claims }: Numbered, paint: Paint): readonly string[] {
  const first = `${`[${number}]`.padStart(LABEL)} `;
  const parent = statement.parent === null ? '' : ' · nested';
  return [
    ...spread(
      chain(statement),
      `${statement.kind}${parent} · ${statement.factuality.join(' ')} · ${statement.id}`,
      first,
    ).map((line) => paint('cyan', line)),
    ...span('source', statement.source),
    ...span('cue', statement.cue),
    ...span('content', statement.content),
    ...(statement.addressee === null ? [] : span('to', [statement.addressee])),
    ...(statement.channel === null ? [] : span('channel', [statement.channel])),
    ...claims.flatMap((claim) => claimLines(given, claim)),
    '',
  ];
}

function span(label: string, passages: readonly Passage[]): readonly string[] {
  if (passages.length === 0) return [];
  const words = passages.map((passage) => `“${oneLine(passage.quote)}”`).join(' … ');
  return indented(words, `${' '.repeat(LABEL + 1)}${label.padEnd(9)}`);
}

function claimLines(given: CaseRecord, claim: Claim): readonly string[] {
  return indented(`${claimLine(given, claim)} · ${claim.id}`, `${' '.repeat(LABEL + 1)}${'claim'.padEnd(9)}`);
}
