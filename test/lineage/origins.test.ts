import { describe, expect, it } from 'vitest';
import { decodeCase } from '../../src/exchange/index.ts';
import { countOrigins, leaving, lineageOf, statedReliances, weigh, witnessOf } from '../../src/lineage/index.ts';
import type { Evidence } from '../../src/terms/evidence.ts';
import type { Origins } from '../../src/terms/hop.ts';
import type { NearCopies } from '../../src/terms/reliance.ts';

type Told = {
  readonly doc: string;
  readonly chain: readonly string[];
  readonly value?: string;
  readonly quote?: string;
  readonly more?: object;
};

/** Claims that Ann gave Ben the plan, in papers that differ in publisher and author. */
function evidenceOf(told: readonly Told[], more: object = {}): Evidence {
  const docs = [...new Set(told.map(({ doc }) => doc))];
  return decodeCase({
    documents: docs.map((id, at) => ({
      id,
      publisher: `The ${id} Paper`,
      author: `Writer of ${id}`,
      published: `2021-03-0${at + 1}`,
    })),
    actors: [
      { id: 'ann', name: 'Ann Moss' },
      { id: 'ben', name: 'Ben Hale' },
    ],
    claims: told.map(({ doc, chain, value, quote, more: rest }, at) => ({
      id: `c${at + 1}`,
      event: 'disclosure',
      roles: { discloser: 'ann', recipient: 'ben', item: 'plan' },
      holderChain: ['author', ...chain],
      factuality: value ?? 'CT+',
      passage: { doc, quote: quote ?? `${chain.join(' ')} in ${doc} said so.` },
      ...rest,
    })),
    ...more,
  }).evidence;
}

function origins(evidence: Evidence, copies: NearCopies | null = null): Origins {
  const lineage = lineageOf(evidence, copies);
  const parties = { from: new Set(['ann']), to: new Set(['ben']) };
  return countOrigins(
    evidence.claims.flatMap((claim) => witnessOf(claim) ?? []),
    parties,
    evidence,
    lineage,
  ).origins;
}

const bounds = ({ least, most }: Origins): [number, number] => [least, most];
const separately = 'Interviewed separately, Piet Lund said so.';

