import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { loadReferenceModel } from '../../src/reading/analysis/model.ts';
import type { ReferenceModel } from '../../src/reading/analysis/references.ts';
import { openInference } from '../../src/reading/analysis/session.ts';
import { pairsOf } from '../../src/reading/coreference/pairs.ts';
import { mentionWords, traitRow, traitsOf, treeOf } from '../../src/reading/coreference/traits.ts';
import { CAN_READ } from '../resolution/case.ts';

/** Analysed sentences with all that the head is told of them, and what it said, as training wrote them. */
interface Case {
  readonly sentences: readonly (readonly [string, string, string, number, string, string][])[];
  readonly mentions: readonly (readonly [number, number])[];
  readonly traits: readonly (readonly number[])[];
  readonly fresh: readonly number[];
  readonly pairs: readonly (readonly [number, number])[];
  readonly features: readonly (readonly number[])[];
  readonly scores: readonly number[];
}

const CASES = JSON.parse(readFileSync(new URL('coreference/pairs.json', import.meta.url), 'utf8')) as Case[];

let open: Promise<ReferenceModel> | null = null;
const model = (): Promise<ReferenceModel> =>
  (open ??= openInference().then((inference) => loadReferenceModel(inference)));
afterAll(async () => (await open)?.head.close());

describe.skipIf(!CAN_READ).each(CASES.map((each, at) => [at + 1, each] as const))(
  'the coreference head, case %i',
  (_, given) => {
    it('is told what it was told in training', async () => {
      const { entities } = await model();
      const trees = given.sentences.map((words) =>
        treeOf(
          words.map(([text, lemma, upos, head, relation, entity]) => ({
            text,
            lemma,
            upos,
            head,
            relation,
            entity: entities.indexOf(entity),
          })),
        ),
      );
      const heads = trees.flatMap((tree, sentence) =>
        mentionWords(tree.words).map((word) => [sentence, word] as const),
      );
      expect(heads).toEqual(given.mentions);
      const mentions = traitsOf(trees, heads);
      expect(mentions.map(traitRow)).toEqual(given.traits);
      const pairs = pairsOf(trees, mentions);
      expect(pairs.map(({ anaphor, antecedent }) => [anaphor, antecedent])).toEqual(given.pairs);
      expect(pairs.map(({ features }) => features)).toEqual(given.features);
    });

    it('says what it said', async () => {
      const { head, width } = await model();
      const integers = (rows: readonly (readonly number[])[]) => ({
        type: 'int64' as const,
        data: BigInt64Array.from(rows.flat(), BigInt),
        dims: [rows.length, rows[0]!.length],
      });
      const vectors = Float32Array.from({ length: given.mentions.length * width }, (_each, at) =>
        Math.sin(0.37 * (Math.floor(at / width) + 1) * ((at % width) + 1)),
      );
      const { scores, fresh } = await head.run({
        mentions: { type: 'float32', data: vectors, dims: [given.mentions.length, width] },
        traits: integers(given.traits),
        pairs: integers(given.pairs),
        features: integers(given.features),
      });
      const near = (found: ArrayLike<number>, wanted: readonly number[]): void => {
        expect(found.length).toBe(wanted.length);
        for (const [at, value] of wanted.entries()) expect(found[at]).toBeCloseTo(value, 2);
      };
      near(scores!.data as Float32Array, given.scores);
      near(fresh!.data as Float32Array, given.fresh);
    });
  },
);
