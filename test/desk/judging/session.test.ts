import { describe, expect, it } from 'vitest';
import type { Judging } from '../../../src/desk/judging/judging.ts';
import { judgeLines } from '../../../src/desk/judging/script.ts';
import { reviewSitting } from '../../../src/desk/judging/session.ts';
import { at, wharf } from './case.ts';
import { inMemory } from './memory.ts';

/** A sitting with these lines: what was shown, said and refused, in order. */
async function sitting(judging: Judging, ...lines: readonly string[]) {
  const told: string[] = [];
  const left = [...lines];
  const result = await reviewSitting(judging, {
    show: ({ claim, because }, _, place) => void told.push(`${place} ${claim.id}: ${because[0]}`),
    ask: async () => left.shift() ?? null,
    say: (text) => void told.push(text),
    wrong: (text) => void told.push(`! ${text}`),
    help: () => void told.push('help'),
  });
  return { told, ...result };
}
const claimOf = async (judging: Judging, id: string) =>
  (await judging.evidence()).claims.find((claim) => claim.id === id);

describe('a sitting', () => {
  it('shows what presses first, and takes decisions by single keys', async () => {
    const judging = inMemory(wharf());
    const { told, entries, left } = await sitting(
      judging,
      'a',
      'r',
      'r the words say nothing of the kind',
      's',
      '?',
      'q',
    );
    expect(told).toEqual([
      '1 of 5 d2.c1: is disputed, or disputes',
      'Entry 1: claim accepted.',
      '2 of 5 d1.c1: is disputed, or disputes',
      '! It was not said why. Write the reason behind it: r WHY.',
      'Entry 2: claim rejected.',
      '3 of 5 d3.c1: is disputed, or disputes',
      '4 of 5 d1.c2: was read too unsurely to bear a route',
      'help',
    ]);
    expect(entries).toEqual([1, 2]);
    expect(left).toBe(3);
    expect((await claimOf(judging, 'd1.c1'))!.reviewed).toEqual({
      decision: 'rejected',
      by: 'Mona Rud',
      why: 'the words say nothing of the kind',
    });
  });

  it('corrects fields as they are written', async () => {
    const judging = inMemory(wharf());
    await sitting(
      judging,
      'c recipient = Lund; item =; when = May 2021; factuality = PS+ -- it says so further down',
      'c holders = author > Vera Holm; factuality = PR+',
    );
    expect(await claimOf(judging, 'd2.c1')).toMatchObject({
      roles: { discloser: 'a1', recipient: 'a3' },
      when: { earliest: Date.UTC(2021, 4, 1) },
      factuality: ['Uu', 'PS+'],
      reviewed: { decision: 'corrected', why: 'it says so further down' },
    });
    expect((await claimOf(judging, 'd2.c1'))!.roles.item).toBeUndefined();
    const second = await claimOf(judging, 'd1.c2');
    expect(second!.holders.map(({ name }) => name)).toEqual(['author', 'Vera Holm']);
    expect(second!.factuality).toEqual(['Uu', 'PR+']);
  });

  it.each([
    ['c recipent = Lund', /“recipent = Lund” corrects no field/],
    ['c', /Nothing was corrected/],
    ['c factuality = surely', /“surely” is no factuality/],
    ['c factuality = CT+ CT+ CT+', /3 values for 2 holders/],
    ['c event = gossip', /“gossip” is no event/],
    ['c when = then', /not a date/],
    ['c recipient = Nobody', /No actor “Nobody” is mentioned/],
    ['m the moon | disclosure', /does not stand in d2/],
    ['m Lund', /A missed claim has a quote and fields/],
    ['y', /Nothing waits for a second person/],
    ['g Tolman', /Something is missing. Write g one \| the other/],
    ['g Tolman | Tolman', /one actor already/],
    ['l the drawings | beside | the wharf plan', /“beside” is no way to link items/],
    ['p Ida Brandt', /Which mentions are not “Ida Brandt”\? 1: d1/],
    ['e d9.c9', /no claim “d9.c9”/],
    ['u', /nothing to undo/],
    ['u 7', /Entry 7 is no judgement/],
    ['u it', /“it” is no entry/],
    ['z', /“z” judges nothing/],
  ])('says what is wrong with “%s”, and stays', async (line, why) => {
    const judging = inMemory(wharf());
    const { told, entries } = await sitting(judging, line, 's', 'q');
    expect(told[1]).toMatch(why);
    expect(told[2]).toMatch(/^2 of 5/);
    expect(entries).toEqual([]);
  });

  it('adds what the reader missed, from its quote', async () => {
    const judging = inMemory(wharf());
    await sitting(
      judging,
      'm d3: Vera Holm sent the memo to Lund. | disclosure; discloser = Vera Holm; recipient = Lund; item = the memo; when = 2021-06',
    );
    const evidence = await judging.evidence();
    const added = evidence.claims.find(({ id }) => id === 'd3.e1')!;
    expect(added).toMatchObject({
      event: 'disclosure',
      passage: at('d3', 'Vera Holm sent the memo to Lund.'),
      factuality: ['CT+'],
    });
    expect(
      [added.roles.discloser, added.roles.recipient, added.roles.item].map(
        (id) => [...evidence.actors, ...evidence.items].find((each) => each.id === id)!.name,
      ),
    ).toEqual(['Vera Holm', 'Lund', 'the memo']);
  });

  it('merges, splits, links and ties, on the claim that is up, and undoes it all', async () => {
    const judging = inMemory(wharf());
    const { told } = await sitting(
      judging,
      'g Tolman | Lund -- one man under two names',
      'p Ida Brandt | 2',
      'l the drawings | part of | the wharf plan',
      't CR-7 | the wharf plan',
      'e d1.c1 | Lund denied that Brandt gave the wharf plan to Tolman.',
      'q',
    );
    expect(told.filter((line) => line.startsWith('!'))).toEqual([]);
    const changed = await judging.evidence();
    expect(changed.actors.map(({ name }) => name)).toEqual([
      'Ida Brandt',
      'Tolman',
      'Kestrel Holdings',
      'a clerk',
      'Brandt',
    ]);
    expect(changed.items[1]!.relations).toMatchObject([{ to: 'i1', kind: 'part_of' }]);
    expect(changed.ties).toMatchObject([{ reference: 'CR-7', item: 'i1' }]);
    expect(changed.separate).toMatchObject([{ claims: ['d2.c1', 'd1.c1'] }]);
    await sitting(judging, 'u 1', 'u 2', 'u 3', 'u 4', 'u 5', 'd', 'u 5', 'q');
    expect(await judging.evidence()).toEqual(wharf());
  });

  it('brings back a claim whose decision is undone', async () => {
    const { told } = await sitting(inMemory(wharf()), 'a', 'u', 'a', 'u', 'd', 'q');
    expect(told).toEqual([
      '1 of 5 d2.c1: is disputed, or disputes',
      'Entry 1: claim accepted.',
      '2 of 5 d1.c1: is disputed, or disputes',
      'Entry 2: entry 1 is undone.',
      '1 of 5 d2.c1: is disputed, or disputes',
      'Entry 3: claim accepted.',
      '2 of 5 d1.c1: is disputed, or disputes',
      'Entry 4: entry 3 is undone.',
      '1 of 5 d2.c1: is disputed, or disputes',
      'Entry 5: entry 3 is in force again.',
      expect.stringMatching(/d1.c1/),
    ]);
  });

  it('has a second person confirm what waits, where it takes two', async () => {
    const judging = inMemory(wharf(), 2);
    await sitting(judging, 'r it is a misreading', 'q');
    expect((await claimOf(judging, 'd2.c1'))!.reviewed).toBeNull();
    expect((await sitting(judging, 'y', 'q')).told[1]).toBe('! Entry 1 is your own. Somebody else has to confirm it.');
    judging.by = 'Per Aas';
    const { told } = await sitting(judging, 'y', 'q');
    expect(told[0]).toBe('1 of 5 d2.c1: awaits a second person');
    expect((await claimOf(judging, 'd2.c1'))!.reviewed).toMatchObject({ decision: 'rejected', by: 'Mona Rud' });
  });
});

