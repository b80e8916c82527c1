import type { Reliance } from '../terms/reliance.ts';
import type { Catalogue } from './catalogue.ts';
import type { Witness } from './witness.ts';

/**
 * How a witness comes to rely on a node: the claim, its statement or its holder does (`own`), or only the document it
 * stands in (`document`), which may have sources of its own beside what it cites.
 */
export interface Reached {
  readonly level: 'own' | 'document';
  /** The first link of the way: the sentence that shows it. */
  readonly via: Reliance;
}

/** Who relies on whom, walked through any number of links. */
export interface Ancestry {
  /** Everything a witness relies on, through any number of links, by node. */
  readonly above: (witness: Witness) => ReadonlyMap<string, Reached>;
  /** Nodes of `above` that rely on nothing further. */
  readonly roots: (witness: Witness) => readonly string[];
}

/** The ancestry that these links make; links between names for one node are passed over. */
export function ancestryOf(reliances: readonly Reliance[], catalogue: Catalogue): Ancestry {
  const links = new Map<string, { readonly to: string; readonly reliance: Reliance }[]>();
  for (const reliance of reliances) {
    const from = catalogue.nodeOf(reliance.from);
    const to = catalogue.nodeOf(reliance.reliesOn);
    if (from !== to) links.set(from, [...(links.get(from) ?? []), { to, reliance }]);
  }
  const cache = new Map<string, ReadonlyMap<string, Reached>>();
  const above = (witness: Witness): ReadonlyMap<string, Reached> => {
    const key = `${witness.id}\n${witness.holder}`;
    const known = cache.get(key) ?? climb(witness, links, catalogue);
    cache.set(key, known);
    return known;
  };
  return {
    above,
    roots: (witness) => {
      const reached = above(witness);
      return [...reached.keys()].filter((node) => onward(node, catalogue).every((each) => !links.has(each)));
    },
  };
}

/** The nodes whose links count for a witness: its own first, so that a node reached both ways counts as its own. */
function starts(witness: Witness, catalogue: Catalogue): { readonly own: string[]; readonly document: string[] } {
  const { claim } = witness;
  if (claim === null) return { own: [], document: [] };
  const own = [`claim:${claim.id}`];
  for (let at = claim.statement; at !== null; at = catalogue.statements.get(at)?.parent ?? null) {
    if (own.includes(`statement:${at}`)) break;
    own.push(`statement:${at}`);
  }
  const holder = claim.holders[witness.holder];
  const node = holder === undefined ? null : catalogue.holderNode(holder, witness.holder, claim.passage.doc);
  if (node !== null && node !== catalogue.authorNode(claim.passage.doc)) own.push(node);
  return { own, document: around(claim.passage.doc, catalogue) };
}

function around(doc: string, catalogue: Catalogue): string[] {
  return [`doc:${doc}`, catalogue.publisherNode(doc), catalogue.authorNode(doc)].filter((node) => node !== null);
}

function climb(
  witness: Witness,
  links: ReadonlyMap<string, readonly { readonly to: string; readonly reliance: Reliance }[]>,
  catalogue: Catalogue,
): ReadonlyMap<string, Reached> {
  const reached = new Map<string, Reached>();
  const home = witness.claim?.passage.doc ?? null;
  const { own, document } = starts(witness, catalogue);
  for (const [level, nodes] of [
    ['own', own],
    ['document', document],
  ] as const) {
    const queue: { readonly node: string; readonly via: Reliance | null }[] = nodes.map((node) => ({
      node,
      via: null,
    }));
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      for (const { to, reliance } of links.get(next.node) ?? []) {
        const via = next.via ?? reliance;
        for (const node of [to, ...issued(to, home, catalogue)]) {
          if (reached.has(node) || own.includes(node)) continue;
          reached.set(node, { level, via });
          queue.push(...onward(node, catalogue).map((each) => ({ node: each, via })));
        }
      }
    }
  }
  return reached;
}

/** "The Herald reported": what the Herald put out, as far as it did not come out later than the text that cites it. */
function issued(node: string, home: string | null, catalogue: Catalogue): string[] {
  return catalogue
    .documentsBy(node)
    .filter((doc) => doc !== home && (home === null || !catalogue.after(doc, home)))
    .map((doc) => `doc:${doc}`);
}

/** Whose links a node goes on by: a document by its publisher's and author's, a claim by its document's too. */
function onward(node: string, catalogue: Catalogue): string[] {
  const [kind, id] = [node.slice(0, node.indexOf(':')), node.slice(node.indexOf(':') + 1)];
  if (kind === 'doc') return around(id, catalogue);
  const claim = kind === 'claim' ? catalogue.claims.get(id) : undefined;
  if (claim !== undefined) {
    const last = claim.holders.length - 1;
    const holder = claim.holders[last];
    const held = holder === undefined ? null : catalogue.holderNode(holder, last, claim.passage.doc);
    const statement = claim.statement === null ? [] : [`statement:${claim.statement}`];
    return [node, ...statement, ...(held === null ? [] : [held]), ...around(claim.passage.doc, catalogue)];
  }
  const statement = kind === 'statement' ? catalogue.statements.get(id) : undefined;
  if (statement !== undefined) return [node, ...around(statement.doc, catalogue)];
  return [node];
}
