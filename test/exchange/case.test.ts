import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { caseSchema, decodeCase, decodeInquiry, encodeCase, encodeEvidence } from '../../src/exchange/index.ts';
import { Mistake } from '../../src/terms/mistake.ts';
import { trace } from '../../src/tracing/index.ts';

const cases = join('test', 'cases');
const names = readdirSync(cases).filter((name) => existsSync(join(cases, name, 'evidence.json')));
const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(cases, ...path), 'utf8'));
const valid = new Ajv2020({ strict: false, allErrors: true }).compile(caseSchema());

/** The least a file can be that still asks something. */
const LEAST = {
  inquiry: { item: 'plan', origin: 'ann', holder: 'ben' },
  claims: [
    {
      event: 'disclosure',
      roles: { discloser: 'ann', recipient: 'ben', item: 'plan' },
      passage: { doc: 'd', quote: 'Ann gave Ben the plan.' },
    },
  ],
};

const mistake = (given: unknown): string => {
  try {
    decodeCase(given);
  } catch (error) {
    if (error instanceof Mistake) return error.message;
    throw error;
  }
  return '';
};

describe('a case as JSON', () => {
  it.each(names)('%s: what comes out keeps to the schema', (name) => {
    const { evidence } = decodeCase(json(name, 'evidence.json'));
    const out = encodeCase(evidence, trace(evidence, decodeInquiry(json(name, 'inquiry.json'), evidence)), [
      { text: 'A sentence.', anchors: ['c1'] },
    ]);
    valid(JSON.parse(JSON.stringify(out)));
    expect(valid.errors ?? []).toEqual([]);
  });

  it('has a schema that notices what is missing or wrong', () => {
    const { evidence, inquiry } = decodeCase(LEAST);
    const out = JSON.parse(JSON.stringify(encodeCase(evidence, trace(evidence, inquiry!)))) as Record<string, unknown>;
    expect(valid(out)).toBe(true);
    expect(valid({ ...out, verdict: undefined })).toBe(false);
    expect(valid({ ...out, schemaVersion: 99 })).toBe(false);
    expect(valid({ ...out, extra: 'more than the schema names' })).toBe(true);
  });

  it('goes in again as it came out, texts, prefixes and all', () => {
    const text = 'Ann gave Ben the plan. “A 🛟 for every berth,” she said.';
    const given = {
      ...LEAST,
      documents: [
        {
          id: 'd',
          text,
          published: '2021-03',
          author: 'Lena Voss',
          publisher: 'The Herald',
          retrieved: '2021-04-01T08:00Z',
        },
      ],
      statements: [
        {
          id: 's',
          doc: 'd',
          quote: 'she said',
          source: [{ doc: 'd', quote: 'she' }],
          cue: [{ doc: 'd', quote: 'said' }],
          content: [],
        },
      ],
    };
    const once = decodeCase(given).evidence;
    const again = decodeCase(JSON.parse(JSON.stringify(encodeEvidence(once)))).evidence;
    expect(again).toEqual(once);
  });
});

