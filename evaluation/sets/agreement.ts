import { tooUnsure } from '../../src/terms/bearing.ts';
import type { Claim } from '../../src/terms/claim.ts';
import type { Evidence } from '../../src/terms/evidence.ts';
import type { Factuality } from '../../src/terms/factuality.ts';
import type { Holder } from '../../src/terms/holder.ts';
import type { Interval } from '../../src/terms/interval.ts';
import type { Statement } from '../../src/terms/statement.ts';
import type { Alternatives, AnnotatedDisclosure, AnnotatedStatement, AnnotatedText, Span } from './annotation.ts';
import { namesAgree, overlaps } from './names.ts';

/** `right` of `of`. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

/** What was found of what was there, and how much of what was read was there. */
export interface Found {
  readonly recall: Share;
  readonly precision: Share;
}

/** How a reading agrees with a person's annotation. Shares of detail are over what was found. */
export interface Agreement {
  /** The content was found: dice of its words at least one half. */
  readonly relation: Found;
  /** That, with the same source, or none on either side. */
  readonly whoSaidWhat: Found;
  readonly holderChain: Share;
  readonly statementFactuality: Share;
  /** Two of discloser, recipient and item agree (one, where only one is named). */
  readonly disclosures: Found;
  /** All three agree. */
  readonly disclosuresWhole: Found;
  /** Disclosures that make a hop between two known actors, held to be so: all three roles agree. */
  readonly hops: Found;
  readonly discloser: Share;
  readonly recipient: Share;
  readonly item: Share;
  readonly disclosureFactuality: Share;
  readonly times: Share;
  /** Whether each statement (content and source) and each disclosure (roles and value) that is judged is right, by id. */
  readonly judged: ReadonlyMap<string, boolean>;
  readonly differences: readonly Difference[];
}

/** One thing read otherwise than annotated: what kind of mistake, in which text. */
export interface Difference {
  readonly kind: string;
  readonly text: string;
  readonly what: string;
}

type Note = (kind: string, what: string) => void;

type Details = Omit<Agreement, 'differences' | 'judged'>;

/** The part of evidence that is compared. */
export type Read = Pick<Evidence, 'actors' | 'items' | 'statements' | 'claims'>;

/** The agreement of one text's reading, every statement and disclosure matched to at most one of the annotation. */
export function agreementOf(annotated: AnnotatedText, evidence: Read): Agreement {
  const differences: Difference[] = [];
  const note: Note = (kind, what) => {
    differences.push({ kind, text: annotated.id, what });
  };
  const judged = new Map<string, boolean>();
  return {
    ...statementAgreement(annotated, evidence, note, judged),
    ...disclosureAgreement(annotated, evidence, note, judged),
    judged,
    differences,
  };
}

type StatementPart = Pick<Agreement, 'relation' | 'whoSaidWhat' | 'holderChain' | 'statementFactuality'>;

