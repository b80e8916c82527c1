import { type Link, Mistake } from '../terms/index.ts';
import { canonicalText, wellFormed } from './canonical.ts';
import { parseDate } from './date.ts';
import { type MarkupNode, textOfMarkup } from './markup.ts';
import type { Metadata } from './metadata.ts';
import { nestingOf } from './nesting.ts';
import type { Body } from './plain.ts';

/** Beyond these an article is not looked for, since the search recurses and is quadratic in depth: the whole body is read. */
const ARTICLE = { tags: 60_000, depth: 400 };
/** Beyond these nothing is parsed: the parser would take minutes. No page that people read comes near. */
const PAGE = { tags: 250_000, depth: 5000 };

/** Whether a text opens as HTML does. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(
    text.slice(0, 4000),
  );
}

/**
 * The article of an HTML page as canonical text, with the title its first block.
 *
 * Readability (Mozilla) finds the article; where it finds none, or the page is too large or too deep for it, the whole body is taken.
 * Title, byline, publisher, publication time and canonical address come from the page's JSON-LD, Open Graph and other metadata;
 * a time that is no date is not taken. Nothing in the page is run or fetched.
 * @throws Mistake where the page has too many elements, or too deep ones, to be taken apart; `name` is what to call it.
 */
export async function htmlBody(html: string, name: string): Promise<Body> {
  const nesting = nestingOf(html);
  if (nesting.tags > PAGE.tags || nesting.depth > PAGE.depth) {
    throw new Mistake(`${name} has more markup than a page can have.`, 'Save its text as plain text and give that.');
  }
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  const source = canonicalText(html);
  const parse = () => parseHTML(/<html\b/i.test(source) ? source : `<html><body>${source}</body></html>`).document;
  const page = parse();
  const metadata = metadataOf(page as unknown as Page);
  const article =
    nesting.tags > ARTICLE.tags || nesting.depth > ARTICLE.depth
      ? null
      : articleOf(() =>
          new Readability<MarkupNode>(page, { serializer: (node) => node as unknown as MarkupNode }).parse(),
        );
  const title = clean(article?.title) ?? metadata.title;
  const opening = title === undefined ? [] : [['title', title] as const];
  const found = article?.content ? textOfMarkup(article.content, opening) : null;
  // Readability rewrites the tree it is given, so the fallback reads the page anew.
  const { text, blocks, links } =
    found !== null && found.blocks.length > opening.length
      ? found
      : textOfMarkup(parse() as unknown as MarkupNode, opening);
  const published = [clean(article?.publishedTime), metadata.published].find(
    (written) => written !== undefined && parseDate(written) !== null,
  );
  return {
    // Entities can stand for what canonical text does not hold: nulls and lone surrogates, one for one.
    text: wellFormed(text.replace(/[\0\r]/g, '\uFFFD')),
    blocks,
    // What links a whole page has beside its article lead anywhere.
    links: article === null ? [] : absolute(links, metadata.url),
    metadata: {
      ...metadata,
      title,
      published,
      publisher: clean(article?.siteName) ?? metadata.publisher,
      author: authorOf(article?.byline) ?? metadata.author,
    },
  };
}

/** Longest address that is kept of a link, in code units. */
const LONGEST_URL = 2000;

/** Links with whole addresses of pages: those within the page, and all that is no page, are left out. */
function absolute(links: readonly Link[], base: string | undefined): Link[] {
  const own = base === undefined ? null : parsedUrl(base);
  return links.flatMap(({ start, end, url }) => {
    const whole = url.length > LONGEST_URL ? null : parsedUrl(url.trim(), own ?? undefined);
    if (whole === null || !/^https?:$/.test(whole.protocol)) return [];
    const same = own !== null && whole.href.replace(/#.*$/, '') === own.href.replace(/#.*$/, '');
    return same ? [] : [{ start, end, url: whole.href }];
  });
}

function parsedUrl(url: string, base?: URL): URL | null {
  return URL.canParse(url, base?.href) ? new URL(url, base) : null;
}

/** A page that breaks the article finder is still a page: its body is read whole. */
function articleOf<Article>(parse: () => Article): Article | null {
  try {
    return parse();
  } catch {
    return null;
  }
}

interface Page {
  readonly querySelector: (
    selector: string,
  ) => { readonly getAttribute: (name: string) => string | null; readonly textContent: string | null } | null;
}

function metadataOf(page: Page): Metadata {
  const first = (...places: readonly (readonly [selector: string, attribute: string | null])[]) => {
    for (const [selector, attribute] of places) {
      const element = page.querySelector(selector);
      const value = clean(attribute === null ? element?.textContent : element?.getAttribute(attribute));
      if (value !== undefined) return value;
    }
    return undefined;
  };
  return {
    title: first(['meta[property="og:title"]', 'content'], ['title', null], ['h1', null]),
    publisher: first(['meta[property="og:site_name"]', 'content'], ['meta[name="publisher"]', 'content']),
    author: authorOf(
      first(['meta[name="author"]', 'content'], ['[rel="author"]', null], ['[itemprop="author"]', null]),
    ),
    published: first(
      ['meta[property="article:published_time"]', 'content'],
      ['meta[itemprop="datePublished"]', 'content'],
      ['meta[name="date"]', 'content'],
      ['time[datetime]', 'datetime'],
    ),
    url: first(['link[rel="canonical"]', 'href'], ['meta[property="og:url"]', 'content']),
  };
}

function clean(value: string | null | undefined): string | undefined {
  const text = canonicalText(value ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : wellFormed(text.slice(0, 500));
}

function authorOf(value: string | null | undefined): string | undefined {
  const author = clean(value)?.replace(/^by[: ]\s*/i, '');
  return author === undefined || author === '' || /^https?:/i.test(author) ? undefined : author;
}
