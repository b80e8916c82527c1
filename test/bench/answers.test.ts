import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agrees, answerOf } from '../../bench/contacts/answers.ts';
import { NOT, oracle } from '../../bench/contacts/oracle.ts';
import { plain, Sweeper } from '../../src/contacts/index.ts';
import { earliest, type Plain } from '../contacts/kernel/brute.ts';
import { imported, logs } from '../contacts/kernel/logs.ts';

const RULES = ['non-strict', 'strict'] as const;

/** Columns as a peer gets them: by time, and in no order within one. */
function listed(contacts: readonly Plain[]) {
  const sorted = contacts.toSorted((a, b) => a.at - b.at);
  return {
    from: Uint32Array.from(sorted, ({ from }) => from),
    to: Uint32Array.from(sorted, ({ to }) => to),
    stamp: Uint32Array.from(sorted, ({ at }) => at),
  };
}

describe('the oracle', () => {
  it('says what going round until nothing changes says', () => {
    fc.assert(
      fc.property(logs, ({ actors, contacts }) => {
        for (const ties of RULES) {
          const brute = earliest(contacts, [0], ties);
          const found = oracle(listed(contacts), actors, 0, ties);
          for (let actor = 1; actor < actors; actor += 1) expect(found[actor]).toBe(brute.get(actor) ?? NOT);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('an answer looked over', () => {
  it('is right where the kernel gave it: as many reached, at the same times, each with evidence that holds', () => {
    fc.assert(
      fc.property(logs, ({ actors, contacts }) => {
        const { columns } = imported(contacts, actors);
        const raw = {
          from: new Uint32Array(columns.count),
          to: new Uint32Array(columns.count),
          stamp: new Uint32Array(columns.count),
        };
        for (const name of ['from', 'to', 'stamp'] as const) columns.read(name, 0, raw[name]);
        const sweeper = new Sweeper(columns, plain, { resident: true });
        for (const ties of RULES) {
          const right = oracle(raw, actors, 0, ties);
          const reached = right.filter((at, actor) => actor !== 0 && at !== NOT);
          const answer = answerOf(raw, sweeper.forward({ seeds: [0], start: 0, end: columns.count, ties }), ties);
          expect(answer).toEqual({
            reached: reached.length,
            sum: reached.reduce((sum, at) => sum + at, 0),
            valid: reached.length,
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('does not hold where evidence goes round in a circle, comes too late, or leads elsewhere', () => {
    // 0→1 at 0, 2→3 and 3→2 at 1, 1→4 at 2, 4→5 at 1.
    const columns = {
      from: Uint32Array.of(0, 2, 3, 4, 1),
      to: Uint32Array.of(1, 3, 2, 5, 4),
      stamp: Uint32Array.of(0, 1, 1, 1, 2),
    };
    const [SEED, NEVER] = [0x80000000, 0xffffffff];
    const circle = answerOf(columns, Uint32Array.of(SEED, 0, 2, 1, NEVER, NEVER), 'non-strict');
    expect(circle).toEqual({ reached: 3, sum: 2, valid: 1 });
    const late = answerOf(columns, Uint32Array.of(SEED, 0, NEVER, NEVER, 4, 3), 'non-strict');
    expect(late.valid).toBe(2);
    const elsewhere = answerOf(columns, Uint32Array.of(SEED, 4, NEVER, NEVER, NEVER, NEVER), 'non-strict');
    expect(elsewhere.valid).toBe(0);
    expect(agrees(circle, { reached: 3, sum: 2, valid: 3 })).toBe(false);
  });
});
