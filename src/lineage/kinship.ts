import type { Claim } from '../terms/claim.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Passage } from '../terms/passage.ts';
import type { Kinship, Story } from '../terms/sources.ts';
import type { Lineage } from './lineage.ts';
import { voicing } from './witness.ts';

/**
 * What texts have in common beside links: one publisher, one family of publishers, one author, one named source, one figure that departs
 * from another, sources without a name on one matter. None of it makes one text rely on another; each keeps two from being shown independent.
 */
export function kinshipsOf(evidence: Evidence, stories: readonly Story[], lineage: Lineage): Kinship[] {
  const { catalogue } = lineage;
  const stated = { basis: 'stated', passages: [] } as const;
  const heads = (kind: 'publisher' | 'author', node: (doc: string) => string | null): Kinship[] =>
    [...grouped(evidence.documents.map(({ id }) => ({ key: node(id), value: id })))].map(([, docs]) => ({
      kind,
      what: catalogue.documents.get(docs[0]!)?.[kind] ?? '',
      docs,
      ...stated,
    }));
  const families = grouped(
    evidence.documents.flatMap(({ id }) => lineage.families.of(id).map((each) => ({ key: each.name, value: id }))),
  );
  const publishers = (docs: readonly string[]): number => new Set(docs.map((doc) => catalogue.publisherNode(doc))).size;
  return [
    ...heads('publisher', catalogue.publisherNode),
    ...[...families].flatMap(([what, docs]): Kinship[] =>
      publishers(docs) < 2 ? [] : [{ kind: 'family', what, docs, basis: 'judged', passages: [] }],
    ),
    ...heads('author', catalogue.authorNode),
    ...sourcesIn(evidence, stories, lineage),
    ...lineage.errors.flatMap(({ kind, shared, original, texts }): Kinship[] =>
      kind === 'spelling'
        ? []
        : [
            {
              kind: 'figure',
              what: `“${shared}”, where another text has “${original}”`,
              docs: texts.map((each) => each.doc),
              basis: 'measured',
              passages: texts.map((each) => each.passage),
            },
          ],
    ),
  ].filter((each) => each.docs.length > 1);
}

/** Named sources that speak in several texts, and those without a name who speak of one matter in several. */
function sourcesIn(evidence: Evidence, stories: readonly Story[], lineage: Lineage): Kinship[] {
  const speaking = evidence.claims.flatMap((claim) => {
    const voice = lineage.voice(voicing(claim));
    return claim.event === 'citation' || voice.author ? [] : [{ claim, voice }];
  });
  const outlets = new Set(evidence.documents.map(({ id }) => lineage.catalogue.publisherNode(id)));
  const named = new Map<string, { readonly label: string; readonly claims: Claim[] }>();
  for (const { claim, voice } of speaking) {
    if (!voice.named || outlets.has(voice.key)) continue;
    const known = named.get(voice.key) ?? { label: voice.label, claims: [] };
    known.claims.push(claim);
    named.set(voice.key, known);
  }
  const claims = new Map(evidence.claims.map((each) => [each.id, each]));
  const unnamed = stories.flatMap((story): Kinship[] => {
    const found = story.told
      .filter(({ part }) => part !== 'echo')
      .flatMap(({ claim }) => claims.get(claim) ?? [])
      .map((claim) => ({ claim, voice: lineage.voice(voicing(claim)) }))
      .filter(({ voice }) => !voice.named && !voice.author);
    const docs = [...new Set(found.map(({ claim }) => claim.passage.doc))];
    const what = [...new Set(found.map(({ voice }) => voice.label.toLowerCase()))].join(' and ');
    return docs.length < 2
      ? []
      : [{ kind: 'unnamed', what, docs, basis: 'stated', passages: found.map(({ claim }) => claim.passage) }];
  });
  return [
    ...[...named.values()].map(
      ({ label, claims: all }): Kinship => ({
        kind: 'source',
        what: label,
        docs: [...new Set(all.map((each) => each.passage.doc))],
        basis: 'stated',
        passages: firstOfEach(all.map((each) => each.passage)),
      }),
    ),
    ...unnamed,
  ];
}

function firstOfEach(passages: readonly Passage[]): Passage[] {
  return passages.filter((each, at) => passages.findIndex((other) => other.doc === each.doc) === at);
}

function grouped(
  pairs: readonly { readonly key: string | null; readonly value: string }[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { key, value } of pairs) {
    if (key === null) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [value]);
    else known.push(value);
  }
  return groups;
}
