import { existsSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { textDocument } from '../../src/documents/index.ts';
import { openReader, type Reader } from '../../src/reading/analysis/reader.ts';
import { mentionAt, mentionsOf } from '../../src/reading/mentions/mentions.ts';
import type { ReadMention } from '../../src/reading/reading.ts';

const CAN_READ = existsSync(new URL('../../models/reader-en/encoder.onnx', import.meta.url));
let open: Promise<Reader> | null = null;

afterAll(async () => (await open)?.close());

async function mentionsIn(text: string): Promise<ReadMention[]> {
  open ??= openReader();
  const document = textDocument(text, { id: 'd1', path: null });
  return mentionsOf(document, await (await open).analyse(document));
}

/** A sentence, the words of one mention in it, and what the mention must say of itself. */
const ROWS: readonly (readonly [text: string, quote: string, expected: Partial<ReadMention>])[] = [
  [
    'Dana Orley gave the file to a clerk.',
    'Dana Orley',
    { form: 'name', refersTo: 'person', number: 'one', grammaticalRole: 'subject' },
  ],
  [
    'Dana Orley gave the file to a clerk.',
    'the file',
    { form: 'definite', refersTo: 'item', grammaticalRole: 'object' },
  ],
  [
    'Dana Orley gave the file to a clerk.',
    'a clerk',
    { form: 'indefinite', refersTo: 'person', grammaticalRole: 'other' },
  ],
  [
    'The police met Foreign Minister Ivo Tann.',
    'Foreign Minister Ivo Tann',
    { name: 'Ivo Tann', title: 'Foreign Minister', refersTo: 'person' },
  ],
  ['Ambassador Greta Holm gave them the treaty.', 'Ambassador Greta Holm', { name: 'Greta Holm', title: 'Ambassador' }],
  [
    'Two officials in the ministry saw it.',
    'Two officials in the ministry',
    { form: 'indefinite', refersTo: 'group', number: 'many', count: 2 },
  ],
  [
    'Those officials sent the memo to Dana Orley.',
    'Those officials',
    { form: 'demonstrative', refersTo: 'group', number: 'many' },
  ],
  ['Officials sent the memo to Dana Orley.', 'Officials', { form: 'bare', refersTo: 'group', number: 'many' }],
  ['Russia gave the memo to the press.', 'Russia', { form: 'name', refersTo: 'state' }],
  ['The US gave the memo to the press.', 'The US', { name: 'US', refersTo: 'state', number: 'one' }],
  ['The Russians gave the memo to the press.', 'The Russians', { form: 'name', refersTo: 'group', number: 'many' }],
  ['Israeli intelligence went to the press.', 'Israeli', { form: 'name', refersTo: 'state' }],
  ['She gave it to them.', 'She', { form: 'pronoun', refersTo: 'person', number: 'one' }],
  ['She gave it to them.', 'it', { form: 'pronoun', number: 'one' }],
  ['She gave it to them.', 'them', { form: 'pronoun', number: 'many' }],
  [
    'He shared classified information about the dam with a friend.',
    'classified information about the dam',
    { refersTo: 'item', caveats: ['classified'] },
  ],
  [
    'The brokers Kessler & Roe received the draft.',
    'The brokers Kessler & Roe',
    { name: 'Kessler & Roe', refersTo: 'organisation' },
  ],
  [
    'He sold the list to the Quarry Street crew.',
    'the Quarry Street crew',
    { form: 'name', name: 'Quarry Street crew' },
  ],
  [
    'The port’s auditor gave the report to the police.',
    'The port’s auditor',
    { form: 'possessive', refersTo: 'person' },
  ],
  ['The militia knew how to get past the gate.', 'how to get past the gate', { refersTo: 'item', form: 'bare' }],
];

describe.skipIf(!CAN_READ)('mentions', () => {
  it.each(ROWS)('%s: %s', async (text, quote, expected) => {
    const mention = (await mentionsIn(text)).find((each) => each.passage.quote === quote);
    expect(mention).toMatchObject(expected);
  });

  it('are exact slices of the text, in order, with ids of their own', async () => {
    const text =
      'Dana Orley, a surveyor, met two officials – “friends”, she said – of the Halden Port Authority (HPA) 🚢 in May.';
    const document = textDocument(text, { id: 'd1', path: null });
    const mentions = await mentionsIn(text);
    for (const { passage } of mentions) expect(document.text?.slice(passage.start, passage.end)).toBe(passage.quote);
    expect(new Set(mentions.map((each) => each.id)).size).toBe(mentions.length);
    expect(mentions.map((each) => each.passage.start)).toEqual(
      mentions.map((each) => each.passage.start).sort((a, b) => a - b),
    );
  });
});

/** A sentence, a mention, and the links it must have: kind, grammar and the words it is linked to. */
const LINKS: readonly (readonly [text: string, quote: string, link: readonly [string, string, string]])[] = [
  ['The agency paid a surveyor, Dana Orley, in May.', 'Dana Orley', ['is', 'apposition', 'a surveyor']],
  ['Kadia is a close ally of Sorrel.', 'a close ally of Sorrel', ['is', 'copula', 'Kadia']],
  ['Kadia is a close ally of Sorrel.', 'a close ally of Sorrel', ['of', 'of', 'Sorrel']],
  ['The memo came from a close partner – Sorrel.', 'Sorrel', ['is', 'apposition', 'a close partner']],
  ['Lena Ortiz, who works for the ministry, left.', 'who', ['antecedent', 'relative pronoun', 'Lena Ortiz']],
  [
    'Russian Foreign Minister Sergei Lavrov left.',
    'Russian Foreign Minister Sergei Lavrov',
    ['of', 'demonym', 'Russian'],
  ],
  [
    'He met Russian Foreign Minister Ivo Tann and Ambassador Greta Holm.',
    'Ambassador Greta Holm',
    ['of', 'shared', 'Russian'],
  ],
  ['US intelligence officials left.', 'US intelligence officials', ['of', 'compound', 'US']],
  ['He sold the intelligence from Israel.', 'the intelligence', ['of', 'from', 'Israel']],
  ['The bank’s report was leaked.', 'The bank’s report', ['of', 'possessive', 'The bank']],
  ['A man by the name of Tom Brandt wrote to her.', 'Tom Brandt', ['is', 'alias', 'A man by the name of Tom Brandt']],
  ['An author and commentator, Tom Brandt, wrote to her.', 'commentator', ['is', 'joint description', 'An author']],
];

describe.skipIf(!CAN_READ)('what ties mentions', () => {
  it.each(LINKS)('%s: %s', async (text, quote, [kind, by, to]) => {
    const mentions = await mentionsIn(text);
    const links = mentions.filter((each) => each.passage.quote.startsWith(quote)).flatMap((each) => each.links);
    const found = links.map((link) => [
      link.kind,
      link.by,
      mentions.find((each) => each.id === link.to)?.passage.quote,
    ]);
    expect(found).toContainEqual([kind, by, to]);
  });
});

describe.skipIf(!CAN_READ)('the mention of an argument', () => {
  const words = async (text: string, from: string, to: string): Promise<string[]> => {
    open ??= openReader();
    const document = textDocument(text, { id: 'd1', path: null });
    const analysis = await (await open).analyse(document);
    const all = analysis.sentences[0]!.words.map((word) => word.text);
    const span = { first: all.indexOf(from), past: all.lastIndexOf(to) + 1 };
    return mentionAt(mentionsOf(document, analysis), 0, span).map((each) => each.passage.quote);
  };

  it.each([
    ['He gave it to Foreign Minister Ivo Tann.', 'to', 'Tann', ['Foreign Minister Ivo Tann']],
    ['He met Ivo Tann and Greta Holm in May.', 'Ivo', 'Holm', ['Ivo Tann', 'Greta Holm']],
    ['He sold the price of the house to a bank.', 'the', 'house', ['the price of the house']],
    ['He sold it very quickly.', 'very', 'quickly', []],
  ] as const)('%s', async (text, from, to, expected) => {
    expect(await words(text, from, to)).toEqual(expected);
  });
});
