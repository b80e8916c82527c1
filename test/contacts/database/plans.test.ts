import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/contacts/database/database.ts';
import { connected } from '../../../src/contacts/database/server.ts';
import { NO_POSTGRESQL, postgresql, type Server, startServer } from '../../postgresql.ts';
import { inProcess } from './pglite.ts';
import { plansAreExact } from './plans.ts';
import { type TwoServers, twoServers } from './twoservers.ts';

const EXACT = 'both plans keep for everybody the contact that the kernel keeps';

describe('in PGlite', () => {
  let database: Database;
  beforeAll(async () => {
    database = await inProcess();
  });
  afterAll(async () => await database.close());

  it(EXACT, async () => await plansAreExact(database, 15));
});

describe.runIf(postgresql() !== null)('in PostgreSQL', () => {
  let server: Server;
  let database: Database;
  beforeAll(async () => {
    server = await startServer();
    database = await connected(server.address);
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  it(EXACT, async () => await plansAreExact(database, 25));
});

describe.runIf(postgresql() !== null)('in four partitions on two PostgreSQL servers', () => {
  let servers: TwoServers;
  beforeAll(async () => {
    servers = await twoServers();
  });
  afterAll(async () => await servers.stop());

  it(EXACT, async () => {
    await plansAreExact(servers.database, 15);
    const parts = await servers.database.query(
      `select relkind::text, count(*)::integer from pg_class where relname ~ '^contact_[0-3]$' group by relkind order by 1`,
    );
    expect(parts.rows).toEqual([
      ['f', 2],
      ['r', 2],
    ]);
  });
});

it.skipIf(postgresql() !== null)(`passed over: ${NO_POSTGRESQL}`, () => undefined);
