import { z } from 'zod';
import type { Family } from '../terms/family.ts';
import { Mistake } from '../terms/mistake.ts';
import { earliestText, latestText, momentAt } from './moments.ts';

/** The `format` of a file of publisher families. */
export const FAMILIES_FORMAT = 'hearsay-families-1';

export interface FamilyJson {
  name: string;
  members: { publisher: string; from?: string | null | undefined; until?: string | null | undefined }[];
  source?: string | null | undefined;
}

const name = z.string().trim().min(1).max(500);

/** A family as it is written: dates are ISO 8601 texts, both inclusive; one that is left out is open. */
export const family: z.ZodType<FamilyJson> = z.object({
  name,
  members: z.array(z.object({ publisher: name, from: z.string().nullish(), until: z.string().nullish() })).max(10_000),
  source: z.string().max(2000).nullish(),
});

const File = z.object({ format: z.literal(FAMILIES_FORMAT), families: z.array(family).max(10_000) });

/**
 * Families of publishers from a file of their own:
 * `{"format": "hearsay-families-1", "families": [{"name": "…", "members": [{"publisher": "…", "from": "2019-01-01", "until": null}], "source": "…"}]}`.
 *
 * @throws Mistake where it is not in that form, a date is none, or a membership ends before it begins; the sentence names the place.
 */
export function decodeFamilies(json: unknown, path: string): Family[] {
  const found = File.safeParse(json);
  if (!found.success) {
    const [issue] = found.error.issues;
    throw new Mistake(
      `The families in ${path} are not in form at ${issue?.path.join(' > ') || 'the top'}: ${issue?.message}.`,
      `It looks like {"format": "${FAMILIES_FORMAT}", "families": [{"name": "…", "members": [{"publisher": "…", "from": "2019-01-01"}]}]}.`,
    );
  }
  return familiesOf(found.data.families, `${path}: families`);
}

/** @throws Mistake where a date is none, or a membership ends before it begins. */
export function familiesOf(given: readonly FamilyJson[], path: string): Family[] {
  return given.map(({ name: called, members, source }, at) => ({
    name: called,
    members: members.map(({ publisher, from, until }, index) => {
      const place = `${path}[${at}].members[${index}]`;
      const earliest = from ? momentAt(from, `${place}.from`).earliest : null;
      const latest = until ? momentAt(until, `${place}.until`).latest : null;
      if (earliest !== null && latest !== null && latest < earliest)
        throw new Mistake(`${place}: it ends before it begins.`, 'Exchange “from” and “until”, or correct one.');
      return { publisher, when: { earliest, latest } };
    }),
    source: source ?? null,
  }));
}

/** The same as it is written. */
export function familiesJson(families: readonly Family[]): FamilyJson[] {
  return families.map(({ name: called, members, source }) => ({
    name: called,
    members: members.map(({ publisher, when }) => ({
      publisher,
      from: earliestText(when.earliest),
      until: latestText(when.latest),
    })),
    source,
  }));
}
