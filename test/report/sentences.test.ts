import { describe, expect, test } from 'vitest';
import { type Case, caseOf } from '../../src/report/case.ts';
import { sentencesOf } from '../../src/report/sentences.ts';
import type { Review } from '../../src/terms/index.ts';
import { CASES } from './cases.ts';

const EVERY = Object.entries(CASES).flatMap(([name, make]) => sentencesOf(make()).map((one) => ({ name, ...one })));

describe('what a verdict says', () => {
  test('every sentence stands on something of the case', () => {
    for (const one of EVERY) expect(one.anchors.length, one.text).toBeGreaterThan(0);
    for (const [name, make] of Object.entries(CASES)) {
      const { hops, claims, documents, contacts } = make();
      for (const { text, anchors } of sentencesOf(make())) {
        for (const id of anchors)
          expect(
            [hops, claims, documents, contacts].some((known) => known.has(id)),
            `${name}: ${id} of “${text}”`,
          ).toBe(true);
      }
    }
  });

  test('likelihood and confidence never share a sentence (ICD 203)', () => {
    const likely = /\b(likely|probabl[ey]|possib(?:le|ly)|improbable|could)\b/i;
    const sure = /\bconfiden(?:ce|t)\b|\bscore\b/i;
    for (const { text } of EVERY) expect(likely.test(text) && sure.test(text), text).toBe(false);
  });

  test('no transfer is told as a fact: every sentence on a hop names whose word, a record, or a condition', () => {
    const guarded =
      /stated outright by|held (im)?probable by|raised as possible by|denied by|left open by|its record is in the case|nobody claims|could|if |needs|would|because|breaks|does not carry|stands as|as its weakest hop is|missing|furthest|told apart/i;
    for (const { text } of EVERY.filter((one) => /\bhop\b|→/.test(one.text))) expect(text).toMatch(guarded);
  });

  test('every sentence begins with a capital, a figure or a quote, and ends once', () => {
    for (const { text } of EVERY) {
      expect(text).toMatch(/^[\p{Lu}\d“]/u);
      expect(text).toMatch(/[.!?…]["”’)]?$/);
      expect(text).not.toMatch(/\.\./);
    }
  });

  test('the first lines say the answer, the weakest hop and what is about another item', () => {
    const [opening, weakest, beside, assumed] = sentencesOf((CASES.alleged as () => never)());
    expect(opening?.text).toContain('but only if the hop from Port of Sarn to Corvid line');
    expect(weakest?.text).toContain('raised as possible by dockworkers');
    expect(beside?.text).toContain('Another item, “the tide tables”, is spoken of beside it');
    expect(beside?.text).toContain('held probable by Pia Rusk');
    expect(assumed?.text).toContain(
      'one assumption for granted: that “a partner of the Corvid line” is the Corvid line itself',
    );
  });

  test('how much was reviewed is told of the claims that the routes stand on, by whom and how', () => {
    const given = (CASES.alleged as () => Case)();
    const reviewed = (id: string): Review | null =>
      ({
        c1: { decision: 'accepted', by: 'Mona Rud', why: null } as const,
        c2: { decision: 'corrected', by: 'Per Aas', why: null } as const,
      })[id] ?? null;
    const told = (some: readonly string[]) => {
      const claims = given.evidence.claims.map((claim) => ({
        ...claim,
        reviewed: some.includes(claim.id) ? reviewed(claim.id) : null,
      }));
      return sentencesOf(caseOf({ ...given.evidence, claims }, given.trace, [...given.contacts.values()]))
        .filter(({ text }) => /review/.test(text))
        .map(({ text, anchors }) => `${text} [${anchors.join(' ')}]`);
    };
    expect(told([])).toEqual([
      'Nobody has reviewed any of the two claims that the hops of this route stand on: what a machine reads is a proposal. [c1 c2]',
    ]);
    expect(told(['c2'])).toEqual([
      'One of the two claims that the hops of this route stand on was reviewed: corrected by Per Aas. [c2]',
      'Nobody has reviewed the other: what a machine reads is a proposal. [c1]',
    ]);
    expect(told(['c1', 'c2'])).toEqual([
      'Each of the two claims that the hops of this route stand on was reviewed: one was accepted by Mona Rud and one was corrected by Per Aas. [c1 c2]',
    ]);
  });
});
