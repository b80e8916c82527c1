import { afterAll, describe, expect, it } from 'vitest';
import type { ItemRelationKind } from '../../src/terms/index.ts';
import { CAN_READ, caseOf, closeReader, refersTo } from './case.ts';

afterAll(closeReader);

type Row = readonly [text: string, which: string, as: string, same: boolean];

/** Words of a text, and earlier words that they do or do not take up. */
const ITEMS: readonly Row[] = [
  [
    'Orley gave the reserve price to Varga. Varga sold the reserve price to Tallow.',
    'the reserve price 2',
    'the reserve price',
    true,
  ],
  ['Orley gave the secret memo to Varga. Varga sold it to Tallow.', 'it', 'the secret memo', true],
  [
    'Weil received the merger terms from Norland. Weil gave the terms to Delphine Bank.',
    'the terms',
    'the merger terms',
    true,
  ],
  [
    'Orlov shared classified intelligence with Kadia. Kadia gave that information to a militia.',
    'that information',
    'classified intelligence',
    true,
  ],
  [
    'Orlov passed intelligence on the dam to Kadia. Officials fear that Kadia gave that info to Sorrel.',
    'that info',
    'intelligence',
    true,
  ],
  [
    'Holm gave the harbour charts to Wray. Wray sold a list of patrol times to a dealer.',
    'a list',
    'the harbour charts',
    false,
  ],
  [
    'Holm gave the first report to Wray. Wray gave another report to a dealer.',
    'another report',
    'the first report',
    false,
  ],
  [
    'Orlov gave information about the dam to Kadia. Kadia gave information about the fleet to Sorrel.',
    'information about the fleet',
    'information about the dam',
    false,
  ],
  ['Norland’s files went to Weil. Weil gave Volta’s files to a bank.', 'Volta', 'Norland', false],
  ['The militia knew how to get past the gate. It learned this from Kadia.', 'this', 'how to get past the gate', true],
  ['Orley leaked the audit to Varga. Varga gave the document to the press.', 'the document', 'the audit', true],
];

describe.skipIf(!CAN_READ)('what is meant', () => {
  it.each(ITEMS)('%s: %s and %s, one item: %s', async (text, which, as, same) => {
    const found = await caseOf(text);
    const [a, b] = [refersTo(found, which), refersTo(found, as)];
    if (same) expect(b.some((name) => a.includes(name))).toBe(true);
    else expect(a.filter((name) => b.includes(name))).toEqual([]);
  });
});

/** How the items of two short documents stand to each other, by words of their names. */
const RELATIONS: readonly (readonly [string, string, string, string, ItemRelationKind | null])[] = [
  [
    'Nils Aberg gave the cargo manifest to Ivo Tann in July 2020.',
    'Nils Aberg sent the cargo manifest to Ivo Tann in July 2020.',
    'manifest',
    'manifest',
    'same',
  ],
  [
    'Nils Aberg gave the cargo manifest to Ivo Tann.',
    'Greta Holm gave the cargo manifest to Silas Wray.',
    'manifest',
    'manifest',
    null,
  ],
  [
    'Orlov gave information about the dam to Tann in May 2020.',
    'Orlov gave information about the fleet to Tann in May 2020.',
    'dam',
    'fleet',
    'unknown',
  ],
  [
    'Orlov gave the harbour charts to Tann in May 2020.',
    'Orlov gave a list of patrol times to Tann in May 2020.',
    'charts',
    'list',
    'unknown',
  ],
];

