import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/index.ts';
import { addDocuments } from '../../../src/desk/case/add.ts';
import { type Case, type CaseEffects, initCase, withCase } from '../../../src/desk/case/case.ts';
import { forgetInCase } from '../../../src/desk/case/forget.ts';
import { keysIn } from '../../../src/desk/case/keys.ts';
import { readCaseDocuments, readingProposal } from '../../../src/desk/case/reading.ts';
import { rebuildCase, verifyCase } from '../../../src/desk/case/verify.ts';
import {
  actOf,
  type Json,
  type Judgement,
  judgedEntries,
  judgementOf,
  keptDocuments,
  LEDGER,
  listDocuments,
  type Proposal,
} from '../../../src/ledger/index.ts';
import type { Reading } from '../../../src/reading/reading.ts';
import type { Document, Passage } from '../../../src/terms/index.ts';
import { inFolder } from '../../database/engines.ts';
import { NO_POSTGRESQL, postgresql, type Server, startServer } from '../../postgresql.ts';

// The word stands in everything that one document has, and nowhere else.
const WORD = 'Quellmark';
const PAPERS = {
  'one.txt':
    'Title: A report is passed on\nPublisher: The Tarn Post\nAuthor: Jonas Wiek\nPublished: 2024-04-10\n\nNadia Ferrant gave the inspection report to Corvane Holdings, the police said.\n',
  [`${WORD}.txt`]: `Title: ${WORD} and the report\nPublisher: The ${WORD} Times\nAuthor: Ada ${WORD}\nURL: https://example.org/${WORD}\nPublished: 2024-04-11\n\nOrla ${WORD} gave the ${WORD} papers to Corvane Holdings, the police said. Nadia Ferrant told ${WORD} about the report.\n`,
  'three.txt':
    'Title: The land is sold\nPublisher: Northern Wire\nPublished: 2024-04-12\n\nCorvane Holdings gave the inspection report to Tomas Reyl, a neighbour said.\n',
};
const TABLES = ['document', 'part', 'band', 'claim', 'named', 'name', 'transfer', 'hop'];

describe.each([
  [`PostgreSQL (skipped where there is ${NO_POSTGRESQL})`, postgresql() === null, true] as const,
  ['PGlite', false, false] as const,
])('a document of a case in %s that is forgotten', (_, absent, served) => {
  const work = mkdtempSync(join(tmpdir(), 'hearsay-forget-'));
  const folder = join(work, 'case');
  let server: Server | null = null;
  let lite: Database | null = null;
  let effects: CaseEffects;
  let document: Document;
  let reading: Reading;
  const here = <Result>(use: (open: Case) => Promise<Result>) => withCase(folder, 'Mona Rud', use, effects);

  beforeAll(async () => {
    if (absent) return;
    const papers = join(work, 'papers');
    mkdirSync(papers);
    for (const [name, text] of Object.entries(PAPERS)) writeFileSync(join(papers, name), text);
    if (served) server = await startServer();
    else lite = await inFolder(LEDGER);
    const kept = lite;
    effects = {
      keys: keysIn(join(work, 'config')),
      ...(kept === null
        ? {}
        : { makeFolder: async () => undefined, openFolder: async () => ({ ...kept, close: async () => undefined }) }),
    };
    await initCase(folder, { by: 'Mona Rud', database: server?.address }, effects);
    await here(async (open) => {
      await addDocuments(
        open,
        Object.keys(PAPERS).map((name) => join(papers, name)),
      );
      await readCaseDocuments(open, null);
      const documents = await keptDocuments(open.database, open.id, {});
      document = documents[1]!.document;
      reading = documents[1]!.readings[0]!.reading as unknown as Reading;
      const [first, second] = documents.map(({ document }) => passageOf(document.id, document.text!, 'report'));
      await open.append(() => [
        judged({ kind: 'claim-accepted', claim: 'd2.c1' }),
        judged({
          kind: 'claim-corrected',
          claim: 'd2.c1',
          fields: { roles: { recipient: { name: `A ${WORD}`, passage: second! } } },
        }),
        judged({
          kind: 'actors-merged',
          of: [
            { name: 'the report', passage: first! },
            { name: `the ${WORD} report`, passage: second! },
          ],
        }),
      ]);
      // Statistics keep values of the rows.
      await open.database.script('analyze');
    });
  }, 120_000);
  afterAll(async () => {
    await lite?.close();
    await server?.stop();
    rmSync(work, { recursive: true });
  });

  it.skipIf(absent)('was everywhere, and is nowhere', async () => {
    await here(async (open) => {
      const before = await placesOf(open.database, WORD);
      for (const table of ['content', 'original', 'document', 'part', 'claim', 'named', 'name', 'transfer', 'hop'])
        expect(before).toContain(`ledger.${table}`);
      expect(before).toContain('pg_catalog.pg_statistic');
      const told = await forgetInCase(open, 'd2', 'Order of the court of 2 June');
      expect(told).toMatchObject({ document: 'd2', entry: 11, readings: 1, others: [9, 10] });
      expect(await placesOf(open.database, WORD)).toEqual([]);
    });
  });

  it.skipIf(absent)(
    'leaves a case that is sound, says so, and comes out the same where its lists are made anew',
    async () => {
      await here(async (open) => {
        const sound = await verifyCase(open);
        expect(sound).toMatchObject({ faults: [], forgotten: ['d2'], documents: 2 });
        const before = await rowsOf(open);
        await rebuildCase(open);
        expect(await rowsOf(open)).toEqual(before);
        const { rows } = await listDocuments(open.database, open.id, { search: null, after: null, limit: 9 });
        expect(rows.map(({ id, state, title }) => [id, state, title])).toEqual([
          ['d1', 'kept', 'A report is passed on'],
          ['d2', 'forgotten', null],
          ['d3', 'kept', 'The land is sold'],
        ]);
      });
    },
  );

  it.skipIf(absent)('leaves what was judged of it, without its words', async () => {
    await here(async (open) => {
      const entries = await judgedEntries(open.database, open.id);
      const read = entries
        .filter(({ entry }) => entry.kind !== 'document-forgotten')
        .map(({ entry, contents }) => [entry.kind, entry.about, judgementOf(entry, contents)]);
      expect(read).toEqual([
        ['claim-accepted', ['d2.c1'], { kind: 'claim-accepted', claim: 'd2.c1' }],
        ['claim-corrected', ['d2.c1'], null],
        // One of two that were merged is left: that is no merging any more.
        ['actors-merged', ['d1', 'd2'], null],
      ]);
    });
  });

  it.skipIf(absent)(
    'takes no words back: not from a reading that was under way, not by undoing, not twice',
    async () => {
      await here(async (open) => {
        const proposal = readingProposal(document, reading, { version: '0', reader: null, inference: null });
        await expect(open.append(() => [proposal])).rejects.toThrow('d2 was forgotten');
        await open.append(() => [{ ...judged({ kind: 'undone', entry: 11 }), projected: { shows: 'states' } }]);
        await expect(forgetInCase(open, 'd2', 'again')).rejects.toThrow('d2 was forgotten already');
        await expect(forgetInCase(open, 'd7', 'none')).rejects.toThrow('no document “d7”');
        await expect(forgetInCase(open, 'd1', ' ')).rejects.toThrow('not said why');
        expect((await verifyCase(open)).faults).toEqual([]);
      });
    },
  );

  it.skipIf(absent)('is told where it is still there', async () => {
    await here(async (open) => {
      await open.database.query(
        `insert into ledger.content (case_id, commitment, entry, documents, salt, body)
         select case_id, $2, 3, array['d2'], salt, body from ledger.content where case_id = $1 limit 1`,
        [open.id, await commitmentOf(open, 3)],
      );
      await open.database.query(`insert into ledger.original (case_id, document, bytes) values ($1, 2, $2)`, [
        open.id,
        Buffer.from(PAPERS[`${WORD}.txt`]!),
      ]);
      expect((await verifyCase(open)).faults).toEqual([
        { fault: 'not forgotten', number: 3, documents: ['d2'] },
        { fault: 'bytes not forgotten', document: 'd2' },
      ]);
    });
  });
});

