import { afterAll, describe, expect, it } from 'vitest';
import { CAN_READ, caseOf, closeReader, refersTo } from './case.ts';

afterAll(closeReader);

/** Words of a text, and the name of the actor they are taken for; null where they must be taken for nobody named. */
type Row = readonly [text: string | readonly string[], who: string, name: string | null];

const NAMES: readonly Row[] = [
  ['Dana Orley gave the file to Piet Varga. Later Varga sold it to a rival.', 'Varga 2', 'Piet Varga'],
  ['Dana Orley gave the file to Piet Varga. “I kept nothing,” said Orley.', 'Orley 2', 'Dana Orley'],
  ['Jan Orlov gave the file to Eva Orlov. Orlov denied it.', 'Orlov 3', null],
  ['Ms Eva Orlov had the file. Her brother, Mr Jan Orlov, sold it. Mr Orlov denied it.', 'Orlov 3', 'Jan Orlov'],
  ['Ms Eva Orlov had the file. Her brother, Mr Jan Orlov, sold it. Ms Orlov denied it.', 'Orlov 3', 'Eva Orlov'],
  ['Ms Orlov denied on Monday that she had the file. Mr Jan Orlov gave the file to a bank.', 'Ms Orlov', null],
  [
    ['Dana Orley gave the memo to the police.', 'Orley told the court that she kept a copy of the memo.'],
    'd2: Orley',
    'Dana Orley',
  ],
  [
    'The Central Audit Office gave the report to the press. The CAO denied that it sent the report.',
    'CAO',
    'Central Audit Office',
  ],
  ['Tallow Dredging received the price in March. Tallow gave the price to a bank.', 'Tallow 2', 'Tallow Dredging'],
  ['The United States gave the file to Britain. The US told the UK nothing more.', 'US', 'United States'],
  ['The United States gave the file to Britain. The US told the UK nothing more.', 'UK', 'United Kingdom'],
  ['The brokers Kessler & Roe received the draft budget from Lena Ortiz.', 'Kessler & Roe', 'Kessler & Roe'],
  [
    [
      'Nils Aberg gave the manifest to the Quarry Street crew.',
      'The Quarry Street crew sold the manifest to a dealer.',
    ],
    'd2: The Quarry Street crew',
    'Quarry Street crew',
  ],
];

const DESCRIPTIONS: readonly Row[] = [
  ['The Marl Courier printed the list in May. The paper received it from a clerk.', 'The paper', 'Marl Courier'],
  ['The Herald and the Courier printed the list. The paper received it from a clerk.', 'The paper', null],
  ['Two clerks, Ada Crane and Ines Ruiz, had the list. One of them gave it to a bank.', 'One of them', null],
  [
    'The agency gave the price to a surveyor, Dana Orley, on 6 March. The surveyor denied it.',
    'The surveyor',
    'Dana Orley',
  ],
  ['A surveyor, Dana Orley, told the court that she gave the price to Ruben Maas.', 'A surveyor', 'Dana Orley'],
  ['Ruben Maas, the director of Tallow Dredging, received the price from Orley.', 'the director', 'Ruben Maas'],
  ['Finance Minister Ada Klein gave the memo to a bank. The minister denied it.', 'The minister', 'Ada Klein'],
  [
    'The Halden Port Authority gave the price to Varga. The port gave nothing to Orley.',
    'The port',
    'Halden Port Authority',
  ],
  [
    'Three officials told the court that Varga sent the file to Orley. The officials gave no names.',
    'The officials',
    null,
  ],
  ['Kadia is an ally of Sorrel. Kadia passed the files to Sorrel.', 'Kadia 2', 'Kadia'],
  ['Former Colonel Radek Hult met Ines Faro in Port Sorin.', 'Former Colonel Radek Hult', 'Radek Hult'],
  ['An author by the name of Tom Brandt wrote that Varga sent the price to Tallow.', 'An author', 'Tom Brandt'],
];