describe('the least a file can be', () => {
  it('takes actors, items and documents from the claims that name them', () => {
    const { evidence, inquiry } = decodeCase(LEAST);
    expect(evidence.actors.map(({ id }) => id)).toEqual(['ann', 'ben']);
    expect(evidence.items.map(({ id }) => id)).toEqual(['plan']);
    expect(evidence.documents.map(({ id }) => id)).toEqual(['d']);
    expect(trace(evidence, inquiry!).verdict.standing).toBe('reported');
  });

  it('reads a chain of names: the author, actors, and how many an unnamed mention can be', () => {
    const chain = ['author', 'ANN MOSS', 'two officials', 'port officials', 'a person familiar with it'];
    const { evidence } = decodeCase({
      documents: [{ id: 'd', author: 'Ben Hale' }],
      actors: [
        { id: 'ann', name: 'Ann Moss' },
        { id: 'ben', name: 'Ben Hale' },
      ],
      claims: [
        {
          event: 'act',
          roles: {},
          holderChain: chain,
          factuality: ['Uu', 'Uu', 'Uu', 'Uu', 'CT+'],
          passage: { doc: 'd' },
        },
      ],
    });
    const holders = evidence.claims[0]?.holders.map(({ actor, named, number }) => [actor, named, number.most]);
    expect(holders).toEqual([
      ['ben', true, 1],
      ['ann', true, 1],
      [null, false, 2],
      [null, false, 1],
      [null, false, 1],
    ]);
  });

  it('takes a value for the innermost alone: whoever relays holds nothing', () => {
    const [claim] = LEAST.claims;
    const { evidence } = decodeCase({
      claims: [{ ...claim, holderChain: ['author', 'Coast Wire', 'Piet Lund'], factuality: 'pr+' }],
    });
    expect(evidence.claims[0]?.factuality).toEqual(['Uu', 'Uu', 'PR+']);
  });

  it('takes the two of a relation or a meeting under any two roles', () => {
    const forms = [
      { a: 'x', b: 'y' },
      { agent: 'x', other: 'y' },
      { discloser: 'x', recipient: 'y' },
      { participants: ['x', 'y'] },
    ];
    for (const roles of forms) {
      const file = { actors: [{ id: 'x' }, { id: 'y' }], claims: [{ event: 'meeting', roles, passage: { doc: 'd' } }] };
      expect(decodeCase(file).evidence.claims[0]?.roles).toEqual({ agent: 'x', other: 'y' });
    }
  });

  it('takes whoever acquired something as its agent, and where it came from as its originator', () => {
    const claim = {
      event: 'acquisition',
      roles: { recipient: 'x', item: 'plan', discloser: 'y' },
      passage: { doc: 'd' },
    };
    expect(decodeCase({ claims: [claim] }).evidence.claims[0]?.roles).toEqual({
      agent: 'x',
      originator: 'y',
      item: 'plan',
    });
  });

  it.each([
    ['2017', '2017-01-01T00:00:00.000Z', '2017-12-31T23:59:59.999Z'],
    ['2017-05', '2017-05-01T00:00:00.000Z', '2017-05-31T23:59:59.999Z'],
    ['2017-05-10', '2017-05-10T00:00:00.000Z', '2017-05-10T23:59:59.999Z'],
    ['2017-05-10T14:30Z', '2017-05-10T14:30:00.000Z', '2017-05-10T14:30:59.999Z'],
    ['2017-05-10T14:30:05+02:00', '2017-05-10T12:30:05.000Z', '2017-05-10T12:30:05.999Z'],
  ])('reads %s as all of it, both ends included', (when, earliest, latest) => {
    const { evidence } = decodeCase({ claims: [{ ...LEAST.claims[0], when: { earliest: when, latest: when } }] });
    const found = evidence.claims[0]?.when;
    expect([new Date(found?.earliest ?? 0).toISOString(), new Date(found?.latest ?? 0).toISOString()]).toEqual([
      earliest,
      latest,
    ]);
  });
});

describe('a file that is wrong', () => {
  const claim = LEAST.claims[0];

  it.each([
    ['a list', [], /The case file: .*object/],
    ['a claim without a passage', { claims: [{ event: 'act' }] }, /claims\[0\]\.passage: .*object/],
    [
      'an event that is none',
      { claims: [{ ...claim, event: 'gossip' }] },
      /claims\[0\]\.event: “gossip” is no event\. Use one of disclosure/,
    ],
    [
      'a value that is none',
      { claims: [{ ...claim, factuality: ['sure'] }] },
      /claims\[0\]\.factuality: “sure” is no factuality/,
    ],
    ['more values than holders', { claims: [{ ...claim, factuality: ['Uu', 'CT+'] }] }, /2 values for 1 holder/],
    [
      'a date that is none',
      { claims: [{ ...claim, when: '2021-02-30' }] },
      /claims\[0\]\.when\.earliest: “2021-02-30” is no date/,
    ],
    [
      'a time that ends before it begins',
      { claims: [{ ...claim, when: { earliest: '2022', latest: '2021' } }] },
      /ends \(2021\) before it begins/,
    ],
    ['an id that is there twice', { actors: [{ id: 'x' }, { id: 'x' }] }, /actors: the id “x” is there twice/],
    [
      'a document nobody has',
      { documents: [{ id: 'e' }], claims: [claim] },
      /claims\[0\]\.passage\.doc: there is no document “d”/,
    ],
    [
      'an actor nobody has',
      { ...LEAST, actors: [{ id: 'anne', name: 'Anne' }, { id: 'ben' }] },
      /claims\[0\]\.roles\.discloser: no actor is called “ann”\. Nearest: “Anne”/,
    ],
    [
      'a question about nothing',
      { ...LEAST, inquiry: { item: 'plans' } },
      /no item is called “plans”\. Nearest: “plan”/,
    ],
    [
      'a quote that is not there',
      { documents: [{ id: 'd', text: 'Other words.' }], claims: [claim] },
      /does not stand in its document/,
    ],
    [
      'a quote at the wrong place',
      {
        documents: [{ id: 'd', text: 'Well. Ann gave Ben the plan.' }],
        claims: [{ ...claim, passage: { doc: 'd', start: 0, end: 22, quote: 'Ann gave Ben the plan.' } }],
      },
      /does not stand at 0-22/,
    ],
    [
      'a relation of items that is none',
      { items: [{ id: 'a', relations: [{ to: 'a', kind: 'like' }] }] },
      /items\[0\]\.relations\[0\]\.kind: “like”/,
    ],
  ])('%s: says where, and what to do', (_, given, message) => {
    expect(mistake(given)).toMatch(message);
  });
});