function statementAgreement(
  text: AnnotatedText,
  evidence: Read,
  note: Note,
  judged: Map<string, boolean>,
): StatementPart {
  const gold = text.statements ?? [];
  const read = text.statements === null ? [] : evidence.statements.filter((statement) => statement.kind !== 'own');
  const pairs = matched(gold, read, (wanted, got) => {
    const dice = diceOf(wordsIn(text.text, wanted.content), wordsIn(text.text, got.content));
    return dice < 0.5 ? 0 : dice + (sourcesAgree(text.text, wanted, got) ? 1 : 0);
  });
  const scored = pairs.filter(([wanted]) => !wanted.optional);
  const who = scored.filter(([wanted, got]) => sourcesAgree(text.text, wanted, got));
  const wantedCount = gold.filter((statement) => !statement.optional).length;
  const spare = read.filter(
    (got) => !pairs.some(([, taken]) => taken === got) && !pairs.some((pair) => continues(text.text, pair, got)),
  );
  for (const wanted of gold) {
    const pair = pairs.find(([one]) => one === wanted);
    if (wanted.optional) continue;
    const said = wanted.content.map((span) => text.text.slice(span.start, span.end)).join(' … ');
    if (pair === undefined) note('statement missed', said);
    else if (!who.includes(pair)) note('source wrong', `${quotes(pair[1].source) || '(none)'} for: ${said}`);
  }
  for (const pair of scored) judged.set(pair[1].id, who.includes(pair));
  for (const got of spare) judged.set(got.id, false);
  for (const got of spare)
    note('statement not there', `${quotes(got.source)} | ${quotes(got.cue)} | ${quotes(got.content)}`);
  const chains = who.filter(([wanted]) => wanted.holders !== null);
  const right = chains.filter(([wanted, got]) => chainAgrees(wanted.holders!, got.holders));
  const facts = who.filter(([wanted]) => wanted.factuality !== null);
  const rightFacts = facts.filter(([wanted, got]) => factualityAgrees(wanted.factuality!, got.factuality));
  for (const [wanted, got] of chains) {
    if (chainAgrees(wanted.holders!, got.holders)) continue;
    note(
      'holder chain wrong',
      `${got.holders.map((holder) => holder.name).join(' > ')}, not ${chain(wanted.holders!)}`,
    );
  }
  for (const [wanted, got] of facts) {
    if (factualityAgrees(wanted.factuality!, got.factuality)) continue;
    note(
      'statement factuality wrong',
      `${got.factuality.join(' ')}, not ${chain(wanted.factuality!)}: ${quotes(got.content)}`,
    );
  }
  return {
    relation: found(scored.length, wantedCount, spare.length),
    whoSaidWhat: found(who.length, wantedCount, spare.length + scored.length - who.length),
    holderChain: { right: right.length, of: chains.length },
    statementFactuality: { right: rightFacts.length, of: facts.length },
  };
}

type DisclosurePart = Omit<Details, keyof StatementPart>;

