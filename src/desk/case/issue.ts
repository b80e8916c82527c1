import { contentsOf, entriesOf, type Json, type Proposal } from '../../ledger/index.ts';
import type { Case as Traced } from '../../report/case.ts';
import { sentencesOf } from '../../report/sentences.ts';
import type { Sentence } from '../../terms/verdict.ts';
import type { Question } from '../question.ts';
import type { TraceOptions } from '../trace.ts';
import type { Case } from './case.ts';
import { askedJson } from './inquiry.ts';
import { traceInCase } from './trace.ts';

/** A report that was issued: what it said, as far as none of its documents was forgotten. */
export interface Issued {
  readonly entry: number;
  /** UTC milliseconds. */
  readonly at: number;
  readonly by: string;
  readonly question: Question;
  readonly tracing: TraceOptions;
  readonly sentences: readonly Sentence[];
  /** Whether sentences are gone with documents that were forgotten. */
  readonly incomplete: boolean;
}

/**
 * Traces a question and issues the report: every sentence of it is kept, each sealed with the documents whose words it stands on, so that what
 * falls later can be told from what was said.
 *
 * @param why what it was issued for.
 */
export async function issueReport(
  open: Case,
  question: Question,
  options: TraceOptions = {},
  why: string | null = null,
): Promise<{ readonly traced: Traced; readonly entry: number }> {
  const { traced, entry } = await traceInCase(open, question, options);
  const proposal: Proposal = {
    kind: 'report-issued',
    why,
    about: entry === null ? [] : [String(entry)],
    open: askedJson(question, options),
    contents: sealedSentences(traced),
    projected: { shows: 'nothing' },
  };
  const [written] = await open.append(() => [proposal]);
  return { traced, entry: written!.entry.number };
}

/** Every report that was issued, in order. */
export async function issuedReports(open: Case): Promise<readonly Issued[]> {
  const entries = await entriesOf(open.database, open.id, ['report-issued']);
  const contents = await contentsOf(
    open.database,
    open.id,
    entries.map(({ number }) => number),
  );
  return entries.map(({ number, at, by, open: said, sealed }) => {
    const { question, tracing } = said as unknown as Pick<Issued, 'question' | 'tracing'>;
    const own = contents.filter(({ entry }) => entry === number);
    const sentences = own
      .flatMap(({ content }) => (content as unknown as { readonly sentences: readonly Placed[] }).sentences)
      .toSorted((a, b) => a.at - b.at)
      .map(({ text, anchors, part }) => ({ text, anchors, ...(part === undefined ? {} : { part }) }));
    return { entry: number, at, by, question, tracing, sentences, incomplete: own.length < sealed.length };
  });
}

/** A sentence with its place in the report. */
interface Placed extends Sentence {
  readonly at: number;
}

/** Sentences by the documents they stand on; one that stands on none by itself goes with all of them. */
function sealedSentences(traced: Traced): Proposal['contents'] {
  const { evidence, trace } = traced;
  const claims = new Map(evidence.claims.map(({ id, passage }) => [id, passage.doc]));
  // Hops are numbered anew by each trace: what a sentence says of one is anchored in its claims.
  const hops = new Map(trace.hops.map((hop) => [hop.id, hop.claims.map(({ claim }) => claim)]));
  const documents = new Set(evidence.documents.map(({ id }) => id));
  const groups = new Map<string, { readonly documents: readonly string[]; readonly sentences: Placed[] }>();
  for (const [at, sentence] of sentencesOf(traced).entries()) {
    const { text, part } = sentence;
    const anchors = [...new Set(sentence.anchors.flatMap((anchor) => hops.get(anchor) ?? [anchor]))];
    const own = anchors.flatMap((anchor) => claims.get(anchor) ?? (documents.has(anchor) ? [anchor] : []));
    const on = [...new Set(own.length === 0 ? documents : own)].toSorted();
    const key = on.join(' ');
    const group = groups.get(key) ?? { documents: on, sentences: [] };
    group.sentences.push({ at, text, anchors, ...(part === undefined ? {} : { part }) });
    groups.set(key, group);
  }
  return [...groups.values()].map(({ documents: on, sentences }) => ({
    documents: on,
    content: { sentences: sentences as unknown as Json },
  }));
}
