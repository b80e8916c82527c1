import { z } from 'zod';
import { Mistake } from '../terms/index.ts';
import type { Metadata } from './metadata.ts';

/** Name that a manifest has in the folder whose files it describes. */
export const MANIFEST_NAME = 'manifest.json';

const Words = z.string().min(1).max(2000).optional();

const Manifest = z.strictObject({
  files: z.record(
    z.string(),
    z.strictObject({
      title: Words,
      publisher: Words,
      author: Words,
      published: Words,
      retrieved: Words,
      url: Words,
      record: z.union([z.boolean(), z.strictObject({ keeper: z.string().nullable() })]).optional(),
    }),
  ),
});

/**
 * What a sidecar manifest says of files, by their path relative to it:
 * `{"files": {"memo.txt": {"publisher": "...", "published": "2017-05-10", "record": {"keeper": "..."}}}}`.
 *
 * It corrects what a text says of itself, for it was written by someone who looked at both.
 * @throws Mistake where it is not JSON of that form; the sentence names the place.
 */
export function parseManifest(json: string, path: string): ReadonlyMap<string, Metadata> {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    throw new Mistake(`The manifest ${path} is not JSON.`, 'Correct it, or leave it out.');
  }
  const parsed = Manifest.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Mistake(
      `The manifest ${path} is not in form at ${issue?.path.join(' > ') || 'its top'}: ${issue?.message}.`,
      'It looks like {"files": {"name.txt": {"publisher": "…", "published": "2017-05-10"}}}.',
    );
  }
  return new Map(
    Object.entries(parsed.data.files).map(([name, { record, ...entry }]) => [
      name.replace(/^\.\//, ''),
      { ...entry, record: record === true ? { keeper: null } : record === false ? undefined : record },
    ]),
  );
}
