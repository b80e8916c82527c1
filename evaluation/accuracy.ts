import {
  type Bin,
  type ErrorClass,
  type Evaluation,
  type Figure,
  interval,
  markdownTable,
  shown,
  shownWithUnit,
} from './figures.ts';

/** Genres with fewer documents or texts say too little to be shown by themselves. */
const LEAST_UNITS = 5;

/** Figures of an evaluation that stand for it where genres are compared. */
const BY_GENRE = 5;

/** The long form of an evaluation, for `docs/accuracy.md`: counts and bounds, genres, kinds of mistake, reliability. */
export function accuracyOf(evaluation: Evaluation): string {
  return [
    `${evaluation.data}; ${evaluation.engine}`,
    figuresTable(evaluation.figures),
    ...genresOf(evaluation),
    ...mistakesOf(evaluation.errors ?? []),
    ...reliabilityOf(evaluation.reliability ?? []),
    ...evaluation.notes,
  ].join('\n\n');
}

function figuresTable(figures: readonly Figure[]): string {
  const withParts = figures.some((figure) => figure.precision !== undefined);
  return markdownTable([
    ['figure', 'value', '95 %', ...(withParts ? ['precision', 'recall'] : []), 'counted'],
    ...figures.map((figure) => [
      figure.name,
      shownWithUnit(figure),
      interval(figure),
      ...(withParts ? [shown(figure.precision, 'F1'), shown(figure.recall, 'F1')] : []),
      Object.entries(figure.counts ?? {})
        .map(([label, count]) => `${label} ${Math.round(count)}`)
        .join(', ') || '–',
    ]),
  ]);
}

function genresOf({ genres = [], figures }: Evaluation): string[] {
  const shownGenres = genres.filter(({ units }) => units >= LEAST_UNITS);
  if (shownGenres.length < 2) return [];
  const names = figures.slice(0, BY_GENRE).map(({ name }) => name);
  const rows = shownGenres.map(({ genre, units, figures: mine }) => [
    genre,
    `${units}`,
    ...names.map((name) => {
      const figure = mine.find((each) => each.name === name);
      return figure === undefined ? '–' : shownWithUnit(figure);
    }),
  ]);
  return [markdownTable([['by kind of text', 'texts', ...names], ...rows])];
}

function mistakesOf(errors: readonly ErrorClass[]): string[] {
  if (errors.length === 0) return [];
  const table = markdownTable([['kind of mistake', 'count'], ...errors.map(({ name, count }) => [name, `${count}`])]);
  const examples = errors.flatMap(({ name, examples: each }) =>
    each.length === 0 ? [] : [`- **${name}**`, ...each.map((example) => `  - ${escaped(example)}`)],
  );
  return [table, ...(examples.length === 0 ? [] : [`Examples, as read:\n\n${examples.join('\n')}`])];
}

function reliabilityOf(bins: readonly Bin[]): string[] {
  if (bins.length === 0) return [];
  return [
    markdownTable([
      ['readings of', 'score', 'readings', 'mean score', 'right', 'of ten'],
      ...bins.map(({ of, from, to, count, right, meanScore }) => [
        of,
        `${from.toFixed(1)} to ${to.toFixed(1)}`,
        `${count}`,
        count === 0 ? '–' : meanScore.toFixed(3),
        count === 0 ? '–' : (right / count).toFixed(3),
        count === 0 ? '–' : '●'.repeat(Math.round((10 * right) / count)).padEnd(10, '○'),
      ]),
    ]),
  ];
}

/** Text as text: nothing in an example is taken for Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, (mark) => `\\${mark}`);
}
