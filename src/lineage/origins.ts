import type { Evidence } from '../terms/evidence.ts';
import type { OriginReason, Origins } from '../terms/hop.ts';
import type { Passage } from '../terms/passage.ts';
import type { Reliance } from '../terms/reliance.ts';
import { independence, type Parties } from './independence.ts';
import type { Lineage } from './lineage.ts';
import type { Witness } from './witness.ts';

/** Nobody claims it: nothing to count. */
export const NO_ORIGINS: Origins = { least: 0, most: 0, why: [] };

/** Beyond so many, that one more pair cannot be told apart is no news. */
const MOST_REASONS = 24;

/** Origins, and the label of each that stands: who would have to be withdrawn. */
export interface Counted {
  readonly origins: Origins;
  /** One entry an origin, in order of the evidence; each lists its witnesses. */
  readonly groups: readonly (readonly Witness[])[];
}

/**
 * How many independent origins stand behind witnesses at one certainty, as [least, most], with a reason for each
 * collapse, each independence shown, and each pair that cannot be told apart.
 *
 * `most` counts what is left when everything that is certainly one origin is taken together: an author and the sources
 * of the author's text, an echo and what it repeats, circular reports, copies, one person in several places. `least` is
 * the largest set in which every two are shown to be independent; one where there is any witness.
 */
export function countOrigins(
  witnesses: readonly Witness[],
  parties: Parties,
  evidence: Evidence,
  lineage: Lineage,
): Counted {
  if (witnesses.length === 0) return { origins: NO_ORIGINS, groups: [] };
  const why: OriginReason[] = [];
  const sourced = withoutAuthors(witnesses, lineage, why);
  const standing = withoutEchoes(sourced, lineage, why);
  const groups = together(standing, lineage, why);
  const most = groups.reduce((sum, group) => sum + Math.max(...group.map((each) => lineage.voice(each).most)), 0);
  const shown = groups.map(() => new Set<number>());
  for (let a = 0; a < groups.length; a++) {
    for (let b = a + 1; b < groups.length; b++) {
      const [reason, apart] = compare(groups[a] ?? [], groups[b] ?? [], parties, evidence, lineage);
      if (apart || why.length < MOST_REASONS) why.push(reason);
      if (apart) {
        shown[a]?.add(b);
        shown[b]?.add(a);
      }
    }
  }
  const least = Math.max(1, largestClique(shown));
  return { origins: { least, most: Math.max(least, most), why }, groups };
}

/** An author and each source of the author's text are one origin: beside a source, the author adds none. */
function withoutAuthors(witnesses: readonly Witness[], lineage: Lineage, why: OriginReason[]): Witness[] {
  return witnesses.filter((witness) => {
    if (witness.record || !lineage.voice(witness).author) return true;
    const doc = witness.claim?.passage.doc;
    const source = witnesses.find((each) => each.claim?.passage.doc === doc && !lineage.voice(each).author);
    if (source === undefined) return true;
    why.push(collapse([witness, source], witness.passage, 'an author and a source of the same text are one origin'));
    return false;
  });
}

/** Keeps what others repeat. Reports that go round in a circle are one: the first of them stays. */
function withoutEchoes(witnesses: readonly Witness[], lineage: Lineage, why: OriginReason[]): Witness[] {
  const links = witnesses.map((p) => witnesses.map((q) => lineage.echoes(p, q)));
  const reach = links.map((row, at) => {
    const seen = new Set<number>();
    const queue = [at];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      (links[next] ?? []).forEach((link, to) => {
        if (link === null || seen.has(to)) return;
        seen.add(to);
        queue.push(to);
      });
    }
    return { row, seen };
  });
  return witnesses.filter((witness, at) => {
    const mine = reach[at];
    if (mine === undefined) return true;
    // It stays where all it leads to leads back to it, and none of that circle comes before it.
    const beyond = [...mine.seen].find((to) => !(reach[to]?.seen.has(at) ?? false));
    const earlier = [...mine.seen].find((to) => to < at);
    if (beyond === undefined && earlier === undefined) return true;
    const onto =
      nearest(links, at, (to) => (beyond === undefined ? to < at : !(reach[to]?.seen.has(at) ?? false))) ??
      beyond ??
      earlier!;
    const link = mine.row[onto] ?? mine.row.find((each) => each !== null) ?? null;
    const source = witnesses[onto];
    const circular = beyond === undefined ? 'reports that rely on each other are one origin' : 'one repeats the other';
    const reason = link === null ? circular : `${circular}: ${link.why}`;
    why.push(
      collapse(source === undefined ? [witness] : [witness, source], lineage.shownBy(link) ?? witness.passage, reason),
    );
    return false;
  });
}

