import { decodeCase } from '../../../src/exchange/index.ts';
import { inForce, type Judgement, type Persons, type Recorded } from '../../../src/ledger/index.ts';
import type { Evidence, Passage } from '../../../src/terms/index.ts';
import { passageOf } from '../../../src/terms/index.ts';

const TEXTS = {
  d1: 'Ida Brandt gave the wharf plan to Tolman on 3 May 2021, a clerk said. Brandt met Lund in June.',
  d2: 'Lund denied that Brandt gave the wharf plan to Tolman. Mr Tolman passed the drawings to Kestrel Holdings, two traders said.',
  d3: 'Correction: it was on 9 May 2021 that Brandt gave the wharf plan to Tolman. Vera Holm sent the memo to Lund.',
};

/** The passage of the nth occurrence of some words in a document of the case. */
export function at(doc: keyof typeof TEXTS, words: string, nth = 1): Passage {
  let start = -1;
  for (let left = nth; left > 0; left--) start = TEXTS[doc].indexOf(words, start + 1);
  if (start < 0) throw new Error(`“${words}” does not stand ${nth} times in ${doc}`);
  return passageOf(doc, TEXTS[doc], start, start + words.length);
}

export const filler = (name: string, passage: Passage | null = null) => ({ name, passage });

/** A case of three texts, its claims unreviewed. */
export function wharf(): Evidence {
  const passage = (doc: keyof typeof TEXTS, quote: string) => ({ doc, quote });
  const { evidence } = decodeCase({
    documents: Object.entries(TEXTS).map(([id, text], day) => ({
      id,
      text,
      title: `Paper ${id}`,
      publisher: `The ${id} Post`,
      published: `2021-07-0${day + 1}`,
    })),
    actors: [
      {
        id: 'a1',
        name: 'Ida Brandt',
        names: ['Ida Brandt', 'Brandt'],
        kind: 'person',
        resolved: true,
        mentions: [at('d1', 'Ida Brandt'), at('d1', 'Brandt', 2), at('d2', 'Brandt'), at('d3', 'Brandt')],
      },
      {
        id: 'a2',
        name: 'Tolman',
        names: ['Tolman', 'Mr Tolman'],
        kind: 'person',
        resolved: true,
        mentions: [at('d1', 'Tolman'), at('d2', 'Tolman'), at('d2', 'Mr Tolman'), at('d3', 'Tolman')],
      },
      {
        id: 'a3',
        name: 'Lund',
        names: ['Lund'],
        kind: 'person',
        resolved: true,
        mentions: [at('d1', 'Lund'), at('d2', 'Lund'), at('d3', 'Lund')],
      },
      {
        id: 'a4',
        name: 'Kestrel Holdings',
        names: ['Kestrel Holdings'],
        kind: 'organisation',
        resolved: true,
        mentions: [at('d2', 'Kestrel Holdings')],
      },
      { id: 'a5', name: 'a clerk', names: ['a clerk'], resolved: false, mentions: [at('d1', 'a clerk')] },
    ],
    items: [
      {
        id: 'i1',
        name: 'the wharf plan',
        names: ['the wharf plan'],
        mentions: [at('d1', 'the wharf plan'), at('d2', 'the wharf plan'), at('d3', 'the wharf plan')],
      },
      { id: 'i2', name: 'the drawings', names: ['the drawings'], mentions: [at('d2', 'the drawings')] },
    ],
    claims: [
      {
        id: 'd1.c1',
        event: 'disclosure',
        roles: { discloser: 'a1', recipient: 'a2', item: 'i1' },
        when: '2021-05-03',
        holderChain: ['author', 'a clerk'],
        factuality: ['Uu', 'CT+'],
        passage: passage('d1', 'Ida Brandt gave the wharf plan to Tolman on 3 May 2021, a clerk said.'),
        score: 0.9,
      },
      {
        id: 'd1.c2',
        event: 'meeting',
        roles: { agent: 'a1', other: 'a3' },
        when: '2021-06',
        holderChain: ['author'],
        factuality: ['CT+'],
        passage: passage('d1', 'Brandt met Lund in June.'),
        score: 0.5,
      },
      {
        id: 'd2.c1',
        event: 'disclosure',
        roles: { discloser: 'a1', recipient: 'a2', item: 'i1' },
        holderChain: ['author', 'Lund'],
        factuality: ['Uu', 'CT-'],
        passage: passage('d2', 'Lund denied that Brandt gave the wharf plan to Tolman.'),
        score: 0.8,
      },
      {
        id: 'd2.c2',
        event: 'disclosure',
        roles: { discloser: 'a2', recipient: 'a4', item: 'i2' },
        holderChain: ['author', 'two traders'],
        factuality: ['Uu', 'CT+'],
        passage: passage('d2', 'Mr Tolman passed the drawings to Kestrel Holdings, two traders said.'),
        score: 0.7,
      },
      {
        id: 'd3.c1',
        event: 'disclosure',
        roles: { discloser: 'a1', recipient: 'a2', item: 'i1' },
        when: '2021-05-09',
        holderChain: ['author'],
        factuality: ['CT+'],
        passage: passage('d3', 'it was on 9 May 2021 that Brandt gave the wharf plan to Tolman'),
        score: 0.9,
      },
    ],
  });
  return evidence;
}

/** What counts of judgements made one after another, by one person unless it says whom. */
export function counting(judgements: readonly (Judgement | readonly [string, Judgement])[], persons: Persons = 1) {
  const recorded = judgements.map((each, index): Recorded => {
    const [by, judgement] = 'kind' in each ? ['Mona Rud', each] : each;
    return { number: index + 1, at: index, by, why: `reason ${index + 1}`, judgement };
  });
  return inForce(recorded, persons);
}
