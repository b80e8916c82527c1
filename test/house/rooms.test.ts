import { describe, expect, it } from 'vitest';
import { importsOf } from './imports.ts';
import { READING, ROOMS, roomsTable } from './rooms.ts';
import { projectFiles, textOf } from './tree.ts';

const sources = projectFiles().filter((file) => file.startsWith('src/') && file.endsWith('.ts'));

/** "tracing/routes.ts" is in the room "tracing"; a file directly under `src/` is in none. */
const roomOf = (path: string): string | null => (path.includes('/') ? (path.split('/')[0] ?? null) : null);

describe('the rooms', () => {
  it('are all in the table', () => {
    const found = new Set(sources.map((file) => roomOf(file.slice('src/'.length))).filter((room) => room !== null));
    expect([...found].filter((room) => !(room in ROOMS))).toEqual([]);
  });

  it('stand in an order in which each imports only earlier ones', () => {
    const order = Object.keys(ROOMS);
    const backward = Object.entries(ROOMS).flatMap(([name, room]) =>
      room.rooms
        .filter((other) => order.indexOf(other) >= order.indexOf(name))
        .map((other) => `${name} imports ${other}`),
    );
    expect(backward).toEqual([]);
  });

  it('import only what the table allows', () => {
    const broken: string[] = [];
    for (const file of sources) {
      const path = file.slice('src/'.length);
      const name = roomOf(path);
      const room = name === null ? undefined : ROOMS[name];
      if (name === null || room === undefined) continue;
      const imports = importsOf(path, textOf(file));
      for (const other of imports.files) {
        const from = roomOf(other);
        if (from !== name && (from === null || !room.rooms.includes(from))) broken.push(`${file} imports ${other}`);
      }
      for (const other of imports.packages) {
        if (!room.packages.includes(other)) broken.push(`${file} imports the package ${other}`);
      }
      const allowed = room.node[path.slice(name.length + 1)] ?? [];
      for (const other of imports.node) {
        if (!allowed.includes(other)) broken.push(`${file} imports node:${other}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('need all that the table allows', () => {
    const unused: string[] = [];
    for (const [name, room] of Object.entries(ROOMS)) {
      const all = sources
        .filter((file) => file.startsWith(`src/${name}/`))
        .map((file) => ({
          path: file.slice(`src/${name}/`.length),
          ...importsOf(file.slice('src/'.length), textOf(file)),
        }));
      for (const other of room.rooms) {
        if (!all.some(({ files }) => files.some((file) => roomOf(file) === other))) unused.push(`${name}: ${other}`);
      }
      for (const other of room.packages) {
        if (!all.some(({ packages }) => packages.includes(other))) unused.push(`${name}: ${other}`);
      }
      for (const [path, modules] of Object.entries(room.node)) {
        const file = all.find((one) => one.path === path);
        for (const other of modules) if (!file?.node.includes(other)) unused.push(`${name}/${path}: node:${other}`);
      }
    }
    expect(unused).toEqual([]);
  });

  it('are shown in ARCHITECTURE.md as they are', () => {
    expect(textOf('ARCHITECTURE.md')).toContain(roomsTable());
  });
});

describe('the folders of reading', () => {
  const inside = sources.filter((file) => file.startsWith('src/reading/') && file.split('/').length > 3);
  const folderOf = (path: string): string => path.split('/')[1] ?? '';

  it('are all in the order', () => {
    expect([...new Set(inside.map((file) => folderOf(file.slice('src/'.length))))].sort()).toEqual([...READING].sort());
  });

  it('import only from themselves and from those before them', () => {
    const broken = inside.flatMap((file) => {
      const path = file.slice('src/'.length);
      return importsOf(path, textOf(file))
        .files.filter((other) => other.startsWith('reading/') && other !== 'reading/reading.ts')
        .filter((other) => !READING.slice(0, READING.indexOf(folderOf(path)) + 1).includes(folderOf(other)))
        .map((other) => `${file} imports ${other}`);
    });
    expect(broken).toEqual([]);
  });
});

describe('what tracing and lineage are made of', () => {
  it.each(['terms', 'lineage', 'tracing', 'report'])('%s reads no clock and draws no lot', (room) => {
    const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bprocess\.|\bfetch\(/;
    const found = sources.filter((file) => file.startsWith(`src/${room}/`) && impure.test(textOf(file)));
    expect(found).toEqual([]);
  });
});
