/**
 * Which room may import what: the law that keeps the tree a pipeline. ARCHITECTURE.md shows the same table, and
 * `rooms.test.ts` holds both to what the files do.
 *
 * `rooms` are the rooms it may import; `packages` its npm packages; `effects` the files that may reach Node's own
 * modules, with those modules. A room with no effects is pure: same arguments, same answer.
 */
export interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  readonly effects: Readonly<Record<string, readonly string[]>>;
}

export const ROOMS: Readonly<Record<string, Room>> = {
  terms: { rooms: [], packages: [], effects: {} },
  documents: {
    rooms: ['terms'],
    packages: ['@mozilla/readability', 'linkedom', 'eld'],
    effects: { 'files.ts': ['fs', 'path'], 'hash.ts': ['crypto'] },
  },
  reading: {
    rooms: ['terms', 'documents'],
    packages: ['chrono-node', 'edtf', 'onnxruntime-node', 'onnxruntime-web'],
    effects: { 'session.ts': ['fs', 'url', 'module'] },
  },
  resolution: { rooms: ['terms', 'reading'], packages: [], effects: {} },
  lineage: { rooms: ['terms'], packages: [], effects: {} },
  tracing: { rooms: ['terms', 'lineage'], packages: [], effects: {} },
  report: {
    rooms: ['terms', 'tracing'],
    packages: ['@dagrejs/dagre', 'd3-scale', 'd3-time-format'],
    effects: {},
  },
  exchange: { rooms: ['terms'], packages: ['zod'], effects: {} },
  contacts: { rooms: ['terms'], packages: ['csv-parse'], effects: {} },
  desk: {
    rooms: ['terms', 'documents', 'reading', 'resolution', 'lineage', 'tracing', 'report', 'exchange', 'contacts'],
    packages: [],
    effects: {},
  },
  cli: { rooms: ['terms', 'report', 'exchange', 'desk'], packages: ['commander'], effects: {} },
};

/** The table as ARCHITECTURE.md shows it. */
export function roomsTable(): string {
  const rows = Object.entries(ROOMS).map(([name, room]) => {
    const effects = Object.entries(room.effects).map(([file, modules]) => `\`${file}\` (${modules.join(', ')})`);
    const cells = [room.rooms.join(', '), room.packages.join(', '), effects.join(', ')];
    return `| ${name} | ${cells.map((cell) => cell || '–').join(' | ')} |`;
  });
  return [
    '| room | may import | packages | files that may use Node’s modules |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
