import type { Case } from '../../src/report/case.ts';
import { UNDATED } from '../../src/terms/index.ts';
import { actor, claim, document, evidence, given, hop, item, onDay, quote, route, utc } from './building.ts';

const gazette = document(
  'gazette',
  'Customs officers said that the Arlen ministry handed the harbour survey to the Port of Sarn in March 2019.\n\n' +
    'Dockworkers fear that the port may have passed the survey to a partner of the Corvid line. ' +
    'The Corvid line has long worked with the Port of Sarn.\n\n' +
    'Minister Ilse Varga told the Gazette: “We have not yet seen anything to show that Corvid ordered the blockade.”',
  {
    title: 'Who saw the harbour survey?',
    publisher: 'Sarn Gazette',
    author: 'Odo Brandt',
    published: { ...UNDATED, ...onDay('2020-06-02') },
  },
);
const letters = document(
  'letters',
  'Pia Rusk wrote: “Corvid probably had the tide tables from Sarn.” Her column says nothing of a survey.',
  { title: 'Letters', publisher: 'Coast Weekly', published: { ...UNDATED, ...onDay('2020-06-05') } },
);

const customs = claim(
  'c1',
  ['author', 'customs officers'],
  'CT+',
  quote(gazette, 'the Arlen ministry handed the harbour survey to the Port of Sarn'),
  {
    roles: { discloser: 'a1', recipient: 'a2', item: 'i1' },
  },
);
const dockers = claim(
  'c2',
  ['author', 'dockworkers'],
  'PS+',
  quote(gazette, 'the port may have passed the survey to a partner of the Corvid line'),
  {
    roles: { discloser: 'a2', recipient: 'a3', item: 'i1' },
    assumptions: [
      {
        what: 'that “a partner of the Corvid line” is the Corvid line itself',
        passage: quote(gazette, 'a partner of the Corvid line'),
      },
    ],
  },
);
const rusk = claim(
  'c3',
  ['author', 'Pia Rusk'],
  'PR+',
  quote(letters, 'Corvid probably had the tide tables from Sarn'),
  {
    roles: { discloser: 'a2', recipient: 'a3', item: 'i2' },
  },
);
const varga = claim(
  'c4',
  ['author', 'Ilse Varga'],
  'Uu',
  quote(gazette, 'We have not yet seen anything to show that Corvid ordered the blockade'),
  {
    event: 'act',
    questions: true,
  },
);
const partners = claim(
  'c5',
  ['author'],
  'CT+',
  quote(gazette, 'The Corvid line has long worked with the Port of Sarn'),
  { event: 'relation', relation: 'ally' },
);

const people = [
  actor('a1', 'Arlen ministry', { kind: 'state' }),
  actor('a2', 'Port of Sarn'),
  actor('a3', 'Corvid line'),
];
const things = [item('i1', 'the harbour survey', { originator: 'a1' }), item('i2', 'the tide tables')];
const inquiry = {
  item: 'i1',
  origin: 'a1',
  holder: 'a3',
  since: utc('2019-01-01'),
  deadline: utc('2020-05-31') + 86_399_999,
};

