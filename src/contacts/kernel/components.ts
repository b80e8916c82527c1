const NONE = 0xffffffff;

/**
 * Strongly connected components of one small graph after another (Tarjan 1972, without recursion: a day may hold millions of
 * contacts). Its arrays are kept between graphs, because a log has as many groups as it has times.
 *
 * What `find` leaves behind holds for the graph it was last called with.
 */
export class Components {
  /** Component of each node. Components are numbered so that whoever one sends to has a smaller number. */
  component: Uint32Array = new Uint32Array(0);
  /** Distance of each node from the root of its tree; 0 in circles. */
  depth: Uint32Array = new Uint32Array(0);
  /** Nodes of each component. */
  size: Uint32Array = new Uint32Array(0);
  /** 1 where a component has a circle of three or more nodes; 0 where it is a tree of two-way arcs. */
  circular: Uint8Array = new Uint8Array(0);
  /** Greatest depth in each component. */
  deepest: Uint32Array = new Uint32Array(0);
  count = 0;
  /** Nodes of the largest component. */
  largest = 0;

  #found = new Uint32Array(0);
  #lowest = new Uint32Array(0);
  #offset = new Uint32Array(1);
  #next = new Uint32Array(0);
  #path = new Uint32Array(0);
  #open = new Uint32Array(0);
  #target = new Uint32Array(0);

