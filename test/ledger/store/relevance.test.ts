import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, migrated } from '../../../src/database/index.ts';
import {
  append,
  createDossier,
  LEDGER,
  listHops,
  type Proposal,
  relevantDocuments,
  signed,
} from '../../../src/ledger/index.ts';
import { ENGINES } from '../../database/engines.ts';

const { privateKey } = generateKeyPairSync('ed25519');

/** A document that says so many times that Ann gave something to Ben; equal bands are one text. */
function told(number: number, item: string, claims: number, bands: readonly number[]): readonly Proposal[] {
  const id = `d${number}`;
  const act = { why: null, about: [id], open: null, contents: [] };
  const nothing = { sha256: null, path: null, url: null, title: null, publisher: null, author: null };
  const rows = { number, ...nothing, earliest: null, latest: null, length: 0, parts: [], bands };
  const actor = { class: 'actor', kind: 'person', claims, mentions: claims } as const;
  const claim = { relation: null, value: 'CT+', questions: false, score: 1, holder: null, giver: 'Ann', getter: 'Ben' };
  const reading = {
    document: number,
    statements: 0,
    claims: Array.from({ length: claims }, (_, at) => ({
      ...claim,
      number: at,
      id: `${id}.c${at + 1}`,
      event: 'disclosure',
      item,
      earliest: null,
      latest: null,
      starts: 0,
      quote: '',
    })),
    named: [
      { ...actor, key: 'ann', name: 'Ann' },
      { ...actor, key: 'ben', name: 'Ben' },
      { ...actor, class: 'item' as const, kind: 'item', key: item, name: item },
    ],
    transfers: [{ giver: 'Ann', getter: 'Ben', item, claims }],
  };
  return [
    { ...act, kind: 'document-added', projected: { shows: 'document', rows } },
    { ...act, kind: 'reading-proposed', projected: { shows: 'reading', rows: reading } },
  ];
}

const bandsFrom = (first: number): readonly number[] => Array.from({ length: 64 }, (_, at) => first + at);

describe.each(ENGINES)('of a case in %s', (_, missing, open) => {
  let database: Database;
  const wanted = { item: 'dam report', actors: ['Ann', 'Ben'] };

  beforeAll(async () => {
    if (missing) return;
    database = await open();
    await migrated(database, LEDGER);
    await createDossier(database, 'case', 'Case');
    const all = [
      ...told(1, 'dam report', 6, bandsFrom(0)),
      ...told(2, 'dam report', 6, bandsFrom(0)),
      ...told(3, 'dam report', 4, bandsFrom(1000)),
      ...told(4, 'sea plan', 4, bandsFrom(2000)),
      ...told(5, 'sea plan', 4, bandsFrom(3000)),
    ];
    await append(database, 'case', () => all, { by: 'Mona', sign: (tip) => signed('case', tip, privateKey) });
  });
  afterAll(async () => {
    await database?.close();
  });

  it.skipIf(missing)('all documents bear on a question where they are few', async () => {
    const { documents, more } = await relevantDocuments(database, 'case', wanted);
    expect([documents, more]).toEqual([[1, 2, 3, 4, 5], 0]);
  });

  it.skipIf(missing)(
    'those that say most of it are taken, of near copies one first, and the rest is counted',
    async () => {
      const taken = async (claims: number) => relevantDocuments(database, 'case', wanted, { documents: 4, claims });
      expect(await taken(10)).toEqual({ documents: [1, 3], more: 3 });
      expect(await taken(18)).toEqual({ documents: [1, 3, 4, 5], more: 1 });
      expect(await taken(1)).toEqual({ documents: [1], more: 4 });
    },
  );

  it.skipIf(missing)('hops come in one order, page by page, listed and searched', async () => {
    for (const search of [null, 'ann']) {
      const first = await listHops(database, 'case', { search, after: null, limit: 1 });
      const second = await listHops(database, 'case', { search, after: first.next, limit: 1 });
      expect([...first.rows, ...second.rows].map(({ item, claims }) => `${item} ${claims}`)).toEqual([
        'dam report 16',
        'sea plan 8',
      ]);
      expect(second.next).toBeNull();
    }
  });
});
