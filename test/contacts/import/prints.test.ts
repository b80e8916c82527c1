import { expect, it } from 'vitest';
import { fingerprint } from '../../../src/contacts/import/fingerprint.ts';
import { fingerprints } from '../../../src/contacts/import/prints.ts';
import { workplace } from './workplace.ts';

const { file, path } = workplace();

it.each([
  [1 << 20, 1 << 20],
  [0, 1 << 20],
  [0, 0],
])('files hashed beside the caller have the prints they have by one, above %i and %i bytes', async (few, atOnce) => {
  const files = [file('a', 'one'), file('b', ''), file('c', 'x'.repeat(100_000))];
  expect(await fingerprints(files, few, atOnce)).toEqual(files.map((one) => fingerprint(one).sha256));
  expect(await fingerprints([], few, atOnce)).toEqual([]);
  const gone = fingerprints([files[0]!, path('gone')], few, atOnce);
  // Asked at once, and after one that could not be told.
  const turned = files.toReversed();
  const [both, ofNone] = await Promise.all([fingerprints(turned, few, atOnce), gone.catch((error: Error) => error)]);
  expect(both).toEqual(turned.map((one) => fingerprint(one).sha256));
  expect(String(ofNone)).toMatch(/gone cannot be read\. Check the path\./);
});
