import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ran } from './captured.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-read-'));
  const put = (name: string, text: string | Uint8Array): void => writeFileSync(join(folder, name), text);
  put(
    'wharf.txt',
    'Title: Survey sold\nPublisher: Sarn Gazette\nPublished: 2020-06-02\n\nAccording to two clerks, Orsa Lind shared classified information about the harbour with Corvid on 4 May 2020.\n',
  );
  put('empty.txt', '');
  put('junk.txt', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 255, 254, 0, 0, 0x80]));
  put(
    'wild.txt',
    'Clerks said <script>alert("x")</script> that \u202EOrsa\u202C Lind \u0007gave the \u0000survey to “Corvid.\r\nNobody, \uFEFFa clerk said, knew.\r\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));
const at = (...names: readonly string[]): readonly string[] => names.map((name) => join(folder, name));

describe('hearsay read', () => {
  test('shows who said what over the text, in 80 columns', async () => {
    const { code, out, err } = await ran(['read', ...at('wharf.txt')]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('author › two clerks');
    expect(out).toMatch(/Orsa Lind → Corvid/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('as JSON has the documents in the order given, and every quote is an exact slice of its text', async () => {
    const { code, out } = await ran(['read', ...at('wild.txt', 'wharf.txt'), '--format', 'json']);
    expect(code).toBe(0);
    const read = JSON.parse(out);
    expect(read.documents.map((document: { path: string }) => document.path)).toEqual(at('wild.txt', 'wharf.txt'));
    const texts = new Map(read.documents.map((document: { id: string; text: string }) => [document.id, document.text]));
    for (const { doc, quote, source, cue, content } of read.statements) {
      expect(texts.get(doc)).toContain(quote);
      for (const passage of [...source, ...cue, ...content])
        expect(String(texts.get(passage.doc)).slice(passage.start, passage.end)).toBe(passage.quote);
    }
  });

  test('as a page lets no markup of a text through', async () => {
    const { out } = await ran(['read', ...at('wild.txt'), '--format', 'html']);
    expect(out).not.toContain('<script');
    expect(out).not.toContain('\u202E');
    // Without our own marks the text reads as it was written.
    expect(out.replace(/<[^>]*>/g, '')).toContain('&lt;/script&gt;');
  });

  test('one that cannot be read is told of, and the others go through', async () => {
    const { code, out, err } = await ran(['read', ...at('empty.txt', 'lost.txt', 'wharf.txt', 'junk.txt')]);
    expect(code).toBe(0);
    expect(out).toContain('Sarn Gazette');
    expect(err.trim().split('\n')).toHaveLength(3);
    expect(err).toContain('lost.txt');
  });

  test('where none goes through it is a mistake', async () => {
    const { code, out, err } = await ran(['read', ...at('empty.txt', 'junk.txt')]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('None of 2 documents could be read');
  });

  test('a date that is none is a mistake', async () => {
    const { code, err } = await ran(['read', ...at('wharf.txt'), '--published', 'soonish']);
    expect(code).toBe(2);
    expect(err).toContain('“soonish”, which is not a date');
  });

  test('the ending of -o says the form, and nothing goes to the screen', async () => {
    const { out, written } = await ran(['read', ...at('wharf.txt'), '-o', 'read.html']);
    expect(out).toBe('');
    expect(written['read.html']).toMatch(/^<!doctype html>/);
  });

  test('colour is for a terminal, and not against its owner’s wish', async () => {
    const colour = '\u001b[';
    expect((await ran(['read', ...at('wharf.txt')], { outIsTerminal: true })).out).toContain(colour);
    expect((await ran(['read', ...at('wharf.txt')])).out).not.toContain(colour);
    expect(
      (await ran(['read', ...at('wharf.txt')], { outIsTerminal: true, environment: { NO_COLOR: '1' } })).out,
    ).not.toContain(colour);
  });
});

describe('hearsay actors and items', () => {
  test('list what can be asked about', async () => {
    expect((await ran(['actors', ...at('wharf.txt')])).out).toMatch(/Orsa Lind.*\n/);
    expect((await ran(['items', ...at('wharf.txt')])).out).toMatch(
      /information about the harbour[\s\S]*item · 1 claim/,
    );
    const listed = JSON.parse((await ran(['actors', ...at('wharf.txt'), '--format', 'json'])).out);
    expect(listed.map((actor: { name: string }) => actor.name)).toContain('Corvid');
  });
});
