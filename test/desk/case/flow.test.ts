import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/index.ts';
import { addDocuments } from '../../../src/desk/case/add.ts';
import { exportCase, verifyBundle } from '../../../src/desk/case/bundle.ts';
import { type Case, type CaseEffects, initCase, withCase } from '../../../src/desk/case/case.ts';
import { caseEvidence, evidenceAmong, evidenceFor } from '../../../src/desk/case/evidence.ts';
import { impactInCase } from '../../../src/desk/case/impact.ts';
import { askedInquiries } from '../../../src/desk/case/inquiry.ts';
import { issuedReports, issueReport } from '../../../src/desk/case/issue.ts';
import { judge } from '../../../src/desk/case/judgements.ts';
import { keysIn } from '../../../src/desk/case/keys.ts';
import { readCaseDocuments } from '../../../src/desk/case/reading.ts';
import { traceInCase } from '../../../src/desk/case/trace.ts';
import { rebuildCase, verifyCase } from '../../../src/desk/case/verify.ts';
import { readCase } from '../../../src/desk/read.ts';
import { traceCase } from '../../../src/desk/trace.ts';
import { LEDGER, listClaims, listDocuments, listHops, listNames } from '../../../src/ledger/index.ts';
import { sentencesOf } from '../../../src/report/sentences.ts';
import { inFolder } from '../../database/engines.ts';
import { NO_POSTGRESQL, postgresql, type Server, startServer } from '../../postgresql.ts';

const DAM = 'examples/velm-dam';
const PAPERS = readdirSync(DAM)
  .filter((name) => name.endsWith('.txt'))
  .toSorted()
  .map((name) => join(DAM, name));
const QUESTION = {
  item: 'inspection report',
  from: 'Velm Dam Authority',
  to: 'Corvane Holdings',
  since: null,
  by: null,
};
const FIRST = { search: null, after: null, limit: 20 };
const TABLES = ['document', 'part', 'band', 'claim', 'named', 'name', 'transfer', 'hop'];

const ABSENT = postgresql() === null;

describe.skipIf(ABSENT)(`a case in PostgreSQL (skipped where there is ${NO_POSTGRESQL})`, () => {
  keepsACase('PostgreSQL');
});
describe('a case in PGlite', () => {
  keepsACase('PGlite');
});