function disclosureAgreement(
  text: AnnotatedText,
  evidence: Read,
  note: Note,
  judged: Map<string, boolean>,
): DisclosurePart {
  const read = evidence.claims.filter((claim) => claim.event === 'disclosure');
  const roles = (wanted: AnnotatedDisclosure, got: Claim): boolean[] => [
    roleAgrees(evidence, wanted.discloser, got.roles.discloser),
    roleAgrees(evidence, wanted.recipient, got.roles.recipient),
    roleAgrees(evidence, wanted.item, got.roles.item),
  ];
  const pairs = matched(text.disclosures, read, (wanted, got) => {
    const agreeing = roles(wanted, got);
    const named = [wanted.discloser, wanted.recipient, wanted.item].filter((role, at) => role !== null && agreeing[at]);
    const count = agreeing.filter(Boolean).length;
    if (count < 2 || named.length === 0) return 0;
    const fact = wanted.factuality === null || innermostAgrees(wanted.factuality, got.factuality) ? 0.5 : 0;
    return count + fact;
  });
  const scored = pairs.filter(([wanted]) => !wanted.optional);
  const whole = scored.filter(([wanted, got]) => roles(wanted, got).every(Boolean));
  const wantedCount = text.disclosures.filter((disclosure) => !disclosure.optional).length;
  // Of several who are named together and annotated as one ("Both the port and the union"), each is read for himself.
  const joint = read.filter(
    (got) =>
      !pairs.some(([, taken]) => taken === got) &&
      pairs.some(([wanted, taken]) => roles(wanted, got).every(Boolean) && namedTogether(wanted, taken, got)),
  );
  const spare = read.filter(
    (got) => !pairs.some(([, taken]) => taken === got) && !joint.includes(got) && committed(got),
  );
  const facts = scored.filter(([wanted]) => wanted.factuality !== null);
  const rightFacts = facts.filter(([wanted, got]) => innermostAgrees(wanted.factuality!, got.factuality));
  for (const pair of scored)
    judged.set(pair[1].id, whole.includes(pair) && (!facts.includes(pair) || rightFacts.includes(pair)));
  for (const got of spare) judged.set(got.id, false);
  const dated = scored.filter(([wanted]) => wanted.when !== null);
  const rightTimes = dated.filter(([wanted, got]) => timesAgree(wanted.when!, got.when));
  for (const wanted of text.disclosures) {
    if (!wanted.optional && !pairs.some(([one]) => one === wanted)) note('disclosure missed', described(wanted));
  }
  for (const [wanted, got] of scored) {
    roles(wanted, got).forEach((right, at) => {
      if (!right) note(`${['giver', 'getter', 'item'][at]} wrong`, `${shown(evidence, got)}, not ${described(wanted)}`);
    });
  }
  for (const got of spare) note('disclosure not there', `${shown(evidence, got)} ${got.factuality.join(' ')}`);
  for (const [wanted, got] of facts) {
    if (innermostAgrees(wanted.factuality!, got.factuality)) continue;
    note(
      'disclosure factuality wrong',
      `${got.factuality.join(' ')}, not ${chain(wanted.factuality!)}: ${got.passage.quote}`,
    );
  }
  for (const [wanted, got] of dated) {
    if (!timesAgree(wanted.when!, got.when)) note('time wrong', `${got.when.edtf}, not ${wanted.when}`);
  }
  const each = (at: number): Share => ({
    right: scored.filter(([wanted, got]) => roles(wanted, got)[at]).length,
    of: scored.length,
  });
  const bearing = read.filter((got) => bearsRoute(got) && !joint.includes(got));
  const wantedHops = text.disclosures.filter((one) => !one.optional && isHop(one));
  const rightHops = pairs.filter(
    ([wanted, got]) => isHop(wanted) && bearing.includes(got) && roles(wanted, got).every(Boolean),
  );
  const toleratedHops = rightHops.filter(([wanted]) => wanted.optional).length;
  return {
    hops: {
      recall: { right: rightHops.length - toleratedHops, of: wantedHops.length },
      precision: { right: rightHops.length - toleratedHops, of: bearing.length - toleratedHops },
    },
    disclosures: found(scored.length, wantedCount, spare.length),
    disclosuresWhole: found(whole.length, wantedCount, spare.length + scored.length - whole.length),
    discloser: each(0),
    recipient: each(1),
    item: each(2),
    disclosureFactuality: { right: rightFacts.length, of: facts.length },
    times: { right: rightTimes.length, of: dated.length },
  };
}

/** Whether a claim makes a hop of a route: from one known actor to another, an item, and someone holds it at least possible. */
function bearsRoute(claim: Claim): boolean {
  const { roles, factuality } = claim;
  return (
    !tooUnsure(claim) &&
    roles.discloser !== undefined &&
    roles.recipient !== undefined &&
    roles.item !== undefined &&
    factuality.at(-1)?.endsWith('+') === true
  );
}

/** Whether two claims of one sentence differ in one party alone, and the annotation has one phrase for several in its place. */
function namedTogether(wanted: AnnotatedDisclosure, taken: Claim, got: Claim): boolean {
  if (taken.passage.start !== got.passage.start) return false;
  const apart = (['discloser', 'recipient'] as const).filter((role) => taken.roles[role] !== got.roles[role]);
  const [role] = apart;
  return apart.length === 1 && (wanted[role!]?.some((name) => / (?:and|nor|or) |, /.test(name)) ?? false);
}

function isHop({ discloser, recipient, item, factuality }: AnnotatedDisclosure): boolean {
  const known = [discloser, recipient, item].every((role) => role !== null && !role.includes(''));
  return known && (factuality === null || factuality.at(-1)!.some((value) => value.endsWith('+')));
}

function found(right: number, wanted: number, wrong: number): Found {
  return { recall: { right, of: wanted }, precision: { right, of: right + wrong } };
}

