import { afterAll, describe, expect, it } from 'vitest';
import { mentionedIn, withIdentities } from '../../src/resolution/judged.ts';
import type { Evidence } from '../../src/terms/index.ts';
import { CAN_READ, caseOf, closeReader } from './case.ts';

afterAll(closeReader);

const by = { number: 1, by: 'Mona Rud', why: null };

async function evidenceOf(...texts: readonly string[]) {
  const { readings, ...read } = await caseOf(...texts);
  const evidence: Evidence = {
    engine: { version: '0', reader: null, inference: null },
    failures: [],
    lineage: [],
    ...read,
  };
  return { evidence, mentioned: mentionedIn(readings) };
}

describe.skipIf(!CAN_READ)('texts in which two have one name', () => {
  it('are split at the mention that fills a role, not at those that stand near', async () => {
    const text =
      'Dana Orlov gave the price list to Piet Varga, and Orlov later sold the price list to Corvane Holdings.';
    const { evidence, mentioned } = await evidenceOf(text);
    const orlov = evidence.actors.find(({ name }) => name === 'Dana Orlov')!;
    const second = orlov.mentions.find(({ quote }) => quote === 'Orlov')!;
    const split = withIdentities(
      evidence,
      [{ ...by, kind: 'actors-split', actor: { name: 'Dana Orlov', passage: orlov.mentions[0]! }, mentions: [second] }],
      mentioned,
    ).evidence;
    const name = (id: string | undefined) => split.actors.find((actor) => actor.id === id)?.name;
    const told = split.claims
      .filter(({ event }) => event === 'disclosure')
      .map(({ roles }) => [name(roles.discloser), name(roles.recipient)]);
    expect(told).toEqual([
      ['Dana Orlov', 'Piet Varga'],
      ['Orlov', 'Corvane Holdings'],
    ]);
    const unchanged = split.actors.filter(({ id }) => id !== orlov.id);
    expect(unchanged.slice(0, -1)).toEqual(evidence.actors.filter(({ id }) => id !== orlov.id));
    for (const { mentions, joins = [] } of split.actors) expect(joins).toHaveLength(mentions.length - 1);
  });

  it('are merged over documents, with a join for every mention but one', async () => {
    const { evidence } = await evidenceOf(
      'Dana Orlov gave the price list to Piet Varga. Orlov denied it.',
      'The night porter sold the price list to Corvane Holdings. The porter denied it.',
    );
    const porter = evidence.actors.find(({ name }) => /porter/.test(name))!;
    const { actors } = withIdentities(evidence, [
      {
        ...by,
        kind: 'actors-merged',
        of: [
          { name: porter.name, passage: porter.mentions[0]! },
          { name: 'Dana Orlov', passage: null },
        ],
      },
    ]).evidence;
    const one = actors.find(({ name }) => name === 'Dana Orlov')!;
    expect(one.mentions.map(({ doc }) => doc)).toEqual(['d1', 'd1', 'd2', 'd2']);
    expect(one.joins).toHaveLength(3);
    expect(one.joins!.filter(({ why }) => why === 'judged')).toEqual([{ mention: 2, to: 0, why: 'judged', score: 1 }]);
  });
});
