export type { TracePorts } from './matter.ts';
export { trace } from './trace.ts';
export { without } from './without.ts';
