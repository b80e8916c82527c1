import type { Migrations } from '../../database/index.ts';

/** The tables that cases are kept in. */
export const LEDGER: Migrations = { schema: 'ledger', folder: new URL('./sql/', import.meta.url) };
