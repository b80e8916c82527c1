import type { Consistency, EvidenceColumn, Hypotheses, Hypothesis, Weight } from '../terms/hypotheses.ts';
import { asOfLines } from './asof-text.ts';
import type { Case } from './case.ts';
import { COLUMNS, indented, widthOf, wrap } from './columns.ts';
import { saying } from './context.ts';
import { actorName, byDeadline, clip, counted, itemName, list, oneLine, originCount, quoted } from './naming.ts';
import { paintOf } from './paint.ts';
import { question } from './sentences/answer.ts';
import { wordOfOrigin } from './sentences/ground.ts';
import { clause, sentence } from './wording.ts';

const SIGN: Readonly<Record<Consistency, string>> = { consistent: '+', inconsistent: '-', neutral: '.' };

/**
 * Rival hypotheses as text of at most 80 columns: the rows with how many origins speak against and for each, the table by origin, what tells
 * which apart, and what would.
 */
export function textHypotheses(given: Case, found: Hypotheses, options: { readonly colour?: boolean } = {}): string {
  const paint = paintOf(options.colour ?? false);
  const heading = (words: string): readonly string[] => [
    paint('bold', words.toUpperCase()),
    paint('dim', '─'.repeat(words.length)),
  ];
  const { rows, columns } = found;
  const labels = rows.map((_, at) => `H${at + 1}`);
  const lines = [
    ...indented('How it can have come about: rival hypotheses', '').map((line) => paint('bold', line)),
    ...indented(question(given), ''),
    '',
    ...heading('Hypotheses'),
    ...rows.flatMap((row, at) => [
      ...indented(hypothesisName(given, row), `  ${(labels[at] as string).padEnd(4)}`, '      '),
      ...indented(weighed(row.weight), '      ').map((line) => paint('dim', line)),
    ]),
    '',
    ...indented(
      'Those come first that the fewest origins speak against. It is no ranking by likelihood: what nobody has spoken against may be what nobody has looked into.',
      '  ',
    ),
    '',
    ...heading('Evidence, by origin'),
    ...table(given, columns, labels),
    '',
    ...heading('What tells them apart'),
    ...apart(given, columns, labels),
    ...untold(found, labels, heading),
    ...beside(given, found),
    '',
    ...asOfLines(given, paint),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** A hypothesis in words. */
export function hypothesisName(given: Case, { kind, actors, because }: Hypothesis): string {
  const holder = actorName(given, given.trace.inquiry.holder);
  const item = itemName(given, given.trace.inquiry.item);
  const way = actors.map((actor) => actorName(given, actor)).join(' → ');
  switch (kind) {
    case 'route':
      return way;
    case 'broken_route':
      return `${way}, out of time${because === null ? '' : ` (${clause(because)})`}`;
    case 'own_means':
      return `${holder} had ${item} by its own means${byDeadline(given)}`;
    case 'not_reached':
      return `${item} did not reach ${holder}${byDeadline(given)}`;
  }
}

function weighed({ inconsistent, consistent }: Weight): string {
  return `${originCount(inconsistent)} against, ${originCount(consistent)} for`;
}

function table(given: Case, columns: readonly EvidenceColumn[], labels: readonly string[]): readonly string[] {
  if (columns.length === 0) return indented('Nothing on this record speaks for or against any of them.', '  ');
  const right = labels.map((label) => label.padEnd(4)).join('');
  const width = Math.max(20, COLUMNS - 6 - widthOf(right) - 2);
  const row = (label: string, name: string, signs: readonly string[]): readonly string[] => {
    const [first = '', ...rest] = wrap(name, width);
    const pad = ' '.repeat(Math.max(0, width - widthOf(first)));
    return [
      `  ${label.padEnd(4)}${first}${pad}  ${signs.map((sign) => sign.padEnd(4)).join('')}`.trimEnd(),
      ...rest.map((line) => `      ${line}`),
    ];
  };
  return [
    ...row('', '', labels),
    ...columns.flatMap((column, at) =>
      row(
        `E${at + 1}`,
        clip(columnName(given, column), 120),
        column.cells.map(({ value, judged }) => `${SIGN[value]}${judged === null ? '' : '*'}`),
      ),
    ),
    '',
    '  +  says what the hypothesis says',
    '  -  were it so, the hypothesis could not be',
    '  .  says nothing of it',
    ...(columns.some(({ cells }) => cells.some(({ judged }) => judged !== null))
      ? indented('* as an analyst judged it; all else is proposed from the claims', '  ')
      : indented('All of it is proposed from the claims: no analyst has judged a cell.', '  ')),
  ];
}

function columnName(given: Case, { origin, claims }: EvidenceColumn): string {
  const texts = new Set(claims.map(({ passage }) => passage.doc)).size;
  const repeated = texts > 1 ? `, told in ${counted(texts, 'text')}` : '';
  return `${wordOfOrigin(given, origin, claims)}${repeated}`;
}

/** Of each origin that tells hypotheses apart, which, and by what words; the others in one line. */
function apart(given: Case, columns: readonly EvidenceColumn[], labels: readonly string[]): readonly string[] {
  const name = (at: number): string => `E${at + 1}`;
  const told = columns.flatMap((column, at) => {
    if (!column.discriminates) return [];
    const those = (value: Consistency): string => list(labels.filter((_, row) => column.cells[row]?.value === value));
    const parts = [
      ...(those('inconsistent') === '' ? [] : [`against ${those('inconsistent')}`]),
      ...(those('consistent') === '' ? [] : [`for ${those('consistent')}`]),
    ];
    const ids = new Set(column.cells.flatMap(({ claims }) => claims));
    const words = [
      ...new Set(column.claims.filter(({ id }) => ids.has(id)).map((claim) => quoted(saying(given, claim), 200))),
    ];
    const judged = column.cells.flatMap((cell, row) =>
      cell.judged === null
        ? []
        : [
            sentence(
              `${labels[row]} as ${cell.judged.by ?? 'an analyst'} judged it${cell.judged.why === null ? '' : `: ${oneLine(cell.judged.why)}`}`,
            ),
          ],
    );
    return [
      ...indented(`${parts.join(', ')}`, `  ${name(at).padEnd(4)}`),
      ...words.flatMap((word) => indented(word, '      ')),
      ...judged.flatMap((line) => indented(line, '      ')),
    ];
  });
  const others = columns.flatMap((column, at) => (column.discriminates ? [] : [name(at)]));
  return [
    ...(told.length > 0 ? told : indented('Nothing on this record.', '  ')),
    ...(others.length === 0
      ? []
      : indented(`${list(others)} ${others.length === 1 ? 'says' : 'say'} the same of all of them.`, '  ')),
    '',
  ];
}

/** The pairs that nothing tells apart, with what would. */
function untold(
  { rows, discriminations }: Hypotheses,
  labels: readonly string[],
  heading: (words: string) => readonly string[],
): readonly string[] {
  const label = (key: string): string => labels[rows.findIndex((row) => row.key === key)] as string;
  const open = discriminations.filter(({ by }) => by.length === 0);
  if (open.length === 0) return [];
  return [
    ...heading('What would tell apart those that nothing does'),
    ...open.flatMap(({ between, would }) => {
      const [one, other] = between.map(label);
      return [
        ...indented(`${one} and ${other}:`, '  '),
        ...would.flatMap(({ what, ask }) =>
          indented(`${what}${ask.length === 0 ? '' : `; one would ask ${list(ask, 'or')}`}`, '    - ', '      '),
        ),
      ];
    }),
    '',
  ];
}

function beside(given: Case, { silent, unmatched }: Hypotheses): readonly string[] {
  const names = silent.map(({ origin, claims }) => wordOfOrigin(given, origin, claims));
  return [
    ...(silent.length === 0
      ? []
      : indented(
          `${counted(silent.length, 'origin')} of this record ${silent.length === 1 ? 'says' : 'say'} nothing of any of them: ${names.map((name) => clip(name, 80)).join('; ')}.`.replace(
            /^./,
            (first) => first.toUpperCase(),
          ),
          '',
        )),
    ...unmatched.flatMap(({ hypothesis, origin }) =>
      indented(`A judgement is of no cell here: “${oneLine(hypothesis)}” by “${oneLine(origin)}”.`, ''),
    ),
  ];
}
