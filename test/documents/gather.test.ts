import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Files } from '../../src/documents/files.ts';
import { nodeFiles } from '../../src/documents/files.ts';
import { readDocuments } from '../../src/documents/gather.ts';
import { Mistake } from '../../src/terms/index.ts';

const TEXT = 'The envoy said on Monday that the ledger was gone, and that they had known of it for a week or more.';

/** Files in memory: a path ending in `/` in no entry is a folder of whatever lies below it. */
function files(entries: Readonly<Record<string, string>>, input = ''): Files {
  return {
    kind: async (given) => {
      const path = given.replace(/^\.\//, '');
      if (path in entries) return 'file';
      if (Object.keys(entries).some((name) => name.startsWith(`${path}/`))) return 'folder';
      throw new Mistake(`There is no file ${path}.`, 'Check the path.');
    },
    list: async (folder) => [
      ...new Set(
        Object.keys(entries)
          .filter((name) => name.startsWith(`${folder}/`))
          .map((name) => name.slice(folder.length + 1).replace(/\/.*/, '/')),
      ),
    ],
    read: async (path) => Buffer.from(entries[path]!, 'utf8'),
    input: async () => Buffer.from(input, 'utf8'),
  };
}

describe('gathering documents', () => {
  test('files, folders and standard input, with ids in the order given', async () => {
    const disk = files(
      {
        'b.txt': TEXT,
        'in/z.md': TEXT,
        'in/a/deep.txt': TEXT,
        'in/c.html': `<html><p>${TEXT}`,
        'in/.hidden.txt': TEXT,
        'in/x.bin': '?',
      },
      TEXT,
    );
    const { documents, failures } = await readDocuments(['b.txt', '-', 'in', './b.txt'], {}, disk);
    expect(failures).toEqual([]);
    expect(documents.map(({ id, path }) => [id, path])).toEqual([
      ['d1', 'b.txt'],
      ['d2', null],
      ['d3', 'in/a/deep.txt'],
      ['d4', 'in/c.html'],
      ['d5', 'in/z.md'],
    ]);
  });

  test('what fails is listed and the rest goes through', async () => {
    const disk = files({
      'good.txt': TEXT,
      'empty.txt': '',
      'blank.txt': ' \n\t\n',
      'dated.txt': `Date: one day\n\n${TEXT}`,
      'fremd.txt':
        'Der Minister sagte am Montag, er habe von der Übergabe nichts gewusst und sei erst später über den Vorgang unterrichtet worden, wie er betonte.',
      'binary.txt': '\x01\x02\x03\x04\x05\x06',
    });
    const { documents, failures } = await readDocuments(
      [
        'gone.txt',
        'empty.txt',
        'blank.txt',
        'dated.txt',
        'fremd.txt',
        'binary.txt',
        'https://vellan.example/',
        'good.txt',
      ],
      {},
      disk,
    );
    expect(documents.map(({ id, path }) => [id, path])).toEqual([['d1', 'good.txt']]);
    expect(failures).toEqual([
      { path: 'gone.txt', why: 'There is no file gone.txt. Check the path.' },
      { path: 'empty.txt', why: 'empty.txt is empty. Give a file with text in it.' },
      { path: 'blank.txt', why: 'blank.txt has no text in it. Give a file with text in it.' },
      {
        path: 'dated.txt',
        why: 'The publication date of dated.txt is given as “one day”, which is not a date. Write it as 2023-10-07, 2023-10 or 7 October 2023.',
      },
      {
        path: 'fremd.txt',
        why: 'fremd.txt seems to be German, and the reader knows only English. Use --any-language to read it anyway.',
      },
      { path: 'binary.txt', why: 'binary.txt is not text. Give a plain text or HTML file.' },
      {
        path: 'https://vellan.example/',
        why: 'https://vellan.example/ is an address. Save the page and give the file.',
      },
    ]);
  });

  test('nothing given, or nothing readable, is a mistake', async () => {
    await expect(readDocuments([], {}, files({}))).rejects.toThrow('No document was given.');
    await expect(readDocuments(['a.txt'], {}, files({}))).rejects.toThrow('There is no file a.txt.');
    await expect(readDocuments(['a.txt', 'b.txt'], {}, files({}))).rejects.toThrow(
      /None of 2 documents.*\n.*a\.txt.*\n.*b\.txt/,
    );
    await expect(readDocuments(['in'], {}, files({ 'in/x.bin': '' }))).rejects.toThrow('no text or HTML file');
  });

  test('a manifest beside the files, or named, says what they do not', async () => {
    const manifest = JSON.stringify({
      files: {
        'memo.txt': {
          publisher: 'Harbour Authority',
          published: '2017-05-09',
          record: { keeper: 'Harbour Authority' },
        },
      },
    });
    const disk = files({ 'in/memo.txt': TEXT, 'in/other.txt': TEXT, 'in/manifest.json': manifest });
    for (const [paths, options] of [
      [['in'], { fallback: { publisher: 'The Post' } }],
      [['in/memo.txt', 'in/other.txt'], { manifest: 'in/manifest.json', fallback: { publisher: 'The Post' } }],
    ] as const) {
      const { documents } = await readDocuments(paths, options, disk);
      expect(documents.map(({ publisher, record, published }) => [publisher, record, published?.edtf])).toEqual([
        ['Harbour Authority', { keeper: 'Harbour Authority' }, '2017-05-09'],
        ['The Post', null, undefined],
      ]);
    }
  });

  test('a manifest that is not in form is refused with its place', async () => {
    const read = (manifest: string) =>
      readDocuments(['a.txt'], { manifest: 'm.json' }, files({ 'a.txt': TEXT, 'm.json': manifest }));
    await expect(read('{')).rejects.toThrow('The manifest m.json is not JSON.');
    await expect(read('{"files": {"a.txt": {"publisher": 3}}}')).rejects.toThrow('at files > a.txt > publisher');
  });

  test('the options of a date and of a bound are checked', async () => {
    const disk = files({ 'a.txt': TEXT });
    await expect(readDocuments(['a.txt'], { fallback: { published: 'soon' } }, disk)).rejects.toThrow(
      'which is not a date',
    );
    await expect(readDocuments(['a.txt'], { mostBytes: 10 }, disk)).rejects.toThrow('a.txt is larger than 10 bytes.');
  });
});

describe('files on disk', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hearsay-'));
    await mkdir(join(folder, 'sub'));
    await writeFile(join(folder, 'a.txt'), TEXT);
    await writeFile(join(folder, 'sub', 'b.txt'), TEXT);
    await symlink(folder, join(folder, 'sub', 'round'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('are listed without following links in circles', async () => {
    const { documents } = await readDocuments([folder]);
    expect(documents.map(({ path }) => path?.slice(folder.length))).toEqual(['/a.txt', '/sub/b.txt']);
  });

  test('that are missing, too large or folders give a sentence', async () => {
    await expect(nodeFiles.read(join(folder, 'none.txt'), 100)).rejects.toThrow(
      /^There is no file .*none\.txt\. Check the path\.$/,
    );
    await expect(nodeFiles.read(join(folder, 'a.txt'), 10)).rejects.toThrow('larger than 10 bytes');
    await expect(nodeFiles.read(join(folder, 'sub'), 10_000)).rejects.toThrow(Mistake);
    await expect(nodeFiles.kind(`${folder}/\0`)).rejects.toThrow(Mistake);
    await expect(nodeFiles.kind(join(folder, 'x'.repeat(300)))).rejects.toThrow('No file can have the name');
  });
});