/** One hop reported, one alleged on an assumption; a second chain about another item; a question about an act. */
export function alleged(): Case {
  const first = hop('h1', 'a1', 'a2', 'reported', {
    when: { earliest: utc('2019-03-01'), latest: utc('2019-04-01') - 1 },
    claims: [{ claim: 'c1', side: 'for' }],
    basis: [{ kind: 'claim', ref: 'c1' }],
    origins: {
      least: 1,
      most: 2,
      why: [
        {
          kind: 'unknown',
          claims: ['c1'],
          passage: quote(gazette, 'Customs officers'),
          why: 'Nothing says whether the customs officers are two accounts or one.',
        },
      ],
    },
  });
  const second = hop('h2', 'a2', 'a3', 'alleged', {
    when: { earliest: null, latest: utc('2020-06-02') },
    claims: [{ claim: 'c2', side: 'for' }],
    basis: [{ kind: 'claim', ref: 'c2' }],
  });
  const beside = hop('h3', 'a2', 'a3', 'alleged', {
    item: 'i2',
    when: { earliest: null, latest: utc('2020-06-05') },
    claims: [{ claim: 'c3', side: 'for' }],
    basis: [{ kind: 'claim', ref: 'c3' }],
  });
  return given({
    evidence: evidence({
      documents: [gazette, letters],
      actors: people,
      items: things,
      claims: [customs, dockers, rusk, varga, partners],
      dropped: [{ doc: 'letters', quote: 'Her column', why: 'no event was found in it' }],
      failures: [{ path: 'lost.txt', why: 'There is no such file.' }],
    }),
    inquiry,
    hops: [first, second, beside],
    routes: [
      route('r1', [first, second], 'alleged', { arrival: { earliest: utc('2019-03-01'), latest: utc('2020-05-31') } }),
    ],
    verdict: {
      minimalCuts: [['h1'], ['h2']],
      wouldDocument: [
        {
          hop: 'h2',
          what: 'a letter, a file transfer or a minute of the port that names the survey',
          ask: ['a2', 'a3'],
        },
      ],
      brokenRoutes: [
        {
          hops: ['h1', 'h3'],
          actors: ['a1', 'a2', 'a3'],
          item: 'i1',
          standing: 'alleged',
          at: 'h3',
          why: 'item',
          because: 'no passage says that the tide tables are the harbour survey or part of it',
        },
      ],
      rivals: [
        {
          kind: 'independent_acquisition',
          what: 'Corvid may have measured the harbour itself',
          claims: [],
          route: null,
          passage: quote(letters, 'Her column says nothing of a survey'),
        },
      ],
      assumptions: dockers.assumptions,
      withdrawals: [
        { origin: 'customs officers', claims: ['c1'], standing: 'missing', reached: 'unknown' },
        { origin: 'Pia Rusk', claims: ['c3'], standing: 'alleged', reached: 'possibly' },
      ],
      coverage: 'This stands on two documents, read by a machine that finds about 80 of a hundred statements.',
    },
    trace: {
      acts: [{ act: 'ordering the blockade', flags: ['questioned'], claims: ['c4'] }],
      relations: [{ a: 'a3', b: 'a2', kind: 'ally', when: { earliest: null, latest: null }, claim: 'c5' }],
    },
  });
}

/** The only route runs backwards in time. */
export function refused(): Case {
  const late = hop('h1', 'a1', 'a2', 'reported', { when: onDay('2020-07-01'), claims: [{ claim: 'c1', side: 'for' }] });
  const early = hop('h2', 'a2', 'a3', 'alleged', { when: onDay('2020-01-10'), claims: [{ claim: 'c2', side: 'for' }] });
  return given({
    evidence: evidence({ documents: [gazette], actors: people, items: things, claims: [customs, dockers] }),
    inquiry,
    hops: [late, early],
    verdict: {
      brokenRoutes: [
        {
          hops: ['h1', 'h2'],
          actors: ['a1', 'a2', 'a3'],
          item: 'i1',
          standing: 'alleged',
          at: 'h2',
          why: 'time',
          because: 'it ends on 10 January 2020, before the item can have reached the Port of Sarn',
        },
      ],
      coverage: 'On one document, read by a machine that finds about 80 of a hundred statements.',
    },
  });
}

/** Claims carry the item one hop, and nothing connects the rest. */
export function unknown(): Case {
  const first = hop('h1', 'a1', 'a2', 'reported', {
    when: onDay('2019-03-04'),
    claims: [{ claim: 'c1', side: 'for' }],
  });
  const gap = hop('h2', 'a2', 'a3', 'missing', { item: null, origins: { least: 0, most: 0, why: [] } });
  return given({
    evidence: evidence({ documents: [gazette], actors: people, items: things, claims: [customs] }),
    inquiry,
    hops: [first, gap],
    routes: [route('r1', [first, gap], 'missing', { reached: 'unknown' })],
    verdict: { wouldDocument: [{ hop: 'h2', what: 'any record of the survey at the Corvid line', ask: ['a3'] }] },
  });
}

