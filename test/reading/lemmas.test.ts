import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attestedLemma, lemmaOf } from '../../src/reading/analysis/lemmas.ts';
import { type Labels, modelFolder } from '../../src/reading/analysis/model.ts';
import { letterShape } from '../../src/reading/analysis/shapes.ts';

const { lemmas, shapes } = JSON.parse(readFileSync(join(modelFolder(), 'labels.json'), 'utf8')) as Labels & {
  shapes: string[];
};

describe('lemmas', () => {
  it.each([
    ['sharing', 'VERB', 'share'],
    ['told', 'VERB', 'tell'],
    ['gave', 'VERB', 'give'],
    ['leaked', 'VERB', 'leak'],
    ['n’t', 'PART', 'not'],
    ['parties', 'NOUN', 'party'],
    ['spies', 'NOUN', 'spy'],
    ['Officials', 'NOUN', 'official'],
    ['was', 'AUX', 'be'],
    ['worse', 'ADJ', 'bad'],
    ['Berg', 'PROPN', 'Berg'],
    ['2017', 'NUM', '2017'],
    ['constructor', 'NOUN', 'constructor'],
  ])('of %s (%s) is %s', (form, upos, lemma) => {
    expect(lemmaOf(lemmas, form, upos)).toBe(lemma);
  });
});

describe('letter shapes', () => {
  it.each([
    ['dossier', 'lower'],
    ['Berg', 'title'],
    ['A', 'title'],
    ['CNN', 'upper'],
    ['McCabe', 'mixed'],
    ['U.S.', 'upper'],
    ['don’t', 'lower'],
    ['2017', 'digits'],
    ['5%', 'digits'],
    ['“', 'punctuation'],
    ['北京', 'mixed'],
  ])('%s is %s', (word, shape) => {
    expect(shapes[letterShape(word)]).toBe(shape);
  });
});

describe('lemmas that PropBank knows', () => {
  const labels = JSON.parse(readFileSync(join(modelFolder(), 'labels.json'), 'utf8')) as Labels;

  it.each([
    ['blamed', 'VERB', 'blame'],
    ['blaming', 'VERB', 'blame'],
    ['signalled', 'VERB', 'signal'],
    ['hoped', 'VERB', 'hope'],
    ['said', 'VERB', 'say'],
    ['zzarked', 'VERB', 'zzark'],
    ['timber', 'NOUN', 'timber'],
  ])('of %s (%s) is %s', (form, upos, lemma) => {
    expect(attestedLemma(labels, form, upos)).toBe(lemma);
  });
});
