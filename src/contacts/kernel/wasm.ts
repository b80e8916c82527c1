import {
  type Bench,
  type End,
  type Engine,
  type LeftOut,
  type MaskRule,
  PICKED,
  type Size,
  type Stretch,
  type Tie,
  wordsOf,
} from './engine.ts';
import { LOOPS } from './loops.ts';
import { plain } from './plain.ts';

/** The exports of assembly/loops.ts: addresses, then a stretch, then what the strict rule needs. */
interface Loops {
  readonly forward: Loop;
  readonly backward: Loop;
  readonly forwardStrict: Loop;
  readonly backwardStrict: Loop;
  readonly forwardMasks: Loop;
  readonly backwardMasks: Loop;
  readonly forwardMasksDated: Loop;
  readonly backwardMasksDated: Loop;
  readonly masksStrict: Loop;
  readonly watchedForward: Loop;
  readonly watchedBackward: Loop;
  readonly delayedForward: Loop;
  readonly delayedBackward: Loop;
  readonly sift: Loop;
  readonly groups: Loop;
}
type Loop = (...numbers: number[]) => number;

/** What is used of the platform's WebAssembly: Node's types leave it to those of browsers. */
declare namespace WebAssembly {
  class Memory {
    constructor(size: { readonly initial: number });
    readonly buffer: ArrayBuffer;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: { readonly env: { readonly memory: Memory } });
    readonly exports: unknown;
  }
}

const PAGE = 65_536;
/** What a module of 32-bit addresses can hold. */
const MOST_PAGES = 65_536;

let compiled: WebAssembly.Module | null = null;

/** The loops in WebAssembly (AssemblyScript, 14 kB, no imports but its memory). */
export const wasm: Engine = { name: 'wasm', bench };

/** The fastest engine that this platform has. */
export function fastestEngine(): Engine {
  return typeof WebAssembly === 'object' ? wasm : plain;
}