describe('judgements by lines of JSON', () => {
  async function answers(judging: Judging, ...lines: readonly unknown[]) {
    const told: unknown[] = [];
    const given = (async function* () {
      for (const line of lines) yield typeof line === 'string' ? line : JSON.stringify(line);
    })();
    const refused = await judgeLines(judging, given, (answer) => told.push(answer));
    return { told, refused };
  }

  it('are recorded one by one, and answered where they are none', async () => {
    const judging = inMemory(wharf());
    const passage = { doc: 'd3', quote: 'Vera Holm sent the memo to Lund.' };
    const { told, refused } = await answers(
      judging,
      { kind: 'claim-accepted', claim: 'd1.c1', why: 'as printed' },
      '',
      { kind: 'claim-accepted', claim: 'd9.c1' },
      'not json',
      [1],
      { kind: 'claim-accepted', claim: 'd1.c1', loud: true },
      { kind: 'actors-merged', of: [{ name: 'Tolman' }, { name: 'x', passage: { doc: 'd1', quote: 'Lund' } }] },
      { kind: 'claims-apart', claims: ['d1.c1', 'd3.c1'], passage },
      { kind: 'claims-apart', claims: ['d1.c1', 'd3.c1'], passage: { doc: 'd2', quote: 'the' } },
      { kind: 'undone', entry: 1, why: 'it was another paper' },
      { kind: 'undone', entry: 1 },
    );
    expect(refused).toBe(6);
    expect(told).toEqual([
      { line: 1, entry: 1 },
      { line: 3, mistake: expect.stringContaining('There is no claim “d9.c1”.') },
      { line: 4, mistake: expect.stringContaining('not JSON') },
      { line: 5, mistake: expect.stringContaining('no judgement') },
      { line: 6, mistake: expect.stringContaining('not in form') },
      { line: 7, entry: 2 },
      { line: 8, entry: 3 },
      { line: 9, mistake: expect.stringContaining('more than once') },
      { line: 10, entry: 4 },
      { line: 11, mistake: 'Entry 1 is undone already. There is nothing to undo.' },
    ]);
    expect((await judging.evidence()).separate).toMatchObject([{ passage: at('d3', passage.quote) }]);
  });
});
