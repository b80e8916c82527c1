/** Control characters, and the marks that reorder text: a name must not repaint a terminal or turn a line around. */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\p{Surrogate}\u2028\u2029\uFEFF]/gu;

/**
 * Text in which nothing acts: controls shown as their Unicode pictures, direction marks as ‹U+202E›, lone surrogates as
 * U+FFFD. Tabs and newlines stay. For display only: quotes in JSON are exact.
 */
export function inert(text: string): string {
  return text.replace(UNSEEN, (char) => {
    const code = char.charCodeAt(0);
    if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML or SVG, inside an element or a quoted attribute. The only way anything reaches a page. */
export function escaped(text: string): string {
  return inert(text).replace(/[&<>"']/g, (char) => ENTITIES[char] as string);
}