function judged(judgement: Judgement): Proposal {
  const { by: _by, ...act } = actOf(judgement, 'Mona Rud', null);
  return { ...act, projected: { shows: 'nothing' } };
}

function passageOf(doc: string, text: string, quote: string): Passage {
  const start = text.indexOf(quote);
  return { doc, start, end: start + quote.length, quote, prefix: '', suffix: '' };
}

async function rowsOf({ database, id }: Case): Promise<unknown> {
  const all: unknown[] = [];
  for (const table of TABLES)
    all.push(
      (await database.query(`select row.* from ledger.${table} as row where case_id = $1 order by row::text`, [id]))
        .rows,
    );
  return all;
}

async function commitmentOf({ database, id }: Case, entry: number): Promise<string> {
  const { rows } = await database.query('select body from ledger.entry where case_id = $1 and number = $2', [
    id,
    entry,
  ]);
  return (JSON.parse(String(rows[0]![0])) as { readonly sealed: readonly { readonly commitment: string }[] }).sealed[0]!
    .commitment;
}

/** Tables, the database's statistics among them, that have a word anywhere: in letters of any case, in bytes, and in what is deflated. */
async function placesOf(database: Database, word: string): Promise<readonly string[]> {
  const { rows } = await database.query(
    `select schemaname, tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema') or tablename = 'pg_statistic' order by 1, 2`,
  );
  const found: string[] = [];
  for (const [schema, table] of rows.map((row) => row.map(String))) {
    const { rows: all } = await database.query(`select row::text, row.* from ${schema}.${table} as row`);
    const texts = all.flatMap((row) =>
      row.flatMap((value) =>
        value instanceof Uint8Array
          ? [Buffer.from(value).toString('latin1'), inflated(value)]
          : [JSON.stringify(value as Json)],
      ),
    );
    if (texts.some((text) => text?.toLowerCase().includes(word.toLowerCase()))) found.push(`${schema}.${table}`);
  }
  return found;
}

function inflated(bytes: Uint8Array): string {
  try {
    return inflateRawSync(bytes).toString('utf8');
  } catch {
    return '';
  }
}
