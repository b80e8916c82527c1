import { describe, expect, it } from 'vitest';
import { decodeCase } from '../../src/exchange/index.ts';
import { sourcesOf } from '../../src/lineage/index.ts';
import type { Sources, Story } from '../../src/terms/sources.ts';

interface Text {
  readonly by: string;
  readonly author?: string;
  /** A day of March 2021; undated without. */
  readonly day?: number;
  readonly chain: readonly string[];
  readonly value?: string;
  /** The paper that it names. */
  readonly cites?: string;
  /** Whether it is the claim that leans on it, and not only its text. */
  readonly itself?: boolean;
  readonly text?: string;
}

/** One claim a text, that Ann gave Ben the plan, in texts d1, d2 ... with claims c1, c2 ... */
function sourcesIn(texts: readonly Text[], more: object = {}): Sources {
  const evidence = decodeCase({
    documents: texts.map(({ by, author, day, text }, at) => ({
      id: `d${at + 1}`,
      publisher: by,
      author: author ?? null,
      published: day === undefined ? null : `2021-03-${String(day).padStart(2, '0')}`,
      text: text ?? null,
    })),
    actors: [
      { id: 'ann', name: 'Ann Moss' },
      { id: 'ben', name: 'Ben Hale' },
    ],
    items: [{ id: 'plan', name: 'the plan' }],
    claims: texts.map(({ chain, value, text }, at) => ({
      id: `c${at + 1}`,
      event: 'disclosure',
      roles: { discloser: 'ann', recipient: 'ben', item: 'plan' },
      holderChain: ['author', ...chain],
      factuality: value ?? 'CT+',
      passage: { doc: `d${at + 1}`, quote: text ?? `${chain.join(' ')} in d${at + 1}` },
    })),
    lineage: texts.flatMap(({ cites, itself }, at) =>
      cites === undefined
        ? []
        : [
            {
              from: `${itself ? 'c' : 'd'}${at + 1}`,
              reliesOn: cites,
              why: 'cites',
              doc: `d${at + 1}`,
              quote: `d${at + 1}`,
            },
          ],
    ),
    ...more,
  }).evidence;
  return sourcesOf(evidence);
}

const story = (texts: readonly Text[], more: object = {}): Story => sourcesIn(texts, more).stories[0]!;
const parts = (texts: readonly Text[]): string[] =>
  story(texts).told.map(({ claim, part, of }) => `${claim} ${part}${of === null ? '' : ` ${of}`}`);

const CHAIN: readonly Text[] = [
  { by: 'The Herald', day: 1, chain: ['an official'], value: 'PS+' },
  { by: 'Coast Wire', day: 2, chain: [], value: 'PS+', cites: 'The Herald' },
  { by: 'Inland Post', day: 3, chain: [], cites: 'Coast Wire' },
  { by: 'The Herald', day: 4, chain: [], cites: 'Inland Post' },
];

