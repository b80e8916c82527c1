import { openContacts } from '../contacts/index.ts';
import { nearestNames } from '../exchange/nearest.ts';
import { statementRecall } from '../reading/analysis/measured.ts';
import { type Case, caseOf } from '../report/case.ts';
import { bearing } from '../terms/bearing.ts';
import type { Contact, Opportunities } from '../terms/contact.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Inquiry } from '../terms/inquiry.ts';
import { earliestOf } from '../terms/interval.ts';
import type { Failure } from '../terms/mistake.ts';
import { type TracePorts, trace } from '../tracing/index.ts';
import { copiesIn } from './comparing.ts';
import { withFamilies } from './families.ts';
import { inquiryOf, type Question } from './question.ts';

/** What a trace asks beside the evidence: logs of contacts, and the zone of their times where those name none. */
export interface TraceOptions {
  readonly contacts?: readonly string[];
  readonly zone?: string | null;
  /** A table of whose the addresses and numbers of the logs are. */
  readonly aliases?: string | null;
  /** A file that says which publishers are in one hand, and when. */
  readonly families?: string | null;
  /** Most claims of a case that it is put to; what is answered in about two seconds where it is not said. */
  readonly take?: number | null;
}

/** A question made ready to be put to evidence: names as ids, and what the evidence is asked beside itself. */
export interface Asking {
  /** As it was given, with what is known of families of publishers. */
  readonly evidence: Evidence;
  readonly inquiry: Inquiry;
  readonly ports: TracePorts;
  /** Rows of logs that could not be read. */
  readonly failures: readonly Failure[];
  /** Every contact that the ports answered so far. */
  readonly contacts: () => readonly Contact[];
}

/** Makes a question ready. @throws Mistake where a name is not mentioned, a date is none, or a log cannot be read. */
export async function askingOf(given: Evidence, question: Question, options: TraceOptions = {}): Promise<Asking> {
  const evidence = await withFamilies(given, options.families ?? null);
  const inquiry = inquiryOf(evidence, question, nearestNames);
  const kept = new Map<string, Contact>();
  // A log may name actors by their ids, as evidence made by a program does.
  const called = evidence.actors.map((actor) => ({ ...actor, names: [...actor.names, actor.id] }));
  const logs = await openContacts(options.contacts ?? [], called, {
    zone: options.zone ?? null,
    aliases: options.aliases ?? null,
  });
  const opportunities = keeping(evidence.asOf === undefined ? logs : loggedBy(logs, evidence.asOf.date), kept);
  const recall = statementRecall(evidence.engine.reader);
  return {
    evidence,
    inquiry,
    ports: { opportunities, nearCopies: copiesIn(evidence), recall },
    failures: logs.failures,
    contacts: () => [...kept.values()],
  };
}

/**
 * Traces a question through evidence. Rows of a log that could not be read join the failures of the evidence.
 *
 * @throws Mistake as `askingOf` does.
 */
export async function traceCase(given: Evidence, question: Question, options: TraceOptions = {}): Promise<Case> {
  return traced(await askingOf(given, question, options));
}

/** A case from a question that was made ready. */
export function traced({ evidence, inquiry, ports, failures, contacts }: Asking): Case {
  const { evidence: bears, aside } = bearing(evidence);
  const found = trace(bears, inquiry, ports);
  const known = new Set(evidence.dropped.map(({ doc, why }) => `${doc} ${why}`));
  const dropped = [...evidence.dropped, ...aside.filter(({ doc, why }) => !known.has(`${doc} ${why}`))];
  return caseOf({ ...evidence, failures: [...evidence.failures, ...failures], dropped }, found, contacts());
}

/** The same opportunities, with every contact that was answered kept: a report shows those that a hop rests on. */
function keeping(opportunities: Opportunities, kept: Map<string, Contact>): Opportunities {
  const keep = (contacts: readonly Contact[]): readonly Contact[] => {
    for (const contact of contacts) kept.set(contact.id, contact);
    return contacts;
  };
  return {
    between: (from, to, window) => keep(opportunities.between(from, to, window)),
    forward: (from, window) => keep(opportunities.forward(from, window)),
  };
}

/** What had been logged by a moment: a contact of later was in no log then. */
function loggedBy(opportunities: Opportunities, moment: number): Opportunities {
  const by = (contacts: readonly Contact[]): readonly Contact[] =>
    contacts.filter(({ when }) => earliestOf(when) <= moment);
  return {
    between: (from, to, window) => by(opportunities.between(from, to, window)),
    forward: (from, window) => by(opportunities.forward(from, window)),
  };
}
