import type { Block, BlockKind, Link } from '../terms/index.ts';

/** What is used of a DOM node; the parser's own types would bring the whole browser's with them. */
export interface MarkupNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: MarkupNode | null;
  readonly nextSibling: MarkupNode | null;
  readonly parentNode: MarkupNode | null;
  readonly getAttribute?: (name: string) => string | null;
}

const ELEMENT = 1;
const TEXT = 3;

const NOT_TEXT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED CANVAS AUDIO VIDEO HEAD SELECT BUTTON TEXTAREA'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
);

/** Text of some markup as blocks, in order of the document. */
export interface Markup {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Its `<a href>`, in order, with the address as written. */
  readonly links: readonly Link[];
}

/** Links beyond these are passed over: no article has so many, and a page of nothing else is no article. */
const MOST_LINKS = 2000;

/**
 * The text of a DOM tree: each block element's own text a block, blocks parted by an empty line, white space folded to a
 * space (no-break spaces too), `<br>` a line end, `<br><br>` a new block. Scripts, styles, controls and hidden elements
 * have no text. Entities were decoded by the parser; what is markup after that is text and stays text.
 *
 * @param opening text and kind of blocks to put before it (the title).
 */
export function textOfMarkup(root: MarkupNode, opening: readonly (readonly [BlockKind, string])[] = []): Markup {
  const out: { kind: BlockKind; text: string }[] = opening.map(([kind, text]) => ({ kind, text }));
  // Folding white space moves everything but the count of all other characters, so anchors are kept by that.
  let count = visible(opening.map(([, text]) => text).join(''));
  const anchors: { href: string; node: MarkupNode; from: number; to: number }[] = [];
  const leave = (left: MarkupNode): void => {
    const last = anchors.findLast((each) => each.node === left);
    if (last !== undefined) last.to = count;
  };
  let open = '';
  let kind: BlockKind = 'paragraph';
  const close = () => {
    for (const paragraph of open.split(/\n(?: *\n)+/)) {
      const text = paragraph
        .replace(/ *\n */g, '\n')
        .replace(/ {2,}/g, ' ')
        .trim();
      if (text !== '') out.push({ kind, text });
    }
    open = '';
  };
  // Walked by hand: a page of a hundred thousand nested elements must not use up the stack.
  let node: MarkupNode | null = root;
  while (node !== null) {
    const skipped: boolean = node.nodeType === ELEMENT && isSkipped(node);
    if (node.nodeType === TEXT) {
      const words = (node.nodeValue ?? '').replace(/[\s\u00a0]+/g, ' ');
      open += words;
      count += visible(words);
    } else if (node.nodeType === ELEMENT && !skipped) {
      const name = node.nodeName.toUpperCase();
      const href = name === 'A' ? (node.getAttribute?.('href') ?? '') : '';
      if (href !== '' && anchors.length < MOST_LINKS) anchors.push({ href, node, from: count, to: -1 });
      if (name === 'BR') open += '\n';
      if (BLOCKS.has(name)) {
        close();
        kind = kindOf(name);
      }
    }
    let next: MarkupNode | null = skipped ? null : node.firstChild;
    while (next === null && node !== null) {
      if (node.nodeType === ELEMENT && !isSkipped(node)) {
        const name = node.nodeName.toUpperCase();
        if (name === 'A') leave(node);
        if (BLOCKS.has(name)) {
          close();
          kind = 'paragraph';
        }
      }
      if (node === root) break;
      next = node.nextSibling;
      if (next === null) node = node.parentNode;
    }
    node = next;
  }
  close();
  const whole = joined(out);
  return { ...whole, links: linksIn(whole.text, anchors) };
}

/** How many characters of a text are no white space. */
function visible(text: string): number {
  return text.replace(/\s+/g, '').length;
}

/** Where anchors stand in the text, given how many visible characters come before their first and their last. */
function linksIn(
  text: string,
  anchors: readonly { readonly href: string; readonly from: number; readonly to: number }[],
): Link[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) if (!/\s/.test(text[at]!)) places.push(at);
  return anchors.flatMap(({ href, from, to }) => {
    const [start, last] = [places[from], places[to - 1]];
    return to <= from || start === undefined || last === undefined ? [] : [{ start, end: last + 1, url: href }];
  });
}

function joined(
  pieces: readonly { readonly kind: BlockKind; readonly text: string }[],
): Pick<Markup, 'text' | 'blocks'> {
  const blocks: Block[] = [];
  let text = '';
  for (const piece of pieces) {
    if (text !== '') text += '\n\n';
    blocks.push({ kind: piece.kind, start: text.length, end: text.length + piece.text.length });
    text += piece.text;
  }
  return { text, blocks };
}

function kindOf(name: string): BlockKind {
  return /^H[1-6]$/.test(name) ? 'heading' : 'paragraph';
}

function isSkipped(node: MarkupNode): boolean {
  return NOT_TEXT.has(node.nodeName.toUpperCase()) || typeof node.getAttribute?.('hidden') === 'string';
}
