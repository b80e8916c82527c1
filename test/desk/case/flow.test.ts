import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDocuments } from '../../../src/desk/case/add.ts';
import { type CaseEffects, initCase, withCase } from '../../../src/desk/case/case.ts';
import { caseEvidence } from '../../../src/desk/case/evidence.ts';
import { keysIn } from '../../../src/desk/case/keys.ts';
import { readCaseDocuments } from '../../../src/desk/case/reading.ts';
import { traceInCase } from '../../../src/desk/case/trace.ts';
import { rebuildCase, verifyCase } from '../../../src/desk/case/verify.ts';
import { readCase } from '../../../src/desk/read.ts';
import { listClaims, listDocuments, listHops, listNames } from '../../../src/ledger/index.ts';
import { inProcess } from '../../contacts/database/pglite.ts';
import { postgresql, type Server, startServer } from '../../postgresql.ts';

const page = { search: null, after: null, limit: 20 };

describe.each(['PostgreSQL', 'PGlite'])('a case in %s', (engine) => {
  const work = mkdtempSync(join(tmpdir(), 'hearsay-case-'));
  const folder = join(work, 'harbour');
  let server: Server | null = null;
  let effects: CaseEffects;
  let lite: Awaited<ReturnType<typeof inProcess>>;

  beforeAll(async () => {
    if (engine === 'PostgreSQL') server = await startServer();
    else lite = await inProcess();
    effects = {
      keys: keysIn(join(work, 'config')),
      openFolder: async () => ({ ...lite, close: async () => undefined }),
    };
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(work, { recursive: true });
  });

  it('keeps documents and readings', async () => {
    await initCase(folder, { by: 'Mona Rud', database: server?.address }, effects);
    await withCase(folder, 'Mona Rud', async (open) => {
      const added = await addDocuments(open, ['examples/eight-papers'], {});
      console.log(added);
      const t = performance.now();
      await readCaseDocuments(open, null, {}, {});
      console.log('read', performance.now() - t);
      for (const what of ['actor', 'item', 'source'] as const) console.log((await listNames(open.database, open.id, what, page)).rows);
      console.log((await listClaims(open.database, open.id, { ...page, document: null, event: null })).rows.slice(0, 5));
      console.log((await listClaims(open.database, open.id, { ...page, search: 'survey', document: null, event: null })).rows.length);
      console.log((await listHops(open.database, open.id, page)).rows);
      console.log((await listDocuments(open.database, open.id, page)).rows.length);
      const evidence = await caseEvidence(open);
      const once = await readCase(['examples/eight-papers']);
      expect(evidence).toEqual({ ...once, engine: evidence.engine });
      console.log(await verifyCase(open));
      await rebuildCase(open);
      console.log((await listHops(open.database, open.id, page)).rows);
    }, effects);
  }, 60000);
});
