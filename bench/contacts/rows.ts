import { exactTies } from './exactties.ts';
import type { Part } from './line.ts';
import { oneSource } from './onesource.ts';

/** All that is measured of contacts, in the order of the tables. */
export const PARTS: readonly Part[] = [oneSource, exactTies];