/** @throws RangeError where the bench is larger than 4 GiB: the caller takes a smaller room. */
function bench({ actors, room, masks, weights = false, delays = false, longest }: Size): Bench {
  const plan = layout({
    informed: wordsOf(actors),
    arrivals: actors,
    held: wordsOf(actors),
    masks: masks ? actors * 2 : 0,
    pending: masks ? longest * 4 : 0,
    weights: weights ? room * 2 : 0,
    gains: 128,
    from: room,
    to: room,
    stamp: room,
    skipped: wordsOf(room),
    watch: wordsOf(actors),
    told: 5,
    due: delays ? actors : 0,
    informs: actors,
    spends: actors,
    known: wordsOf(actors),
    sifted: 3,
    hits: wordsOf(room) + 2,
    picked: PICKED + 1,
    begins: wordsOf(room),
  });
  const memory = new WebAssembly.Memory({ initial: Math.ceil(plan.bytes / PAGE) });
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(LOOPS), (byte) => byte.charCodeAt(0)));
  const loops = new WebAssembly.Instance(compiled, { env: { memory } }).exports as Loops;
  const at = plan.addresses;
  const view = (name: Area) => new Uint32Array(memory.buffer, at[name], plan.words[name]);
  const ways = { forward: [at.from, at.to], backward: [at.to, at.from] } as const;
  const recorded = { forward: at.informs, backward: at.spends };
  const leftOut = ({ holds, skips }: LeftOut) => [holds ? at.held : 0, skips ? at.skipped : 0] as const;
  const pass = (way: 'forward' | 'backward', { offset, count, base }: Stretch, tie: Tie | null, end: End): number => {
    const record = end.recorded === null ? 0 : recorded[way] + end.recorded * 4;
    const areas = [at.informed, at.arrivals, ...leftOut(end), record, at.told, at.picked, ...ways[way]];
    return tie === null
      ? loops[way](...areas, offset, count, base, end.left)
      : loops[`${way}Strict`](...areas, offset, count, base, end.left, at.stamp, tie.longest, tie.edge);
  };
  const maskPass = (
    way: 'forward' | 'backward',
    { offset, count, base }: Stretch,
    { strict, dated, ...out }: MaskRule,
  ): number => {
    const areas = [at.masks, at.arrivals, weights ? at.weights : 0, at.gains, ...leftOut(out), ...ways[way]];
    const loop = loops[`${way}Masks${dated ? 'Dated' : ''}` as const];
    return strict
      ? loops.masksStrict(...areas, at.stamp, at.pending, offset, count, base, way === 'backward' ? 1 : 0)
      : loop(...areas, at.informed, at.watch, at.told, at.picked, offset, count, base, actors);
  };
  const numbers = (name: Area) => new Float64Array(memory.buffer, at[name], plan.words[name] / 2);
  // Called from halt to halt, some hundred contacts apart: without arrays on the way.
  const watched: Bench['watched'] = ({ offset, count, base }, filled, strict, way) =>
    (way === 1 ? loops.watchedForward : loops.watchedBackward)(
      at.informed,
      at.arrivals,
      at.held,
      at.skipped,
      at.watch,
      at.told,
      at.picked,
      way === 1 ? at.from : at.to,
      way === 1 ? at.to : at.from,
      at.stamp,
      offset,
      count,
      base,
      filled,
      longest,
      strict ? 1 : 0,
    );
  const delayed: Bench['delayed'] = ({ offset, count, base }, left, given, way) =>
    (way === 1 ? loops.delayedForward : loops.delayedBackward)(
      at.informed,
      at.arrivals,
      at.held,
      at.skipped,
      at.informs + given * 4,
      at.told,
      at.due,
      at.picked,
      ...ways[way === 1 ? 'forward' : 'backward'],
      at.stamp,
      offset,
      count,
      base,
      left,
      given,
    );
  const sift: Bench['sift'] = (
    { offset, count, base },
    filled,
    { informs, spends, from, to, grouped, skips },
    strict,
  ) =>
    loops.sift(
      at.known,
      at.informed,
      at.informs,
      informs,
      at.spends,
      spends,
      at.sifted,
      at.from,
      at.to,
      at.begins,
      at.skipped,
      at.hits,
      offset,
      count,
      base - offset,
      filled,
      grouped ? 1 : 0,
      strict ? 1 : 0,
      actors,
      from,
      to,
      skips ? 1 : 0,
    );
  return {
    informed: view('informed'),
    arrivals: view('arrivals'),
    held: view('held'),
    masks: view('masks'),
    weights: numbers('weights'),
    gains: numbers('gains'),
    room: { from: view('from'), to: view('to'), stamp: view('stamp') },
    skipped: view('skipped'),
    forward: (stretch, tie, end) => pass('forward', stretch, tie, end),
    backward: (stretch, tie, end) => pass('backward', stretch, tie, end),
    forwardMasks: (stretch, rule) => maskPass('forward', stretch, rule),
    backwardMasks: (stretch, rule) => maskPass('backward', stretch, rule),
    watch: view('watch'),
    told: view('told'),
    watched,
    due: view('due'),
    delayed,
    informs: view('informs'),
    spends: view('spends'),
    known: view('known'),
    sifted: view('sifted'),
    hits: view('hits'),
    sift,
    groups: (filled) => void loops.groups(at.stamp, at.begins, filled),
  };
}

type Area =
  | 'informed'
  | 'arrivals'
  | 'held'
  | 'masks'
  | 'pending'
  | 'weights'
  | 'gains'
  | 'from'
  | 'to'
  | 'stamp'
  | 'skipped'
  | 'watch'
  | 'told'
  | 'due'
  | 'informs'
  | 'spends'
  | 'known'
  | 'sifted'
  | 'hits'
  | 'picked'
  | 'begins';

/** Areas one after the other, each on a line of the cache, behind the first page, where the module keeps its own. */
function layout(words: Readonly<Record<Area, number>>) {
  let next = PAGE;
  const addresses = {} as Record<Area, number>;
  for (const [name, count] of Object.entries(words) as [Area, number][]) {
    addresses[name] = next;
    next += Math.ceil((count * 4) / 64) * 64;
  }
  if (next > MOST_PAGES * PAGE) throw new RangeError(`A pass would need ${next} bytes.`);
  return { words, addresses, bytes: next };
}
