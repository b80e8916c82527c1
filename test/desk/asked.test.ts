import { describe, expect, test } from 'vitest';
import { actorAsked, itemAsked } from '../../src/desk/asked.ts';
import type { Evidence } from '../../src/terms/index.ts';
import { Mistake } from '../../src/terms/index.ts';

const actor = (id: string, name: string, ...names: readonly string[]) => ({
  id,
  name,
  names: [name, ...names],
  kind: 'person' as const,
  actsFor: [],
  mentions: [],
  resolved: true,
});
const item = (id: string, name: string, subject: string | null = null, originator: string | null = null) => ({
  id,
  name,
  names: [name],
  originator,
  subject,
  caveats: [],
  since: null,
  relations: [],
  mentions: [],
});
const evidence: Evidence = {
  engine: { version: '0', reader: null, inference: null },
  documents: [],
  failures: [],
  actors: [
    actor('a1', 'Ilse Varga', 'the minister'),
    actor('a2', 'Piet Varga'),
    actor('a3', 'United States', 'US', 'the U.S.'),
    actor('a4', 'Łódź Port'),
  ],
  items: [
    item('i1', 'the harbour survey'),
    item('i2', 'classified information', 'the dam at Sorrel', 'a3'),
    item('i3', 'the tide tables'),
  ],
  statements: [],
  claims: [],
  lineage: [],
  dropped: [],
};
const nearest = (): readonly string[] => ['Ilse Varga'];

describe('the actor that is asked about', () => {
  test.each([
    ['a2', 'a2'],
    ['Ilse Varga', 'a1'],
    ['ilse  varga', 'a1'],
    ['Minister', 'a1'],
    ['Piet', 'a2'],
    ['us', 'a3'],
    ['the United States', 'a3'],
    ['Łódź port', 'a4'],
  ])('%s', (words, id) => {
    expect(actorAsked(evidence, words, nearest)).toBe(id);
  });

  test('one whom several could be is not guessed', () => {
    expect(() => actorAsked(evidence, 'Varga', nearest)).toThrow(
      '“Varga” could be any of these: “Ilse Varga” (a1), “Piet Varga” (a2). Ask by the id in brackets.',
    );
  });

  test('one whom nobody mentions gets the nearest names suggested', () => {
    expect(() => actorAsked(evidence, 'Ilze Warga', nearest)).toThrow(
      'No actor “Ilze Warga” is mentioned in these documents. Did you mean “Ilse Varga”?',
    );
    expect(() => actorAsked(evidence, '!?', () => [])).toThrow(Mistake);
  });
});

describe('the item that is asked about', () => {
  test.each([
    ['i3', 'i3'],
    ['harbour surveys', 'i1'],
    ['the survey', 'i1'],
    ['classified information about the dam', 'i2'],
    ['US classified information', 'i2'],
  ])('%s', (words, id) => {
    expect(itemAsked(evidence, words, nearest)).toBe(id);
  });

  test.each(['the sealed verdict', 'about the', ''])('“%s” is none', (words) => {
    expect(() => itemAsked(evidence, words, nearest)).toThrow(Mistake);
  });
});
