import type { Answered, Loss, LossKind, Sensitivity, SmallestLoss } from '../terms/sensitivity.ts';
import { asOfLines } from './asof-text.ts';
import type { Case } from './case.ts';
import { indented, spread } from './columns.ts';
import { clip, counted, list, oneLine, quoted, shortDocument } from './naming.ts';
import { type Paint, paintOf, STANDING_STYLE } from './paint.ts';
import { question, verdictLabel } from './sentences/answer.ts';
import { wordOfOrigin } from './sentences/ground.ts';

const HEADING: Readonly<Record<LossKind, string>> = {
  origin: 'Without one origin',
  document: 'Without one document',
  judgement: 'Without one judgement',
};

const MANY: Readonly<Record<LossKind, string>> = {
  origin: 'origins',
  document: 'documents',
  judgement: 'judgements',
};

/** How a list of so many that could each be lost is led in; of more, "any one of". */
const ANY: Readonly<Record<number, string>> = { 1: '', 2: 'either ' };

/** Names told of those whose loss changes nothing; the rest are counted. */
const MOST_NAMED = 12;

/** Sets told of each kind; JSON has all. */
const MOST_SETS = 12;

/** What an answer hangs on, as text of at most 80 columns: what each single loss makes of it, and the smallest that change it. */
export function textSensitivity(
  given: Case,
  sensitivity: Sensitivity,
  options: { readonly colour?: boolean } = {},
): string {
  const paint = paintOf(options.colour ?? false);
  const { standing } = sensitivity.now;
  const kinds: readonly LossKind[] = ['origin', 'document', 'judgement'];
  const lines = [
    ...indented('What does this answer hang on?', '').map((line) => paint('bold', line)),
    ...indented(question(given), ''),
    '',
    ...indented(`VERDICT: ${verdictLabel(given)}`, '').map((line) =>
      paint(standing === null ? 'red' : STANDING_STYLE[standing], line),
    ),
    '',
    ...kinds.flatMap((kind) => single(given, sensitivity, kind, paint)),
    ...heading('The smallest losses that change it', paint),
    ...sensitivity.smallest.flatMap((each) => smallest(given, sensitivity, each)),
    '',
    ...asOfLines(given, paint),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** A loss as it is named: whose word, which document, what was decided. */
export function lossName(given: Case, { kind, id, claims, decided }: Loss): string {
  const own = claims.flatMap((claim) => given.claims.get(claim) ?? []);
  const [first] = own;
  if (kind === 'origin') return wordOfOrigin(given, id, own);
  if (kind === 'document') return `${id} (${shortDocument(given, id)})`;
  const by = decided?.by == null ? '' : ` by ${oneLine(decided.by)}`;
  const of = first === undefined ? '' : `: ${quoted(first.passage, 80)}`;
  return `${id.startsWith('review:') ? `claim ${claims[0]} ${decided?.what}` : (decided?.what ?? id)}${by}${of}`;
}

function single(given: Case, { losses, untried }: Sensitivity, kind: LossKind, paint: Paint): readonly string[] {
  const own = losses.filter((loss) => loss.kind === kind);
  if (own.length === 0) return [];
  const changing = own.filter(({ changes }) => changes);
  const others = own.filter(({ changes }) => !changes);
  return [
    ...heading(HEADING[kind], paint),
    ...changing.flatMap((loss) => [
      ...spread(clip(lossName(given, loss), 150), answered(given, loss), '  ', '    ').map((line) =>
        paint(loss.standing === null ? 'red' : STANDING_STYLE[loss.standing], line),
      ),
      ...indented(`${counted(loss.claims.length, 'claim')} of its own`, '    ').map((line) => paint('dim', line)),
    ]),
    ...(others.length === 0
      ? []
      : indented(
          `The answer stays as it is without ${ANY[others.length] ?? 'any one of '}${named(others.map((loss) => clip(lossName(given, loss), 160)))}.`,
          '  ',
        )),
    ...(untried[kind] === 0 ? [] : indented(`${counted(untried[kind], 'more', 'more')} were not tried.`, '  ')),
    '',
  ];
}

/** "alleged, possibly in time", as a verdict is labelled. */
function answered(given: Case, { reached, standing }: Answered): string {
  if (standing === null || standing === 'missing') return reached;
  return given.trace.inquiry.deadline === null ? standing : `${standing}, ${reached} in time`;
}

function smallest(given: Case, { losses }: Sensitivity, found: SmallestLoss): readonly string[] {
  const { kind, sets, tried, exact } = found;
  const all = losses.filter((loss) => loss.kind === kind);
  if (all.length === 0) return [];
  const names = (ids: readonly string[]): string =>
    list(ids.map((id) => clip(lossName(given, all.find((loss) => loss.id === id)!), 160)));
  const label = `  ${MANY[kind].padEnd(12)}`;
  const first = sets[0];
  if (first === undefined) {
    const text = exact
      ? 'nothing changes it, whatever is lost together'
      : `none found: no ${upTo(tried)} change it, and more together were not all tried`;
    return indented(text, label, ' '.repeat(14));
  }
  const size = first.length;
  const told = sets.slice(0, MOST_SETS).map(names);
  const more = sets.length > MOST_SETS ? `; and ${counted(sets.length - MOST_SETS, 'other set')}` : '';
  const text = exact
    ? `${size === 1 ? 'one is enough' : `${counted(size, 'loss', 'losses')} together, and no fewer`}: ${told.join('; or ')}${more}`
    : `${counted(size, 'loss', 'losses')} together are enough: ${told.join('; or ')}; no ${upTo(tried)} do, and sets between were not all tried`;
  return indented(text, label, ' '.repeat(14));
}

function upTo(tried: number): string {
  return tried === 1 ? 'single loss' : `${counted(tried, 'loss', 'losses')} or fewer`;
}

function named(names: readonly string[]): string {
  if (names.length <= MOST_NAMED) return list(names, 'or');
  return `${names.slice(0, MOST_NAMED).join(', ')} or ${counted(names.length - MOST_NAMED, 'other')}`;
}

function heading(words: string, paint: Paint): readonly string[] {
  return [paint('bold', words.toUpperCase()), paint('dim', '─'.repeat(words.length))];
}
