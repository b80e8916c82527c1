import { certified } from './certified.ts';
import { database } from './database.ts';
import { exactTies } from './exactties.ts';
import { importing } from './import.ts';
import { libraries } from './libraryrows.ts';
import type { Part } from './line.ts';
import { oneSource } from './onesource.ts';
import { pointQuery } from './pointquery.ts';
import { routesBetween } from './routesbetween.ts';
import { spans } from './spans.ts';
import { sql } from './sqlrows.ts';
import { streamed } from './streamed.ts';
import { suspects } from './suspects.ts';
import { tglib } from './tglib.ts';

/** All that is measured of contacts, in the order of the tables. */
export const PARTS: readonly Part[] = [
  oneSource,
  streamed,
  tglib,
  libraries,
  sql,
  suspects,
  pointQuery,
  routesBetween,
  spans,
  exactTies,
  database,
  certified,
  importing,
];
