import { describe, expect, it } from 'vitest';
import { decodeCase, decodeInquiry, nearestNames } from '../../src/exchange/index.ts';

const { evidence } = decodeCase({
  actors: [
    { id: 'a1', name: 'Ann Moss', names: ['Ann Moss', 'the harbour master'] },
    { id: 'a2', name: 'Ben Hale' },
  ],
  items: [{ id: 'i1', name: 'the berth plan' }],
});

describe('an inquiry', () => {
  it('names things by id, by name or by any name they go by, in whatever case', () => {
    const asked = decodeInquiry({ item: 'The Berth Plan', origin: 'the Harbour Master', holder: 'a2' }, evidence);
    expect(asked).toEqual({ item: 'i1', origin: 'a1', holder: 'a2', since: null, deadline: null });
  });

  it('includes the whole day of a deadline, and starts with the first moment of since', () => {
    const { since, deadline } = decodeInquiry({ item: 'i1', since: '2021-02', deadline: '2021-03-05' }, evidence);
    expect(new Date(since ?? 0).toISOString()).toBe('2021-02-01T00:00:00.000Z');
    expect(new Date(deadline ?? 0).toISOString()).toBe('2021-03-05T23:59:59.999Z');
  });

  it('may leave origin or holder open', () => {
    expect(decodeInquiry({ item: 'i1', holder: 'Ben Hale' }, evidence).origin).toBeNull();
  });

  it('suggests the nearest names for one that nobody has', () => {
    expect(() => decodeInquiry({ item: 'i1', origin: 'Anne Moss' }, evidence)).toThrow(/Nearest: “Ann Moss”/);
  });
});

describe('nearest names', () => {
  const called = [
    { id: '1', name: 'Sergei Orlov' },
    { id: '2', name: 'Ivan Petrov', names: ['the ambassador'] },
    { id: '3', name: 'The Coast Front' },
  ];

  it('come best first, and none where nothing is near', () => {
    expect(nearestNames('Sergey Orlow', called)).toEqual(['Sergei Orlov']);
    expect(nearestNames('coast front', called)[0]).toBe('The Coast Front');
    expect(nearestNames('an ambassador', called)[0]).toBe('Ivan Petrov');
    expect(nearestNames('xyzzy', called)).toEqual([]);
  });
});