const PRONOUNS: readonly Row[] = [
  ['Dana Orley met Ruben Maas on Monday. She gave him the price.', 'She', 'Dana Orley'],
  ['Mr. Maas met Dana Orley on Monday. He gave her the price.', 'He', 'Maas'],
  ['Piet Varga met a courier. He gave the memo to a bank.', 'He', 'Piet Varga'],
  ['Kadia armed the Red Valley militia. It gave the maps to the militia in May.', 'It', 'Kadia'],
  ['The bank lost the list. Its director gave the list to Orley.', 'Its', 'The bank'],
  ['“I gave the drawings to Meridian Tools,” Petr Novak said.', 'I', 'Petr Novak'],
  ['“I never gave the price to Maas,” said Dana Orley.', 'I', 'Dana Orley'],
  ['Petr Novak told the court: “We gave the plans to the press.”', 'We', 'Petr Novak'],
  ['Two clerks worry about the file. They told the paper that Varga sold the file to Orley.', 'They', 'Two clerks'],
  ['Lena Ortiz, who works for the ministry, gave the budget to a broker.', 'who', 'Lena Ortiz'],
  ['Tallow Dredging, which won the contract, received the price from Varga.', 'which', 'Tallow Dredging'],
  ['The auditor said that he gave the report to the police.', 'he', 'The auditor'],
  ['Investigators believe they know who sold the codes to the gang.', 'they', 'Investigators'],
  ['Greta Holm gave the charts to Silas Wray. Wray said he sold them to a dealer.', 'he', 'Silas Wray'],
];

describe.skipIf(!CAN_READ)('who is meant', () => {
  describe.each([
    ['names', NAMES],
    ['descriptions', DESCRIPTIONS],
    ['pronouns', PRONOUNS],
  ] as const)('%s', (_, rows) => {
    it.each(rows)('%s: %s is %s', async (text, who, name) => {
      const found = await caseOf(...[text].flat());
      const names = refersTo(found, who);
      if (name === null)
        expect(
          found.actors
            .filter((actor) => names.includes(actor.name) && actor.resolved && actor.name.includes(' '))
            .map((actor) => actor.name),
        ).toEqual([]);
      else expect(names).toContain(name);
    });
  });

  it('keeps a giver and a getter apart who are one state’s and another’s officials', async () => {
    const { actors } = await caseOf(
      'Kadian officials gave the files to the Sorrelian foreign minister, Ivo Tann. Kadia and Sorrel denied it.',
    );
    const body = (name: string): string | undefined =>
      actors.find((actor) => actor.id === actors.find((each) => each.names.includes(name))?.actsFor[0]?.actor)?.name;
    expect([body('Kadian officials'), body('Ivo Tann')]).toEqual(['Kadia', 'Sorrel']);
  });

  it('says for whom someone acts, and until when where the office has ended', async () => {
    const { actors } = await caseOf(
      'The former Ruritanian foreign minister, Ivo Tann, gave the treaty to a spokesman for Ardal Bank. Ruritania denied it.',
    );
    const tann = actors.find((actor) => actor.name === 'Ivo Tann');
    expect(tann?.actsFor.map((each) => actors.find((actor) => actor.id === each.actor)?.name)).toEqual(['Ruritania']);
    expect(tann?.actsFor[0]?.when).toEqual({ earliest: null, latest: Date.UTC(2024, 5, 2, 23, 59, 59, 999) });
  });

  it('says by which joins an actor’s mentions are one', async () => {
    const { actors } = await caseOf('Dana Orley gave the file to Piet Varga. Later Varga sold it.');
    const varga = actors.find((actor) => actor.name === 'Piet Varga');
    expect(
      varga?.joins?.map(({ mention, to, why }) => [varga.mentions[mention]?.quote, varga.mentions[to]?.quote, why]),
    ).toEqual([['Varga', 'Piet Varga', 'short form of the one full name it fits']]);
    for (const { score } of varga?.joins ?? []) expect(score).toBeGreaterThanOrEqual(0.5);
    for (const actor of actors) expect(actor.joins?.length).toBe(actor.mentions.length - 1);
  });

  it('says what an actor is called, and when', async () => {
    const { actors } = await caseOf(
      'Ivo Tann, the foreign minister from 2012 to 2018, gave the treaty to a bank. The then minister, Ada Klein, denied it.',
    );
    const roles = (name: string) =>
      actors.find((actor) => actor.name === name)?.roles?.map(({ as, when }) => [as, when]);
    expect(roles('Ivo Tann')).toEqual([
      ['foreign minister', { earliest: Date.UTC(2012, 0, 1), latest: Date.UTC(2019, 0, 1) - 1 }],
    ]);
    expect(roles('Ada Klein')?.[0]?.[1]).toEqual({ earliest: null, latest: Date.UTC(2024, 5, 2, 23, 59, 59, 999) });
  });

  it('joins no mention of somebody to another only because the head finds it likely', async () => {
    const { actors } = await caseOf(
      'Remo Galt told the court that he gave a letter to a groom. The prosecutor met a clerk.',
    );
    expect(actors.find((actor) => actor.name === 'Remo Galt')?.names).not.toContain('The prosecutor');
  });
});
