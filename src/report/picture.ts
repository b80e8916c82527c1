import { Graph, layout } from '@dagrejs/dagre';
import type { Hop } from '../terms/hop.ts';
import { STANDINGS } from '../terms/standing.ts';
import { bestHops, type Case } from './case.ts';
import { shortSpan } from './dates.ts';
import { type Markup, markup } from './markup.ts';
import { actorName, clip, isAsked, itemName, oneLine } from './naming.ts';
import { hopsBeside } from './sentences/items.ts';
import { MEANING } from './wording.ts';

/** More hops than this make a picture nobody reads; the cards show them all. */
const MOST = 40;
const NODE = { height: 38, most: 34 };
const LINE = 15;
const PER_LETTER = 7;

interface Drawn {
  readonly hop: Hop;
  readonly place: number | null;
  readonly from: string;
  readonly to: string;
  readonly label: readonly string[];
}

/** The hops as SVG, the best route first and heaviest, laid out top to bottom by dagre. Its colours come from the page's style. */
export function pictureOf(given: Case): Markup {
  const best = bestHops(given);
  const beside = hopsBeside(given).slice(0, Math.max(0, MOST - best.length));
  const drawn = [...best.map((hop, at) => draw(given, hop, at + 1)), ...beside.map((hop) => draw(given, hop, null))];
  if (drawn.length === 0) return markup``;
  const graph = laidOut(given, drawn);
  const { width = 0, height = 0 } = graph.graph();
  const size = `${Math.ceil(width)} ${Math.ceil(height)}`;
  const left = given.trace.hops.length - drawn.length;
  return markup`<svg class="picture" viewBox="0 0 ${size}" width="${Math.ceil(width)}" height="${Math.ceil(height)}" role="img" aria-labelledby="picture-title picture-desc" xmlns="http://www.w3.org/2000/svg">
<title id="picture-title">The hops on record, and how each stands</title>
<desc id="picture-desc">${drawn.map(described).join('. ')}.${left > 0 ? ` ${left} more hops are not drawn.` : ''}</desc>
${drawn.map((one, at) => edge(graph, one, at))}
${graph.nodes().map((id) => node(given, graph, id))}
</svg>`;
}

/** What the strokes of the picture mean, as a list: only the standings that occur. */
export function legend(given: Case): Markup {
  const present = STANDINGS.filter((standing) => given.trace.hops.some((hop) => hop.standing === standing));
  return markup`<ul class="legend">${present.map(
    (standing) =>
      markup`<li><svg width="44" height="10" viewBox="0 0 44 10" aria-hidden="true"><path class="hop ${standing}" d="M1 5H43"/></svg> <b class="${standing}">${standing}</b> ${MEANING[standing]}</li>`,
  )}</ul>`;
}

function draw(given: Case, hop: Hop, place: number | null): Drawn {
  const flags = hop.flags.length === 0 ? '' : ` · ${hop.flags.join(', ')}`;
  const other = isAsked(given, hop.item) ? [] : [`about: ${clip(itemName(given, hop.item), 30)}`];
  return {
    hop,
    place,
    from: hop.from ?? `unnamed before ${hop.id}`,
    to: hop.to ?? `unnamed after ${hop.id}`,
    label: [`${place === null ? '' : `${place} · `}${hop.standing}${flags}`, shortSpan(hop.when), ...other],
  };
}

/** What is used of dagre's graph; its own types do not resolve under Node's module rules. */
interface Layout {
  readonly setGraph: (options: object) => unknown;
  readonly graph: () => { readonly width?: number; readonly height?: number };
  readonly setNode: (id: string, box: Box) => unknown;
  readonly hasNode: (id: string) => boolean;
  readonly node: (id: string) => Box;
  readonly nodes: () => readonly string[];
  readonly setEdge: (from: string, to: string, line: object, name: string) => unknown;
  readonly edge: (edge: { readonly v: string; readonly w: string; readonly name: string }) => Line;
}
interface Box {
  readonly label: string;
  width: number;
  height: number;
  x?: number;
  y?: number;
}
interface Line extends Box {
  points?: readonly { readonly x: number; readonly y: number }[];
}

