import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsOf from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { widthOf } from '../../src/report/columns.ts';
import { ran } from './captured.ts';

// The package is CommonJS: its default export is a property of the default import.
const addFormats = addFormatsOf as unknown as typeof addFormatsOf.default;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-trace-'));
  writeFileSync(
    join(folder, 'wharf.txt'),
    'Publisher: Sarn Gazette\nPublished: 2020-06-02\n\nAccording to two clerks, Orsa Lind shared classified information about the harbour with Corvid in May 2020.\n',
  );
  writeFileSync(
    join(folder, 'calls.csv'),
    'from,to,time,channel,reference\nCorvid,Tern,2020-05-20T10:00:00Z,mail,m-1\nnot,a,time,at all,x\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const ASKED = ['--item', 'information about the harbour', '--from', 'Orsa Lind'];

describe('hearsay trace', () => {
  test('of the first example says in its first lines what is alleged, about which item, and on whose word', async () => {
    const { code, out, err } = await ran(['trace', '--example']);
    expect([code, err]).toEqual([0, '']);
    const first = out.slice(0, out.indexOf('\nROUTE')).replace(/\s+/g, ' ');
    expect(first).toContain('Could Hamas have had');
    expect(first).toContain('VERDICT: alleged, possibly in time');
    expect(first).toContain('but only if the hop from Russia to Iran and the hop from Iran to Hamas');
    expect(first).toMatch(/The weakest hop is from Russia to Iran: .* raised as possible by authorities/);
    expect(first).toMatch(/another item, “[^”]*Iron Dome[^”]*”: .* held probable by Thom Hartmann/);
    expect(first).toContain('one assumption for granted: that “an ally” is Iran');
    for (const line of out.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(80);
  });

  test('of the invented example says who denies the hop, and that the route one thinks of first comes too late', async () => {
    const { out } = await ran(['trace', '--example', 'reserve-price']);
    const first = out.slice(0, out.indexOf('\nROUTE')).replace(/\s+/g, ' ');
    expect(first).toContain('VERDICT: alleged, necessarily in time');
    expect(first).toContain('The hop from Dana Orley to Tallow Dredging is denied by Dana Orley');
    expect(first).toMatch(/→ Piet Varga → Tallow Dredging \(reported\) does not carry in time .* deadline is/);
    expect(out.replace(/\s+/g, ' ')).toContain('two texts are one origin');
  });

  test('gives the same bytes twice, in every form', async () => {
    for (const format of ['text', 'html', 'json']) {
      const once = await ran(['trace', '--example', '--format', format]);
      expect(once.code, once.err).toBe(0);
      expect((await ran(['trace', '--example', '--format', format])).out === once.out).toBe(true);
    }
  });

  test('as JSON is in the form that the schema describes, and each of its sentences has anchors', async () => {
    const schema = JSON.parse((await ran(['schema'])).out);
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    for (const example of ['first-case', 'reserve-price']) {
      const traced = JSON.parse((await ran(['trace', '--example', example, '--format', 'json'])).out);
      expect(ajv.validate(schema, traced), ajv.errorsText()).toBe(true);
      expect(traced.verdict.sentences.length).toBeGreaterThan(5);
      for (const { anchors } of traced.verdict.sentences) expect(anchors.length).toBeGreaterThan(0);
    }
  });

  test('from its own JSON says the same again', async () => {
    const path = at('case.json');
    for (const example of ['first-case', 'reserve-price']) {
      writeFileSync(path, (await ran(['trace', '--example', example, '--format', 'json'])).out);
      const again = await ran(['trace', '--evidence', path]);
      expect([again.code, again.err]).toEqual([0, '']);
      const verdict = (text: string): string => text.slice(0, text.indexOf('\nBESIDE'));
      expect(verdict(again.out)).toBe(verdict((await ran(['trace', '--example', example])).out));
    }
  });

  test.each([
    ['{', 'is not JSON'],
    ['[]', ''],
    ['{"claims": 3}', ''],
    ['"hello"', ''],
  ])('of evidence that is %s is a mistake', async (text, told) => {
    writeFileSync(at('bad.json'), text);
    const { code, err } = await ran(['trace', '--evidence', at('bad.json'), '--item', 'x', '--to', 'y']);
    expect(code, err).toBe(2);
    expect(err).toContain(told);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('of documents, with a log: a row of it that cannot be read is told of', async () => {
    const { code, out, err } = await ran([
      'trace',
      at('wharf.txt'),
      ...ASKED,
      '--to',
      'Corvid',
      '--contacts',
      at('calls.csv'),
    ]);
    expect(code).toBe(0);
    expect(out).toContain('VERDICT: reported\n');
    expect(err).toContain('calls.csv');
  });

  test('with the holder left open says who could have had it', async () => {
    const { out } = await ran(['trace', at('wharf.txt'), ...ASKED]);
    expect(out).toMatch(/^Who could have had “/);
    expect(out).toContain('Corvid (on a route that is reported)');
  });

  test.each([
    [['--to', 'Corvit'], 'No actor “Corvit” is mentioned in these documents. Did you mean “Corvid”?'],
    [['--to', 'orsa lind'], 'are one actor here'],
    [
      ['--to', 'Corvid', '--item', 'the sealed verdict'],
      'No item “the sealed verdict” is mentioned in these documents.',
    ],
    [['--to', 'Corvid', '--contacts', 'no-such-log.csv'], 'no-such-log.csv'],
  ])('%j is a mistake with a way out', async (more, told) => {
    const { code, out, err } = await ran(['trace', at('wharf.txt'), ...ASKED, ...more]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(told);
  });

  test('a missing document among good ones is told of and is in the report', async () => {
    const { code, out, err } = await ran(['trace', at('lost.txt'), at('wharf.txt'), ...ASKED, '--to', 'Corvid']);
    expect(code).toBe(0);
    expect(err).toContain('lost.txt');
    expect(out).toContain('WHAT DID NOT GO THROUGH');
  });
});
