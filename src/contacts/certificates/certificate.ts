import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { type Certificate, type CertifiedClaim, type LogScope, Mistake } from '../../terms/index.ts';
import { fingerprints } from '../import/prints.ts';
import type { OpenLog } from '../store/logfolder.ts';
import type { Manifest } from '../store/manifest.ts';

const CONTACTS = [
  'actors.utf8',
  'actors.u32',
  'from.u32',
  'to.u32',
  'times.f64',
  'ends.u32',
  'spans.from.u32',
  'spans.to.u32',
  'spans.earliest.f64',
  'spans.latest.f64',
];
const CHANNELS = ['row.u32', 'spans.row.u32', 'rows.channel.u32', 'channels.utf8', 'channels.u32'];

/** Files of a log that a claim rests on: whoever is in it and every contact with its time, and the channels where some are left out. */
export function filesOf({ excludeChannels }: CertifiedClaim): readonly string[] {
  return excludeChannels.length === 0 ? CONTACTS : [...CONTACTS, ...CHANNELS];
}

/** Largest certificate that is read: bounds of some 20 million actors. */
const MOST_BYTES = 400_000_000;

/** Ten thousand years: what it is added to stays an exact number. */
const MOST_LATENCY = 315_576_000_000_000;

const name = z.string().max(10_000);
const names = z.array(name).max(10_000);
const count = z.number().int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const time = z.number().int().min(-8.64e15).max(8.64e15);

const schema: z.ZodType<Certificate> = z.strictObject({
  format: z.literal('hearsay-certificate-1'),
  claim: z.strictObject({
    from: names.min(1),
    not: name,
    since: time.nullable(),
    by: time,
    ties: z.enum(['non-strict', 'strict']),
    exclude: names,
    excludeChannels: names,
    latency: count.max(MOST_LATENCY),
  }),
  log: z.strictObject({
    sources: z.array(z.strictObject({ name, sha256, rows: count, refused: count })).max(65_536),
    actors: count.max(2 ** 31 - 1),
    contacts: count,
    files: z.record(name, sha256),
  }),
  bounds: z.strictObject({ actors: z.string(), times: z.string() }),
});

/**
 * A certificate as it was written.
 *
 * @throws Mistake where it is none.
 */
export function parseCertificate(text: string): Certificate {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch (cause) {
    throw new Mistake('This is no certificate: it is not JSON.', 'Make one with “hearsay contacts certify”.', {
      cause,
    });
  }
  const parsed = schema.safeParse(written);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'it' : `“${issue.path.join('.').slice(0, 80)}” in it`;
  throw new Mistake(`This is no certificate: ${where} is not as it has to be.`, 'Get the file again, whole.');
}

/** @throws Mistake where the file cannot be read, is too large, or is no certificate. */
export function readCertificate(path: string): Certificate {
  let text: string;
  try {
    if (statSync(path).size > MOST_BYTES) throw new Mistake(`${path} is too large for a certificate.`);
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Mistake) throw cause;
    throw new Mistake(`The certificate ${path} cannot be read.`, 'Check the path.', { cause });
  }
  return parseCertificate(text);
}

/** What a log says of its sources, as a certificate states it. */
export function sourcesOf({ sources }: Manifest): LogScope['sources'] {
  return sources.map((source) => ({
    name: source.name,
    sha256: source.sha256,
    rows: source.rows,
    refused: source.refused,
  }));
}

/** The first file that a certificate rests on and the log has another of, or null; files are hashed beside the caller. */
export async function otherFile({ path, manifest }: OpenLog, { claim, log }: Certificate): Promise<string | null> {
  const files = filesOf(claim);
  const prints = await fingerprints(files.map((name) => `${path}/${manifest.generation}/${name}`));
  return files.find((name, at) => prints[at] !== log.files[name]) ?? null;
}

/** A certificate's columns of the times that are finite. */
export function writtenBounds(times: Float64Array): Certificate['bounds'] {
  const ids: number[] = [];
  for (const [actor, at] of times.entries()) if (Number.isFinite(at)) ids.push(actor);
  const [actors, values] = [Buffer.alloc(ids.length * 4), Buffer.alloc(ids.length * 8)];
  for (const [at, id] of ids.entries()) {
    actors.writeUInt32LE(id, at * 4);
    values.writeDoubleLE(times[id]!, at * 8);
  }
  return { actors: actors.toString('base64'), times: values.toString('base64') };
}

/** A time for each actor of the log, infinite where the certificate lists none; null where its columns are not such. */
export function boundsOf({ bounds, log }: Certificate): Float64Array | null {
  const [actors, values] = [Buffer.from(bounds.actors, 'base64'), Buffer.from(bounds.times, 'base64')];
  const whole = actors.toString('base64') === bounds.actors && values.toString('base64') === bounds.times;
  if (!whole || actors.length % 4 !== 0 || values.length !== actors.length * 2) return null;
  // Copies lie where numbers may: bytes of a Buffer need not.
  const ids = new Uint32Array(new Uint8Array(actors).buffer);
  const bounded = new Float64Array(new Uint8Array(values).buffer);
  const times = new Float64Array(log.actors).fill(Number.POSITIVE_INFINITY);
  let before = -1;
  for (let at = 0; at < ids.length; at += 1) {
    const [actor, time] = [ids[at]!, bounded[at]!];
    if (actor <= before || actor >= log.actors || !Number.isSafeInteger(time)) return null;
    times[actor] = time;
    before = actor;
  }
  return times;
}
