export { atOnce, type Database, literal, type Value } from './database.ts';
export { makeFolder, openFolder } from './folder.ts';
export { type Migrations, migrated } from './migrations.ts';
export { connected } from './server.ts';
