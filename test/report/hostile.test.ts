import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { widthOf } from '../../src/report/columns.ts';
import { escaped, inert } from '../../src/report/escape.ts';
import { htmlReport } from '../../src/report/page.ts';
import { sentencesOf } from '../../src/report/sentences.ts';
import { textReport } from '../../src/report/text.ts';
import { passageOf } from '../../src/terms/index.ts';
import { actor, claim, document, evidence, given, hop, item, route } from './building.ts';

const NASTY = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '\u001b[31mred',
  '\u202Eevil',
  '\uD800',
  '</style>',
  "' onload='",
  '\u0000',
  '&amp;',
  '名前',
  'x'.repeat(200),
  'a\nb\r\nc',
  '',
];
const words = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...NASTY));

function caseOfWords(name: string, thing: string, text: string, title: string) {
  const doc = document('d<1>', text, { title, path: `${title}.txt`, publisher: name, author: title });
  const passage = passageOf(doc.id, text, 0, text.length);
  const said = claim('c"1', ['author', name], 'PS+', passage, { assumptions: [{ what: thing, passage }] });
  const only = hop('h&1', 'a1', 'a2', 'alleged', {
    claims: [{ claim: said.id, side: 'for' }],
    origins: { least: 1, most: 2, why: [{ kind: 'unknown', claims: [said.id], passage, why: text }] },
  });
  return given({
    evidence: evidence({
      documents: [doc],
      actors: [actor('a1', name), actor('a2', title)],
      items: [item('i1', thing)],
      claims: [said],
      failures: [{ path: name, why: thing }],
      dropped: [{ doc: doc.id, quote: text, why: name }],
    }),
    inquiry: { item: 'i1', origin: 'a1', holder: 'a2', since: null, deadline: 0 },
    hops: [only],
    routes: [route('r1', [only], 'alleged')],
    verdict: {
      assumptions: said.assumptions,
      coverage: text,
      wouldDocument: [{ hop: only.id, what: thing, ask: [name] }],
    },
  });
}

const cases = fc.tuple(words, words, words, words).map((parts) => caseOfWords(...parts));

describe('hostile words in a report', () => {
  test('nothing throws, and no line of text is wider than 80 columns or acts on a terminal', () => {
    fc.assert(
      fc.property(cases, (made) => {
        const text = textReport(made);
        for (const line of text.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(80);
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/u);
        for (const one of sentencesOf(made)) expect(one.anchors.length).toBeGreaterThan(0);
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  test('a page has only the tags that we wrote', () => {
    const ours =
      /^<\/?(!doctype|html|head|meta|title|style|body|a|header|p|h[123]|main|section|span|figure|figcaption|ul|ol|li|svg|desc|g|path|rect|text|tspan|linearGradient|stop|article|blockquote|mark|b|br|div|footer)(?=[\s>/])/;
    fc.assert(
      fc.property(cases, (made) => {
        const page = htmlReport(made);
        for (const tag of page.match(/<[^>]*>?/g) ?? []) {
          expect(tag).toMatch(ours);
          expect(tag).not.toMatch(/\son\w+\s*=|<script|\sstyle=|javascript:/i);
        }
        expect(page).not.toMatch(/(?![\t\n])[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/u);
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  test('escaped text has none of the five characters that HTML acts on, and inert text is left alone twice', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(escaped(text).replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[&<>"']/);
        expect(inert(inert(text))).toBe(inert(text));
      }),
      { seed: 7 },
    );
  });
});
