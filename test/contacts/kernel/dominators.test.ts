import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dominators } from '../../../src/contacts/kernel/dominators.ts';

describe('a node on every way to another', () => {
  it('is one without which that is not reached', () => {
    const graphs = fc.integer({ min: 1, max: 9 }).chain((nodes) => {
      const node = fc.integer({ min: 0, max: nodes - 1 });
      return fc.record({
        nodes: fc.constant(nodes),
        arcs: fc.array(fc.tuple(node, node), { maxLength: 22, size: 'max' }),
      });
    });
    fc.assert(
      fc.property(graphs, ({ nodes, arcs }) => {
        const told = dominators(
          nodes,
          Uint32Array.from(arcs, ([tail]) => tail),
          Uint32Array.from(arcs, ([, head]) => head),
        );
        const all = Array.from({ length: nodes }, (_, node) => node);
        for (const out of all) {
          const reached = new Set(out === 0 ? [] : [0]);
          for (const at of reached) for (const [tail, head] of arcs) if (tail === at && head !== out) reached.add(head);
          expect(all.filter((node) => !told(out, node))).toEqual([...reached].toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 1000, seed: 20241126 },
    );
  });

  it('is found along a chain of many', () => {
    const count = 200_000;
    const tails = Uint32Array.from({ length: count - 1 }, (_, at) => at);
    const told = dominators(
      count,
      tails,
      tails.map((at) => at + 1),
    );
    expect([told(1, count - 1), told(count - 1, 1)]).toEqual([true, false]);
  });
});