function keepsACase(engine: 'PostgreSQL' | 'PGlite'): void {
  const work = mkdtempSync(join(tmpdir(), 'hearsay-case-'));
  const folder = join(work, 'dam');
  let server: Server | null = null;
  let effects: CaseEffects;
  const here = <Result>(use: (open: Case) => Promise<Result>) => withCase(folder, 'Mona Rud', use, effects);

  beforeAll(async () => {
    let lite: Database | null = null;
    if (engine === 'PostgreSQL') server = await startServer();
    else lite = await inFolder(LEDGER);
    effects = {
      keys: keysIn(join(work, 'config')),
      ...(lite === null
        ? {}
        : { makeFolder: async () => undefined, openFolder: async () => ({ ...lite, close: async () => undefined }) }),
    };
    await initCase(folder, { by: 'Mona Rud', database: server?.address }, effects);
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(work, { recursive: true });
  });

  it('keeps documents once, however often they are added, and reads what was not read yet', async () => {
    await here(async (open) => {
      const first = await addDocuments(open, PAPERS.slice(0, 3));
      expect(first.added.map(({ id }) => id)).toEqual(['d1', 'd2', 'd3']);
      expect(await readCaseDocuments(open, null)).toBe(3);
      const second = await addDocuments(open, PAPERS);
      expect(second.known.map(({ id }) => id)).toEqual(['d1', 'd2', 'd3']);
      expect(second.added).toHaveLength(PAPERS.length - 3);
      expect(await readCaseDocuments(open, null)).toBe(PAPERS.length - 3);
      expect(await readCaseDocuments(open, null)).toBe(0);
    });
  }, 30_000);

  it('gives the evidence that reading the same documents at once gives, and the same trace', async () => {
    const once = await readCase(PAPERS);
    await here(async (open) => {
      expect((await caseEvidence(open)).evidence).toEqual(once);
      expect((await traceInCase(open, QUESTION)).traced).toEqual(await traceCase(once, QUESTION));
    });
  }, 30_000);

  it('is looked at as it was on a day: who is who by what had come out, all of it or some', async () => {
    await here(async (open) => {
      const then = { date: '2024-04-12' };
      const record = await evidenceAmong(open, {}, then);
      const early = new Set(record.documents.map(({ id }) => id));
      expect(early.size).toBeGreaterThan(1);
      expect(record.asOf!.without.map(({ doc, why }) => `${doc} ${why}`)).toEqual(
        (await listDocuments(open.database, open.id, FIRST)).rows
          .filter(({ id }) => !early.has(id))
          .map(({ id }) => `${id} later`),
      );
      const alone = await caseEvidence(open, { documents: [...early].map((id) => Number(id.slice(1))) });
      expect({ ...record, asOf: null }).toEqual({ ...alone.evidence, asOf: null });
      const late = record.asOf!.without[0]!.doc;
      const named = await evidenceAmong(open, { ids: [...early, late] }, then);
      expect(named.documents).toEqual(record.documents);
      await expect(evidenceAmong(open, { ids: [...early, 'd99'] }, then)).rejects.toThrow('has no document d99');
      await expect(evidenceAmong(open, { ids: [late] }, then)).rejects.toThrow('certainly come out by 2024-04-12');
      await expect(evidenceAmong(open, {}, { date: '2001', clock: 'entered' })).rejects.toThrow('been entered by 2001');
    });
  });

  it('is asked by what says most of it where it has more claims than are taken, and by more where that is asked for', async () => {
    await here(async (open) => {
      const some = await evidenceFor(open, QUESTION, null, 10);
      expect(some.documents.length).toBeGreaterThan(0);
      expect(some.claims.length).toBeLessThanOrEqual(10);
      expect(some.failures.map(({ why }) => why)).toEqual([
        expect.stringMatching(/^\d more documents .* were left out: .* A larger --take takes more\.$/),
      ]);
      expect(await evidenceFor(open, QUESTION, null, 20_000)).toEqual(await evidenceFor(open, QUESTION));
      await expect(evidenceFor(open, QUESTION, null, 20_001)).rejects.toThrow('1 to 20000 claims');
      const { traced, entry } = await traceInCase(open, QUESTION, { take: 10 });
      expect(traced.evidence.documents).toEqual(some.documents);
      const asked = (await askedInquiries(open)).find((one) => one.entry === entry);
      expect(asked!.tracing).toEqual({ contacts: [], zone: null, aliases: null, families: null, take: 10 });
      const { impacts } = await impactInCase(open, { changes: [], add: [] }, null);
      const again = impacts.find((one) => one.entry === entry)!.impact;
      expect(again.before.evidence.documents).toEqual(some.documents);
    });
  });

  it('lists who and what it has, a page at a time', async () => {
    await here(async ({ database, id }) => {
      const { rows: actors } = await listNames(database, id, 'actor', { ...FIRST, search: 'ferrant' });
      expect(actors).toMatchObject([{ name: 'Nadia Ferrant', kind: 'person', documents: 7 }]);
      expect((await listHops(database, id, FIRST)).rows[0]).toMatchObject({
        giver: 'Nadia Ferrant',
        getter: 'Corvane Holdings',
        item: 'the inspection report',
      });
      const all = (await listDocuments(database, id, FIRST)).rows.map((row) => row.id);
      const paged: string[] = [];
      for (let after: string | null = null; ; ) {
        const { rows, next } = await listDocuments(database, id, { ...FIRST, after, limit: 3 });
        paged.push(...rows.map((row) => row.id));
        if (next === null) break;
        after = next;
      }
      expect(paged).toEqual(all);
      const claims = { ...FIRST, document: null, event: null };
      const found = await listClaims(database, id, { ...claims, search: 'Ferrant report' });
      expect(found.rows.length).toBeGreaterThan(3);
      for (const { quote, giver, getter, item, holder } of found.rows)
        expect([quote, giver, getter, item, holder].join(' ')).toMatch(/Ferrant.*report|report.*Ferrant/is);
    });
  });

  it('keeps judgements, and what is undone with them', async () => {
    await here(async (open) => {
      const reviewed = async () =>
        (await caseEvidence(open)).evidence.claims.flatMap(({ id, reviewed: review }) =>
          review === null ? [] : [`${id} ${review.decision}`],
        );
      const accepted = await judge(open, { kind: 'claim-accepted', claim: 'd1.c1' }, null);
      await judge(open, { kind: 'claim-rejected', claim: 'd2.c1' }, 'it only repeats the Herald');
      const retracted = await judge(open, { kind: 'document-retracted', document: 'd5' }, 'withdrawn on 19 April');
      expect(await reviewed()).toEqual([
        'd1.c1 accepted',
        'd2.c1 rejected',
        'd5.c1 withdrawn',
        'd5.c2 withdrawn',
        'd5.c3 withdrawn',
      ]);
      const state = async () => (await listDocuments(open.database, open.id, FIRST)).rows[4]!.state;
      expect(await state()).toBe('retracted');
      const undone = await judge(open, { kind: 'undone', entry: retracted }, null);
      expect([await state(), (await reviewed()).length]).toEqual(['kept', 2]);
      await expect(judge(open, { kind: 'undone', entry: retracted }, null)).rejects.toThrow('undone already');
      await judge(open, { kind: 'undone', entry: undone }, null);
      expect(await state()).toBe('retracted');
      // Somebody who looked before the first judgement was made is told of it.
      const late = judge(open, { kind: 'claim-rejected', claim: 'd1.c1' }, null, [
        { about: 'd1.c1', number: accepted - 1 },
      ]);
      await expect(late).rejects.toThrow(
        `Mona Rud wrote entry ${accepted} (claim-accepted) on d1.c1 since you looked at it.`,
      );
    });
  });

  it('loses no judgement where a document is read again', async () => {
    await here(async (open) => {
      const before = (await caseEvidence(open)).evidence;
      expect(await readCaseDocuments(open, [1])).toBe(1);
      const { evidence, proposals, unmatched } = await caseEvidence(open);
      const claim = evidence.claims.find(({ id }) => id === 'd1.c1');
      // Its statement is that of the reading that counts: the same words make one there.
      expect(claim).toEqual({ ...before.claims.find(({ id }) => id === 'd1.c1'), statement: 'd1.r2.s1' });
      // The same reader reads the same: what was not judged has a new id, and nothing is counted twice or proposed.
      expect(evidence.claims).toHaveLength(before.claims.length);
      expect(evidence.claims.filter(({ id }) => id.startsWith('d1.r2.'))).not.toEqual([]);
      expect([proposals, unmatched]).toEqual([[], []]);
    });
  }, 20_000);

  it('issues reports, and keeps what they said', async () => {
    await here(async (open) => {
      const { traced, entry } = await issueReport(open, QUESTION, {}, 'for the editor');
      const [issued] = await issuedReports(open);
      expect(issued).toMatchObject({ entry, by: 'Mona Rud', question: QUESTION, incomplete: false });
      expect(issued!.sentences.map(({ text }) => text)).toEqual(sentencesOf(traced).map(({ text }) => text));
      expect(await askedInquiries(open)).toHaveLength(2);
    });
  });

  it('is sound, and its lists come out the same where they are made anew', async () => {
    await here(async (open) => {
      const rows = async () => {
        const all: unknown[] = [];
        for (const table of TABLES)
          all.push(
            (
              await open.database.query(
                `select row.* from ledger.${table} as row where case_id = $1 order by row::text`,
                [open.id],
              )
            ).rows,
          );
        return all;
      };
      expect((await verifyCase(open)).faults).toEqual([]);
      await exportCase(open, join(work, 'bundle'));
      expect((await verifyBundle(join(work, 'bundle'), null, effects)).faults).toEqual([]);
      const before = await rows();
      await rebuildCase(open);
      expect(await rows()).toEqual(before);
    });
  });
}
