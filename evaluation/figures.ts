import { readFileSync, writeFileSync } from 'node:fs';
import type { Bounds } from './resampling.ts';

/** One measured figure. `value` is null where the data has no such layer: shown as missing, never as zero. */
export interface Figure {
  readonly name: string;
  readonly value: number | null;
  readonly unit: 'share' | '%' | 'F1' | 'r' | 'words/s' | 'ms' | 'MB' | 'count' | 'points';
  readonly precision?: number | null;
  readonly recall?: number | null;
  /** The 95 % interval of the value, by bootstrap over documents; null for too few of them. */
  readonly bounds?: Bounds | null;
  /** What it was counted from: gold, found and right, or right and of. */
  readonly counts?: Readonly<Record<string, number>>;
}

export interface GenreFigures {
  readonly genre: string;
  /** Documents, or sentences on their own, of this genre. */
  readonly units: number;
  readonly figures: readonly Figure[];
}

/** A kind of mistake: how often it was made, and where, in texts that may be quoted. */
export interface ErrorClass {
  readonly name: string;
  readonly count: number;
  readonly examples: readonly string[];
}

/** Readings of one kind and about one score, and how many of them were right. */
export interface Bin {
  readonly of: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly right: number;
  readonly meanScore: number;
}

/** What one evaluation measured, on what, by which engine. */
export interface Evaluation {
  readonly name: string;
  readonly data: string;
  readonly engine: string;
  readonly figures: readonly Figure[];
  readonly genres?: readonly GenreFigures[];
  readonly errors?: readonly ErrorClass[];
  /** How far the scores of readings can be believed. */
  readonly reliability?: readonly Bin[];
  /** What a reader of the figures has to know. */
  readonly notes: readonly string[];
}

const DIGITS: Record<Figure['unit'], number> = {
  share: 3,
  '%': 2,
  F1: 2,
  r: 3,
  'words/s': 0,
  ms: 0,
  MB: 0,
  count: 0,
  points: 2,
};

/** A figure as it is printed; "–" where it is missing. */
export function shown(value: number | null | undefined, unit: Figure['unit']): string {
  return value === null || value === undefined ? '–' : value.toFixed(DIGITS[unit]);
}

/** "70.25 F1", "–". */
export function shownWithUnit({ value, unit }: Figure): string {
  return `${shown(value, unit)}${unit === 'count' || unit === 'share' || value === null ? '' : ` ${unit}`}`;
}

/** A Markdown table whose columns are aligned, so that it reads on a terminal too; all columns but the first to the right. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(rows[0]!), rule, ...rows.slice(1).map(line)].join('\n');
}

/** The short form of an evaluation: its figures, for a terminal and a card. */
export function table(evaluation: Evaluation): string {
  const { figures } = evaluation;
  const withParts = figures.some((figure) => figure.precision !== undefined);
  const withBounds = figures.some((figure) => figure.bounds !== undefined);
  const rows = figures.map((figure) => [
    figure.name,
    shownWithUnit(figure),
    ...(withBounds ? [interval(figure)] : []),
    ...(withParts ? [shown(figure.precision, 'F1'), shown(figure.recall, 'F1')] : []),
  ]);
  rows.unshift([
    evaluation.name,
    'value',
    ...(withBounds ? ['95 %'] : []),
    ...(withParts ? ['precision', 'recall'] : []),
  ]);
  const head = `${evaluation.data}; ${evaluation.engine}`;
  return [head, '', markdownTable(rows), ...evaluation.notes.map((note) => `\n${note}`)].join('\n');
}

/** "69.1 to 71.3"; "–" where there is none. */
export function interval({ bounds, unit }: Figure): string {
  return bounds === undefined || bounds === null ? '–' : bounds.map((bound) => shown(bound, unit)).join(' to ');
}

/**
 * Writes an evaluation into a Markdown file, between `<!-- figures NAME -->` and `<!-- /figures NAME -->`; both are added
 * before `<!-- /figures -->` where the file does not have them yet.
 *
 * @throws Error where the file has no place for figures.
 */
export function writeFigures(
  file: string,
  evaluation: Evaluation,
  render: (evaluation: Evaluation) => string = table,
): void {
  const text = readFileSync(file, 'utf8');
  const open = `<!-- figures ${evaluation.name} -->`;
  const close = `<!-- /figures ${evaluation.name} -->`;
  const body = `${open}\n${render(evaluation)}\n${close}`;
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
