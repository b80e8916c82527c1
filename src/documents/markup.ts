import type { Block, BlockKind } from '../terms/index.ts';

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
}

/**
 * The text of a DOM tree: each block element's own text a block, blocks parted by an empty line, white space folded to a
 * space (no-break spaces too), `<br>` a line end, `<br><br>` a new block. Scripts, styles, controls and hidden elements
 * have no text. Entities were decoded by the parser; what is markup after that is text and stays text.
 *
 * @param opening text and kind of blocks to put before it (the title).
 */
export function textOfMarkup(root: MarkupNode, opening: readonly (readonly [BlockKind, string])[] = []): Markup {
  const out: { kind: BlockKind; text: string }[] = opening.map(([kind, text]) => ({ kind, text }));
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
    if (node.nodeType === TEXT) open += (node.nodeValue ?? '').replace(/[\s\u00a0]+/g, ' ');
    else if (node.nodeType === ELEMENT && !skipped) {
      const name = node.nodeName.toUpperCase();
      if (name === 'BR') open += '\n';
      if (BLOCKS.has(name)) {
        close();
        kind = kindOf(name);
      }
    }
    let next: MarkupNode | null = skipped ? null : node.firstChild;
    while (next === null && node !== null) {
      if (node.nodeType === ELEMENT && !isSkipped(node) && BLOCKS.has(node.nodeName.toUpperCase())) {
        close();
        kind = 'paragraph';
      }
      if (node === root) break;
      next = node.nextSibling;
      if (next === null) node = node.parentNode;
    }
    node = next;
  }
  close();
  return joined(out);
}

function joined(pieces: readonly { readonly kind: BlockKind; readonly text: string }[]): Markup {
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
