import { type Agreement, agreementOf, type Found, type Read, type Share, total } from './news/agreement.ts';
import { type AnnotatedText, annotationsOf } from './news/annotation.ts';

/**
 * How the reader agrees with hand-written sentences of news text: who said what, held how surely, and who gave what to whom.
 *
 * `lines` is one annotated text a line (`test/reading/news/README.md`); each is read as a document of its own.
 * @throws Mistake where a line is not of that format.
 */
export async function news(lines: string, read: (text: AnnotatedText) => Promise<Read>): Promise<Agreement> {
  const agreements: Agreement[] = [];
  for (const text of annotationsOf(lines)) agreements.push(agreementOf(text, await read(text)));
  return total(agreements);
}

/** Precision, recall and F in percent, and counts; `differences` are listed where asked for. */
export function newsTable(agreement: Agreement, differences = false): string {
  const lines = [
    `${'news'.padEnd(36)}${'P'.padStart(7)}${'R'.padStart(7)}${'F'.padStart(7)}   counts`,
    scored('statements: content', agreement.relation),
    scored('statements: who said what', agreement.whoSaidWhat),
    counted('  holder chain, of those found', agreement.holderChain),
    counted('  factuality of every holder', agreement.statementFactuality),
    scored('disclosures: two of three roles', agreement.disclosures),
    scored('disclosures: all roles', agreement.disclosuresWhole),
    counted('  discloser, of those found', agreement.discloser),
    counted('  recipient', agreement.recipient),
    counted('  item', agreement.item),
    counted('  factuality of the innermost holder', agreement.disclosureFactuality),
    counted('  time, where stated', agreement.times),
  ];
  return [...lines, ...(differences ? ['', ...agreement.differences] : [])].join('\n');
}

function scored(name: string, { precision, recall }: Found): string {
  const sum = precision.of + recall.of;
  const f = sum === 0 ? null : (2 * recall.right) / sum;
  const counts = `${recall.right} found of ${recall.of}; ${precision.of - precision.right} wrong`;
  return `${name.padEnd(36)}${percent(ratio(precision))}${percent(ratio(recall))}${percent(f)}   ${counts}`;
}

function counted(name: string, share: Share): string {
  return `${name.padEnd(36)}${percent(ratio(share))}${''.padStart(14)}   ${share.right} of ${share.of}`;
}

function ratio({ right, of }: Share): number | null {
  return of === 0 ? null : right / of;
}

function percent(value: number | null): string {
  return (value === null ? '–' : (100 * value).toFixed(1)).padStart(7);
}
