import { styleText } from 'node:util';
import type { Standing } from '../terms/standing.ts';

type Style = 'bold' | 'dim' | 'cyan' | 'green' | 'magenta' | 'red' | 'underline' | 'yellow';

/** Puts a style on text for a terminal, or leaves it as it is. Colour repeats what the words say, and says nothing alone. */
export type Paint = (style: Style, text: string) => string;

/** `colour` is for the caller to decide (a terminal, no NO_COLOR); without it the text is plain. */
export function paintOf(colour: boolean): Paint {
  return colour ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}

export const STANDING_STYLE: Readonly<Record<Standing, Style>> = {
  documented: 'green',
  corroborated: 'green',
  reported: 'cyan',
  alleged: 'yellow',
  presumed: 'magenta',
  missing: 'red',
};
