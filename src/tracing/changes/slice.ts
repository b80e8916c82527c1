import type { Actor } from '../../terms/actor.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { Passage } from '../../terms/passage.ts';

/**
 * The evidence of some of its documents alone: their statements, claims and mentions, and of links, offices, relations and judgements
 * what does not lean on the others. Claims that assume what only another document says are left out, and told in `dropped`.
 *
 * Who is who stays as it was worked out from all of them, and whoever none of them mentions is left out, or kept by name alone; to work it out anew takes the readings.
 */
export function sliceOf(
  evidence: Evidence,
  docs: ReadonlySet<string>,
  unmentioned: 'kept' | 'left' = 'left',
): Evidence {
  const inside = (passage: Passage | null): boolean => passage === null || docs.has(passage.doc);
  const own = evidence.claims.filter(({ passage }) => docs.has(passage.doc));
  const claims = own.filter(({ assumptions }) => assumptions.every(({ passage }) => inside(passage)));
  const leaning = own.filter((claim) => !claims.includes(claim));
  const kept = new Set(claims.map(({ id }) => id));
  const statements = evidence.statements.filter(({ doc }) => docs.has(doc));
  const gone = new Set([
    ...evidence.documents.filter(({ id }) => !docs.has(id)).map(({ id }) => id),
    ...evidence.statements.filter(({ doc }) => !docs.has(doc)).map(({ id }) => id),
    ...evidence.claims.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
  ]);
  const used = new Set(
    claims.flatMap(({ roles, holders }) => [...Object.values(roles), ...holders.flatMap(({ actor }) => actor ?? [])]),
  );
  const stays = ({ id, mentions }: { readonly id: string; readonly mentions: readonly Passage[] }): boolean =>
    unmentioned === 'kept' || used.has(id) || mentions.some(inside);
  const actors = evidence.actors.filter(stays).map(
    (actor): Actor => ({
      ...mentionedIn(actor, inside),
      actsFor: actor.actsFor.filter(({ claim, passage }) => inside(passage) && (claim === null || !gone.has(claim))),
      ...(actor.roles === undefined ? {} : { roles: actor.roles.filter(({ passage }) => inside(passage)) }),
    }),
  );
  const items = evidence.items.filter(stays).map((item) => ({
    ...item,
    mentions: item.mentions.filter(inside),
    relations: item.relations.filter(({ passage }) => inside(passage)),
  }));
  return {
    ...evidence,
    documents: evidence.documents.filter(({ id }) => docs.has(id)),
    statements,
    claims,
    actors,
    items,
    lineage: evidence.lineage.filter(
      ({ from, reliesOn, doc }) => !gone.has(from) && !gone.has(reliesOn) && (doc === null || !gone.has(doc)),
    ),
    dropped: [
      ...evidence.dropped.filter(({ doc }) => !gone.has(doc)),
      ...leaning.map(({ id, passage }) => ({
        doc: passage.doc,
        quote: passage.quote,
        why: `claim ${id} assumes what a document says that is left out`,
      })),
    ],
    ...(evidence.separate === undefined
      ? {}
      : {
          separate: evidence.separate.filter(
            ({ claims: about, passage }) => inside(passage) && about.every((id) => kept.has(id)),
          ),
        }),
    ...(evidence.events === undefined
      ? {}
      : {
          events: evidence.events.flatMap((each) => {
            const claims = each.claims.filter((id) => kept.has(id));
            return claims.length > (each.link === 'one' ? 1 : 0) ? [{ ...each, claims }] : [];
          }),
        }),
  };
}

/** An actor with those of its mentions that stand inside, and the joins between them. */
function mentionedIn(actor: Actor, inside: (passage: Passage) => boolean): Actor {
  const places = new Map<number, number>();
  const mentions = actor.mentions.filter((passage, at) => {
    if (!inside(passage)) return false;
    places.set(at, places.size);
    return true;
  });
  if (actor.joins === undefined) return { ...actor, mentions };
  const joins = actor.joins.flatMap((join) => {
    const [mention, to] = [places.get(join.mention), places.get(join.to)];
    return mention === undefined || to === undefined ? [] : [{ ...join, mention, to }];
  });
  return { ...actor, mentions, joins };
}
