import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleNames, openExample } from '../../src/desk/example.ts';
import type { Question } from '../../src/desk/question.ts';
import { readCase } from '../../src/desk/read.ts';
import { traceCase } from '../../src/desk/trace.ts';
import { encodeCase } from '../../src/exchange/index.ts';
import { openReader, type Reader } from '../../src/reading/analysis/reader.ts';
import { sentencesOf } from '../../src/report/sentences.ts';
import { type Expectation, unmet } from './expectation.ts';

let reader: Reader;

beforeAll(async () => {
  reader = await openReader();
});

afterAll(() => reader.close());

const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));

/** Reads the documents, asks the question, and says what of the expectation does not hold. */
async function unmetIn(
  documents: readonly string[],
  question: Question,
  expected: unknown,
  contacts: readonly string[] = [],
): Promise<string[]> {
  const evidence = await readCase(documents, {}, { open: async () => ({ ...reader, close: async () => {} }) });
  const traced = await traceCase(evidence, question, { contacts });
  return unmet(expected as Expectation, encodeCase(traced.evidence, traced.trace, sentencesOf(traced)));
}

describe('prose cases', () => {
  const cases = join('test', 'cases');
  it.each(readdirSync(cases).filter((name) => existsSync(join(cases, name, 'documents'))))('%s', async (name) => {
    const log = join(cases, name, 'contacts.csv');
    const question = { from: null, to: null, since: null, by: null, ...(json(cases, name, 'inquiry.json') as object) };
    const expected = json(cases, name, 'expected.json');
    const contacts = existsSync(log) ? [log] : [];
    const missed = await unmetIn([join(cases, name, 'documents')], question as Question, expected, contacts);
    expect(missed).toEqual([]);
  });
});

describe('examples', () => {
  it('are these', async () => {
    expect(await exampleNames()).toEqual(['first-case', 'reserve-price', 'velm-dam']);
  });

  it.each(['first-case', 'reserve-price', 'velm-dam'])('%s', async (name) => {
    const { documents, question } = await openExample(name);
    expect(await unmetIn(documents, question, json('test', 'reading', 'examples', `${name}.json`))).toEqual([]);
  });
});
