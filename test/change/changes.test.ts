import { describe, expect, it } from 'vitest';
import { changedBy } from '../../src/desk/change.ts';
import { decodeCase, encodeEvidence } from '../../src/exchange/index.ts';
import type { Evidence } from '../../src/terms/evidence.ts';
import {
  asOf,
  corrected,
  correctionsOf,
  judgementsOf,
  merged,
  publishedBy,
  retracted,
  sliceOf,
  superseded,
  trace,
} from '../../src/tracing/index.ts';
import { asked, harbour } from './harbour.ts';

const verdict = (evidence: Evidence): string => {
  const { standing, reachedByDeadline } = trace(evidence, asked).verdict;
  return `${standing}, ${reachedByDeadline}`;
};
const hops = (evidence: Evidence): string[] =>
  trace(evidence, asked).hops.map(
    ({ from, to, standing, origins }) => `${from} ${to} ${standing} ${origins.least}-${origins.most}`,
  );
const left = (evidence: Evidence): string[] =>
  evidence.claims.filter(({ reviewed }) => reviewed?.decision === 'withdrawn').map(({ id }) => id);
const day = (text: string): number => Date.parse(`${text}T23:59:59.999Z`);

describe('a document that is taken back', () => {
  it('takes along what rests on it alone, and what stands beside it stays', () => {
    expect(verdict(harbour)).toBe('alleged, possibly');
    expect(verdict(retracted(harbour, 'd2'))).toBe('presumed, necessarily');
    expect(hops(retracted(harbour, 'd2'))).toContain('office tern reported 1-1');
  });

  it('shows no office, relation of items or separate account any more that only it showed', () => {
    const passage = harbour.claims[0]!.passage;
    const given: Evidence = {
      ...harbour,
      actors: harbour.actors.map((each) => ({
        ...each,
        actsFor: [{ actor: 'tern', when: { earliest: null, latest: null }, claim: null, as: 'owner', passage }],
      })),
      separate: [{ claims: ['c1', 'c3'], passage, why: null }],
    };
    const after = retracted(given, 'd1');
    expect(after.actors.flatMap(({ actsFor }) => actsFor)).toEqual([]);
    expect(after.separate).toEqual([]);
    expect(retracted(given, 'd4').separate).toHaveLength(1);
  });

  it('leaves a rejected claim rejected', () => {
    const rejected = { decision: 'rejected', by: 'Ann Poe', why: 'misread' } as const;
    const given = { ...harbour, claims: harbour.claims.map((claim) => ({ ...claim, reviewed: rejected })) };
    expect(retracted(given, 'd2').claims.every(({ reviewed }) => reviewed === rejected)).toBe(true);
  });
});

describe('a document that another corrects', () => {
  it('loses the detail that is set right, and what only repeated it', () => {
    expect(correctionsOf(harbour, 'd2', 'd4').map(({ claim, by }) => [claim.id, by.id])).toEqual([['c4', 'c6']]);
    const after = corrected(harbour, [{ claim: 'c4', by: 'c6' }]);
    const claim = after.claims.find(({ id }) => id === 'c4');
    expect([claim?.roles.recipient, claim?.reviewed?.decision]).toEqual(['marsh', 'corrected']);
    expect(claim?.holders.at(-1)?.name).toBe('two officials');
    expect(left(after)).toEqual(['c5']);
    expect(after.dropped.at(-1)?.why).toBe('it corrects c4, and stands in it');
    expect(hops(after)).toEqual(expect.arrayContaining(['office tern corroborated 2-2', 'tern marsh alleged 1-2']));
    expect(hops(after).some((hop) => hop.startsWith('tern corvid'))).toBe(false);
  });

  it('keeps what the correction does not mention, and withdraws what it denies', () => {
    const undated = { earliest: null, latest: null, edtf: null, words: null };
    const given: Evidence = {
      ...harbour,
      claims: harbour.claims.map((claim) =>
        claim.id !== 'c6'
          ? claim
          : { ...claim, when: undated, roles: { discloser: 'tern', recipient: 'marsh' }, factuality: ['CT+'] },
      ),
    };
    const kept = corrected(given, [{ claim: 'c4', by: 'c6' }]).claims.find(({ id }) => id === 'c4');
    expect(kept?.roles).toEqual({ discloser: 'tern', recipient: 'marsh', item: 'survey' });
    expect(kept?.when).toEqual(harbour.claims.find(({ id }) => id === 'c4')?.when);
    expect(left(corrected(harbour, [{ claim: 'c4', by: 'c2' }]))).toEqual(['c4', 'c5']);
  });

  it('is told of where nothing is set right', () => {
    const change = { kind: 'correct', document: 'd1', by: 'd5' } as const;
    expect(() => changedBy(harbour, change)).toThrow('sets right no claim');
  });
});

describe('a document that a later version stands in for', () => {
  it('leaves the record with what only it said, and what others repeated of that', () => {
    const after = superseded(harbour, 'd2', 'd4');
    expect(after.documents.map(({ id }) => id)).toEqual(['d1', 'd3', 'd4', 'd5', 'd6']);
    expect(left(after)).toEqual(['c5']);
    expect(after.lineage.map(({ from, reliesOn }) => [from, reliesOn])).toEqual([['d3', 'd4']]);
  });

  it('leaves whom and what it alone named to be asked about', () => {
    const named = { ...harbour.actors[0]!, id: 'skipper', name: 'Skipper', names: ['Skipper'] };
    const mentions = [harbour.claims.find(({ id }) => id === 'c3')!.passage];
    const given = { ...harbour, actors: [...harbour.actors, { ...named, mentions }] };
    expect(superseded(given, 'd2', 'd4').actors.find(({ id }) => id === 'skipper')?.mentions).toEqual([]);
    expect(asOf(given, day('2022-05-13')).actors.map(({ id }) => id)).not.toContain('skipper');
  });

  it('keeps what the later version says too, and those who repeat it', () => {
    const again = {
      ...harbour,
      claims: [
        ...harbour.claims,
        ...harbour.claims
          .filter(({ id }) => id === 'c4')
          .map((claim) => ({ ...claim, id: 'c4-again', passage: { ...claim.passage, doc: 'd4' } })),
      ],
    };
    const after = superseded(again, 'd2', 'd4');
    expect(left(after)).toEqual([]);
    expect(hops(after)).toContain('tern corvid alleged 1-2');
  });
});

