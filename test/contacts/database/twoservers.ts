import { prepared } from '../../../src/contacts/database/schema.ts';
import type { Database } from '../../../src/database/database.ts';
import { connected } from '../../../src/database/server.ts';
import { type Server, startServer } from '../../postgresql.ts';

/** A database whose contacts lie in four partitions, two of them on another server process. */
export interface TwoServers {
  readonly database: Database;
  readonly address: string;
  /** A database of the first server with no partitions, nor any table yet. */
  readonly plain: Database;
  readonly stop: () => Promise<void>;
}

/** Starts both, as docs/scale.md tells an operator to. */
export async function twoServers(): Promise<TwoServers> {
  const [here, there]: readonly [Server, Server] = await Promise.all([startServer(), startServer()]);
  const [database, other] = await Promise.all([connected(here.address), connected(there.address)]);
  await prepared(other, { partitions: 4 });
  await other.close();
  await database.script('create database plain');
  const plain = await connected(here.address.replace('/postgres?', '/plain?'));
  await prepared(database, { partitions: 0 });
  await database.script(`
    create extension postgres_fdw;
    create server other foreign data wrapper postgres_fdw
      options (host '${there.host}', dbname 'postgres', fetch_size '50000', async_capable 'true');
    create user mapping for current_user server other options (user '${there.user}');
    select hearsay.add_partition(4, 0);
    select hearsay.add_partition(4, 1);
    create foreign table hearsay.contact_2 partition of hearsay.contact
      for values with (modulus 4, remainder 2) server other options (schema_name 'hearsay', table_name 'contact_2');
    create foreign table hearsay.contact_3 partition of hearsay.contact
      for values with (modulus 4, remainder 3) server other options (schema_name 'hearsay', table_name 'contact_3')`);
  return {
    database,
    address: here.address,
    plain,
    stop: async () => {
      await Promise.all([database.close(), plain.close()]);
      await Promise.all([here.stop(), there.stop()]);
    },
  };
}