/** Greedy one-to-one matching, best score first; a score of 0 is no match. */
function matched<A, B>(wanted: readonly A[], read: readonly B[], score: (a: A, b: B) => number): [A, B][] {
  const candidates = wanted.flatMap((a) => read.map((b) => ({ a, b, score: score(a, b) })));
  const pairs: [A, B][] = [];
  for (const { a, b } of candidates.filter((one) => one.score > 0).sort((one, other) => other.score - one.score)) {
    if (!pairs.some(([left, right]) => left === a || right === b)) pairs.push([a, b]);
  }
  return pairs;
}

/** A reading may give the sentences of one quotation as several statements of one source: they are not wrong. */
function continues(text: string, [wanted, taken]: [AnnotatedStatement, Statement], got: Statement): boolean {
  const all = wordsIn(text, wanted.content);
  const part = wordsIn(text, got.content);
  const inside = [...part].filter((word) => all.has(word)).length;
  return wanted.content.length > 1 && inside >= 0.9 * part.size && quotes(got.source) === quotes(taken.source);
}

function sourcesAgree(text: string, wanted: AnnotatedStatement, got: Statement): boolean {
  if (wanted.source.length === 0 || got.source.length === 0) return wanted.source.length === got.source.length;
  const words = wordsIn(text, got.source);
  return wanted.source.some((span) => overlaps(wordsIn(text, [span]), words));
}

function chainAgrees(wanted: readonly Alternatives[], got: readonly Holder[]): boolean {
  if (wanted.length !== got.length) return false;
  return wanted.every((names, at) => at === 0 || names.some((name) => namesAgree(name, got[at]!.name)));
}

function factualityAgrees(wanted: readonly (readonly Factuality[])[], got: readonly Factuality[]): boolean {
  return wanted.length === got.length && wanted.every((values, at) => values.includes(got[at]!));
}

function innermostAgrees(wanted: readonly (readonly Factuality[])[], got: readonly Factuality[]): boolean {
  const last = got.at(-1);
  return last !== undefined && wanted.at(-1)!.includes(last);
}

/** Whether a claim takes a side or sets a flag; what nobody holds and nobody questions is no claim at all. */
function committed(claim: Claim): boolean {
  return claim.questions || claim.factuality.some((value) => value !== 'Uu');
}

function roleAgrees(evidence: Read, wanted: Alternatives | null, id: string | undefined): boolean {
  const known = id === undefined ? undefined : [...evidence.actors, ...evidence.items].find((one) => one.id === id);
  if (wanted === null || known === undefined) return known === undefined && (wanted === null || wanted.includes(''));
  return wanted.some((name) => [known.name, ...known.names].some((other) => namesAgree(name, other)));
}

function diceOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/** Where the words of these spans start. */
function wordsIn(text: string, spans: readonly Span[]): Set<number> {
  const starts = new Set<number>();
  for (const { start, end } of spans) {
    for (const word of text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)) starts.add(start + word.index);
  }
  return starts;
}

function timesAgree(wanted: string, got: Interval): boolean {
  const [year, month, day] = wanted.split('-').map(Number) as [number, number | undefined, number | undefined];
  const earliest = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const past =
    day !== undefined
      ? Date.UTC(year, month! - 1, day + 1)
      : month !== undefined
        ? Date.UTC(year, month, 1)
        : Date.UTC(year + 1, 0, 1);
  return got.earliest !== null && got.latest !== null && got.earliest >= earliest && got.latest < past;
}

function quotes(passages: readonly { readonly quote: string }[]): string {
  return passages.map((passage) => passage.quote).join(' … ');
}

function chain(parts: readonly (readonly string[])[]): string {
  return parts.map((part) => part.join('|')).join(' ');
}

function described(wanted: AnnotatedDisclosure): string {
  const one = (names: Alternatives | null): string => names?.join('|') ?? '?';
  return `${one(wanted.discloser)} -> ${one(wanted.recipient)}: ${one(wanted.item)}`;
}

function shown(evidence: Read, claim: Claim): string {
  const name = (id: string | undefined): string =>
    [...evidence.actors, ...evidence.items].find((one) => one.id === id)?.name ?? '?';
  return `${name(claim.roles.discloser)} -> ${name(claim.roles.recipient)}: ${name(claim.roles.item)}`;
}
