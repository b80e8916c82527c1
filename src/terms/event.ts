/** What a claim is about. The words that mean each are data (`reading/vocabulary`). */
export const EVENTS = [
  'disclosure',
  'acquisition',
  'knowledge',
  'use',
  'relation',
  'meeting',
  'citation',
  'act',
] as const;

export type EventKind = (typeof EVENTS)[number];

/**
 * The relations that make a transfer possible: a closed vocabulary. Kinship and a shared employer are none of them. A
 * relation claim that names no kind was typed as one of these by whoever made it.
 */
export const RELATIONS: readonly string[] = ['ally', 'arm', 'fund', 'support', 'command', 'member of', 'works for'];

/**
 * The parts an event has. For a disclosure: who gave, who got, what. A relation or a meeting is between `agent` and
 * `other`; an acquisition has `agent` and `item`, and `originator` where it says from whom; knowledge and use have
 * `agent` and `item`; an act has `agent`.
 */
export const ROLES = ['discloser', 'recipient', 'item', 'originator', 'agent', 'other', 'instrument', 'place'] as const;

export type Role = (typeof ROLES)[number];
