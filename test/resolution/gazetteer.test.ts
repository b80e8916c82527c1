import { afterAll, describe, expect, it } from 'vitest';
import { organisationNamed, organisationSeatedAt, stateNamed } from '../../src/reading/mentions/names.ts';
import { ORGANISATIONS, TERRITORIES } from '../../src/reading/mentions/wordlists.ts';
import { CAN_READ, caseOf, closeReader, refersTo } from './case.ts';

afterAll(closeReader);

describe('the lists', () => {
  it('have each body once, of a state that is listed', () => {
    const names = ORGANISATIONS.organisations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(ORGANISATIONS.organisations.filter(({ of }) => of !== null && stateNamed(of)?.name !== of)).toEqual([]);
  });

  it('know bodies by their names, and acronyms in capitals alone', () => {
    expect(organisationNamed('the Central Intelligence Agency')?.name).toBe('Central Intelligence Agency');
    expect(organisationNamed('MI6')?.name).toBe('Secret Intelligence Service');
    expect(organisationNamed('Who')).toBeNull();
    expect(organisationSeatedAt('Langley')?.name).toBe('Central Intelligence Agency');
  });

  it('know territories and further names of states', () => {
    expect(stateNamed('Greenland')?.name).toBe('Greenland');
    expect(stateNamed('St. Vincent and Grenadines')?.name).toBe('Saint Vincent and the Grenadines');
    expect(TERRITORIES.territories.every(({ name }) => stateNamed(name) !== null)).toBe(true);
  });
});

describe.skipIf(!CAN_READ)('places that stand for who governs from there', () => {
  it.each([
    ['Moscow denied that it sent the files to Varga. Russia published nothing.', 'Moscow', 'Russia'],
    ['Varga told the Kremlin that Orley sold the codes. Russia denied it.', 'the Kremlin', 'Russia'],
    ['Moscow’s envoy gave the draft to Orley. Russia denied it.', 'Moscow', 'Russia'],
  ])('act in: %s', async (text, words, name) => {
    expect(refersTo(await caseOf(text), words)).toContain(name);
  });

  it.each([
    ['Varga gave the files to Orley in Moscow. Russia denied it.', 'Moscow', 'Russia'],
    ['Dana Orley flew to Moscow with the plans. Russia denied it.', 'Moscow', 'Russia'],
  ])('are only places in: %s', async (text, words, name) => {
    expect(refersTo(await caseOf(text), words)).not.toContain(name);
  });
});

describe.skipIf(!CAN_READ)('bodies with several names', () => {
  it('are one over all documents, and act for their state', async () => {
    const { actors } = await caseOf(
      'The Secret Intelligence Service gave the list to the United Kingdom.',
      'MI6 told the court that it kept the list. Britain denied it.',
    );
    const service = actors.filter((actor) => actor.names.some((name) => /MI6|Secret Intelligence/.test(name)));
    expect(service.map((actor) => actor.name)).toEqual(['Secret Intelligence Service']);
    const body = actors.find((actor) => actor.id === service[0]?.actsFor[0]?.actor);
    expect(body?.name).toBe('United Kingdom');
    expect(service[0]?.actsFor[0]?.as).toBe('agency of the state');
  });

  it('are not those that a text spells out otherwise, nor another state’s', async () => {
    const { actors } = await caseOf(
      'The Coastal Inspection Agency gave the list to Varga. The CIA denied it.',
      'The Central Intelligence Agency sent nothing to Varga.',
    );
    const coastal = actors.find((actor) => actor.name === 'Coastal Inspection Agency');
    expect(coastal?.names).not.toContain('Central Intelligence Agency');
  });
});
