/**
 * Which room may import what: the law that keeps the tree a pipeline. ARCHITECTURE.md shows the same table, and
 * `rooms.test.ts` holds both to what the files do.
 *
 * `rooms` are the rooms it may import; `packages` its npm packages; `node` the files that may use Node's own modules,
 * with those modules. A room that uses none is pure (same arguments, same answer), as is one that only hashes or paints.
 */
export interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  readonly node: Readonly<Record<string, readonly string[]>>;
}

export const ROOMS: Readonly<Record<string, Room>> = {
  terms: { rooms: [], packages: [], node: {} },
  documents: {
    rooms: ['terms'],
    packages: ['@mozilla/readability', 'chrono-node', 'edtf', 'eld', 'linkedom', 'zod'],
    node: { 'document.ts': ['crypto'], 'files.ts': ['fs'] },
  },
  reading: {
    rooms: ['terms', 'documents'],
    packages: ['chrono-node', 'onnxruntime-node', 'onnxruntime-web', 'zod'],
    node: {
      'analysis/measured.ts': ['fs', 'path'],
      'analysis/model.ts': ['fs', 'path', 'url'],
      'analysis/pool.ts': ['worker_threads'],
      'analysis/reader.ts': ['os'],
      'analysis/session.ts': ['fs'],
      'mentions/wordlists.ts': ['fs'],
      'analysis/worker.ts': ['worker_threads'],
    },
  },
  resolution: { rooms: ['terms', 'reading'], packages: [], node: {} },
  lineage: { rooms: ['terms'], packages: [], node: {} },
  tracing: { rooms: ['terms', 'lineage'], packages: [], node: {} },
  report: {
    rooms: ['terms'],
    packages: ['@dagrejs/dagre', 'd3-scale', 'd3-time-format'],
    node: { 'frame.ts': ['crypto'], 'paint.ts': ['util'] },
  },
  exchange: { rooms: ['terms'], packages: ['zod'], node: {} },
  database: {
    rooms: ['terms'],
    packages: ['@electric-sql/pglite', 'pg', 'pg-copy-streams'],
    node: {
      'folder.ts': ['fs', 'path'],
      'lite.ts': ['fs'],
      'lock.ts': ['crypto', 'fs', 'os', 'timers'],
      'migrations.ts': ['fs'],
      'server.ts': ['stream'],
      'template.ts': ['crypto', 'fs', 'module', 'path', 'url', 'zlib'],
    },
  },
  contacts: {
    rooms: ['terms', 'database'],
    packages: ['@duckdb/node-api', 'csv-parse', 'fzstd', 'postal-mime', 'zod'],
    node: {
      'certificates/certificate.ts': ['fs'],
      'database/schema.ts': ['fs'],
      'import/actors.ts': ['path'],
      'import/before.ts': ['fs', 'path'],
      'import/blocks.ts': ['fs'],
      'import/columnfiles.ts': ['path'],
      'import/columns.ts': ['path'],
      'import/delimited.ts': ['buffer', 'fs'],
      'import/fingerprint.ts': ['crypto', 'fs'],
      'import/hand.ts': ['worker_threads'],
      'import/hands.ts': ['worker_threads'],
      'import/hasher.ts': ['worker_threads'],
      'import/import.ts': ['fs', 'os', 'path'],
      'import/lines.ts': ['fs', 'stream'],
      'import/lock.ts': ['fs', 'path'],
      'import/logrows.ts': ['fs', 'path'],
      'import/mail/mailbox.ts': ['crypto', 'fs', 'path', 'stream', 'zlib'],
      'import/order.ts': ['path'],
      'import/prints.ts': ['crypto', 'fs', 'worker_threads'],
      'import/reading.ts': ['fs'],
      'import/rows.ts': ['path'],
      'import/rowwriter.ts': ['path'],
      'import/sorter.ts': ['worker_threads'],
      'import/sorting.ts': ['worker_threads'],
      'import/sources.ts': ['fs', 'path'],
      'import/tables.ts': ['fs', 'path'],
      'import/together.ts': ['fs'],
      'import/unpacked.ts': ['fs', 'path', 'stream', 'zlib'],
      'import/windows.ts': ['buffer', 'fs'],
      'import/zstd.ts': ['fs', 'stream'],
      'open.ts': ['fs'],
      'questions/contents.ts': ['path'],
      'store/columnfile.ts': ['crypto', 'fs'],
      'store/logfolder.ts': ['fs', 'path'],
      'store/rows.ts': ['fs', 'path'],
      'store/times.ts': ['fs'],
    },
  },
  ledger: {
    rooms: ['terms', 'database'],
    packages: ['canonicalize', 'zod'],
    node: {
      'bundle/archive.ts': ['crypto'],
      'bundle/pack.ts': ['crypto'],
      'journal/entry.ts': ['crypto'],
      'journal/head.ts': ['crypto'],
      'journal/seal.ts': ['crypto'],
      'store/append.ts': ['crypto'],
      'store/contents.ts': ['zlib'],
      'store/soundness.ts': ['crypto'],
    },
  },
  desk: {
    rooms: [
      'terms',
      'documents',
      'reading',
      'resolution',
      'lineage',
      'tracing',
      'report',
      'exchange',
      'database',
      'contacts',
      'ledger',
    ],
    packages: ['asn1js', 'pkijs', 'zod'],
    node: {
      'case/bundle.ts': ['fs'],
      'case/bundlefile.ts': ['crypto', 'fs', 'path'],
      'case/case.ts': ['crypto', 'path'],
      'case/keys.ts': ['crypto', 'fs', 'os', 'path'],
      'case/place.ts': ['crypto', 'fs', 'path'],
      'case/token.ts': ['crypto'],
      'example.ts': ['path'],
      'home.ts': ['fs', 'path', 'url'],
    },
  },
  cli: {
    rooms: ['terms', 'report', 'exchange', 'desk'],
    packages: ['commander'],
    node: { 'keyboard.ts': ['readline'], 'main.ts': ['v8'], 'terminal.ts': ['crypto', 'fs', 'path'] },
  },
};

/**
 * The folders of `reading/` in the order of its own pipeline: a file imports from its own folder, from those before it,
 * and from `reading.ts`, the shapes that all of it hands out.
 */
export const READING: readonly string[] = [
  'vocabulary',
  'text',
  'coreference',
  'analysis',
  'grammar',
  'mentions',
  'times',
  'events',
  'factuality',
  'attribution',
  'claims',
  'scores',
  'asked',
  'explanations',
];

/** The table as ARCHITECTURE.md shows it. */
export function roomsTable(): string {
  const rows = Object.entries(ROOMS).map(([name, room]) => {
    const node = Object.entries(room.node).map(([file, modules]) => `\`${file}\` (${modules.join(', ')})`);
    const cells = [room.rooms.join(', '), room.packages.join(', '), node.join(', ')];
    return `| ${name} | ${cells.map((cell) => cell || '–').join(' | ')} |`;
  });
  return ['| room | may import | packages | Node’s modules, and where |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}