describe('how many origins stand behind claims', () => {
  it.each<[string, [number, number], readonly Told[], object?]>([
    ['nobody', [0, 0], []],
    ['an author alone', [1, 1], [{ doc: 'a', chain: [] }]],
    [
      'two authors who name no source',
      [1, 2],
      [
        { doc: 'a', chain: [] },
        { doc: 'b', chain: [], quote: 'We separately learned of it.' },
      ],
    ],
    [
      'an author beside two sources of the text',
      [1, 2],
      [
        { doc: 'a', chain: [] },
        { doc: 'a', chain: ['Nora Quist'] },
        { doc: 'a', chain: ['Piet Lund'] },
      ],
    ],
    [
      'three sources of one text',
      [1, 3],
      [
        { doc: 'a', chain: ['Nora Quist'] },
        { doc: 'a', chain: ['Piet Lund'] },
        { doc: 'a', chain: ['an official'] },
      ],
    ],
    [
      'two named sources, shown apart',
      [2, 2],
      [
        { doc: 'a', chain: ['Nora Quist'] },
        { doc: 'b', chain: ['Piet Lund'], quote: separately },
      ],
    ],
    [
      'two named sources, not shown apart',
      [1, 2],
      [
        { doc: 'a', chain: ['Nora Quist'] },
        { doc: 'b', chain: ['Piet Lund'] },
      ],
    ],
    [
      'a named and an unnamed source',
      [1, 2],
      [
        { doc: 'a', chain: ['an official'] },
        { doc: 'b', chain: ['Piet Lund'], quote: separately },
      ],
    ],
    [
      'the two parties themselves',
      [1, 2],
      [
        { doc: 'a', chain: ['Ann Moss'] },
        { doc: 'b', chain: ['Ben Hale'], quote: 'Ben Hale separately said so.' },
      ],
    ],
    [
      'a party beside a bystander',
      [2, 2],
      [
        { doc: 'a', chain: ['Ann Moss'] },
        { doc: 'b', chain: ['Piet Lund'], quote: separately },
      ],
    ],
    [
      'one person through two others',
      [1, 1],
      [
        { doc: 'a', chain: ['Coast Wire', 'Nora Quist'] },
        { doc: 'b', chain: ['Nora Quist'] },
      ],
    ],
    [
      'two persons through one wire',
      [1, 2],
      [
        { doc: 'a', chain: ['Coast Wire', 'Nora Quist'] },
        { doc: 'b', chain: ['Coast Wire', 'Piet Lund'], quote: separately },
      ],
    ],
    [
      'two unnamed mentions through one wire',
      [1, 1],
      [
        { doc: 'a', chain: ['Coast Wire', 'an official'] },
        { doc: 'b', chain: ['Coast Wire', 'an official'] },
      ],
    ],
    [
      'two texts of one publisher',
      [1, 2],
      [
        { doc: 'a', chain: ['Nora Quist'] },
        { doc: 'b', chain: ['Piet Lund'], quote: separately },
      ],
      {
        documents: [
          { id: 'a', publisher: 'The Post' },
          { id: 'b', publisher: 'Post' },
        ],
      },
    ],
    [
      'texts whose publisher nobody knows',
      [1, 2],
      [
        { doc: 'a', chain: ['Nora Quist'] },
        { doc: 'b', chain: ['Piet Lund'], quote: separately },
      ],
      { documents: [{ id: 'a' }, { id: 'b' }] },
    ],
    [
      'a judgement that they are separate',
      [2, 2],
      [
        { doc: 'a', chain: ['Nora Quist'] },
        { doc: 'b', chain: ['Piet Lund'] },
      ],
      { separate: [{ claims: ['c1', 'c2'], passage: { doc: 'a', quote: 'two hearings' } }] },
    ],
    [
      'three shown apart',
      [3, 3],
      [
        { doc: 'a', chain: ['Nora Quist'], quote: 'Independently, Nora Quist said so.' },
        { doc: 'b', chain: ['Piet Lund'], quote: separately },
        { doc: 'c', chain: ['Olga Brandt'], quote: 'Asked separately, Olga Brandt said so.' },
      ],
    ],
  ])('%s', (_, expected, told, more) => {
    expect(bounds(origins(evidenceOf(told, more)))).toEqual(expected);
  });

  it('takes lineage through any number of texts', () => {
    const told = [
      { doc: 'a', chain: ['Nora Quist'] },
      { doc: 'c', chain: [] },
    ];
    const lineage = [
      { from: 'c', reliesOn: 'The b Paper' },
      { from: 'The b Paper', reliesOn: 'a' },
    ];
    expect(bounds(origins(evidenceOf(told, { lineage })))).toEqual([1, 1]);
  });

  it('never relies on a text that came out later', () => {
    const told = [
      { doc: 'a', chain: [] },
      { doc: 'b', chain: ['Nora Quist'] },
    ];
    const lineage = [{ from: 'a', reliesOn: 'The b Paper' }];
    expect(bounds(origins(evidenceOf(told, { lineage })))).toEqual([1, 2]);
  });

  it('asks for near copies, and takes the later for the copy', () => {
    const told = [
      { doc: 'a', chain: ['an official'] },
      { doc: 'b', chain: ['an official'] },
    ];
    const copies: NearCopies = { among: () => [{ a: 'a', b: 'b', quote: 'said so', share: 0.9 }] };
    const found = origins(evidenceOf(told), copies);
    expect(bounds(found)).toEqual([1, 1]);
    expect(found.why).toMatchObject([{ kind: 'collapse', claims: ['c2', 'c1'], why: expect.stringContaining('90 %') }]);
  });

  it('takes neither of two who are certainly not one person for a copy, and shows no independence where text is shared', () => {
    const told = [
      { doc: 'a', chain: ['Nora Quist'], quote: 'Nora Quist said that Ann gave Ben the plan.' },
      { doc: 'b', chain: ['Piet Lund'], quote: 'Interviewed separately, Piet Lund said that Ann gave Ben the plan.' },
    ];
    const copies: NearCopies = {
      among: () => [{ a: 'a', b: 'b', quote: 'said that Ann gave Ben the plan', share: 0.5 }],
    };
    expect(bounds(origins(evidenceOf(told)))).toEqual([2, 2]);
    expect(bounds(origins(evidenceOf(told), copies))).toEqual([1, 2]);
  });

  it('says of what is repeated from whom it was had, not from whom that one had it', () => {
    const told = ['a', 'b', 'c'].map((doc) => ({ doc, chain: doc === 'a' ? ['Nora Quist'] : [] }));
    const lineage = [
      { from: 'b', reliesOn: 'a' },
      { from: 'c', reliesOn: 'b' },
    ];
    expect(origins(evidenceOf(told, { lineage })).why.map(({ claims }) => claims)).toEqual([
      ['c2', 'c1'],
      ['c3', 'c2'],
    ]);
  });

  it('takes two bylines that name nobody for no one person', () => {
    const documents = ['a', 'b'].map((id) => ({
      id,
      publisher: `The ${id} Paper`,
      author: 'Staff',
      published: '2021-03-01',
    }));
    const told = ['a', 'b'].map((doc) => ({ doc, chain: [] }));
    expect(bounds(origins(evidenceOf(told, { documents })))).toEqual([1, 2]);
  });
});

