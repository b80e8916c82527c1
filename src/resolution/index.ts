export { type Resolution, resolve } from './resolve.ts';
