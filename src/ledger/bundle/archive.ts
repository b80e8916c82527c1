import { createHash } from 'node:crypto';
import { canonical, type Json } from '../journal/entry.ts';
import { BLOCK, fillOf, type Member, memberIn } from './member.ts';
import { MANIFEST, type Manifest, ManifestForm, partSequence, refused } from './parts.ts';

/** A file that can be read anywhere. */
export interface Bytes {
  readonly size: number;
  /** So many bytes from a place on. @throws Mistake where there are fewer. */
  readonly read: (at: number, length: number) => Promise<Uint8Array>;
}

/** A bundle that is open: which parts it has, each held against the manifest whenever it is read. */
export interface Archive {
  /** Names, in order, the manifest's own left out. */
  readonly parts: readonly string[];
  readonly has: (name: string) => boolean;
  /** @throws Mistake where its bytes are not those of the manifest. */
  readonly part: (name: string) => Promise<Uint8Array>;
}

/**
 * Opens a bundle: finds its parts, without reading them, and its manifest.
 *
 * @throws Mistake where it is none, ends too early, goes on after its end, or has other parts, or in another order, than a bundle has.
 */
export async function openArchive(bytes: Bytes): Promise<Archive> {
  const places = await placesIn(bytes);
  const last = places.get(MANIFEST)!;
  const text = await bytes.read(last.at, last.size);
  const read = ManifestForm.safeParse(jsonIn(text, MANIFEST));
  if (!read.success) throw refused('its manifest is not in form.', read.error);
  const { parts } = read.data;
  checkManifest(parts, places);
  const digests = new Map(parts.map(({ name, sha256 }) => [name, sha256]));
  return {
    parts: parts.map(({ name }) => name),
    has: (name) => digests.has(name),
    part: async (name) => {
      const { at, size } = places.get(name)!;
      const found = await bytes.read(at, size);
      if (createHash('sha256').update(found).digest('hex') !== digests.get(name))
        throw refused(`${name} is not what its manifest says.`);
      return found;
    },
  };
}

/** What some bytes say as canonical JSON, one value with an end of line. @throws Mistake where they are anything else. */
export function jsonIn(bytes: Uint8Array, name: string): Json {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = JSON.parse(text) as Json;
    if (`${canonical(value)}\n` === text) return value;
  } catch (cause) {
    throw refused(`${name} is no JSON.`, cause);
  }
  throw refused(`${name} is not written in the one form that JSON has here (RFC 8785).`);
}

interface Place {
  readonly at: number;
  readonly size: number;
}

async function placesIn(bytes: Bytes): Promise<ReadonlyMap<string, Place>> {
  const places = new Map<string, Place>();
  const sequence = partSequence();
  let at = 0;
  while (true) {
    if (at + BLOCK > bytes.size) throw refused('it ends too early.');
    const block = await bytes.read(at, BLOCK);
    if (block.every((byte) => byte === 0)) break;
    const { name, size } = memberOf(block);
    const most = sequence.next(name);
    if (most === null) throw refused(`it has “${name}” where something else must stand.`);
    if (size > most) throw refused(`${name} is larger than ${most} bytes.`);
    const after = at + BLOCK + size + fillOf(size);
    if (after > bytes.size) throw refused('it ends too early.');
    if (!(await bytes.read(after - fillOf(size), fillOf(size))).every((byte) => byte === 0))
      throw refused(`something stands behind ${name} that is no part of it.`);
    places.set(name, { at: at + BLOCK, size });
    at = after;
  }
  if (!sequence.ended()) throw refused('it ends too early: its manifest is not there.');
  const end = await bytes.read(at, bytes.size - at > 2 * BLOCK ? BLOCK : bytes.size - at);
  if (bytes.size !== at + 2 * BLOCK || end.some((byte) => byte !== 0))
    throw refused('something stands behind its end, or its end is cut off.');
  return places;
}

function memberOf(block: Uint8Array): Member {
  const member = memberIn(block);
  if (member !== null) return member;
  if (block[0] === 0x1f && block[1] === 0x8b) throw refused('it is packed: unpack it first, as with “gunzip”.');
  throw refused('it is none, or something in it is no plain file as “hearsay case export” writes them.');
}

function checkManifest(parts: Manifest['parts'], places: ReadonlyMap<string, Place>): void {
  const listed = parts.map(({ name, size }) => `${name} ${size}`);
  const there = [...places].filter(([name]) => name !== MANIFEST).map(([name, { size }]) => `${name} ${size}`);
  const at = listed.findIndex((one, index) => one !== there[index]);
  if (at !== -1 || listed.length !== there.length)
    throw refused(`its manifest and its parts disagree${at === -1 ? '' : ` about ${parts[at]!.name}`}.`);
}
