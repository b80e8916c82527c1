export { timeOf, type Zone } from './clock.ts';
export { type ContactLog, contactLog, type LogFile } from './log.ts';
export { type OpenedContacts, openContacts } from './open.ts';
export { goesBothWays, opportunities } from './opportunities.ts';
