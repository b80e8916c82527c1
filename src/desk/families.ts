import { type Files, nodeFiles } from '../documents/index.ts';
import { decodeFamilies } from '../exchange/index.ts';
import type { Evidence } from '../terms/evidence.ts';
import { Mistake } from '../terms/mistake.ts';

/** The largest file of families that is taken: 20 MB. */
const MOST = 20_000_000;

/**
 * The evidence with the families of publishers that a file gives beside those it holds.
 *
 * @throws Mistake where the file cannot be read, is no JSON, or is not in form.
 */
export async function withFamilies(
  evidence: Evidence,
  path: string | null,
  files: Files = nodeFiles,
): Promise<Evidence> {
  if (path === null) return evidence;
  const text = new TextDecoder().decode(await files.read(path, MOST));
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Mistake(`${path} is not JSON.`, 'Give families as docs/lineage.md describes them.', { cause });
  }
  return { ...evidence, families: [...(evidence.families ?? []), ...decodeFamilies(json, path)] };
}
