import { describe, expect, test } from 'vitest';
import { documentFromBytes } from '../../src/documents/document.ts';

const SENTENCES = [
  'The envoy of Norvia said on Monday that the ledger had been copied twice before anyone in the ministry noticed the open safe.',
  'Officials in Sund &mdash; two of them, at least &mdash; told the paper that they had seen a copy, which they would not describe.',
  'Mila Voss, who kept the keys until March, told a court that no copy was ever made &amp; that the envoy was “mistaken&rdquo;.',
];

const PAGE = `<!DOCTYPE html><html lang="en"><head><title>Ledger Left The Harbour | Vellan Post</title>
<meta property="og:site_name" content="The Vellan Post"><link rel="canonical" href="https://vellan.example/ledger">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ledger Left The Harbour",
"datePublished":"2017-05-10T08:30:00Z","author":{"@type":"Person","name":"Ana Roke"},"publisher":{"@type":"Organization","name":"The Vellan Post"}}</script>
<style>p { color: red }</style><script>document.write('<p>Written by a script.</p>')</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ledger Left The Harbour</h1><p class="byline">By Ana Roke</p>
${SENTENCES.map((sentence) => `<p>${sentence}</p>`).join('\n')}
<h2>What The Court Heard</h2>
<p>${SENTENCES[1]}<br><br>After   the&nbsp;break<br>a line.</p>
<script>alert('never text')</script>
<p>${SENTENCES[2]} &lt;script&gt;alert(1)&lt;/script&gt; stays text. ${SENTENCES[0]}</p>
<p hidden>Hidden words.</p></article><footer>Terms</footer></body></html>`;

const read = (html: string, path: string | null = 'page.html') =>
  documentFromBytes(Buffer.from(html, 'utf8'), { id: 'd1', path }, { anyLanguage: true });

describe('an HTML page', () => {
  test('gives the article as text, with metadata from the page', async () => {
    const document = await read(PAGE);
    expect(document).toMatchObject({
      title: 'Ledger Left The Harbour',
      author: 'Ana Roke',
      publisher: 'The Vellan Post',
      url: 'https://vellan.example/ledger',
    });
    expect(document.published?.edtf).toBe('2017-05-10T08:30:00Z');
    const blocks = document.blocks.map(({ kind, start, end }) => `${kind}|${document.text?.slice(start, end)}`);
    expect(blocks[0]).toBe('title|Ledger Left The Harbour');
    expect(blocks).toContain('heading|What The Court Heard');
    expect(blocks).toContain(
      'paragraph|Officials in Sund — two of them, at least — told the paper that they had seen a copy, which they would not describe.',
    );
    expect(blocks).toContain('paragraph|After the break\na line.');
    expect(document.text).toContain('<script>alert(1)</script> stays text.');
    for (const absent of ['Written by a script', "alert('never", 'color: red', 'Hidden words', '&mdash;', '<p>']) {
      expect(document.text).not.toContain(absent);
    }
  });

  test('is known by how it opens, whatever its name', async () => {
    expect((await read(PAGE, null)).title).toBe('Ledger Left The Harbour');
    expect((await read(`<!-- saved --> ${PAGE}`, 'page.txt')).title).toBe('Ledger Left The Harbour');
  });

  test('without an article gives the text of its body', async () => {
    const document = await read(
      '<html><body><div>Norvia gave it away.</div><ul><li>One</li><li>Two</li></ul></body></html>',
    );
    expect(document.text).toBe('Norvia gave it away.\n\nOne\n\nTwo');
  });

  test('a publication time that is no date is passed over', async () => {
    const document = await read(PAGE.replace('2017-05-10T08:30:00Z', 'some day'));
    expect(document.published).toBeNull();
  });

  test.each([
    ['markup cut short', '<html><body><p>Norvia said <b>so <i>on Monday'],
    ['no markup in it', 'Norvia said so.'],
    ['an unclosed comment', '<html><body><p>Norvia said so.</p><!-- and then'],
    ['entities for nulls and lone surrogates', '<html><body><p>Norvia&#0; said&#xD800; so&#13;.</p></body></html>'],
    ['elements four thousand deep', `<html><body>${'<div>'.repeat(4000)}Norvia said so.`],
    ['seventy thousand elements', `<html><body>${'<p>Norvia said so.'.repeat(70_000)}`],
    ['drawings without end tags', `<html><body>${'<svg><path d="M0 0"/></svg>'.repeat(6000)}Norvia said so.`],
    ['a tag that never ends', `<html><body>Norvia said so.${'<a '.repeat(100_000)}`],
  ])('%s still gives text', async (_what, html) => {
    const document = await read(html);
    expect(document.text).toContain('Norvia');
    expect(document.text).not.toMatch(/[\0\r]|\p{Surrogate}/u);
  });

  test('markup that no page has is refused, not parsed for minutes', async () => {
    await expect(read(`<html>${'<div>'.repeat(900_000)}`)).rejects.toThrow(
      'page.html has more markup than a page can have.',
    );
    await expect(read(`<html>${'<p>a'.repeat(300_000)}`)).rejects.toThrow('more markup than a page can have');
  });

  test('a page without text is refused', async () => {
    await expect(read('<html><body><script>let text;</script></body></html>')).rejects.toThrow('has no text in it');
  });
});

describe('the links of a page', () => {
  const page = (body: string) =>
    `<html lang="en"><head><title>On the ledger</title><link rel="canonical" href="https://vellan.example/ledger"></head>
<body><nav><a href="/world">World</a></nav><article><h1>On the ledger</h1><p>${SENTENCES[0]}</p><p>${SENTENCES[1]}</p>${body}<p>${SENTENCES[2]}</p></article></body></html>`;

  test('are those of its article, at the words that link, with their addresses whole', async () => {
    const document = await read(
      page(
        '<p>As   was <a href="/2016/keys">reported  a\nyear <b>ago</b></a>, and in <a href="https://tarn.example/a?b=1">the\n Tarn paper</a>, nobody had the keys to the old safe.</p>',
      ),
    );
    expect(document.links?.map(({ start, end, url }) => [document.text!.slice(start, end), url])).toEqual([
      ['reported a year ago', 'https://vellan.example/2016/keys'],
      ['the Tarn paper', 'https://tarn.example/a?b=1'],
    ]);
  });

  test('leave out what leads within the page, to no page, or has no words', async () => {
    const document = await read(
      page(
        '<p>See <a href="#top">above</a>, <a href="javascript:alert(1)">here</a>, <a href="mailto:a@tarn.example">us</a>, <a href="https://vellan.example/ledger#end">below</a>, <a href="http://[">there</a> and <a href="https://tarn.example/"><img src="x.png"></a> for all of it, if there is anything to be seen.</p>',
      ),
    );
    expect(document.links).toBeUndefined();
  });
});
