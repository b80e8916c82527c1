import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openContacts } from '../../src/contacts/index.ts';
import { type CaseJson, decodeCase, decodeInquiry, encodeCase } from '../../src/exchange/index.ts';
import { trace } from '../../src/tracing/index.ts';
import { type Expectation, unmet } from './expectation.ts';

const cases = join('test', 'cases');
const names = readdirSync(cases).filter((name) => existsSync(join(cases, name, 'evidence.json')));
const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(cases, ...path), 'utf8'));

/** Evidence and a question, traced, as the JSON that comes out. */
async function traced(evidence: unknown, question: unknown, name: string): Promise<CaseJson> {
  const decoded = decodeCase(evidence);
  const log = join(cases, name, 'contacts.csv');
  const opportunities = existsSync(log) ? await openContacts([log], decoded.evidence.actors) : null;
  return encodeCase(
    decoded.evidence,
    trace(decoded.evidence, decodeInquiry(question, decoded.evidence), { opportunities }),
  );
}

describe('rulings, each by the smallest evidence that shows it', () => {
  it.each(names)('%s', async (name) => {
    const expected = json(name, 'expected.json') as Expectation;
    const found = await traced(json(name, 'evidence.json'), json(name, 'inquiry.json'), name);
    expect(unmet(expected, found), expected.why).toEqual([]);
  });

  it.each(names)('%s: what comes out goes in again and says the same', async (name) => {
    const once = await traced(json(name, 'evidence.json'), json(name, 'inquiry.json'), name);
    const again = await traced(JSON.parse(JSON.stringify(once)), once.inquiry, name);
    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
  });

  it('shows every ruling', () => {
    expect(names.length).toBeGreaterThanOrEqual(70);
  });
});
