import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader, type Reader } from '../../src/reading/analysis/reader.ts';
import type { Document } from '../../src/terms/document.ts';
import { Mistake } from '../../src/terms/mistake.ts';

/** A document of these blocks, a blank line between them. */
function documentOf(...blocks: readonly string[]): Document {
  let start = 0;
  return {
    id: 'd1',
    path: null,
    url: null,
    title: null,
    publisher: null,
    author: null,
    published: null,
    retrieved: null,
    sha256: null,
    textSha256: null,
    text: blocks.join('\n\n'),
    blocks: blocks.map((block, i) => {
      const from = start;
      start += block.length + 2;
      return { kind: i === 0 ? 'title' : 'paragraph', start: from, end: from + block.length };
    }),
    record: null,
  };
}

const NEWS = [
  'Minister passed survey to rival, officials say',
  'Officials in Norvia told the Herald on Monday that Minister Ana Berg had passed a naval survey to an envoy of Tessaly in May 2017. “She did not ask anyone,” said Bram Oster, a former adviser.',
  'The envoy, Ilse Marr, denied it. “I never saw such a file,” she said. According to two diplomats, the survey was later given to Tallow Corp., which builds ships for Tessaly.',
  'It is unclear whether the shipyard used it. Analysts suspect that it may have reached the Karst militia, a known ally of Tessaly, before the raid on the harbour.',
];

let reader: Reader;

beforeAll(async () => {
  reader = await openReader({ workers: 1 });
});
afterAll(async () => {
  await reader.close();
});

describe('the reader', () => {
  it('names itself and its engine', () => {
    expect(reader.engine.reader).toBe('reader-en');
    expect(reader.engine.inference).toMatch(/^onnxruntime-(?:node|web) \d+\.\d+\.\d+ (?:cpu|wasm)$/);
  });

  it('finds who told whom what', async () => {
    const document = documentOf(...NEWS);
    const { sentences } = await reader.analyse(document);
    const told = sentences.find((sentence) => sentence.words.some((word) => word.lemma === 'tell'))!;
    const frame = told.frames.find((each) => each.roleset === 'tell.01')!;
    const said = (role: string): string | undefined => {
      const found = frame.arguments.find((argument) => argument.role === role);
      return found && document.text!.slice(told.words[found.first]!.start, told.words[found.past - 1]!.end);
    };
    expect(said('ARG0')).toBe('Officials in Norvia');
    expect(said('ARG2')).toBe('the Herald');
    expect(said('ARG1')).toMatch(/^that Minister Ana Berg had passed a naval survey/);
    expect(
      told.names.map(({ first, past, type }) => [
        told.words
          .slice(first, past)
          .map((w) => w.text)
          .join(' '),
        type,
      ]),
    ).toContainEqual(['Ana Berg', 'PER']);
  });

  it('gives a tree, exact offsets and spans within the sentence, in every sentence', async () => {
    const document = documentOf(...NEWS, 'Broken \ud83d text, “unclosed (and ’ odd… \u202eright to left', '…', '!!!');
    const { sentences } = await reader.analyse(document);
    for (const sentence of sentences) {
      const { words } = sentence;
      const block = document.blocks[sentence.block]!;
      expect(sentence.start).toBeGreaterThanOrEqual(block.start);
      expect(sentence.end).toBeLessThanOrEqual(block.end);
      expect(words.filter((word) => word.head === -1)).toHaveLength(1);
      for (const word of words) {
        expect(document.text!.slice(word.start, word.end)).toBe(word.text);
        expect(Number.isFinite(word.factuality)).toBe(true);
      }
      for (const span of [...sentence.names, ...sentence.frames.flatMap((frame) => frame.arguments)]) {
        expect(span.first).toBeLessThan(span.past);
        expect(span.past).toBeLessThanOrEqual(words.length);
      }
    }
  });

  it('leaves out a metadata head', async () => {
    const document = documentOf(...NEWS);
    const [first, ...rest] = document.blocks;
    const { sentences } = await reader.analyse({ ...document, blocks: [{ ...first!, kind: 'head' }, ...rest] });
    expect(Math.min(...sentences.map((sentence) => sentence.block))).toBe(1);
  });

  it('reads nothing in no text', async () => {
    expect(await reader.analyse({ ...documentOf('a'), text: null, blocks: [] })).toEqual({
      doc: 'd1',
      sentences: [],
      references: [],
    });
    expect((await reader.analyse(documentOf('  \n '))).sentences).toEqual([]);
  });

  it('reads a sentence the same wherever it stands', async () => {
    const [alone] = (await reader.analyse(documentOf(NEWS[2]!))).sentences;
    const among = (await reader.analyse(documentOf(...NEWS))).sentences.find((sentence) => sentence.block === 2)!;
    expect(among.words.map(({ start, end, ...word }) => word)).toEqual(
      alone!.words.map(({ start, end, ...word }) => word),
    );
    expect(among.frames).toEqual(alone!.frames);
  });

  it('takes a sentence of 10,000 words in parts, and tells how far it is', async () => {
    const long = Array.from({ length: 2_000 }, (_, i) => `clerk ${i} kept copies,`).join(' ');
    const progress: number[] = [];
    const { sentences } = await reader.analyse(documentOf(long), (done, total) => progress.push(done / total));
    expect(sentences.length).toBeGreaterThan(50);
    expect(sentences.every((sentence, i) => sentence.continues === i > 0)).toBe(true);
    expect(sentences.flatMap((sentence) => sentence.words)).toHaveLength(10_000);
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
  });

  it('reads the same with workers as without', async () => {
    const document = documentOf(...Array.from({ length: 45 }, () => NEWS).flat());
    const pooled = await openReader({ workers: 2 });
    try {
      expect(await pooled.analyse(document)).toEqual(await reader.analyse(document));
    } finally {
      await pooled.close();
    }
  });

  it('refuses an engine there is not, and a folder that is no model', async () => {
    await expect(openReader({ inference: 'abacus' as 'auto' })).rejects.toThrow(Mistake);
    await expect(openReader({ folder: '.' })).rejects.toThrow(Mistake);
  });
});

describe('the two inference engines', () => {
  it('decide alike, word by word', async () => {
    const native = await openReader({ inference: 'native', workers: 1 }).catch(() => null);
    // Where the native engine does not install there is one engine, and nothing to compare.
    if (native === null) return;
    const wasm = await openReader({ inference: 'wasm', workers: 1 });
    try {
      expect(native.engine.inference).toMatch(/^onnxruntime-node/);
      expect(wasm.engine.inference).toMatch(/^onnxruntime-web/);
      const document = documentOf(...NEWS);
      /** One line a word: its tags, its place in the tree, the names it opens and the frame it heads. */
      const decisions = async (of: Reader): Promise<string[]> =>
        (await of.analyse(document)).sentences.flatMap(({ words, names, frames }) =>
          words.map(({ lemma, upos, head, relation, entity }, i) =>
            JSON.stringify([
              lemma,
              upos,
              head,
              relation,
              entity,
              names.filter(({ first }) => first === i),
              frames.filter(({ predicate }) => predicate === i).map((frame) => [frame.roleset, frame.arguments]),
            ]),
          ),
        );
      const [one, other] = [await decisions(native), await decisions(wasm)];
      expect(other).toEqual(one);
    } finally {
      await native.close();
      await wasm.close();
    }
  });
});