describe('how a thing came to be told', () => {
  it('names the first, what repeats it, and who adds an account', () => {
    expect(parts([...CHAIN.slice(0, 3), { by: 'Quay Notes', day: 5, chain: ['Nora Quist'] }])).toEqual([
      'c1 first',
      'c2 echo c1',
      'c3 echo c2',
      'c4 adds c1',
    ]);
  });

  it('goes by when texts came out, not by their order', () => {
    expect(
      parts([
        { by: 'Post', day: 9, chain: ['Nora Quist'] },
        { by: 'Herald', day: 2, chain: ['Piet Lund'] },
      ]),
    ).toEqual(['c2 first', 'c1 adds']);
  });

  it('leaves open which is the first where dates do not tell', () => {
    const told = story([
      { by: 'Post', day: 2, chain: ['Nora Quist'] },
      { by: 'Herald', chain: ['Piet Lund'] },
    ]).told;
    expect(told.map(({ part, why }) => `${part}: ${why}`)).toEqual([
      'first: it may be the first: the dates do not tell',
      'first: it may be the first: the dates do not tell',
    ]);
  });

  it('knows a voice again, and what has no source, and what only may be another', () => {
    expect(
      parts([
        { by: 'Herald', day: 1, chain: ['Nora Quist'] },
        { by: 'Post', day: 2, chain: ['Nora Quist'] },
        { by: 'Wire', day: 3, chain: [] },
        { by: 'Notes', day: 4, chain: ['an official'] },
      ]),
    ).toEqual(['c1 first', 'c2 again c1', 'c3 unclear', 'c4 unclear c1']);
  });

  it('tells of an echo of what is not in the case', () => {
    const [, told] = story([
      { by: 'Herald', day: 1, chain: ['Nora Quist'] },
      { by: 'Post', day: 2, chain: [], cites: 'Radio Tarn' },
    ]).told;
    expect(told).toMatchObject({ claim: 'c2', part: 'echo', of: null, why: 'cites' });
  });

  it('keeps what is another event, another pair or another item apart, and items that are one together', () => {
    const roles = (item: string) => ({ discloser: 'ann', recipient: 'ben', item });
    const claim = (id: string, item: string, event = 'disclosure') => ({
      id,
      event,
      roles: roles(item),
      holderChain: ['author', 'Nora Quist'],
      factuality: 'CT+',
      passage: { doc: 'd1', quote: id },
    });
    const { stories } = sourcesIn([{ by: 'Herald', day: 1, chain: ['Nora Quist'] }], {
      items: [
        { id: 'plan', name: 'the plan', relations: [{ to: 'map', kind: 'same' }] },
        { id: 'map', name: 'the map' },
        { id: 'list', name: 'the list' },
      ],
      claims: [claim('x1', 'plan'), claim('x2', 'map'), claim('x3', 'list'), claim('x4', 'plan', 'knowledge')],
    });
    expect(stories.map(({ told }) => told.map((each) => each.claim))).toEqual([['x1', 'x2'], ['x3'], ['x4']]);
  });

  it('puts denials beside it, and leaves out what was withdrawn', () => {
    const denied = story([CHAIN[0]!, { by: 'Post', day: 5, chain: ['Ann Moss'], value: 'CT-' }]);
    expect([denied.told.map(({ claim }) => claim), denied.denied]).toEqual([['c1'], ['c2']]);
    expect(sourcesIn([{ by: 'Post', day: 5, chain: ['Ann Moss'], value: 'CT-' }]).stories).toEqual([]);
  });

  it('counts origins: one behind a chain, however long', () => {
    const { least, most } = story(CHAIN).origins;
    expect([least, most]).toEqual([1, 1]);
  });
});

describe('reports that come back', () => {
  it('are a finding, with every link of the way', () => {
    expect(story(CHAIN).circles).toMatchObject([
      { who: 'The Herald', claims: ['c1', 'c2', 'c3', 'c4'], links: [{ from: 'd2' }, { from: 'd3' }, { from: 'd4' }] },
    ]);
  });

  it('are none where a paper follows up its own report, or where the way leads elsewhere', () => {
    expect(story([CHAIN[0]!, { by: 'The Herald', day: 2, chain: [], cites: 'd1' }]).circles).toEqual([]);
    expect(story(CHAIN.slice(0, 3)).circles).toEqual([]);
  });

  it('are found where dates do not tell who was first', () => {
    const [circle, ...others] = story([
      { by: 'The Herald', chain: [], cites: 'Inland Post' },
      { by: 'Coast Wire', chain: [], cites: 'The Herald' },
      { by: 'Inland Post', chain: [], cites: 'Coast Wire' },
    ]).circles;
    expect(new Set(circle?.claims)).toEqual(new Set(['c1', 'c2', 'c3']));
    expect(circle?.claims.at(0)).toBe(circle?.claims.at(-1));
    expect(others).toEqual([]);
  });

  it('are found of a source who cites what they were the source of', () => {
    const [circle] = story([
      { by: 'The Herald', day: 1, chain: ['Nora Quist'] },
      { by: 'Coast Wire', day: 2, chain: [], cites: 'The Herald' },
      { by: 'Quay Notes', day: 3, chain: ['Nora Quist'], cites: 'Coast Wire', itself: true },
    ]).circles;
    expect(circle).toMatchObject({ who: 'Nora Quist' });
  });
});

