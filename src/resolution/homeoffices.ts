import { endsOffice } from '../reading/mentions/nominals.ts';
import type { Assumption } from '../terms/claim.ts';
import { ALWAYS } from '../terms/interval.ts';
import type { Clusters } from './clusters.ts';
import type { Office } from './offices.ts';
import { publishedIn, type Scene } from './scene.ts';

const HEADS = /\b(?:president|prime minister|chancellor|premier|king|queen)$/i;

/**
 * Heads of state that a text names without their state ("President Orlov met the Ruritanian ambassador"): they are taken to
 * act for the one state whose other officials the same text speaks of, when every other such state stands across from
 * them in a meeting or transfer. An assumption, counted and shown; none where two states are left.
 */
export function homeOffices(
  scenes: readonly Scene[],
  clusters: Clusters,
  stated: readonly Office[],
  nameOf: (leader: string) => string,
): { office: Office; assumption: Assumption }[] {
  const known = new Set(stated.map((office) => office.holder));
  const tried = new Set<string>();
  const out = new Map<string, { office: Office; assumption: Assumption }>();
  for (const scene of scenes) {
    for (const mention of scene.mentions) {
      const holder = clusters.leader(mention.id);
      const { title } = mention;
      if (
        title === null ||
        mention.form !== 'name' ||
        !HEADS.test(title) ||
        tried.has(`${scene.document.id} ${holder}`)
      )
        continue;
      tried.add(`${scene.document.id} ${holder}`);
      if (known.has(holder) || out.has(holder)) continue;
      const here = stated.filter(
        (office) => office.actsFor.passage?.doc === scene.document.id && isState(scene, clusters, office.body),
      );
      const across = new Set(acrossFrom(scene, clusters, holder));
      const opposed = new Set(
        here.filter((office) => across.has(office.holder) || across.has(office.body)).map((office) => office.body),
      );
      const left = [...new Set(here.map((office) => office.body))].filter(
        (body) => !opposed.has(body) && !across.has(body),
      );
      const [body] = left;
      const witness = here.find((office) => office.body === body);
      if (body === undefined || left.length > 1 || witness === undefined) continue;
      const ended = title.split(/[\s-]+/).some(endsOffice);
      const when = ended ? { earliest: null, latest: publishedIn(scene.document).latest } : ALWAYS;
      const state = nameOf(body);
      out.set(holder, {
        office: { holder, body, of: 'state', actsFor: { when, claim: null, as: title, passage: mention.passage } },
        assumption: {
          what: `that ${mention.name} as ${title} acted for ${state}: the text speaks of “${witness.actsFor.passage?.quote ?? ''}” and of no other state that is not across from them`,
          passage: witness.actsFor.passage,
        },
      });
    }
  }
  return [...out.values()];
}

function isState(scene: Scene, clusters: Clusters, leader: string): boolean {
  return clusters.members(leader).some((id) => scene.byId.get(id)?.refersTo === 'state');
}

/** Leaders of all that stand across from someone in a meeting or a transfer. */
function acrossFrom(scene: Scene, clusters: Clusters, leader: string): string[] {
  return scene.reading.claims.flatMap((claim) => {
    if (claim.event !== 'meeting' && claim.event !== 'disclosure') return [];
    const parties = (['discloser', 'recipient', 'agent', 'other'] as const)
      .map((role) => claim.roles[role])
      .filter((id) => id !== undefined);
    const leaders = parties.map(clusters.leader);
    return leaders.includes(leader) ? leaders.filter((each) => each !== leader) : [];
  });
}
