import { type Files, nodeFiles } from '../documents/index.ts';
import { decodeCase } from '../exchange/index.ts';
import type { Evidence } from '../terms/evidence.ts';
import { Mistake } from '../terms/mistake.ts';

/** A question as evidence carries it along: ids or names, and dates as text; null where it says nothing. */
export type PartialQuestion = { readonly [Part in 'item' | 'from' | 'to' | 'since' | 'by']: string | null };

/** The largest file of evidence that is taken: 200 MB. */
const MOST = 200_000_000;

/**
 * Evidence from a JSON file in the form that `hearsay trace --format json` hands out, and the question it carries.
 *
 * @throws Mistake where the file cannot be read, is no JSON, or is not in form.
 */
export async function openEvidence(
  path: string,
  files: Files = nodeFiles,
): Promise<{ readonly evidence: Evidence; readonly question: PartialQuestion }> {
  const bytes = path === '-' ? await files.input(MOST) : await files.read(path, MOST);
  const { evidence, inquiry } = decodeCase(parsedJson(new TextDecoder().decode(bytes), path));
  const date = (time: number | null | undefined): string | null =>
    time === null || time === undefined ? null : new Date(time).toISOString();
  return {
    evidence,
    question: {
      item: inquiry?.item ?? null,
      from: inquiry?.origin ?? null,
      to: inquiry?.holder ?? null,
      since: date(inquiry?.since),
      by: date(inquiry?.deadline),
    },
  };
}

/** @throws Mistake where the text is no JSON. */
export function parsedJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Mistake(`${path} is not JSON.`, 'Give evidence in the form that “hearsay schema” describes.', { cause });
  }
}
