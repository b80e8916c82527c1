export { atOnce, type Database, literal, type Value } from './database.ts';
export { type Migrations, migrated } from './migrations.ts';
export { connected } from './server.ts';
