import { z } from 'zod';

/** Version of the format below. A log of another version is refused with a sentence, never guessed at. */
export const FORMAT = 3;

/**
 * What a generation of a log holds and what it was made from: manifest.json, written last, after every other file is whole.
 *
 * Columns are little-endian and in the kernel's order: `from.u32`, `to.u32`, `stamp.u32` (rank among `times.f64`, UTC
 * milliseconds; `ends.u32` has the index behind the last contact of each), `row.u32` (row of its source). Contacts whose time is an interval are beside them, by their earliest time:
 * `spans.*`, a file a column. `rows.*` has a row for each recipient, in the order of source, line and recipient: see rows.ts.
 * `sources.u32` says which is the first of each source, and `rows.renamed.u32` which names were written (`renamed.*`) where lists or
 * aliases put others in their place. `refused.parquet` has the lines that are no contacts. `actors.utf8` holds the actors' names one
 * after the other in the order of their bytes, `actors.u32` where each ends; `channels.*` those of the channels.
 */
export interface Manifest {
  readonly format: typeof FORMAT;
  readonly generation: string;
  /** In the order of import; a file is known by its bytes. */
  readonly sources: readonly ImportedFile[];
  /** Files that said who is on a list and which name stands for whom; what they say is in names.parquet, and holds for every source. */
  readonly tables: readonly NameTable[];
  readonly actors: number;
  /** Contacts at a time, and contacts within an interval; what goes both ways is two. */
  readonly contacts: number;
  readonly spans: number;
  /** UTC milliseconds of the first contact and of the last. */
  readonly window: { readonly earliest: number | null; readonly latest: number | null };
  /** Times coarser than this many milliseconds are intervals. */
  readonly tick: number;
  readonly ties: {
    /** Distinct times, and contacts that share theirs. */
    readonly times: number;
    readonly shared: number;
    /** Contacts of the largest group of one time. */
    readonly longest: number;
    /** Stretches of indexes that only going round settles. */
    readonly cycles: readonly (readonly [start: number, end: number])[];
  };
  readonly refused: readonly { readonly why: string; readonly rows: number }[];
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}

/** A file of lists or of aliases as it was imported. */
export interface NameTable {
  readonly kind: 'lists' | 'aliases';
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
}

/** A file as it was imported, or a folder of mail. */
export interface ImportedFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Rows that were read, and how many of them were refused. */
  readonly rows: number;
  readonly refused: number;
  /** The log's own name for each field. */
  readonly columns: Readonly<Record<string, string>>;
  readonly zone: string | null;
}

const count = z.number().int().nonnegative();
const time = z.number().int().nullable();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The manifest as it is written. */
export const manifestSchema: z.ZodType<Manifest> = z.object({
  format: z.literal(FORMAT),
  generation: z.string().regex(/^g\d{6}$/),
  sources: z.array(
    z.object({
      name: z.string(),
      sha256,
      bytes: count,
      rows: count,
      refused: count,
      columns: z.record(z.string(), z.string()),
      zone: z.string().nullable(),
    }),
  ),
  tables: z.array(
    z.object({ kind: z.enum(['lists', 'aliases']), name: z.string(), sha256, bytes: count, rows: count }),
  ),
  actors: count,
  contacts: count,
  spans: count,
  window: z.object({ earliest: time, latest: time }),
  tick: count,
  ties: z.object({ times: count, shared: count, longest: count, cycles: z.array(z.tuple([count, count])) }),
  refused: z.array(z.object({ why: z.string(), rows: count })),
  files: z.record(z.string().regex(/^[\w.]+$/), z.object({ bytes: count, sha256 })),
});
