import { readFileSync, writeFileSync } from 'node:fs';

/** One measured figure. `value` is null where the data has no such layer: shown as missing, never as zero. */
export interface Figure {
  readonly name: string;
  readonly value: number | null;
  readonly unit: '%' | 'F1' | 'r' | 'words/s' | 'ms' | 'MB' | 'count';
  readonly precision?: number | null;
  readonly recall?: number | null;
}

/** What one evaluation measured, on what, by which engine. */
export interface Evaluation {
  readonly name: string;
  readonly data: string;
  readonly engine: string;
  readonly figures: readonly Figure[];
  /** What a reader of the figures has to know. */
  readonly notes: readonly string[];
}

const DIGITS: Record<Figure['unit'], number> = { '%': 2, F1: 2, r: 3, 'words/s': 0, ms: 0, MB: 0, count: 0 };

/** A figure as it is printed; "–" where it is missing. */
function shown(value: number | null | undefined, unit: Figure['unit']): string {
  return value === null || value === undefined ? '–' : value.toFixed(DIGITS[unit]);
}

/** A Markdown table, aligned so that it reads on a terminal too. */
export function table(evaluation: Evaluation): string {
  const { figures } = evaluation;
  const withParts = figures.some((figure) => figure.precision !== undefined);
  const rows = figures.map((figure) => [
    figure.name,
    `${shown(figure.value, figure.unit)}${figure.unit === 'count' || figure.value === null ? '' : ` ${figure.unit}`}`,
    ...(withParts ? [shown(figure.precision, 'F1'), shown(figure.recall, 'F1')] : []),
  ]);
  rows.unshift([evaluation.name, 'value', ...(withParts ? ['precision', 'recall'] : [])]);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const head = `${evaluation.data}; ${evaluation.engine}`;
  return [
    head,
    '',
    line(rows[0]!),
    rule,
    ...rows.slice(1).map(line),
    ...evaluation.notes.map((note) => `\n${note}`),
  ].join('\n');
}

/**
 * Writes an evaluation's table into a Markdown file, between `<!-- figures NAME -->` and `<!-- /figures NAME -->`; both are
 * added before `<!-- /figures -->` where the file does not have them yet.
 *
 * @throws Error where the file has no place for figures.
 */
export function writeFigures(file: string, evaluation: Evaluation): void {
  const text = readFileSync(file, 'utf8');
  const open = `<!-- figures ${evaluation.name} -->`;
  const close = `<!-- /figures ${evaluation.name} -->`;
  const body = `${open}\n${table(evaluation)}\n${close}`;
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from >= 0 && to > from) {
    writeFileSync(file, text.slice(0, from) + body + text.slice(to + close.length));
    return;
  }
  const end = text.indexOf('<!-- /figures -->');
  if (end < 0) throw new Error(`${file} has no <!-- figures --> and <!-- /figures -->`);
  writeFileSync(file, `${text.slice(0, end)}${body}\n\n${text.slice(end)}`);
}

/** Writes what reports say of the reader: the share of the statements of news articles that it found. Other evaluations leave the file alone. */
export function writeMeasured(file: string, evaluation: Evaluation): void {
  const recall = evaluation.figures.find(
    (figure) => evaluation.name === 'attribution' && figure.name === 'relation',
  )?.recall;
  if (recall === undefined || recall === null) return;
  const measured = { statementRecall: Math.round(recall) / 100, on: evaluation.data, by: evaluation.engine };
  writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
}
