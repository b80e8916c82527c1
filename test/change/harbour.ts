import { readFileSync } from 'node:fs';
import { decodeCase } from '../../src/exchange/index.ts';
import type { Evidence } from '../../src/terms/evidence.ts';
import type { Inquiry } from '../../src/terms/inquiry.ts';

/**
 * A case of six short texts: two accounts given apart, a denial, an echo that drops the hedge, a correction, an undated text,
 * one dated by its month alone, and a way round.
 */
export const HARBOUR = 'test/change/harbour.json';

const decoded = decodeCase(JSON.parse(readFileSync(HARBOUR, 'utf8')));
export const harbour: Evidence = decoded.evidence;
export const asked: Inquiry = decoded.inquiry as Inquiry;