describe('two sources that are one person', () => {
  it('are one origin, and stand apart from each other no more', () => {
    const one = merged(harbour, 'Nora Quist', 'Tor Lie');
    expect(hops(harbour)).toContain('office tern corroborated 2-2');
    expect(hops(one)).toContain('office tern reported 1-1');
  });

  it('are one actor where both are actors, with the mentions, roles and names of both', () => {
    const one = merged(harbour, 'tern', 'marsh');
    const actor = one.actors.find(({ id }) => id === 'tern');
    expect(actor?.names).toEqual(expect.arrayContaining(['Tern Survey', 'Marsh Freight']));
    expect(one.actors.map(({ id }) => id)).not.toContain('marsh');
    expect(JSON.stringify(one)).not.toContain('"marsh"');
  });

  it('never count for more than they did', () => {
    const least = (evidence: Evidence): number =>
      Math.max(...trace(evidence, asked).hops.map(({ origins }) => origins.least));
    const names = ['Nora Quist', 'Tor Lie', 'two officials'];
    for (const a of names)
      for (const b of names)
        if (a !== b) expect(least(merged(harbour, a, b)), `${a} and ${b}`).toBeLessThanOrEqual(least(harbour));
  });
});

describe('the record as it was on a day', () => {
  it('has what had certainly come out, and names the rest with the reason', () => {
    const { documents, without, perhaps } = publishedBy(harbour.documents, day('2022-05-15'));
    expect([...documents]).toEqual(['d1', 'd2']);
    expect(without.map(({ doc, why }) => [doc, why])).toEqual([
      ['d3', 'later'],
      ['d4', 'later'],
      ['d5', 'undated'],
      ['d6', 'possibly later'],
    ]);
    expect(perhaps).toEqual([]);
  });

  it('takes in what may have come out only where that is asked for, and never what has no date', () => {
    const then = publishedBy(harbour.documents, day('2022-05-15'), true);
    expect([...then.documents]).toEqual(['d1', 'd2', 'd6']);
    expect(then.perhaps.map(({ doc }) => doc)).toEqual(['d6']);
    expect(then.without.map(({ doc }) => doc)).toContain('d5');
  });

  it('is traced as if nothing else had ever been written', () => {
    expect(verdict(asOf(harbour, day('2022-05-13')))).toBe('missing, unknown');
    expect(verdict(asOf(harbour, day('2022-05-14')))).toBe('alleged, possibly');
    expect(asOf(harbour, day('2022-05-13')).asOf?.without).toHaveLength(5);
    expect(asOf(harbour, day('2099-01-01')).claims.length).toBe(harbour.claims.length - 1);
  });

  it('never has fewer documents or claims on a later day', () => {
    const days = ['2022-05-12', '2022-05-14', '2022-05-16', '2022-05-20', '2022-05-31', '2023-01-01'];
    const sizes = days.map((each) =>
      [asOf(harbour, day(each))].map(({ documents, claims }) => [documents.length, claims.length]),
    );
    expect(sizes.flat()).toEqual([
      [1, 2],
      [2, 4],
      [3, 5],
      [4, 6],
      [5, 8],
      [5, 8],
    ]);
  });

  it('is said in its JSON, and read from there again', () => {
    const then = asOf(harbour, day('2022-05-16'), { possibly: true });
    const again = decodeCase(JSON.parse(JSON.stringify(encodeEvidence(then)))).evidence;
    expect(again.asOf).toEqual(then.asOf);
    expect(then.asOf?.perhaps.map(({ doc }) => doc)).toEqual(['d6']);
  });

  it('by what had been entered goes without judgements of later', () => {
    const all = new Set(harbour.documents.map(({ id }) => id));
    expect(judgementsOf(harbour).map(({ id }) => id)).toEqual(['review:c8']);
    const then = asOf(harbour, day('2022-06-01'), { entered: { documents: all, judgements: new Set() } });
    expect(then.claims.find(({ id }) => id === 'c8')?.reviewed).toBeNull();
    expect(then.asOf).toEqual({ date: day('2022-06-01'), clock: 'entered', perhaps: [], without: [] });
    const now = asOf(harbour, day('2022-06-01'), { entered: { documents: all, judgements: null } });
    expect(now.claims.find(({ id }) => id === 'c8')?.reviewed?.by).toBe('Ann Poe');
  });

  it('leaves out a claim that assumes what only a later document says', () => {
    const leaning = {
      ...harbour,
      claims: harbour.claims.map((claim) =>
        claim.id === 'c1'
          ? { ...claim, assumptions: [{ what: 'that it is so', passage: harbour.claims[4]!.passage }] }
          : claim,
      ),
    };
    const then = sliceOf(leaning, new Set(['d1']));
    expect(then.claims.map(({ id }) => id)).toEqual(['c2']);
    expect(then.dropped.map(({ why }) => why)).toEqual(['claim c1 assumes what a document says that is left out']);
  });
});
