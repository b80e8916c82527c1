import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldOf, inForce, type Judgement, type Persons, type Recorded } from '../../../src/ledger/index.ts';

const runs = { numRuns: 400, seed: 20_261_126 };

/** A journal of judgements, one to an entry: `[who, what]`. */
function journal(...rows: readonly (readonly [string, Judgement])[]): Recorded[] {
  return rows.map(([by, judgement], at) => ({ number: at + 1, at, by, why: null, judgement }));
}
const accept = (claim: string): Judgement => ({ kind: 'claim-accepted', claim });
const reject = (claim: string): Judgement => ({ kind: 'claim-rejected', claim });
const undo = (entry: number): Judgement => ({ kind: 'undone', entry });
const redo = (entry: number): Judgement => ({ kind: 'redone', entry });
const confirm = (entry: number): Judgement => ({ kind: 'confirmed', entry });
const numbers = (all: readonly { readonly number: number }[]) => all.map(({ number }) => number);

function standing(rows: Recorded[], persons: Persons = 1) {
  const { active, pending, undone, proposed } = inForce(rows, persons);
  return {
    active: numbers(active),
    pending: numbers(pending),
    undone: numbers(undone),
    proposed: proposed.map(({ entry }) => entry.number),
  };
}

describe('undo and redo', () => {
  it('take a judgement out and put it back where it was', () => {
    const rows = journal(['Mona', accept('d1.c1')], ['Mona', reject('d1.c1')], ['Mona', undo(1)], ['Per', redo(1)]);
    expect(standing(rows.slice(0, 3)).active).toEqual([2]);
    expect(standing(rows).active).toEqual([1, 2]);
  });

  it('undo each other, however long the chain', () => {
    const rows = journal(
      ['M', accept('c')],
      ['M', undo(1)],
      ['M', undo(2)],
      ['M', undo(3)],
      ['M', redo(4)],
      ['M', undo(5)],
    );
    expect(rows.map((_, at) => standing(rows.slice(0, at + 1)).active.length)).toEqual([1, 0, 1, 0, 1, 0]);
  });

  it('are refused in a sentence where they change nothing', () => {
    const fold = foldOf();
    for (const row of journal(['M', accept('c')], ['M', undo(1)])) fold.take(row);
    expect(() => fold.check(undo(1), 'M')).toThrow('Entry 1 is undone already. There is nothing to undo.');
    expect(() => fold.check(undo(9), 'M')).toThrow('Entry 9 is no judgement.');
    expect(() => fold.check(redo(2), 'M')).not.toThrow();
    fold.take({ number: 3, at: 3, by: 'M', why: null, judgement: redo(1) });
    expect(() => fold.check(redo(1), 'M')).toThrow('Entry 1 is in force already. There is nothing to redo.');
    expect(() => fold.check(confirm(1), 'M')).toThrow('Entry 1 is your own.');
  });

  it('reach judgements whose words were forgotten', () => {
    const [first, ...rest] = journal(['M', accept('c')], ['M', undo(1)]);
    expect(standing([{ ...first!, judgement: null }, ...rest])).toEqual({
      active: [],
      pending: [],
      undone: [],
      proposed: [],
    });
  });
});

describe('where it takes two', () => {
  it('a judgement waits until another person says the same or confirms it', () => {
    const rows = journal(
      ['Mona', accept('a')],
      ['Mona', accept('b')],
      ['Mona', accept('a')],
      ['Per', accept('a')],
      ['Per', confirm(2)],
    );
    expect(standing(rows.slice(0, 3), 2)).toMatchObject({ active: [], pending: [1, 2, 3] });
    expect(standing(rows.slice(0, 4), 2)).toMatchObject({ active: [1, 3, 4], pending: [2] });
    expect(standing(rows, 2)).toMatchObject({ active: [1, 2, 3, 4], pending: [] });
  });

  it('what counts is undone by two, what waits by one', () => {
    const rows = journal(
      ['Mona', accept('a')],
      ['Per', confirm(1)],
      ['Mona', undo(1)],
      ['Per', confirm(3)],
      ['Per', redo(1)],
    );
    expect(standing(rows.slice(0, 3), 2)).toMatchObject({ active: [1], proposed: [3] });
    expect(standing(rows.slice(0, 4), 2)).toMatchObject({ active: [], undone: [1], proposed: [] });
    expect(standing(rows, 2)).toMatchObject({ active: [], undone: [1], proposed: [5] });
    expect(standing(journal(['Mona', accept('a')], ['Mona', undo(1)]), 2)).toMatchObject({ pending: [], undone: [1] });
  });

  it('nobody takes a confirmation back alone, and a proposal can be taken back', () => {
    const agreed = [
      ['Mona', accept('a')],
      ['Per', confirm(1)],
    ] as const;
    expect(standing(journal(...agreed, ['Per', undo(2)]), 2)).toMatchObject({ active: [1], proposed: [3] });
    expect(standing(journal(...agreed, ['Per', undo(2)], ['Per', undo(3)]), 2)).toMatchObject({
      active: [1],
      proposed: [],
    });
    expect(standing(journal(...agreed, ['Per', undo(2)], ['Mona', undo(2)]), 2)).toMatchObject({
      active: [],
      pending: [1],
    });
  });
});

