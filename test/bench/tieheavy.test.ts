import { describe, expect, it } from 'vitest';
import { NOT, oracle } from '../../bench/contacts/oracle.ts';
import { tieHeavy, wrongsOf } from '../../bench/contacts/tieheavy.ts';

const graphs = tieHeavy(300);
const RULES = ['non-strict', 'strict'] as const;

describe('small graphs full of ties', () => {
  it('are the same for the same seed, sorted by time, and mostly tied', () => {
    expect(tieHeavy(300)).toEqual(graphs);
    expect(tieHeavy(300, 1)).not.toEqual(graphs);
    for (const { actors, columns } of graphs) {
      const { from, to, stamp } = columns;
      expect(stamp.every((at, index) => index === 0 || at >= stamp[index - 1]!)).toBe(true);
      expect(from.every((actor, at) => actor < actors && to[at]! < actors && actor !== to[at])).toBe(true);
      expect(new Set(stamp).size).toBeLessThan(stamp.length);
    }
  });

  it('are told apart by the rule: where contacts of one time may not chain, some are reached later or not at all', () => {
    let differ = 0;
    for (const graph of graphs) {
      const told = (ties: (typeof RULES)[number]) =>
        graph.sources.map((source) =>
          [...oracle(graph.columns, graph.actors, source, ties)].map((at) => (at === NOT ? null : at)),
        );
      for (const ties of RULES)
        expect(wrongsOf(graph, told(ties), ties)).toMatchObject({ late: 0, missed: 0, invented: 0 });
      const { late, missed, invented } = wrongsOf(graph, told('strict'), 'non-strict');
      expect(invented).toBe(0);
      if (late + missed > 0) differ += 1;
    }
    expect(differ).toBeGreaterThan(graphs.length / 10);
  });

  it('show each kind of wrong answer as what it is', () => {
    const columns = { from: Uint32Array.of(0, 1), to: Uint32Array.of(1, 2), stamp: Uint32Array.of(1, 2) };
    const graph = { actors: 4, columns, sources: [0] };
    expect(wrongsOf(graph, [[0, 2, null, 3]], 'non-strict')).toEqual({ pairs: 2, late: 1, missed: 1, invented: 1 });
  });
});
