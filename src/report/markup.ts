import { escaped } from './escape.ts';

/** Text that is already HTML or SVG. Only `markup` makes it, so nothing gets onto a page unescaped by accident. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Part = string | number | null | false | Markup | readonly Part[];

/** Template tag: what stands in the template is markup, what is put into it is text and escaped; null and false are nothing. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((text, at) => `${text}${at < parts.length ? put(parts[at] as Part) : ''}`).join(''));
}

/** A fragment identifier that any id can be turned into: letters, digits and hyphens; other code units as _hex_. */
export function fragment(kind: string, id: string): string {
  return `${kind}-${id.replace(/[^A-Za-z0-9-]/g, (char) => `_${char.charCodeAt(0).toString(16)}_`)}`;
}

function put(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return part.map(put).join('');
}