/** Of what a witness repeats, the first that none other of it repeats in turn: whom it has it from, not whom that one has it from. */
function nearest(
  links: readonly (readonly (Reliance | null)[])[],
  at: number,
  counts: (to: number) => boolean,
): number | undefined {
  const repeats = (from: number, to: number): boolean => (links[from]?.[to] ?? null) !== null;
  const sources = links.flatMap((_, to) => (to !== at && repeats(at, to) && counts(to) ? [to] : []));
  return sources.find((to) => !sources.some((by) => by !== to && repeats(by, to) && !repeats(to, by)));
}

/** Takes together what is certainly one person, and what has no holder of its own and comes from the same place. */
function together(witnesses: readonly Witness[], lineage: Lineage, why: OriginReason[]): Witness[][] {
  const groups: Witness[][] = [];
  for (const witness of witnesses) {
    const voice = lineage.voice(witness);
    const roots = voice.named && !voice.author ? [] : lineage.roots(witness);
    const home = groups.find((group) =>
      group.some((other) => {
        const theirs = lineage.voice(other);
        if (theirs.key === voice.key) return true;
        if (theirs.named && !theirs.author) return false;
        return lineage.roots(other).some((root) => roots.includes(root));
      }),
    );
    if (home === undefined) {
      groups.push([witness]);
      continue;
    }
    const same = home.some((other) => lineage.voice(other).key === voice.key);
    // One sentence that names two recipients made two claims: that needs no reason.
    if (home.some((other) => oneSentence(witness, other))) {
      home.push(witness);
      continue;
    }
    why.push(
      collapse(
        [witness, ...home],
        witness.passage,
        same ? `${voice.label} speaks in each` : 'they come from one source',
      ),
    );
    home.push(witness);
  }
  return groups;
}

function compare(
  a: readonly Witness[],
  b: readonly Witness[],
  parties: Parties,
  evidence: Evidence,
  lineage: Lineage,
): readonly [OriginReason, boolean] {
  const pairs = a.flatMap((p) => b.map((q) => ({ p, q, found: independence(p, q, parties, evidence, lineage) })));
  const linked = pairs.some(({ p, q }) => lineage.between(p, q) !== null);
  const apart = linked ? undefined : pairs.find(({ found }) => found.shown);
  const told = apart ?? pairs.find(({ found }) => !found.shown) ?? pairs[0];
  if (told === undefined) throw new Error('two groups of witnesses without a pair between them');
  const claims = [told.p.id, told.q.id];
  const kind = apart === undefined ? 'unknown' : 'independent';
  return [{ kind, claims, passage: told.found.passage, why: told.found.why }, apart !== undefined];
}

/** Size of the largest set of groups of which every two are linked: exact, by branching; groups are few. */
function largestClique(links: readonly ReadonlySet<number>[]): number {
  const grow = (size: number, candidates: readonly number[]): number => {
    let best = size;
    candidates.forEach((each, at) => {
      if (size + candidates.length - at <= best) return;
      best = Math.max(
        best,
        grow(
          size + 1,
          candidates.slice(at + 1).filter((other) => links[each]?.has(other)),
        ),
      );
    });
    return best;
  };
  return grow(
    0,
    links.map((_, at) => at),
  );
}

function collapse(witnesses: readonly Witness[], passage: Passage | null, why: string): OriginReason {
  return { kind: 'collapse', claims: witnesses.map((each) => each.id), passage, why };
}

function oneSentence(a: Witness, b: Witness): boolean {
  if (a.passage === null || b.passage === null) return false;
  return a.passage.doc === b.passage.doc && a.passage.quote === b.passage.quote;
}
