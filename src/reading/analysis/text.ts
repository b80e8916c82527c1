import type { Document } from '../../terms/document.ts';
import { sentencesOf, type TextSpan } from '../text/sentences.ts';
import { wordsOf } from '../text/words.ts';
import { straightened } from './signs.ts';
import { windows } from './windows.ts';
import type { WordPiece } from './wordpiece.ts';

/** A sentence of a document as it goes to the model. Offsets are UTF-16 code units of the canonical text. */
export interface DocumentSentence extends TextSpan {
  /** Index into the document's blocks. */
  readonly block: number;
  /** It goes on with the sentence before it, which was too long to be read in one go. */
  readonly continues: boolean;
  readonly words: readonly TextSpan[];
  /** The words as written. */
  readonly forms: readonly string[];
  /** How many word pieces they make. */
  readonly pieces: number;
}

/** Every sentence of a document's blocks in order, cut where one is too long to read; its metadata head is left out. */
export function sentencesOfDocument(document: Document, pieces: WordPiece): DocumentSentence[] {
  const { text } = document;
  if (text === null) return [];
  return document.blocks.flatMap((block, index) =>
    block.kind === 'head'
      ? []
      : sentencesOf(text, block.start, block.end).flatMap((sentence) => readable(text, sentence, index, pieces)),
  );
}

function readable(text: string, sentence: TextSpan, block: number, pieces: WordPiece): DocumentSentence[] {
  const words = wordsOf(text, sentence.start, sentence.end);
  const forms = words.map((word) => text.slice(word.start, word.end));
  const sizes = forms.map((form) => pieces.pieces(straightened(form)).length);
  return windows(forms, sizes).map(({ first, past }) => ({
    start: words[first]!.start,
    end: words[past - 1]!.end,
    block,
    continues: first > 0,
    words: words.slice(first, past),
    forms: forms.slice(first, past),
    pieces: sizes.slice(first, past).reduce((sum, size) => sum + size, 0),
  }));
}
