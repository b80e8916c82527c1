import type { Actor, ActorKind, ActsFor } from '../terms/actor.ts';
import type { Document } from '../terms/document.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Inquiry } from '../terms/inquiry.ts';
import { UNDATED } from '../terms/interval.ts';
import type { Item, ItemRelation, ItemRelationKind } from '../terms/item.ts';
import { type Dropped, Mistake } from '../terms/mistake.ts';
import { asOfFrom } from './asof.ts';
import { type Bench, decodeClaims, decodeStatement } from './decodeclaims.ts';
import { familiesOf } from './families.ts';
import type { ActorIn, CaseIn, DocumentIn, ItemIn, OfficeIn } from './incoming.ts';
import { inquiryOf } from './inquiry.ts';
import { coveredBy, whenOf } from './moments.ts';
import { calledBy, noneCalled } from './nearest.ts';
import { optionalPassage, passageFrom, passagesOf } from './passages.ts';
import { caseIn } from './reception.ts';
import { isRecord } from './wording.ts';

/** What a case file holds: the evidence, and the question it carries, where it carries one. */
export interface Decoded {
  readonly evidence: Evidence;
  readonly inquiry: Inquiry | null;
}

/**
 * Evidence from its JSON form, lenient: what is left out gets a sound default, what is unknown is passed over, and hops,
 * verdict and the like are ignored, since tracing works them out again. Actors, items and documents may be left out
 * altogether: they are then taken from the claims that name them.
 *
 * @throws Mistake that names the place in the file, where something is no evidence or refers to nothing.
 */
export function decodeCase(json: unknown): Decoded {
  const file = caseIn(json);
  const dropped: Dropped[] = (file.dropped ?? []).map(({ doc, quote, why }) => ({ doc, quote, why }));
  const documents = documentsOf(file);
  const texts = new Map(documents.map((each) => [each.id, each]));
  const listed = actorsOf(file);
  const bench: Bench = { documents: texts, actors: listed, items: itemsListed(file), file, dropped };
  const actors = listed.map((actor, at) => ({ ...actor, ...officesOf(file.actors?.[at], at, bench) }));
  const items = bench.items.map((item, at) => ({ ...item, ...relationsOf(file.items?.[at], at, bench) }));
  const statements = (file.statements ?? []).map((each, at) => decodeStatement(each, `statements[${at}]`, bench));
  const evidence: Evidence = {
    engine: {
      version: file.engine?.version ?? 'unknown',
      reader: file.engine?.reader ?? null,
      inference: file.engine?.inference ?? null,
      ...(typeof file.engine?.sentTo === 'string' ? { sentTo: file.engine.sentTo } : {}),
    },
    documents,
    failures: (file.failures ?? []).map(({ path, why }) => ({ path, why })),
    actors,
    items: withWholes(items, file),
    statements,
    claims: decodeClaims(bench, new Set(statements.map(({ id }) => id))),
    lineage: (file.lineage ?? []).map(({ from, reliesOn, why, doc, quote, basis }) => {
      return {
        from,
        reliesOn,
        why: why ?? 'relies on it',
        doc: doc ?? null,
        quote: quote ?? null,
        basis: basis ?? 'stated',
      };
    }),
    dropped,
    ...(file.separate ? { separate: file.separate.map((each, at) => separateOf(each, `separate[${at}]`, bench)) } : {}),
    ...(file.events
      ? {
          events: file.events.map(({ link, claims, by, why }) => ({ link, claims, by: by ?? null, why: why ?? null })),
        }
      : {}),
    ...(file.ties
      ? {
          ties: file.ties.map(({ reference, item, by, why }) => ({
            reference,
            item,
            by: by ?? null,
            why: why ?? null,
          })),
        }
      : {}),
    ...(file.families ? { families: familiesOf(file.families, 'families') } : {}),
    ...(file.asOf ? { asOf: asOfFrom(file.asOf) } : {}),
  };
  unique(evidence);
  return { evidence, inquiry: file.inquiry ? inquiryOf(file.inquiry, evidence) : null };
}

function separateOf(
  each: NonNullable<CaseIn['separate']>[number],
  path: string,
  bench: Bench,
): NonNullable<Evidence['separate']>[number] {
  return {
    claims: each.claims,
    passage: optionalPassage(each.passage, `${path}.passage`, bench.documents),
    why: each.why ?? null,
  };
}

