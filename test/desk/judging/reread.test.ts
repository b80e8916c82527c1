import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { anchoredOf } from '../../../src/desk/judging/anchored.ts';
import { judged } from '../../../src/desk/judging/judged.ts';
import { reread } from '../../../src/desk/judging/reread.ts';
import type { Judgement } from '../../../src/ledger/index.ts';
import type { Claim, Evidence, Review } from '../../../src/terms/index.ts';
import { CAN_READ, caseOf, closeReader } from '../../resolution/case.ts';
import { counting, filler, wharf } from './case.ts';

afterAll(closeReader);

/** The same texts, read again: other ids, and what the later reading makes of some claims. */
function readAgain(evidence: Evidence, change: (claim: Claim) => readonly Claim[] = (claim) => [claim]): Evidence {
  const claims = evidence.claims.flatMap(change).map((claim) => ({ ...claim, id: claim.id.replace('.c', '.r2.c') }));
  return { ...evidence, claims };
}

/** Judgements of the first reading, carried over to the second. */
function carriedInto(again: Evidence, ...judgements: readonly Judgement[]) {
  const carried = wharf()
    .claims.filter(({ id }) => judgements.some((judgement) => 'claim' in judgement && judgement.claim === id))
    .map((claim) => ({ id: claim.id, claim: anchoredOf(claim, wharf()) }));
  return judged(again, counting(judgements), { carried });
}
const ids = (evidence: Evidence) => evidence.claims.map(({ id }) => id).toSorted();

describe('a document that is read again', () => {
  const reject: Judgement = { kind: 'claim-rejected', claim: 'd2.c2' };

  it('has each claim once, those that were judged as they were judged', () => {
    const { evidence, proposals } = carriedInto(readAgain(wharf()), reject);
    expect(ids(evidence)).toEqual(['d1.r2.c1', 'd1.r2.c2', 'd2.c2', 'd2.r2.c1', 'd3.r2.c1']);
    expect(evidence.claims.find(({ id }) => id === 'd2.c2')).toEqual({
      ...wharf().claims[3],
      reviewed: { decision: 'rejected', by: 'Mona Rud', why: 'reason 1' },
    });
    expect(proposals).toEqual([]);
  });

  it('keeps what was judged and is not found again', () => {
    const { evidence } = carriedInto(
      readAgain(wharf(), (claim) => (claim.id === 'd2.c2' ? [] : [claim])),
      reject,
    );
    expect(ids(evidence)).toContain('d2.c2');
  });

  it('proposes what it reads otherwise, until somebody says no', () => {
    const again = readAgain(wharf(), (claim) =>
      claim.id === 'd2.c2'
        ? [{ ...claim, roles: { ...claim.roles, recipient: 'a3' }, factuality: ['Uu', 'PS+'] }]
        : [claim],
    );
    const accept: Judgement = { kind: 'claim-accepted', claim: 'd2.c2' };
    const { evidence, proposals } = carriedInto(again, accept);
    expect(evidence.claims.find(({ id }) => id === 'd2.c2')!.roles.recipient).toBe('a4');
    expect(ids(evidence)).not.toContain('d2.r2.c2');
    expect(proposals.map(({ claim, fresh, differences }) => ({ claim, fresh: fresh.id, differences }))).toEqual([
      {
        claim: 'd2.c2',
        fresh: 'd2.r2.c2',
        differences: [
          { field: 'roles.recipient', judged: 'a4', read: 'a3' },
          { field: 'factuality', judged: 'Uu CT+', read: 'Uu PS+' },
        ],
      },
    ]);
    expect(carriedInto(again, accept, { kind: 'claim-rejected', claim: 'd2.r2.c2' }).proposals).toEqual([]);
    const taken: Judgement = {
      kind: 'claim-corrected',
      claim: 'd2.c2',
      fields: { roles: { recipient: filler('Lund') }, factuality: ['Uu', 'PS+'] },
    };
    expect(carriedInto(again, accept, taken).proposals).toEqual([]);
    const own = carriedInto(again, accept, { kind: 'claim-accepted', claim: 'd2.r2.c2' });
    expect(ids(own.evidence)).toEqual(expect.arrayContaining(['d2.c2', 'd2.r2.c2']));
  });

  it('loses no judgement, and counts nothing twice, whatever it reads', () => {
    const { claims } = wharf();
    const decision = fc.constantFrom<Review['decision']>('accepted', 'rejected', 'corrected', 'withdrawn');
    const kept = fc
      .subarray([...claims])
      .chain((some) =>
        fc.tuple(
          ...some.map((claim) =>
            decision.map((each): Claim => ({ ...claim, reviewed: { decision: each, by: 'Mona', why: null } })),
          ),
        ),
      );
    const fresh = fc.array(
      fc.record({
        of: fc.constantFrom(...claims),
        recipient: fc.constantFrom('a2', 'a3', 'a4'),
        event: fc.boolean(),
        doc: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(kept, fresh, (judgedClaims: readonly Claim[], all) => {
        const later = all.map(
          ({ of, recipient, event, doc }, at): Claim => ({
            ...of,
            id: `r2.c${at}`,
            event: event ? of.event : 'acquisition',
            roles: { ...of.roles, recipient },
            passage: doc ? of.passage : { ...of.passage, doc: 'd9' },
          }),
        );
        const found = reread(judgedClaims, later);
        expect(found.claims.slice(0, judgedClaims.length)).toEqual(judgedClaims);
        const standing = new Set(found.claims);
        expect(standing.size).toBe(found.claims.length);
        // What is not counted is one of the judged claims over again; each judged claim takes in one at most.
        const gone = later.filter((claim) => !standing.has(claim));
        expect(gone.length).toBeLessThanOrEqual(judgedClaims.length);
        for (const claim of gone)
          expect(
            judgedClaims.some(({ event, passage }) => event === claim.event && passage.doc === claim.passage.doc),
          ).toBe(true);
        for (const { claim, fresh: read } of found.proposals) {
          expect(judgedClaims.some(({ id }) => id === claim)).toBe(true);
          expect(gone).toContain(read);
        }
      }),
      { numRuns: 300, seed: 20_261_126 },
    );
  });
});

describe.skipIf(!CAN_READ)('texts as they are read', () => {
  it('a claim is the same by its words, once and again', async () => {
    const texts = ['Dana Orley gave the price list to Piet Varga on 3 May 2023, two clerks said.'];
    const read = await caseOf(...texts);
    const whole = (given: Awaited<ReturnType<typeof caseOf>>): Evidence => ({
      engine: { version: '0', reader: null, inference: null },
      failures: [],
      lineage: [],
      ...given,
    });
    const evidence = whole(read);
    const [claim] = evidence.claims.filter(({ event }) => event === 'disclosure');
    const carried = [{ id: claim!.id, claim: anchoredOf(claim!, evidence) }];
    const again = readAgain(whole(await caseOf(...texts)));
    const reject: Judgement = { kind: 'claim-rejected', claim: claim!.id };
    const result = judged(again, counting([reject]), { carried });
    expect(result.proposals).toEqual([]);
    expect(result.evidence.claims.find(({ id }) => id === claim!.id)).toEqual({
      ...claim,
      statement: claim!.statement,
      reviewed: { decision: 'rejected', by: 'Mona Rud', why: 'reason 1' },
    });
    expect(result.evidence.claims).toHaveLength(evidence.claims.length);
  });
});
