// graphology has no search that respects time, so one's own with a heap is run over its graph. The same two ways of asking as peers.py:
//   node build/bench/contacts/graphology.js FOLDER        node build/bench/contacts/graphology.js graphs NAME
import { createInterface } from 'node:readline';
import type { Ties } from '../../src/contacts/index.ts';
import { columnsIn } from './columns.ts';

/** As much of graphology as is used; it is looked for only when this runs. */
interface Graph {
  mergeNode(node: number): void;
  addDirectedEdge(from: number, to: number, attributes: { readonly t: number }): void;
  forEachOutEdge(
    node: number,
    visit: (edge: string, attributes: { readonly t: number }, from: string, to: string) => void,
  ): void;
}
const packageName = 'graphology';
const { MultiDirectedGraph } = (await import(packageName)) as { MultiDirectedGraph: new () => Graph };

function graphOf(contacts: Iterable<readonly [from: number, to: number, at: number]>, actors: number): Graph {
  const graph = new MultiDirectedGraph();
  for (let actor = 0; actor < actors; actor += 1) graph.mergeNode(actor);
  for (const [from, to, t] of contacts) graph.addDirectedEdge(from, to, { t });
  return graph;
}

/** The stamps at which each actor first could have it; the seed has -1. */
function search(graph: Graph, seed: number, ties: Ties): Map<number, number> {
  const best = new Map([[seed, -1]]);
  const heap = new Heap();
  heap.push(-1, seed);
  for (let next = heap.pop(); next !== null; next = heap.pop()) {
    const [since, actor] = next;
    if (since > best.get(actor)!) continue;
    graph.forEachOutEdge(actor, (_edge, { t }, _from, name) => {
      const to = Number(name);
      if ((ties === 'strict' ? t > since : t >= since) && t < (best.get(to) ?? Number.POSITIVE_INFINITY)) {
        best.set(to, t);
        heap.push(t, to);
      }
    });
  }
  return best;
}

/** A binary heap of actors by time. */
class Heap {
  readonly #times: number[] = [];
  readonly #actors: number[] = [];

  push(time: number, actor: number): void {
    let at = this.#times.length;
    for (let up = (at - 1) >> 1; at > 0 && this.#times[up]! > time; at = up, up = (at - 1) >> 1)
      this.#set(at, this.#times[up]!, this.#actors[up]!);
    this.#set(at, time, actor);
  }

  pop(): readonly [time: number, actor: number] | null {
    if (this.#times.length === 0) return null;
    const top = [this.#times[0]!, this.#actors[0]!] as const;
    const [time, actor] = [this.#times.pop()!, this.#actors.pop()!];
    const count = this.#times.length;
    if (count === 0) return top;
    let at = 0;
    for (let down = 1; down < count; down = 2 * at + 1) {
      if (down + 1 < count && this.#times[down + 1]! < this.#times[down]!) down += 1;
      if (this.#times[down]! >= time) break;
      this.#set(at, this.#times[down]!, this.#actors[down]!);
      at = down;
    }
    this.#set(at, time, actor);
    return top;
  }

  #set(at: number, time: number, actor: number): void {
    this.#times[at] = time;
    this.#actors[at] = actor;
  }
}

const [place, name] = process.argv.slice(2);
if (place === 'graphs') {
  for await (const line of createInterface({ input: process.stdin })) {
    const { actors, contacts, sources } = JSON.parse(line);
    const graph = graphOf(contacts, actors);
    const answers = (sources as number[]).map((source) => {
      const found = search(graph, source, name as Ties);
      return Array.from({ length: actors }, (_, actor) => (found.has(actor) ? Math.max(0, found.get(actor)!) : null));
    });
    console.log(JSON.stringify(answers));
  }
} else {
  const { from, to, stamp } = columnsIn(place!);
  const actors =
    from.reduce(
      (most, actor) => Math.max(most, actor),
      to.reduce((most, actor) => Math.max(most, actor)),
    ) + 1;
  const contacts = function* () {
    for (let at = 0; at < from.length; at += 1) yield [from[at]!, to[at]!, stamp[at]!] as const;
  };
  const graph = graphOf(contacts(), actors);
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const [ties, seed] = line.split(' ');
    const begun = process.hrtime.bigint();
    const found = search(graph, Number(seed), ties as Ties);
    const taken = process.hrtime.bigint() - begun;
    found.delete(Number(seed));
    console.log(`${taken} ${found.size} ${[...found.values()].reduce((sum, at) => sum + at, 0)} -1`);
  }
}
