import { organisationSeatedAt, stateSeatedAt } from '../reading/mentions/names.ts';
import { bodyOfDescription, groupNoun, informationKind } from '../reading/mentions/nominals.ts';
import type { ReadMention } from '../reading/reading.ts';
import { type Scene, wanted } from './scene.ts';

/**
 * The state or body that a place stands for here, by its name in the lists: "Moscow denied", "told the Kremlin", "Moscow's
 * envoy", where it holds, gives, gets or is told something, or has those who do. Null where it is only a place ("in
 * Moscow", "flew to Moscow", "Moscow's streets"), and for what no list has as a seat.
 */
export function governmentAt(scene: Scene, mention: ReadMention): { readonly name: string } | null {
  if (mention.form !== 'name' || mention.refersTo === 'person') return null;
  const seated = stateSeatedAt(mention.name) ?? organisationSeatedAt(mention.name);
  if (seated === null || !acts(scene, mention)) return null;
  return seated;
}

function acts(scene: Scene, mention: ReadMention): boolean {
  const uses = scene.uses.get(mention.id) ?? [];
  if (uses.length > 0 && uses.every(({ role }) => role === 'place')) return false;
  if (wanted(scene, mention) === 'actor') return true;
  const { start, end } = mention.passage;
  const told = scene.reading.statements.some(
    ({ addressee }) => addressee !== null && addressee.start <= start && end <= addressee.end,
  );
  return told || (scene.sentences.get(mention.sentence) ?? []).some((other) => owned(mention, other));
}

/** What only somebody has: people who act for them, and information. */
function owned(mention: ReadMention, other: ReadMention): boolean {
  const has = other.links.some(({ kind, by, to }) => kind === 'of' && by === 'possessive' && to === mention.id);
  if (!has) return false;
  const words = other.name.split(/\s+/);
  return (
    bodyOfDescription(words) !== null || groupNoun(other.head)?.body === 'state' || informationKind(other.head) !== null
  );
}
