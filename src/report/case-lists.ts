import { indented, spread } from './columns.ts';
import { clip, counted, oneLine } from './naming.ts';
import { type Paint, paintOf } from './paint.ts';

/** How a list of a case is shown: `next` is where the next page begins, null where there is none. */
export interface ListShown {
  readonly colour?: boolean;
  readonly next: string | null;
}

/** Somebody or something that a case names. */
export interface NameLine {
  readonly name: string;
  readonly kind: string;
  readonly documents: number;
  readonly claims: number;
  readonly mentions: number;
}

/** Names as text of at most 80 columns, as they come. */
export function namesText(rows: readonly NameLine[], shown: ListShown): string {
  const paint = paintOf(shown.colour ?? false);
  return listText(
    rows.flatMap(({ name, kind, documents, claims, mentions }) => {
      const facts = [
        ...(kind === 'source' || kind === 'item' ? [] : [kind]),
        counted(documents, 'document'),
        counted(claims, 'claim'),
        ...(kind === 'source' ? [] : [counted(mentions, 'mention')]),
      ];
      return spread(clip(oneLine(name), 120), facts.join(' · '), '').map((line, at) =>
        at === 0 ? paint('bold', line) : line,
      );
    }),
    shown,
    paint,
  );
}

/** A disclosure that is claimed; an empty name stands for nobody named. */
export interface HopLine {
  readonly giver: string;
  readonly getter: string;
  readonly item: string;
  readonly documents: number;
  readonly claims: number;
}

/** Disclosures that are claimed. That they are claimed is all that is told: a trace says how they stand. */
export function hopsText(rows: readonly HopLine[], shown: ListShown): string {
  const paint = paintOf(shown.colour ?? false);
  return listText(
    rows.flatMap(({ giver, getter, item, documents, claims }) => {
      const name = (text: string): string => (text === '' ? 'nobody named' : clip(oneLine(text), 60));
      const facts = `${counted(claims, 'claim')} · ${counted(documents, 'document')}`;
      const first = spread(`${name(giver)} to ${name(getter)}`, facts, '').map((line, at) =>
        at === 0 ? paint('bold', line) : line,
      );
      return [...first, ...indented(item === '' ? 'of what is not said' : clip(oneLine(item), 120), '  ')];
    }),
    shown,
    paint,
  );
}

/** A claim of a case. */
export interface ClaimLine {
  readonly id: string;
  readonly event: string;
  readonly relation: string | null;
  readonly value: string;
  readonly score: number;
  readonly holder: string | null;
  readonly giver: string | null;
  readonly getter: string | null;
  readonly item: string | null;
  readonly quote: string;
}

/** Claims: who holds what, how surely, and the sentence. */
export function claimsText(rows: readonly ClaimLine[], shown: ListShown): string {
  const paint = paintOf(shown.colour ?? false);
  const wide = Math.max(...rows.map(({ id }) => id.length), 0) + 2;
  return listText(
    rows.flatMap(({ id, event, relation, value, score, holder, giver, getter, item, quote }) => {
      const who = [giver, getter].map((one) => (one === null ? null : clip(oneLine(one), 40)));
      const parts = who[0] !== null && who[1] !== null ? `${who[0]} → ${who[1]}` : (who[0] ?? who[1] ?? '');
      const about = [parts, item === null ? '' : clip(oneLine(item), 60)].filter((part) => part !== '').join(': ');
      const facts = `${value} · score ${score.toFixed(2)}`;
      return [
        ...spread(`${relation ?? event}${about === '' ? '' : `  ${about}`}`, facts, id.padEnd(wide)).map((line, at) =>
          at === 0 ? paint('bold', line) : line,
        ),
        ...indented(`held by ${holder === null ? 'nobody named' : clip(oneLine(holder), 80)}`, ' '.repeat(wide)),
        ...indented(`“${clip(oneLine(quote), 240)}”`, ' '.repeat(wide)).map((line) => paint('dim', line)),
      ];
    }),
    shown,
    paint,
  );
}

/** A document of a case; `published` in words. */
export interface DocumentLine {
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly path: string | null;
  readonly published: string | null;
  readonly state: string;
  readonly read: boolean;
  readonly claims: number;
}

/** Documents, each with what became of it. */
export function documentsText(rows: readonly DocumentLine[], shown: ListShown): string {
  const paint = paintOf(shown.colour ?? false);
  const wide = Math.max(...rows.map(({ id }) => id.length), 0) + 2;
  return listText(
    rows.flatMap(({ id, title, publisher, path, published, state, read, claims }) => {
      const facts = [...(state === 'kept' ? [] : [state]), read ? counted(claims, 'claim') : 'not read yet'].join(
        ' · ',
      );
      const name = state === 'forgotten' ? 'forgotten' : (title ?? path ?? 'without a title');
      const from = [publisher, published].filter((part) => part !== null).join(', ');
      return [
        ...spread(clip(oneLine(name), 120), state === 'forgotten' ? '' : facts, id.padEnd(wide)).map((line, at) =>
          at === 0 ? paint('bold', line) : line,
        ),
        ...(from === '' ? [] : indented(oneLine(from), ' '.repeat(wide))),
      ];
    }),
    shown,
    paint,
  );
}

function listText(lines: readonly string[], { next }: ListShown, paint: Paint): string {
  if (lines.length === 0) return 'Nothing of that kind is in the case.\n';
  const more = next === null ? [] : ['', paint('dim', `There is more: --after ${next}`)];
  return `${[...lines, ...more].join('\n')}\n`;
}
