/** How much markup there is: its tags, and how deep they are open at most. */
export interface Nesting {
  readonly tags: number;
  readonly depth: number;
}

// Elements without an end tag, or whose end tag is commonly left out: left open, they do not nest.
const UNNESTED = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd tr td th thead tbody tfoot option optgroup colgroup'
  ).split(' '),
);

/**
 * The extent of some HTML, estimated in one pass over its characters, before any parser sees it: parsers take time
 * quadratic in the depth of elements, and a page made to be deep must not hang the reader.
 */
export function nestingOf(html: string): Nesting {
  let tags = 0;
  let open = 0;
  let depth = 0;
  let close = 0;
  for (const { 0: tag, 1: slash, 2: name, index } of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    // The next tag's end, looked for once for all tags before it; without one there is no tag any more.
    if (close < index + tag.length) close = html.indexOf('>', index + tag.length);
    if (close === -1) break;
    if (slash === '') tags++;
    if (UNNESTED.has(name!.toLowerCase())) continue;
    if (slash !== '') {
      open = Math.max(0, open - 1);
      continue;
    }
    if (html[close - 1] === '/') continue;
    open++;
    depth = Math.max(depth, open);
  }
  return { tags, depth };
}
