import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCase } from '../../src/exchange/index.ts';
import type { Evidence } from '../../src/terms/evidence.ts';
import type { Inquiry } from '../../src/terms/inquiry.ts';
import { standingRank } from '../../src/terms/standing.ts';
import { trace, without } from '../../src/tracing/index.ts';

const ACTORS = ['ann', 'ben', 'cleo', 'dov'];
const DOCS = ['d1', 'd2', 'd3'];
const HOLDERS = ['author', 'Nora Quist', 'Piet Lund', 'an official', 'two officials', 'Ann Moss'];
const VALUES = ['CT+', 'PR+', 'PS+', 'CT-', 'Uu'];

const claim = fc.record({
  from: fc.constantFrom(...ACTORS),
  to: fc.constantFrom(...ACTORS),
  doc: fc.constantFrom(...DOCS),
  holder: fc.constantFrom(...HOLDERS),
  value: fc.constantFrom(...VALUES),
  apart: fc.boolean(),
});
const links = fc.array(fc.tuple(fc.constantFrom(...DOCS), fc.constantFrom(...DOCS)), { maxLength: 2 });
const drawn = fc.tuple(fc.array(claim, { minLength: 1, maxLength: 7 }), links);

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

/** Evidence with all claims on one day, so that only words and lineage decide. `copies` of d1 rely on it, and say what it says. */
function evidenceOf([claims, reliances]: Drawn, copies = 0): Evidence {
  const given = claims.filter(({ from, to }) => from !== to);
  const told = given.map(({ from, to, doc, holder, value, apart }, at) => ({
    id: `c${at}`,
    event: 'disclosure',
    roles: { discloser: from, recipient: to, item: 'plan' },
    when: { earliest: '2021-02-01', latest: '2021-02-01' },
    holderChain: holder === 'author' ? ['author'] : ['author', holder],
    factuality: value,
    passage: { doc, quote: `${holder}${apart ? ', interviewed separately,' : ''} on ${from} and ${to}` },
  }));
  const copied = Array.from({ length: copies }, (_, copy) =>
    told
      .filter((each) => each.passage.doc === 'd1')
      .map((each) => ({ ...each, id: `${each.id}-copy${copy}`, passage: { ...each.passage, doc: `copy${copy}` } })),
  ).flat();
  const documents = [...DOCS, ...Array.from({ length: copies }, (_, copy) => `copy${copy}`)];
  return decodeCase({
    documents: documents.map((id, at) => ({
      id,
      publisher: `Paper ${id}`,
      author: `Writer ${id}`,
      published: `2021-03-0${at + 1}`,
    })),
    actors: ACTORS.map((id) => ({ id, name: id === 'ann' ? 'Ann Moss' : id })),
    items: [{ id: 'plan', name: 'the plan' }],
    claims: [...told, ...copied],
    lineage: [
      ...reliances.filter(([from, to]) => from !== to).map(([from, reliesOn]) => ({ from, reliesOn })),
      ...Array.from({ length: copies }, (_, copy) => ({ from: `copy${copy}`, reliesOn: 'd1', basis: 'measured' })),
    ],
  }).evidence;
}

const inquiry: Inquiry = { item: 'plan', origin: 'ann', holder: 'dov', since: null, deadline: null };
const rank = (evidence: Evidence): number => {
  const { standing } = trace(evidence, inquiry).verdict;
  return standing === null ? 6 : standingRank(standing);
};

describe('standing and origins', () => {
  it('never rise when a claim is withdrawn', () => {
    fc.assert(
      fc.property(drawn, fc.nat(6), (given, pick) => {
        const evidence = evidenceOf(given);
        const gone = evidence.claims[pick % Math.max(1, evidence.claims.length)];
        if (gone === undefined) return;
        expect(rank(without(evidence, gone.id))).toBeGreaterThanOrEqual(rank(evidence));
      }),
      { seed: 21, numRuns: 300 },
    );
  });

  it('never rise when a text is copied', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 2 }), (given, copies) => {
        const before = trace(evidenceOf(given), inquiry);
        const after = trace(evidenceOf(given, copies), inquiry);
        expect(rank(evidenceOf(given, copies))).toBe(rank(evidenceOf(given)));
        for (const hop of after.hops) {
          const same = before.hops.find(
            (each) => each.from === hop.from && each.to === hop.to && each.standing === hop.standing,
          );
          expect(hop.origins.least).toBeLessThanOrEqual(same?.origins.least ?? 0);
        }
      }),
      { seed: 22, numRuns: 300 },
    );
  });

  it('are counted as an interval, one or more wherever somebody claims the hop, with every reason anchored', () => {
    fc.assert(
      fc.property(drawn, (given) => {
        for (const { origins, standing } of trace(evidenceOf(given), inquiry).hops) {
          expect(origins.least).toBeLessThanOrEqual(origins.most);
          expect(origins.least > 0).toBe(standing !== 'presumed' && standing !== 'missing');
          for (const reason of origins.why) expect(reason.passage).not.toBeNull();
          if (standing === 'reported') expect(origins.least).toBe(1);
          if (standing === 'corroborated') expect(origins.least).toBeGreaterThanOrEqual(2);
        }
      }),
      { seed: 23, numRuns: 300 },
    );
  });

  it('are the same in whatever order the claims come', () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const evidence = evidenceOf(given);
        const turned = { ...evidence, claims: evidence.claims.toReversed() };
        const told = (one: Evidence): string[] =>
          trace(one, inquiry).hops.map(({ from, to, standing, flags, origins }) =>
            JSON.stringify([from, to, standing, flags.toSorted(), origins.least, origins.most]),
          );
        expect(told(turned).toSorted()).toEqual(told(evidence).toSorted());
      }),
      { seed: 24, numRuns: 200 },
    );
  });
});