/** Judgements with undoings and redoings of any earlier entry among them. */
const histories = fc
  .array(fc.record({ what: fc.nat(4), of: fc.nat(), by: fc.constantFrom('Mona', 'Per') }), {
    minLength: 1,
    maxLength: 14,
  })
  .map((steps) =>
    journal(
      ...steps.map(({ what, of, by }, at): [string, Judgement] => {
        const entry = (of % Math.max(1, at)) + 1;
        if (at === 0 || what < 2) return [by, what === 0 ? accept(`c${of % 3}`) : reject(`c${of % 3}`)];
        return [by, what === 2 ? undo(entry) : what === 3 ? redo(entry) : confirm(entry)];
      }),
    ),
  );

/** The same by its definition, every entry worked out from the whole journal. */
function plainly(rows: readonly Recorded[]): number[] {
  const on = new Map<number, boolean>();
  const aimed = ({ judgement }: Recorded): { target: number; on: boolean } | null => {
    if (judgement?.kind !== 'undone' && judgement?.kind !== 'redone') return null;
    const at = rows[judgement.entry - 1]!;
    const inner = aimed(at);
    if (inner === null) return { target: at.number, on: judgement.kind === 'redone' };
    return { target: inner.target, on: judgement.kind === 'redone' || !inner.on };
  };
  for (const row of rows) {
    const aim = aimed(row);
    if (aim === null) on.set(row.number, true);
    else on.set(aim.target, aim.on);
  }
  return rows
    .filter((row) => on.get(row.number) === true && row.judgement?.kind.startsWith('claim'))
    .map(({ number }) => number);
}

describe('any history', () => {
  const unseconded = histories.filter((rows) => rows.every(({ judgement }) => judgement?.kind !== 'confirmed'));
  it('comes to what it comes to entry by entry', () => {
    fc.assert(
      fc.property(unseconded, (rows) => {
        expect(standing(rows).active).toEqual(plainly(rows));
      }),
      runs,
    );
  });

  it('comes to the same taken in at once or one by one, and loses no judgement', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom<Persons>(1, 2), (rows, persons) => {
        const fold = foldOf(persons);
        for (const [at, row] of rows.entries()) {
          fold.take(row);
          const now = fold.inForce();
          expect(now).toEqual(inForce(rows.slice(0, at + 1), persons));
          const all = [...numbers(now.active), ...numbers(now.pending), ...numbers(now.undone)];
          const made = rows.slice(0, at + 1).filter(({ judgement }) => judgement?.kind.startsWith('claim'));
          expect(new Set(all).size).toBe(all.length);
          expect(all).toEqual(expect.arrayContaining(numbers(made)));
        }
      }),
      runs,
    );
  });

  it('is as if it had not been, once the last step is undone', () => {
    fc.assert(
      fc.property(unseconded, (rows) => {
        const last = rows.length;
        const before = standing(rows.slice(0, -1)).active;
        const after = [...rows, { number: last + 1, at: last, by: 'Mona', why: null, judgement: undo(last) }];
        const effect =
          rows.at(-1)!.judgement!.kind.startsWith('claim') || standing(rows).active.join() !== before.join();
        if (effect) expect(standing(after).active).toEqual(before);
      }),
      runs,
    );
  });

  it('counts nothing on the word of one where it takes two', () => {
    fc.assert(
      fc.property(histories, (rows) => {
        const mine = rows.map((row) => ({ ...row, by: 'Mona' }));
        expect(inForce(mine, 2).active).toEqual([]);
      }),
      runs,
    );
  });
});