describe('hedges that are lost', () => {
  it('are told hop by hop, with the place where each went', () => {
    expect(story(CHAIN).erosions).toMatchObject([
      { claims: ['c1', 'c2', 'c3', 'c4'], certainties: ['PS', 'PS', 'CT', 'CT'], rises: [2] },
    ]);
    expect(story(CHAIN).told.map(({ certainty, counts }) => `${certainty} ${counts}`)).toEqual([
      'PS PS',
      'PS PS',
      'CT PS',
      'CT PS',
    ]);
  });

  it('are none where the hedge is kept, or an account of its own is surer', () => {
    expect(story(CHAIN.slice(0, 2)).erosions).toEqual([]);
    expect(story([CHAIN[0]!, { by: 'Quay Notes', day: 5, chain: ['Nora Quist'] }]).erosions).toEqual([]);
  });
});

describe('links of texts', () => {
  it('go from text to text, and to what is not in the case by its name', () => {
    const { links } = sourcesIn([...CHAIN, { by: 'Quay Notes', day: 6, chain: [], cites: 'Radio Tarn' }]);
    expect(links.map(({ from, on, name }) => `${from} on ${on ?? name}`)).toEqual([
      'd2 on d1',
      'd3 on d2',
      'd4 on d3',
      'd5 on Radio Tarn',
    ]);
  });

  it('show a misspelling that came from there', () => {
    const text = (where: string) => `They met at ${where}.`;
    const { links } = sourcesIn([
      { by: 'Herald', day: 1, chain: [], text: text('Kettlebeck') },
      { by: 'Wire', day: 2, chain: [], text: text('Kettelbeck'), cites: 'Herald' },
      { by: 'Post', day: 3, chain: [], text: 'At Kettelbeck, they said.' },
    ]);
    expect(links.at(-1)).toMatchObject({
      from: 'd3',
      on: 'd2',
      basis: 'measured',
      why: 'writes “Kettelbeck” as it does, where another text has “Kettlebeck”',
      passage: { quote: 'At Kettelbeck, they said.' },
    });
  });

  it('are made by a byline of another publisher', () => {
    const { links } = sourcesIn([
      { by: 'Coast Wire', day: 1, chain: ['Nora Quist'] },
      { by: 'Inland Post', author: 'Coast Wire', day: 2, chain: [] },
    ]);
    expect(links).toMatchObject([{ from: 'd2', on: 'd1', basis: 'stated' }]);
  });
});

describe('what texts have in common', () => {
  const kin = (texts: readonly Text[], more: object = {}): string[] =>
    sourcesIn(texts, more).kin.map(({ kind, what, docs, basis }) => `${kind} ${what}: ${docs.join(' ')} (${basis})`);

  it('is a publisher, an author who is named, a source, and unnamed sources on one matter', () => {
    expect(
      kin([
        { by: 'The Herald', author: 'Staff', day: 1, chain: ['an official'] },
        { by: 'Herald', author: 'Ida Pell', day: 2, chain: ['Nora Quist'] },
        { by: 'Post', author: 'Ida Pell', day: 3, chain: ['Nora Quist'] },
        { by: 'Wire', author: 'Staff', day: 4, chain: ['a person close to her'] },
      ]),
    ).toEqual([
      'publisher The Herald: d1 d2 (stated)',
      'author Ida Pell: d2 d3 (stated)',
      'source Nora Quist: d2 d3 (stated)',
      'unnamed an official and a person close to her: d1 d4 (stated)',
    ]);
  });

  it('is a family, while both belonged to it', () => {
    const families = [
      {
        name: 'Tarn and Lake',
        members: [
          { publisher: 'Herald', from: '2021-03-05' },
          { publisher: 'The Post' },
          { publisher: 'Wire', until: '2020' },
        ],
      },
    ];
    const texts = ['Herald', 'Herald', 'Post', 'Wire'].map((by, at) => ({ by, day: at * 4 + 1, chain: [] }));
    expect(kin(texts, { families })).toEqual([
      'publisher Herald: d1 d2 (stated)',
      'family Tarn and Lake: d2 d3 (judged)',
    ]);
  });
});
