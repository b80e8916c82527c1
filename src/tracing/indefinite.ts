import { supporterOf } from '../lineage/index.ts';
import type { Claim } from '../terms/claim.ts';
import type { Evidence } from '../terms/evidence.ts';
import { participantsOf } from './relations.ts';

/** The relation that a noun names. */
const NOUNS: ReadonlyMap<string, string> = new Map([
  ['ally', 'ally'],
  ['partner', 'ally'],
  ['friend', 'ally'],
  ['supporter', 'support'],
  ['backer', 'support'],
  ['patron', 'support'],
  ['client', 'support'],
  ['sponsor', 'fund'],
  ['donor', 'fund'],
  ['supplier', 'arm'],
  ['proxy', 'command'],
  ['member', 'member of'],
  ['employee', 'works for'],
  ['contractor', 'works for'],
]);

/**
 * Joins a mention that names nobody ("an ally") to a named actor, only where the same text states that relation to the
 * discloser and offers no second candidate. The join is an assumption of every claim it fills a role of.
 *
 * Reading does this where it has the text; evidence that comes without one still holds such mentions as actors of
 * their own, and is read alike.
 */
export function withAlliesJoined(evidence: Evidence): Evidence {
  const mentions = new Map<string, string>();
  for (const { id, name, names } of evidence.actors) {
    const noun = [name, ...names].map(relationNoun).find((each) => each !== null) ?? null;
    if (noun !== null) mentions.set(id, noun);
  }
  if (mentions.size === 0) return evidence;
  // A mention that stands for someone at one claim stands for the same one wherever that text speaks of it.
  const joins = new Map<string, { readonly actor: string; readonly by: Claim }>();
  for (const claim of evidence.claims) {
    const { discloser, recipient } = claim.roles;
    const noun = recipient === undefined ? undefined : mentions.get(recipient);
    if (claim.event !== 'disclosure' || discloser === undefined || recipient === undefined || noun === undefined)
      continue;
    const only = onlyCandidate(evidence, claim.passage.doc, discloser, noun, mentions);
    if (only !== null) joins.set(`${claim.passage.doc}\n${recipient}`, only);
  }
  if (joins.size === 0) return evidence;
  const name = (id: string): string => evidence.actors.find((each) => each.id === id)?.name ?? id;
  const claims = evidence.claims.map((claim): Claim => {
    const assumed = Object.entries(claim.roles).flatMap(([role, id]) => {
      const join = joins.get(`${claim.passage.doc}\n${id}`);
      return join === undefined ? [] : [{ role, id, ...join }];
    });
    if (assumed.length === 0) return claim;
    return {
      ...claim,
      roles: { ...claim.roles, ...Object.fromEntries(assumed.map(({ role, actor }) => [role, actor])) },
      assumptions: [
        ...claim.assumptions,
        ...assumed.map(({ id, actor, by }) => ({ what: `that “${name(id)}” is ${name(actor)}`, passage: by.passage })),
      ],
    };
  });
  return { ...evidence, claims };
}

/** "an ally", "a known ally", "an ally of Sarn": the relation, or null for whatever names somebody. */
function relationNoun(name: string): string | null {
  const noun = /^(?:an?|some|one of its) (?:[\p{Ll}-]+ )*?([\p{Ll}]+?)s?(?: of .+)?$/u.exec(name.trim())?.[1];
  return noun === undefined ? null : (NOUNS.get(noun) ?? NOUNS.get(noun.replace(/ie$/u, 'y')) ?? null);
}

function onlyCandidate(
  evidence: Evidence,
  doc: string,
  discloser: string,
  kind: string,
  mentions: ReadonlyMap<string, string>,
): { readonly actor: string; readonly by: Claim } | null {
  const found = new Map<string, Claim>();
  for (const claim of evidence.claims) {
    if (claim.event !== 'relation' || claim.passage.doc !== doc || supporterOf(claim) === null) continue;
    if (claim.relation !== null && claim.relation !== kind) continue;
    const people = participantsOf(claim);
    const other = people.find((each) => each !== discloser);
    if (!people.includes(discloser) || other === undefined || mentions.has(other)) continue;
    if (!found.has(other)) found.set(other, claim);
  }
  const [only] = found;
  return found.size === 1 && only !== undefined ? { actor: only[0], by: only[1] } : null;
}
