/** What is known of a document beside its text, as written: nothing here has been checked. Absent is not known. */
export interface Metadata {
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly author?: string | undefined;
  /** A date as someone wrote it; `parseDate` reads it. */
  readonly published?: string | undefined;
  readonly retrieved?: string | undefined;
  readonly url?: string | undefined;
  /** The document is itself the record of what passed: by this keeper, or by nobody named (null). */
  readonly record?: { readonly keeper: string | null } | undefined;
}

/** The first of several metadata to know each thing. */
export function firstKnown(...sources: readonly Metadata[]): Metadata {
  const merged: { -readonly [Key in keyof Metadata]: Metadata[Key] } = {};
  for (const source of sources.toReversed()) {
    for (const key of Object.keys(source) as (keyof Metadata)[]) {
      if (source[key] !== undefined) Object.assign(merged, { [key]: source[key] });
    }
  }
  return merged;
}
