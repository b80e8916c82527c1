import { expect, it } from 'vitest';
import { fingerprint } from '../../../src/contacts/import/fingerprint.ts';
import { fingerprints } from '../../../src/contacts/import/prints.ts';
import { workplace } from './workplace.ts';

const { file, path } = workplace();

it.each([1 << 20, 0])(
  'files hashed beside the caller have the prints they have by one, %i bytes at once',
  async (atOnce) => {
    const files = [file('a', 'one'), file('b', ''), file('c', 'x'.repeat(100_000))];
    expect(await fingerprints(files, atOnce)).toEqual(files.map((one) => fingerprint(one).sha256));
    expect(await fingerprints([], atOnce)).toEqual([]);
    await expect(fingerprints([files[0]!, path('gone')], atOnce)).rejects.toThrow(
      /gone cannot be read\. Check the path\./,
    );
  },
);
