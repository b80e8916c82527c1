import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connected, type Database, migrated } from '../../../src/database/index.ts';
import {
  append,
  createDossier,
  dossierOf,
  LEDGER,
  type Proposal,
  type Seen,
  signed,
  soundnessOf,
  storeShelf,
} from '../../../src/ledger/index.ts';
import { Mistake } from '../../../src/terms/index.ts';
import { NO_POSTGRESQL, postgresql, type Server, startServer } from '../../postgresql.ts';

const WRITERS = 20;
const EACH = 15;
const { privateKey } = generateKeyPairSync('ed25519');

/** What one writer asks, with words that are sealed. */
function asking(writer: number, turn: number): Proposal {
  return {
    kind: 'inquiry-asked',
    why: null,
    about: [`w${writer}`],
    open: { writer, turn },
    contents: [{ documents: ['d1'], content: { item: `what ${writer} asks in turn ${turn}` } }],
    projected: { shows: 'nothing' },
  };
}

describe.skipIf(postgresql() === null)(`twenty writers of one case (skipped where there is ${NO_POSTGRESQL})`, () => {
  let server: Server;
  let databases: readonly Database[];
  const connections = async () => await Promise.all(Array.from({ length: WRITERS }, () => connected(server.address)));
  const close = async () => await Promise.all(databases.map((database) => database.close().catch(() => undefined)));
  const write = async (database: Database, writer: number, proposal: Proposal, seen: readonly Seen[] = []) =>
    await append(database, 'case', () => [proposal], {
      by: `Writer ${writer}`,
      sign: (tip) => signed('case', tip, privateKey),
      seen,
    });
  /** The journal's entries by writer and turn, in order; its chain, head and seals hold. */
  const journal = async () => {
    const [database] = databases;
    const { head, tip } = await dossierOf(database!, { id: 'case' });
    const shelf = await storeShelf(database!, 'case');
    const sound = await soundnessOf(shelf, { case: 'case', head: head!, keys: null, pinned: [] });
    expect(sound.faults).toEqual([]);
    const { rows } = await database!.query(
      `select body::json -> 'open' ->> 'writer', body::json -> 'open' ->> 'turn' from ledger.entry where case_id = 'case' order by number`,
    );
    expect(rows).toHaveLength(tip.number);
    return rows.map(([writer, turn]) => `${String(writer)} ${String(turn)}`);
  };

  beforeAll(async () => {
    // What was acknowledged is to stand a crash; only a power cut may take it.
    server = await startServer({ synchronous_commit: 'on' });
    databases = await connections();
    await Promise.all(databases.map(async (database) => migrated(database, LEDGER)));
    await createDossier(databases[0]!, 'case', 'Case');
  });
  afterAll(async () => {
    await close();
    await server.stop();
  });

  it('lose nothing, and keep one chain', async () => {
    const turns = Array.from({ length: EACH }, (_, turn) => turn);
    await Promise.all(
      databases.map(async (database, writer) => {
        for (const turn of turns) await write(database, writer, asking(writer, turn));
      }),
    );
    const all = await journal();
    expect(all.toSorted()).toEqual(
      databases.flatMap((_, writer) => turns.map((turn) => `${writer} ${turn}`)).toSorted(),
    );
    // Each writer's own come in the order in which they were written.
    for (const [writer] of databases.entries())
      expect(all.filter((one) => one.startsWith(`${writer} `))).toEqual(turns.map((turn) => `${writer} ${turn}`));
  });

  it('let one act on what all have seen, and tell the others who did', async () => {
    const { tip } = await dossierOf(databases[0]!, { id: 'case' });
    const claim = { ...asking(0, 100), about: ['d1.c1'] };
    const answers = await Promise.allSettled(
      databases.map((database, writer) => write(database, writer, claim, [{ about: 'd1.c1', number: tip.number }])),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') {
        expect(answer.reason).toBeInstanceOf(Mistake);
        expect(String(answer.reason)).toMatch(/Writer \d+ wrote entry \d+ .* on d1\.c1 since you looked at it/);
      }
    expect((await journal()).filter((one) => one === '0 100')).toHaveLength(1);
  });

  it('lose nothing that was acknowledged where the server is gone in the middle of it', async () => {
    const kept: string[] = [];
    const broken = databases.map(async (database, writer) => {
      for (let turn = 200; ; turn += 1) {
        await write(database, writer, asking(writer, turn));
        kept.push(`${writer} ${turn}`);
      }
    });
    const ended = Promise.allSettled(broken);
    while (kept.length < 3 * WRITERS) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.crash();
    for (const answer of await ended) {
      const { reason } = answer as PromiseRejectedResult;
      expect(reason).toBeInstanceOf(Mistake);
      expect(String(reason)).toContain('The database says: ');
    }
    await close();
    databases = await connections();
    const found = new Set(await journal());
    expect(kept.filter((one) => !found.has(one))).toEqual([]);
    // Written and not acknowledged: one for each writer at most.
    const since = [...found].filter((one) => /^\d+ 2\d\d$/.test(one));
    expect(since.length).toBeLessThanOrEqual(kept.length + WRITERS);
    // And on it goes.
    await write(databases[3]!, 3, asking(3, 999));
    expect((await journal()).at(-1)).toBe('3 999');
  });
});
