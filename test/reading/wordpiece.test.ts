import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelFolder } from '../../src/reading/analysis/model.ts';
import { wordPiece } from '../../src/reading/analysis/wordpiece.ts';

const vocabulary = readFileSync(join(modelFolder(), 'vocab.txt'), 'utf8').replace(/\n$/, '').split('\n');
const ours = wordPiece(vocabulary);
const oracle = new Tokenizer(
  {
    version: '1.0',
    added_tokens: [],
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((piece, id) => [piece, id])),
    },
  },
  {},
);

const theirs = (text: string): number[] => oracle.encode(text, { add_special_tokens: false }).ids;
const ids = (text: string): number[] => ours.pieces(text).map((piece) => piece.id);

const word = fc.constantFrom(
  ...'Officials said the dossier reached Norvia’s ministry in May 2017 don’t it’s naïve café Zürich Łódź İstanbul ΟΔΥΣΣΕΥΣ Straße e-mail U.S. $5.3m 10:30 https://example.org/a?b=c #leak @desk fiancée co-operate 北京 Москва القاهرة'.split(
    ' ',
  ),
);
const sign = fc.constantFrom(
  ...'“”‘’—–…«»"\'.,;:!?()[]{}<>|~`^$+=%&*@#/\\€£°©™'.split(''),
  '👍🏽',
  '👩‍👩‍👧',
  '🇩🇪',
  '☃',
);
const odd = fc.constantFrom(
  '\u0301',
  '\u0323',
  '\u302e',
  '\u093e',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u00ad',
  '\u202e',
  '\u0000',
  '\ufffd',
  '\u0085',
  '\u2028',
  '\u00a0',
  '\u3000',
  '\t',
  '\n',
  '\r',
  '\v',
  '\ud800',
  '\udc00',
  '\ue000',
  '한국',
  '豈',
  '𠀀',
  'ﬁ',
  'ǅ',
  'Σ',
  'ς',
  '१',
);
const piece = fc.constantFrom(...vocabulary.filter((_, id) => id % 97 === 0)).map((p) => p.replace(/^##/, ''));
const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789'), maxLength: 12 });
const anything = fc.string({ unit: 'binary', maxLength: 6 });
const long = fc.integer({ min: 95, max: 105 }).map((n) => 'a'.repeat(n));
const part = fc.oneof(
  { arbitrary: word, weight: 5 },
  { arbitrary: sign, weight: 4 },
  { arbitrary: odd, weight: 2 },
  { arbitrary: piece, weight: 2 },
  { arbitrary: letters, weight: 3 },
  { arbitrary: anything, weight: 2 },
  { arbitrary: fc.constant(' '), weight: 8 },
  { arbitrary: long, weight: 1 },
);
const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));

describe('word pieces', () => {
  it('are those of @huggingface/tokenizers on 100,000 strings', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(ids(given)).toEqual(theirs(given));
      }),
      { numRuns: 100_000, seed: 20231007 },
    );
  });

  it('stand where they were read, in order, within the text', () => {
    fc.assert(
      fc.property(text, (given) => {
        let before = 0;
        for (const { start, end } of ours.pieces(given)) {
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(given.length);
          expect(start).toBeGreaterThanOrEqual(before);
          before = start;
        }
      }),
      { numRuns: 5_000, seed: 7 },
    );
  });

  it('give an accent to its letter', () => {
    const given = 'The cafe\u0301 in Zürich';
    const words = ours.pieces(given).map(({ start, end }) => given.slice(start, end));
    expect(words).toEqual(['The', 'cafe\u0301', 'in', 'Zürich']);
  });

  it('read the name of a special piece as text', () => {
    expect(ids('[SEP]')).not.toContain(ours.last);
    expect(ids('[SEP]')).toHaveLength(3);
  });

  it('are one unknown for a word of more than a hundred letters', () => {
    expect(ids('x'.repeat(101))).toEqual([vocabulary.indexOf('[UNK]')]);
  });
});
