import type { Evidence } from '../terms/evidence.ts';
import type { Sources } from '../terms/sources.ts';
import { encodeEvidence } from './encode.ts';
import { SCHEMA_VERSION } from './format.ts';

/**
 * The lineage of a case as JSON: documents without their texts, names of actors and items, the claims that are told of, and with
 * them links, what texts have in common, and how each thing came to be told. Passages are {doc, start, end, quote, prefix, suffix}.
 */
export function encodeSources(evidence: Evidence, sources: Sources): object {
  const { engine, documents, actors, items, claims } = encodeEvidence(evidence);
  const told = new Set(
    sources.stories.flatMap(({ told: each, denied, open }) => [...each.map(({ claim }) => claim), ...denied, ...open]),
  );
  const named = new Set(sources.stories.flatMap(({ roles }) => Object.values(roles)));
  return {
    schemaVersion: SCHEMA_VERSION,
    engine,
    documents: documents.map(({ id, path, url, title, publisher, author, published, sha256 }) => ({
      id,
      path,
      url,
      title,
      publisher,
      author,
      published,
      sha256,
    })),
    actors: actors.filter(({ id }) => named.has(id)).map(({ id, name }) => ({ id, name })),
    items: items.filter(({ id }) => named.has(id)).map(({ id, name }) => ({ id, name })),
    claims: claims
      .filter(({ id }) => told.has(id))
      .map(({ id, event, roles, when, holderChain, factuality, passage, reviewed }) => ({
        id,
        event,
        roles,
        when,
        holderChain,
        factuality,
        passage,
        reviewed,
      })),
    links: sources.links,
    common: sources.kin,
    stories: sources.stories,
  };
}