function unique({ documents, actors, items, statements, claims }: Evidence): void {
  for (const [kind, values] of Object.entries({ documents, actors, items, statements, claims })) {
    const seen = new Set<string>();
    for (const { id } of values) {
      if (seen.has(id)) throw new Mistake(`${kind}: the id “${id}” is there twice.`, 'Give each its own.');
      seen.add(id);
    }
  }
}

function documentsOf(file: CaseIn): Document[] {
  if (file.documents) return file.documents.map((each, at) => documentOf(each, `documents[${at}]`));
  const ids = [...new Set((file.claims ?? []).map((claim) => claim.passage.doc))];
  return ids.map((id) => documentOf({ id }, id));
}

function documentOf(given: DocumentIn, path: string): Document {
  const { id, text, record } = given;
  const title = given.title ?? null;
  const recorded =
    record === undefined || record === null
      ? isRecord(given.kind ?? given.type ?? null, title, id, !!given.author && given.author !== given.publisher)
      : record !== false;
  const keeper = (typeof record === 'object' ? record?.keeper : null) ?? given.author ?? given.publisher ?? null;
  return {
    id,
    path: given.path ?? null,
    url: given.url ?? null,
    title,
    publisher: given.publisher || null,
    author: given.author || null,
    published: whenOf(given.published, `${path}.published`),
    retrieved: given.retrieved ? (coveredBy(given.retrieved)?.earliest ?? null) : null,
    sha256: given.sha256 ?? null,
    textSha256: given.textSha256 ?? null,
    text: text ?? null,
    blocks:
      given.blocks?.map(({ kind, start, end }) => ({ kind, start, end })) ??
      (text ? [{ kind: 'paragraph', start: 0, end: text.length }] : []),
    record: recorded ? { keeper } : null,
  };
}

const KINDS: ReadonlySet<string> = new Set(['person', 'organisation', 'state', 'group', 'unknown']);

function actorKind(kind: string | null | undefined): ActorKind {
  const plain = (kind ?? 'unknown').toLowerCase().replace('organization', 'organisation').replace('country', 'state');
  return KINDS.has(plain) ? (plain as ActorKind) : 'unknown';
}

/** Roles that a file may fill with something that is no actor. */
const NO_ACTORS: ReadonlySet<string> = new Set(['item', 'instrument', 'place', 'time']);

function actorsOf(file: CaseIn): Actor[] {
  if (file.actors) return file.actors.map((each) => actorOf(each));
  const named = (file.claims ?? []).flatMap((claim) =>
    Object.entries(claim.roles ?? {}).flatMap(([role, value]) => (NO_ACTORS.has(role) ? [] : [value ?? []].flat())),
  );
  const { origin, from, holder, to } = file.inquiry ?? {};
  const asked = [origin ?? from, holder ?? to].filter((each) => typeof each === 'string');
  return [...new Set([...named, ...asked])].map((id) => actorOf({ id }));
}

function actorOf(given: ActorIn): Actor {
  const name = given.name ?? given.id;
  const names = given.names && given.names.length > 0 ? given.names : [name];
  const resolved = given.resolved ?? true;
  return { id: given.id, name, names, kind: actorKind(given.kind), actsFor: [], mentions: [], resolved };
}

/** Who an actor acts for, and where it is mentioned: read once all actors are known. */
function officesOf(
  given: ActorIn | undefined,
  at: number,
  bench: Bench,
): Pick<Actor, 'actsFor' | 'mentions' | 'roles' | 'joins'> {
  const path = `actors[${at}]`;
  return {
    ...(given?.roles
      ? {
          roles: given.roles.map(({ as, when, passage }, index) => ({
            as,
            when: whenOf(when, `${path}.roles[${index}].when`) ?? UNDATED,
            passage: passageFrom(passage, `${path}.roles[${index}].passage`, bench.documents),
          })),
        }
      : {}),
    ...(given?.joins ? { joins: given.joins.map(({ mention, to, why, score }) => ({ mention, to, why, score })) } : {}),
    actsFor: (given?.actsFor ?? []).map((office, index) => officeOf(office, `${path}.actsFor[${index}]`, bench)),
    mentions: passagesOf(given?.mentions, `${path}.mentions`, bench.documents),
  };
}