describe.skipIf(!CAN_READ)('how items stand to each other', () => {
  it.each(RELATIONS)('%s | %s', async (one, two, a, b, kind) => {
    const { items } = await caseOf(one, two);
    const first = items.find((item) => item.mentions.some((mention) => mention.doc === 'd1') && item.name.includes(a));
    const second = items.find((item) => item.mentions.some((mention) => mention.doc === 'd2') && item.name.includes(b));
    expect([first, second]).not.toContain(undefined);
    const relation = first?.relations.find((each) => each.to === second?.id);
    expect(relation?.kind ?? null).toBe(kind);
    if (relation !== undefined) expect(relation.why).not.toBe('');
  });

  it.each([
    ['a copy of the memo', 'same'],
    ['two pages of the memo', 'part_of'],
    ['a summary of the memo', 'derived_from'],
  ] as const)('%s is %s', async (words, kind) => {
    const { items } = await caseOf(
      `Orley wrote the memo about the dam in May. She gave the memo to Varga. Varga sold ${words} to Tallow.`,
    );
    const part = items.find((item) => item.names.includes(words));
    const whole = items.find((item) => item.names.includes('the memo'));
    expect(part?.relations.find((each) => each.to === whole?.id)?.kind).toBe(kind);
  });

  it('names who made an item, what it is about and how it was to be handled', async () => {
    const { actors, items } = await caseOf(
      'Orlov passed classified intelligence from Kadia about the dam to Ivo Tann.',
    );
    const item = items.find((each) => each.name.includes('intelligence'));
    expect(item?.caveats).toEqual(['classified']);
    expect(actors.find((actor) => actor.id === item?.originator)?.name).toBe('Kadia');
    expect(item?.subject).toContain('dam');
  });
});

describe.skipIf(!CAN_READ)('an ally', () => {
  const FEAR = 'Officials fear that Kadia may have passed the radar files to an ally in 2015.';

  it('is a named actor where the text names one and no other, and the claim says that this is assumed', async () => {
    const { actors, claims } = await caseOf(`${FEAR} Kadia is a close ally of Sorrel.`);
    const claim = claims.find((each) => each.event === 'disclosure');
    expect(actors.find((actor) => actor.id === claim?.roles.recipient)?.name).toBe('Sorrel');
    expect(claim?.assumptions.map((each) => each.passage?.quote)).toEqual(['Kadia is a close ally of Sorrel.']);
  });

  it('is nobody named where there are two', async () => {
    const { actors, claims } = await caseOf(`${FEAR} Kadia is an ally of Sorrel. Kadia is also an ally of Tamund.`);
    const claim = claims.find((each) => each.event === 'disclosure');
    expect(actors.find((actor) => actor.id === claim?.roles.recipient)?.resolved).toBe(false);
    expect(claim?.assumptions).toEqual([]);
  });

  it('is nobody named where another document says whose ally Kadia is', async () => {
    const { actors, claims } = await caseOf(FEAR, 'Kadia is a close ally of Sorrel.');
    const claim = claims.find((each) => each.event === 'disclosure');
    expect(actors.find((actor) => actor.id === claim?.roles.recipient)?.resolved).toBe(false);
  });
});

describe.skipIf(!CAN_READ)('a case', () => {
  it('resolves the same way twice, with ids in order of first mention', async () => {
    const text = 'Dana Orley met Ruben Maas. She gave him the price, two clerks said. The clerks gave no names.';
    const [one, two] = [await caseOf(text), await caseOf(text)];
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
    expect(one.actors.map((actor) => actor.id)).toEqual(one.actors.map((_, at) => `a${at + 1}`));
  });

  it('gives “them” of two named together one claim each', async () => {
    const { actors, claims } = await caseOf('Orlov met Ivo Tann and Greta Holm in May. He gave them the treaty.');
    const got = claims
      .filter((claim) => claim.event === 'disclosure')
      .map((claim) => actors.find((actor) => actor.id === claim.roles.recipient)?.name);
    expect(got).toEqual(['Ivo Tann', 'Greta Holm']);
  });

  it('counts two clerks as one or two', async () => {
    const { claims } = await caseOf('Orlov gave the treaty to Ivo Tann, two clerks said.');
    expect(claims.find((claim) => claim.event === 'disclosure')?.holders.at(-1)).toMatchObject({
      name: 'two clerks',
      named: false,
      number: { least: 1, most: 2 },
    });
  });
});
