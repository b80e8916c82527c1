import { describe, expect, it } from 'vitest';
import { Scanner } from '../../../src/contacts/import/scanner.ts';

/** Pages that the rooms of a scanner and small dictionaries take. */
const BARE = 400;

describe('a scanner', () => {
  it('says so where there is no room for more names, and keeps those it has', () => {
    const { people } = new Scanner(BARE);
    const long = (at: number) => `${at} ${'x'.repeat(10_000)}`;
    const fill = () => {
      for (let at = 0; at < 10_000; at += 1) people.number(long(at));
    };
    expect(fill).toThrow(/name more actors and channels than there is room for\. Split them/);
    expect(people.count).toBeGreaterThan(100);
    expect(people.number(long(0))).toBe(0);
    expect(new TextDecoder().decode(people.bytes(1))).toBe(long(1));
  });
});