function officeOf(given: OfficeIn, path: string, bench: Bench): ActsFor {
  const office = typeof given === 'string' ? { actor: given } : given;
  const body = calledBy(office.actor, bench.actors);
  if (body === undefined) throw noneCalled(office.actor, path, 'actor', bench.actors);
  return {
    actor: body.id,
    when: whenOf(office.when, `${path}.when`) ?? UNDATED,
    claim: office.claim ?? null,
    as: office.as ?? null,
    passage: optionalPassage(office.passage, `${path}.passage`, bench.documents),
  };
}

function itemsListed(file: CaseIn): Item[] {
  if (file.items) return file.items.map((each, at) => itemOf(each, `items[${at}]`));
  const named = (file.claims ?? []).flatMap((claim) => [claim.roles?.item ?? []].flat());
  const asked = named.length === 0 && file.inquiry ? [file.inquiry.item] : [];
  return [...new Set([...named, ...asked])].map((id) => itemOf({ id }, id));
}

function itemOf(given: ItemIn, path: string): Item {
  const name = given.name ?? given.id;
  return {
    id: given.id,
    name,
    names: given.names && given.names.length > 0 ? given.names : [name],
    originator: given.originator ?? null,
    subject: given.subject ?? null,
    caveats: given.caveats ?? [],
    since: whenOf(given.since, `${path}.since`),
    relations: [],
    mentions: [],
  };
}

/** Spellings of the relations; `whole` is read from the part's end. */
const ITEM_RELATIONS: ReadonlyMap<string, ItemRelationKind | 'whole'> = new Map([
  ['same', 'same'],
  ['same as', 'same'],
  ['part of', 'part_of'],
  ['part', 'part_of'],
  ['derived from', 'derived_from'],
  ['derived', 'derived_from'],
  ['about same thing', 'about_same_thing'],
  ['about the same thing', 'about_same_thing'],
  ['distinct', 'distinct'],
  ['different', 'distinct'],
  ['unknown', 'unknown'],
  ['whole of', 'whole'],
  ['has part', 'whole'],
  ['contains', 'whole'],
]);

function relationKindOf(kind: string, path: string): ItemRelationKind | 'whole' {
  const found = ITEM_RELATIONS.get(kind.toLowerCase().replaceAll(/[_-]+/gu, ' ').trim());
  if (found !== undefined) return found;
  throw new Mistake(
    `${path}: “${kind}” is no relation of items.`,
    'Use same, part_of, derived_from, about_same_thing, distinct or unknown.',
  );
}

function relationsOf(
  given: ItemIn | undefined,
  at: number,
  bench: Bench,
): Pick<Item, 'relations' | 'mentions' | 'originator'> {
  const path = `items[${at}]`;
  const relations = (given?.relations ?? []).flatMap((each, index): ItemRelation[] => {
    const place = `${path}.relations[${index}]`;
    const kind = relationKindOf(each.kind, `${place}.kind`);
    if (kind === 'whole') return [];
    return [
      {
        to: itemCalled(each.to, `${place}.to`, bench),
        kind,
        why: each.why ?? '',
        passage: optionalPassage(each.passage, place, bench.documents),
      },
    ];
  });
  const originator = given?.originator ? (calledBy(given.originator, bench.actors)?.id ?? null) : null;
  return { relations, originator, mentions: passagesOf(given?.mentions, `${path}.mentions`, bench.documents) };
}

function itemCalled(wanted: string, path: string, bench: Bench): string {
  const found = calledBy(wanted, bench.items);
  if (found === undefined) throw noneCalled(wanted, path, 'item', bench.items);
  return found.id;
}

/** "The dossier contains the map" says of the map that it is part of the dossier. */
function withWholes(items: readonly Item[], file: CaseIn): Item[] {
  return items.map((item) => {
    const wholes = (file.items ?? []).flatMap((whole) =>
      (whole.relations ?? []).flatMap((each): ItemRelation[] => {
        const inverse = relationKindOf(each.kind, 'relations') === 'whole' && calledBy(each.to, items)?.id === item.id;
        return inverse ? [{ to: whole.id, kind: 'part_of', why: each.why ?? '', passage: null }] : [];
      }),
    );
    return wholes.length === 0 ? item : { ...item, relations: [...item.relations, ...wholes] };
  });
}
