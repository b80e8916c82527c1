import type { Evidence } from '../terms/evidence.ts';
import type { Reliance } from '../terms/reliance.ts';
import type { Statement } from '../terms/statement.ts';
import type { Catalogue } from './catalogue.ts';
import { normalName } from './names.ts';

/**
 * Fewest words of a quotation that two texts can share only by having it from one place: a shorter one is a phrase that
 * people use ("no comment at this time").
 */
const LEAST_WORDS = 7;
/** Texts beyond this many that print one quotation are each linked to the first alone. */
const MOST_LINKS = 24;
const QUOTED = /[“"«„]([^“”"«»„]+)[”"»]/gu;

interface Quoted {
  readonly statement: Statement;
  readonly quote: string;
  readonly words: readonly string[];
}

/**
 * The same quotation in two texts: whoever printed it later has it from the earlier text, or both have it from one place.
 * Without dates each relies on the other, and they are one origin all the same. Two who are certainly different people are
 * left apart, whatever words they use. Measured, as copied text is; compared by runs of `LEAST_WORDS` words.
 */
export function sharedQuotations(evidence: Evidence, catalogue: Catalogue): Reliance[] {
  const seen = new Map<string, Quoted[]>();
  const found = new Map<string, Reliance>();
  for (const quoted of evidence.statements.flatMap(quotationsOf)) {
    const earlier = new Set(runsOf(quoted.words).flatMap((run) => seen.get(run) ?? []));
    for (const other of earlier) {
      if (other.statement.doc === quoted.statement.doc || apart(other.statement, quoted.statement)) continue;
      for (const each of links(other, quoted, catalogue)) found.set(`${each.from}\n${each.reliesOn}`, each);
    }
    for (const run of new Set(runsOf(quoted.words))) {
      const known = seen.get(run);
      if (known === undefined) seen.set(run, [quoted]);
      else if (known.length < MOST_LINKS) known.push(quoted);
    }
  }
  return [...found.values()];
}

function quotationsOf(statement: Statement): Quoted[] {
  if (statement.kind !== 'direct' && statement.kind !== 'mixed') return [];
  return statement.content.flatMap(({ quote }) => {
    const marked = [...quote.matchAll(QUOTED)].map((match) => match[1] ?? '');
    // A transcript, and a part of a quotation over several paragraphs, has no marks, or one alone.
    const stretches = marked.length > 0 || statement.kind === 'mixed' ? marked : [quote];
    return stretches.flatMap((stretch) => {
      const words = normalName(stretch).split(' ');
      return words.length < LEAST_WORDS ? [] : [{ statement, quote: stretch, words }];
    });
  });
}

function runsOf(words: readonly string[]): string[] {
  return words.slice(0, words.length - LEAST_WORDS + 1).map((_, at) => words.slice(at, at + LEAST_WORDS).join(' '));
}

function apart(a: Statement, b: Statement): boolean {
  const [one, other] = [a.holders.at(-1), b.holders.at(-1)];
  if (one?.named !== true || other?.named !== true) return false;
  return one.actor !== null && other.actor !== null && one.actor !== other.actor;
}

function links(a: Quoted, b: Quoted, catalogue: Catalogue): Reliance[] {
  const made = (from: Quoted, to: Quoted): Reliance => ({
    from: from.statement.id,
    reliesOn: to.statement.id,
    why: 'prints the same quotation',
    doc: from.statement.doc,
    quote: from.quote,
    basis: 'measured',
  });
  if (catalogue.after(a.statement.doc, b.statement.doc)) return [made(a, b)];
  if (catalogue.after(b.statement.doc, a.statement.doc)) return [made(b, a)];
  return [made(a, b), made(b, a)];
}
