import { indented, spread, widthOf } from './columns.ts';
import { clip, oneLine } from './naming.ts';
import { paintOf } from './paint.ts';

/** Something that can be asked about: an actor or an item, with how much the record says of it. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  /** Its other names. */
  readonly names: readonly string[];
  readonly kind: string;
  readonly mentions: number;
  readonly claims: number;
}

/** A list as text of at most 80 columns: id, name, kind, how often, and other names under it. */
export function textListing(listed: readonly Listed[], options: { readonly colour?: boolean } = {}): string {
  if (listed.length === 0) return 'Nothing to ask about was found.\n';
  const paint = paintOf(options.colour ?? false);
  const wide = Math.max(...listed.map((one) => widthOf(one.id))) + 2;
  const lines = listed.flatMap((one) => {
    const number = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
    const facts = `${one.kind} · ${number(one.claims, 'claim')} · ${number(one.mentions, 'mention')}`;
    const name = spread(clip(oneLine(one.name), 120), facts, one.id.padEnd(wide));
    const others = one.names.slice(0, 8).map((other) => clip(oneLine(other), 60));
    const also = others.length === 0 ? [] : indented(`also ${others.join('; ')}`, ' '.repeat(wide));
    return [
      ...name.map((line, at) => (at === 0 ? paint('bold', line) : line)),
      ...also.map((line) => paint('dim', line)),
    ];
  });
  return `${lines.join('\n')}\n`;
}