function laidOut(given: Case, drawn: readonly Drawn[]): Layout {
  const graph = new Graph({ multigraph: true }) as Layout;
  graph.setGraph({ rankdir: 'TB', nodesep: 48, ranksep: 40, edgesep: 28, marginx: 12, marginy: 12 });
  for (const one of drawn) {
    for (const [id, actor] of [
      [one.from, one.hop.from],
      [one.to, one.hop.to],
    ] as const) {
      const label = clip(oneLine(actorName(given, actor)), NODE.most);
      if (!graph.hasNode(id)) graph.setNode(id, { label, width: label.length * 8 + 32, height: NODE.height });
    }
  }
  drawn.forEach((one, at) => {
    const width = Math.max(...one.label.map((line) => line.length)) * PER_LETTER + 12;
    const line = {
      label: '',
      width,
      height: one.label.length * LINE + 6,
      labelpos: 'c',
      weight: one.place === null ? 1 : 8,
      minlen: 1,
    };
    graph.setEdge(one.from, one.to, line, String(at));
  });
  layout(graph as Graph);
  return graph;
}

function node(given: Case, graph: Layout, id: string): Markup {
  const { x = 0, y = 0, width, height, label } = graph.node(id);
  const { origin, holder } = given.trace.inquiry;
  const role = !given.actors.has(id) ? 'unnamed' : id === origin || id === holder ? 'end' : 'between';
  return markup`<g class="node ${role}"><rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${height}" rx="6"/><text x="${round(x)}" y="${round(y + 5)}" text-anchor="middle">${label}</text></g>
`;
}

function edge(graph: Layout, one: Drawn, at: number): Markup {
  const line = graph.edge({ v: one.from, w: one.to, name: String(at) });
  const points = line.points ?? [];
  const end = points.at(-1);
  const before = points.at(-2);
  if (end === undefined || before === undefined) return markup``;
  const { x = 0, y = 0, width, height } = line;
  const kind = one.place === null ? 'beside' : 'best';
  return markup`<g class="edge ${kind} ${one.hop.standing}"><path class="hop ${one.hop.standing}" d="${curve(points)}"/><path class="head" d="${head(before, end)}"/><rect class="plate" x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${height}" rx="3"/><text text-anchor="middle">${one.label.map((text, row) => markup`<tspan class="${row === 0 ? 'standing' : 'fact'}" x="${round(x)}" y="${round(y - height / 2 + LINE * (row + 1))}">${text}</tspan>`)}</text></g>
`;
}

type Point = { readonly x: number; readonly y: number };

/**
 * A smooth line through all of dagre's points (Catmull and Rom 1974, as Bézier pieces): a label's middle is one of them,
 * and a line that cut its corners would miss its label.
 */
function curve(points: readonly Point[]): string {
  const at = (index: number): Point => points[Math.max(0, Math.min(points.length - 1, index))] as Point;
  const pieces = points.slice(1).map((to, index) => {
    const [before, from, after] = [at(index - 1), at(index), at(index + 2)];
    const first = { x: from.x + (to.x - before.x) / 6, y: from.y + (to.y - before.y) / 6 };
    const second = { x: to.x - (after.x - from.x) / 6, y: to.y - (after.y - from.y) / 6 };
    return `C${[first, second, to].map(({ x, y }) => `${round(x)} ${round(y)}`).join(' ')}`;
  });
  return `M${round(at(0).x)} ${round(at(0).y)}${pieces.join('')}`;
}

function head(from: Point, to: Point): string {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const wing = (turn: number): string =>
    `${round(to.x - 9 * Math.cos(angle + turn))} ${round(to.y - 9 * Math.sin(angle + turn))}`;
  return `M${round(to.x)} ${round(to.y)}L${wing(0.42)}L${wing(-0.42)}Z`;
}

function described(one: Drawn): string {
  return `${one.place === null ? 'Beside the route' : `Hop ${one.place}`}: ${one.label.join(', ')}`;
}

/** Tenths are enough for a screen, and keep the last digits of different processors out of the bytes. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