/** Every hop has its record; the log row was tied to the item. */
export function documented(): Case {
  const memo = document('memo', 'Transmitted herewith: harbour survey, to the Port of Sarn, 4 March 2019.', {
    title: 'Transmittal 114',
    record: { keeper: 'Arlen ministry' },
  });
  const record = claim(
    'c9',
    ['Arlen ministry'],
    'CT+',
    quote(memo, 'Transmitted herewith: harbour survey, to the Port of Sarn'),
    { record: true },
  );
  const first = hop('h1', 'a1', 'a2', 'documented', {
    when: onDay('2019-03-04'),
    claims: [{ claim: 'c9', side: 'for' }],
    basis: [{ kind: 'record', ref: 'c9' }],
  });
  const second = hop('h2', 'a2', 'a3', 'documented', {
    when: { earliest: Date.parse('2019-03-06T09:30:00Z'), latest: Date.parse('2019-03-06T09:30:00Z') },
    basis: [{ kind: 'record', ref: 'k1' }],
  });
  return given({
    evidence: evidence({ documents: [memo], actors: people, items: things, claims: [record] }),
    inquiry,
    hops: [first, second],
    routes: [route('r1', [first, second], 'documented', { reached: 'necessarily', arrival: second.when })],
    contacts: [
      {
        id: 'k1',
        from: 'Port of Sarn',
        to: 'Corvid line',
        when: second.when,
        channel: 'mail',
        reference: 'S-114',
        log: 'mail.csv',
        line: 7,
        tiedTo: 'i1',
      },
    ],
  });
}

/** Nobody claims the second hop; the holder is open, and so two could have had it. */
export function presumed(): Case {
  const first = hop('h1', null, 'a2', 'reported', {
    when: onDay('2019-03-04'),
    claims: [{ claim: 'c1', side: 'for' }],
  });
  const second = hop('h2', 'a2', 'a3', 'presumed', {
    item: null,
    basis: [{ kind: 'relation', ref: 'c5' }],
    origins: { least: 0, most: 0, why: [] },
  });
  return given({
    evidence: evidence({ documents: [gazette], actors: people, items: things, claims: [customs, partners] }),
    inquiry: { ...inquiry, origin: null, holder: null, deadline: null, since: null },
    hops: [first, second],
    routes: [route('r1', [first], 'reported'), route('r2', [first, second], 'presumed')],
  });
}

/** Three papers, one origin; and a denial of the hop. */
export function circular(): Case {
  const tribune = document('tribune', 'The survey went to Corvid, the Gazette reports.', { title: 'Tribune brief' });
  const echo = document(
    'echo',
    'The survey went to Corvid, according to the Tribune. Corvid denied that it ever received the survey.',
    { title: 'Echo brief' },
  );
  const one = claim('c1', ['author', 'the Gazette'], 'CT+', quote(tribune, 'The survey went to Corvid'));
  const two = claim('c2', ['author', 'the Tribune'], 'CT+', quote(echo, 'The survey went to Corvid'));
  const denial = claim('c3', ['author', 'Corvid'], 'CT-', quote(echo, 'it ever received the survey'));
  const only = hop('h1', 'a1', 'a3', 'reported', {
    flags: ['disputed'],
    when: { earliest: null, latest: utc('2020-06-02') },
    claims: [
      { claim: 'c1', side: 'for' },
      { claim: 'c2', side: 'for' },
      { claim: 'c3', side: 'against' },
    ],
    origins: {
      least: 1,
      most: 1,
      why: [
        {
          kind: 'collapse',
          claims: ['c1', 'c2'],
          passage: quote(echo, 'according to the Tribune'),
          why: 'The second relies on the first.',
        },
      ],
    },
  });
  return given({
    evidence: evidence({ documents: [tribune, echo], actors: people, items: things, claims: [one, two, denial] }),
    inquiry,
    hops: [only],
    routes: [route('r1', [only], 'reported')],
    verdict: { minimalCuts: [['h1']] },
  });
}

/** Every case above, by name: one golden report each. */
export const CASES: Readonly<Record<string, () => Case>> = {
  alleged,
  refused,
  unknown,
  documented,
  presumed,
  circular,
};
