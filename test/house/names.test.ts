import { describe, expect, it } from 'vitest';
import { projectFiles, textOf } from './tree.ts';

/** Capitalised words that the rules have for what they are in English, not because an example has them. */
const ENGLISH = new Set(
  `I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December
   English American British Christmas Easter God Mr Mrs Ms Dr`.split(/\s+/),
);

/** Gazetteers are lists of the world's states and media: that an example names one of them is no rule about it. */
const LISTS =
  /(?:demonyms|channels|organisations|outlets|places|gazetteer|seats|bodies|territories|states)[^/]*\.json$/;

/** Names as a text shows them: capitalised words that stand inside a sentence, and never in lower case anywhere. */
function namesIn(texts: readonly string[]): Set<string> {
  const all = texts.join('\n');
  const lower = new Set(all.match(/(?<![\p{L}\p{N}])\p{Ll}+/gu) ?? []);
  const inside = all.match(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}{3,}/gu) ?? [];
  return new Set(inside.filter((name) => !lower.has(name.toLowerCase()) && !ENGLISH.has(name)));
}

describe('no rule names a person or place of an example', () => {
  const files = projectFiles();
  const examples = files.filter((file) => /^(?:examples|test\/cases)\/.*\.txt$/.test(file));
  const names = namesIn(examples.map(textOf));

  /** Those of the names that stand in these words. */
  const namedIn = (words: readonly string[] | null): string[] => {
    const all = new Set((words ?? []).join(' ').match(/\p{L}+/gu));
    return [...names].filter((name) => all.has(name));
  };

  it('where examples have names', () => {
    expect(names.size).toBeGreaterThan(20);
  });

  it('in code, comments left out', () => {
    const code = files.filter((file) => /^src\/reading\/.*\.ts$/.test(file));
    const found = code.flatMap((file) => {
      const bare = textOf(file)
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\/\/.*$/gm, '');
      const strings = bare.match(/'[^'\n]*'|`[^`]*`|"[^"\n]*"|\/(?![*/ ])[^\n/]+\/[a-z]*/g);
      return namedIn(strings).map((name) => `${file}: ${name}`);
    });
    expect(found).toEqual([]);
  });

  it('in the vocabulary, reasons and gazetteers left out', () => {
    const data = files.filter((file) => /^src\/reading\/vocabulary\/.*\.json$/.test(file) && !LISTS.test(file));
    const found = data.flatMap((file) => {
      const bare = textOf(file).replace(/"(?:reason|about|from|attribution|licence)": ?"(?:[^"\\]|\\.)*"/g, '');
      return namedIn(bare.match(/"[^"\n]*"/g)).map((name) => `${file}: ${name}`);
    });
    expect(found).toEqual([]);
  });
});