  /**
   * @param senders first ends of the arcs, as ids below `nodes`; `receivers` the second ends. Loops are left aside.
   * @param arcs how many of them there are.
   */
  find(senders: Uint32Array, receivers: Uint32Array, arcs: number, nodes: number): void {
    this.#grow(arcs, nodes);
    this.#adjacency(senders, receivers, arcs, nodes);
    const [component, found, lowest, offset, next] = [
      this.component,
      this.#found,
      this.#lowest,
      this.#offset,
      this.#next,
    ];
    const [path, open, target, size] = [this.#path, this.#open, this.#target, this.size];
    found.fill(NONE, 0, nodes);
    component.fill(NONE, 0, nodes);
    let [time, opened, components, largest] = [0, 0, 0, 0];
    for (let root = 0; root < nodes; root += 1) {
      if (found[root] !== NONE) continue;
      let length = 0;
      for (let entered = root; ; ) {
        if (entered !== NONE) {
          found[entered] = time;
          lowest[entered] = time;
          next[entered] = offset[entered]!;
          time += 1;
          open[opened] = entered;
          opened += 1;
          path[length] = entered;
          length += 1;
          entered = NONE;
        }
        const node = path[length - 1]!;
        if (next[node]! < offset[node + 1]!) {
          const other = target[next[node]!]!;
          next[node]! += 1;
          if (found[other] === NONE) entered = other;
          else if (component[other] === NONE && found[other]! < lowest[node]!) lowest[node] = found[other]!;
          continue;
        }
        length -= 1;
        if (length > 0 && lowest[node]! < lowest[path[length - 1]!]!) lowest[path[length - 1]!] = lowest[node]!;
        if (lowest[node] === found[node]) {
          let members = 0;
          for (let member = NONE; member !== node; members += 1) {
            opened -= 1;
            member = open[opened]!;
            component[member] = components;
          }
          size[components] = members;
          if (members > largest) largest = members;
          components += 1;
        }
        if (length === 0) break;
      }
    }
    this.count = components;
    this.largest = largest;
    this.depth.fill(0, 0, nodes);
    this.circular.fill(0, 0, components);
    this.deepest.fill(0, 0, components);
    if (largest > 1) this.#shapes(senders, receivers, arcs, nodes);
  }

  #grow(arcs: number, nodes: number): void {
    if (this.#target.length < arcs) this.#target = new Uint32Array(arcs * 2);
    if (this.#found.length >= nodes) return;
    const room = nodes * 2;
    this.component = new Uint32Array(room);
    this.depth = new Uint32Array(room);
    this.size = new Uint32Array(room);
    this.circular = new Uint8Array(room);
    this.deepest = new Uint32Array(room);
    this.#found = new Uint32Array(room);
    this.#lowest = new Uint32Array(room);
    this.#offset = new Uint32Array(room + 1);
    this.#next = new Uint32Array(room);
    this.#path = new Uint32Array(room);
    this.#open = new Uint32Array(room);
  }

  #adjacency(senders: Uint32Array, receivers: Uint32Array, arcs: number, nodes: number): void {
    const [offset, next, target] = [this.#offset, this.#next, this.#target];
    offset.fill(0, 0, nodes + 1);
    for (let arc = 0; arc < arcs; arc += 1) offset[senders[arc]! + 1]! += 1;
    for (let node = 0; node < nodes; node += 1) {
      next[node] = offset[node]!;
      offset[node + 1]! += offset[node]!;
    }
    for (let arc = 0; arc < arcs; arc += 1) {
      const sender = senders[arc]!;
      target[next[sender]!] = receivers[arc]!;
      next[sender]! += 1;
    }
  }

  /**
   * Which components are trees, and how deep their nodes lie. A component is a tree exactly where the pairs of its nodes that are
   * joined are one fewer than its nodes: each such pair is then a bridge, and a bridge inside a strongly connected component is
   * used both ways.
   */
  #shapes(senders: Uint32Array, receivers: Uint32Array, arcs: number, nodes: number): void {
    const { component, depth, deepest, size, circular } = this;
    for (let arc = 0; arc < arcs; arc += 1) {
      const [a, b] = [senders[arc]!, receivers[arc]!];
      const inside = component[a]!;
      if (a === b || inside !== component[b] || size[inside] !== 2) continue;
      // Two nodes are a tree whose root is the one with the smaller id.
      depth[Math.max(a, b)] = 1;
      deepest[inside] = 1;
    }
    if (this.largest === 2) return;
    this.#undirected(senders, receivers, arcs, nodes);
    // What Tarjan's pass is done with: the pairs of each component, who was last seen beside a node, and those to go on from.
    const [pairs, beside, queue] = [this.#next, this.#lowest, this.#open];
    const [offset, target] = [this.#offset, this.#target];
    pairs.fill(0, 0, this.count);
    beside.fill(NONE, 0, nodes);
    for (let node = 0; node < nodes; node += 1) {
      for (let at = offset[node]!; at < offset[node + 1]!; at += 1) {
        if (beside[target[at]!] === node) continue;
        beside[target[at]!] = node;
        pairs[component[node]!]! += 1;
      }
    }
    // Each pair was counted from both sides.
    for (let inside = 0; inside < this.count; inside += 1)
      if (pairs[inside]! / 2 > size[inside]! - 1) circular[inside] = 1;
    const reached = this.#found;
    reached.fill(0, 0, nodes);
    for (let root = 0; root < nodes; root += 1) {
      const inside = component[root]!;
      if (reached[root] === 1 || size[inside]! < 3 || circular[inside] === 1) continue;
      reached[root] = 1;
      queue[0] = root;
      let length = 1;
      for (let first = 0; first < length; first += 1) {
        const node = queue[first]!;
        deepest[inside] = depth[node]!;
        for (let at = offset[node]!; at < offset[node + 1]!; at += 1) {
          const other = target[at]!;
          if (reached[other] === 1) continue;
          reached[other] = 1;
          depth[other] = depth[node]! + 1;
          queue[length] = other;
          length += 1;
        }
      }
    }
  }

  /** Who is joined to whom inside the components of three and more, as lists: both ways, and as often as there are arcs. */
  #undirected(senders: Uint32Array, receivers: Uint32Array, arcs: number, nodes: number): void {
    const { component, size } = this;
    if (this.#target.length < arcs * 2) this.#target = new Uint32Array(arcs * 2);
    const [offset, next, target] = [this.#offset, this.#next, this.#target];
    const joins = (arc: number) =>
      senders[arc] !== receivers[arc] &&
      component[senders[arc]!] === component[receivers[arc]!] &&
      size[component[senders[arc]!]!]! > 2;
    offset.fill(0, 0, nodes + 1);
    for (let arc = 0; arc < arcs; arc += 1) {
      if (!joins(arc)) continue;
      offset[senders[arc]! + 1]! += 1;
      offset[receivers[arc]! + 1]! += 1;
    }
    for (let node = 0; node < nodes; node += 1) {
      next[node] = offset[node]!;
      offset[node + 1]! += offset[node]!;
    }
    for (let arc = 0; arc < arcs; arc += 1) {
      if (!joins(arc)) continue;
      const [a, b] = [senders[arc]!, receivers[arc]!];
      target[next[a]!] = b;
      target[next[b]!] = a;
      next[a]! += 1;
      next[b]! += 1;
    }
  }
}