describe('what a claim counts for', () => {
  const certainties = (evidence: Evidence): string[] =>
    weigh(evidence.claims, lineageOf(evidence)).map(({ witness }) => `${witness.id} ${witness.certainty}`);

  it('is the weakest along its lineage, however far up', () => {
    const told = [
      { doc: 'a', chain: ['Nora Quist'], value: 'PS+' },
      { doc: 'b', chain: [], value: 'PR+' },
      { doc: 'c', chain: [], value: 'CT+' },
    ];
    const lineage = [
      { from: 'b', reliesOn: 'a' },
      { from: 'c', reliesOn: 'b' },
    ];
    expect(certainties(evidenceOf(told, { lineage }))).toEqual(['c1 PS', 'c2 PS', 'c3 PS']);
  });

  it('is nothing where what it repeats was an offer', () => {
    const told = [
      { doc: 'a', chain: ['Nora Quist'], value: 'Uu', quote: 'She offered it, Nora Quist said.' },
      { doc: 'b', chain: [], value: 'CT+' },
    ];
    expect(certainties(evidenceOf(told, { lineage: [{ from: 'b', reliesOn: 'a' }] }))).toEqual(['c1 U', 'c2 U']);
  });

  it('is not lowered by a source of its own that it does not repeat', () => {
    const told = [
      { doc: 'a', chain: ['Nora Quist'], value: 'PS+' },
      { doc: 'b', chain: ['Piet Lund'], value: 'CT+' },
    ];
    expect(certainties(evidenceOf(told, { lineage: [{ from: 'b', reliesOn: 'a' }] }))).toEqual(['c1 PS', 'c2 CT']);
  });
});

describe('what leaves with a withdrawn claim', () => {
  const gone = (told: readonly Told[], lineage: object[]): string[] => {
    const evidence = evidenceOf(told, { lineage });
    return [
      ...leaving(
        evidence,
        lineageOf(evidence),
        () => '',
        () => true,
      ),
    ];
  };
  const withdrawn: Told = { doc: 'a', chain: ['Nora Quist'], more: { withdrawn: true } };

  it('is what rests on it alone, and what rests on that', () => {
    const told = [withdrawn, { doc: 'b', chain: [] }, { doc: 'c', chain: [] }];
    expect(
      gone(told, [
        { from: 'b', reliesOn: 'a' },
        { from: 'c', reliesOn: 'b' },
      ]),
    ).toEqual(['c1', 'c2', 'c3']);
  });

  it('is nothing that has another leg', () => {
    const told = [withdrawn, { doc: 'b', chain: ['Piet Lund'] }, { doc: 'c', chain: [] }];
    expect(
      gone(told, [
        { from: 'c', reliesOn: 'a' },
        { from: 'c', reliesOn: 'b' },
      ]),
    ).toEqual(['c1']);
  });
});

describe('lineage that the evidence states itself', () => {
  it('is in citations, in what was told to an outlet, and in a report of a report', () => {
    const evidence = decodeCase({
      documents: [
        { id: 'a', publisher: 'The Herald' },
        { id: 'b', publisher: 'The Post' },
      ],
      actors: [
        { id: 'falk', name: 'Bo Falk' },
        { id: 'herald', name: 'The Herald' },
      ],
      statements: [
        { id: 's1', doc: 'b', quote: 'Holm told Radio Nine so', addressee: 'Radio Nine' },
        { id: 's2', doc: 'b', quote: 'he told police', addressee: 'police' },
      ],
      claims: [
        {
          id: 'c1',
          event: 'citation',
          roles: { agent: 'falk', other: 'herald' },
          passage: { doc: 'b', quote: 'Falk quotes the Herald' },
        },
        {
          id: 'c2',
          event: 'act',
          roles: {},
          holderChain: ['author', 'Coast Wire', 'an official'],
          factuality: 'CT+',
          passage: { doc: 'b', quote: 'told Coast Wire' },
        },
        {
          id: 'c3',
          event: 'act',
          roles: {},
          holderChain: ['author', 'The Herald'],
          factuality: 'CT+',
          passage: { doc: 'b', quote: 'the Herald reported' },
        },
      ],
    }).evidence;
    expect(statedReliances(evidence).map(({ from, reliesOn }) => `${from} < ${reliesOn}`)).toEqual([
      'falk < herald',
      'c2 < Coast Wire',
      'c3 < herald',
      'b < Radio Nine',
    ]);
  });
});
