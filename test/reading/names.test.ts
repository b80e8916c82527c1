import { describe, expect, it } from 'vitest';
import {
  folded,
  initialsOf,
  isAcronym,
  isAdjectiveOf,
  stateNamed,
  stateOfAdjective,
  stateOfPeople,
  stateSeatedAt,
} from '../../src/reading/mentions/names.ts';
import {
  bodyOfDescription,
  bodyOfTitle,
  genderOf,
  groupNoun,
  informationKind,
  titleLength,
} from '../../src/reading/mentions/nominals.ts';
import { pronounOf } from '../../src/reading/mentions/pronouns.ts';
import { DEMONYMS } from '../../src/reading/mentions/wordlists.ts';

describe('names as they are compared', () => {
  it.each([
    ['The U.S.’s', 'us'],
    ['Orley’s', 'orley'],
    ['Côte d’Ivoire', "cote d'ivoire"],
    ['the  Halden   Post', 'halden post'],
    ['Saint-Denis', 'saint-denis'],
    ['— …', ''],
  ])('%s is %s', (name, expected) => expect(folded(name)).toBe(expected));

  it('knows an acronym and what it stands for', () => {
    expect(isAcronym('CAO')).toBe(true);
    expect(isAcronym('Cao')).toBe(false);
    expect(initialsOf('Central Audit Office')).toBe('cao');
    expect(initialsOf('the Office of Ports and Harbours')).toBe('oph');
  });
});

describe('states', () => {
  it.each([
    ['the US', 'United States'],
    ['U.K.', 'United Kingdom'],
    ['Burma', 'Myanmar'],
    ['us', undefined],
    ['Us', undefined],
    ['Ruritania', undefined],
  ])('%s names %s', (name, state) => expect(stateNamed(name)?.name).toBe(state));

  it('are meant by adjectives, people and seats, each for what it is', () => {
    expect(stateOfAdjective('Russian')?.name).toBe('Russia');
    expect(stateOfPeople('Israelis')?.name).toBe('Israel');
    expect(stateSeatedAt('the Kremlin')?.name).toBe('Russia');
    expect(stateNamed('Russian')).toBeNull();
  });

  it('are all that the United Nations have as members, and some more, each once', () => {
    const names = DEMONYMS.states.map((state) => state.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(193);
  });

  it.each([
    ['Ruritanian', 'Ruritania', true],
    ['Kadian', 'Kadia', true],
    ['Sorrelian', 'Sorrel', true],
    ['Penhallish', 'Penhallow', false],
    ['Kadia', 'Kadia', false],
    ['Kadian', 'Sorrel', false],
    ['kadian', 'Kadia', false],
  ])('%s may be formed from %s: %s', (adjective, place, expected) =>
    expect(isAdjectiveOf(adjective, place)).toBe(expected),
  );
});

describe('nouns', () => {
  it('say for whom their holders act', () => {
    expect(bodyOfTitle('foreign minister')).toBe('state');
    expect(bodyOfTitle('spokeswoman')).toBe('organisation');
    expect(bodyOfTitle('Dr.')).toBe('none');
    expect(bodyOfTitle('harbour')).toBeNull();
    expect(bodyOfDescription(['Kadian', 'deputy', 'foreign', 'minister'])).toBe('state');
    expect(titleLength(['Foreign', 'Minister', 'Ivo', 'Tann'])).toBe(2);
    expect(titleLength(['Ivo', 'Tann'])).toBe(0);
  });

  it('are information, groups or neither, and seldom say of what gender', () => {
    expect(informationKind('intelligence')).toBe('mass');
    expect(informationKind('memo')).toBe('record');
    expect(informationKind('harbour')).toBeNull();
    expect(groupNoun('officials')).toMatchObject({ refersTo: 'group', body: 'state' });
    expect(genderOf(['Mrs.', 'Orley'])).toBe('female');
    expect(genderOf(['Dr', 'Orley'])).toBeNull();
  });
});

describe('pronouns', () => {
  it.each([
    ['She', { use: 'personal', gender: 'female', number: 'one', person: 3 }],
    ['themselves', { use: 'reflexive', number: 'many' }],
    ['which', { use: 'relative', gender: 'thing' }],
    ['there', { use: 'place' }],
  ] as const)('%s', (word, expected) => expect(pronounOf(word)).toMatchObject(expected));

  it('tell “her” that owns from “her” that is seen', () => {
    expect(pronounOf('her')?.use).toBe('personal');
    expect(pronounOf('her', true)?.use).toBe('possessive');
    expect(pronounOf('harbour')).toBeNull();
  });
});
