import type { Actor } from '../terms/actor.ts';
import type { Claim, Review } from '../terms/claim.ts';
import type { Document } from '../terms/document.ts';
import { EVENTS, type EventKind } from '../terms/event.ts';
import { FACTUALITIES, type Factuality } from '../terms/factuality.ts';
import { AUTHOR, type Holder } from '../terms/holder.ts';
import { UNDATED } from '../terms/interval.ts';
import type { Item } from '../terms/item.ts';
import { type Dropped, Mistake } from '../terms/mistake.ts';
import type { Passage } from '../terms/passage.ts';
import type { Statement } from '../terms/statement.ts';
import type { CaseIn, ClaimIn, HolderIn, PassageIn, StatementIn } from './incoming.ts';
import { whenOf } from './moments.ts';
import { optionalPassage, passageFrom, passagesOf } from './passages.ts';
import { holderOf } from './people.ts';
import { rolesOf } from './roles.ts';
import { leavesOpen, relationIn, relationKind, withoutCounterfactual } from './wording.ts';

/** What claims are decoded against. */
export interface Bench {
  readonly documents: ReadonlyMap<string, Document>;
  readonly actors: readonly Actor[];
  readonly items: readonly Item[];
  readonly file: CaseIn;
  /** What was left out on the way, for the list the evidence keeps. */
  readonly dropped: Dropped[];
}

/** Every claim of the file, with what corrects it worked in. */
export function decodeClaims(bench: Bench, statements: ReadonlySet<string>): Claim[] {
  const given = bench.file.claims ?? [];
  const claims = given.map((claim, at) => claimOf(claim, at, statements, bench));
  const corrections = given.flatMap(({ corrects }, at) => {
    const [by, target] = [claims[at], claims.findIndex((claim) => claim.id === corrects)];
    return corrects && by !== undefined && target >= 0 ? [{ by, target }] : [];
  });
  // A corrected detail replaces that detail only: the claim stays, with its holder and its sentence.
  for (const { by, target } of corrections) {
    const claim = claims[target];
    if (claim === undefined) continue;
    const { doc, quote } = by.passage;
    bench.dropped.push({ doc, quote, why: `it corrects ${claim.id}, and stands in it` });
    const when = by.when.earliest === null && by.when.latest === null ? claim.when : by.when;
    claims[target] = {
      ...claim,
      when,
      roles: { ...claim.roles, ...by.roles },
      reviewed: { decision: 'corrected', by: by.id, why: quote },
    };
  }
  return claims.filter((claim) => !corrections.some(({ by }) => by === claim));
}

function claimOf(given: ClaimIn, at: number, statements: ReadonlySet<string>, bench: Bench): Claim {
  const path = `claims[${at}]`;
  const event = eventOf(given.event, `${path}.event`);
  const passage = passageFrom(given.passage, `${path}.passage`, bench.documents);
  const holders = holdersOf(given.holders, given.holderChain, passage.doc, `${path}.holders`, bench);
  const factuality = valuesOf(given.factuality, holders.length, `${path}.factuality`).map((value) =>
    withoutCounterfactual(value, passage.quote),
  );
  const stated = bench.file.relations?.find((relation) => relation.claim != null && relation.claim === given.id);
  const kind = given.relation ?? given.kind ?? stated?.kind ?? null;
  const document = bench.documents.get(passage.doc);
  const statement = given.statement ?? null;
  return {
    id: given.id ?? `c${at + 1}`,
    statement: statement !== null && statements.has(statement) ? statement : null,
    event,
    relation: event !== 'relation' ? null : kind === null ? relationIn(passage.quote) : relationKind(kind),
    roles: rolesOf(event, given.roles ?? {}, stated ?? null, `${path}.roles`, bench),
    when: whenOf(given.when, `${path}.when`) ?? UNDATED,
    holders,
    factuality,
    passage,
    score: given.score ?? 1,
    reviewed: reviewOf(given),
    assumptions: (given.assumptions ?? []).map((each, index) => {
      return {
        what: each.what,
        passage: optionalPassage(each.passage, `${path}.assumptions[${index}]`, bench.documents),
      };
    }),
    // A record tells what its keeper logged; what it has others say is their word.
    record: given.record ?? (document?.record != null && holders.length === 1),
    questions: given.questions ?? (factuality.at(-1) === 'Uu' && leavesOpen(passage.quote)),
    ...(given.url == null ? {} : { url: given.url }),
  };
}

function eventOf(event: string, path: string): EventKind {
  const plain = event.toLowerCase().trim();
  const found = EVENTS.find((each) => each === plain);
  if (found !== undefined) return found;
  throw new Mistake(`${path}: “${event}” is no event.`, `Use one of ${EVENTS.join(', ')}.`);
}

/** The rich form where it is there, else the names; a claim without either is its author's. */
function holdersOf(
  rich: readonly HolderIn[] | null | undefined,
  chain: readonly string[] | string | null | undefined,
  doc: string,
  path: string,
  bench: Bench,
): Holder[] {
  const document = bench.documents.get(doc);
  if (rich && rich.length > 0) {
    return rich.map(({ name, actor, named, number, passage }, at) => {
      const read = holderOf(name, at === 0, document, bench.actors);
      const known =
        actor != null && bench.actors.some((each) => each.id === actor) ? actor : actor === null ? null : read.actor;
      return {
        name,
        actor: known,
        named: named ?? read.named,
        number: number ? { least: number.least, most: number.most } : read.number,
        passage: optionalPassage(passage, `${path}[${at}].passage`, bench.documents),
      };
    });
  }
  const names = chain == null ? [AUTHOR] : [chain].flat();
  const whole = names.length === 0 ? [AUTHOR] : names;
  return whole.map((name, at) => holderOf(name, at === 0, document, bench.actors));
}

/** One value for each holder; fewer are those of the innermost, and whoever relays holds nothing. */
function valuesOf(given: readonly string[] | string | null | undefined, holders: number, path: string): Factuality[] {
  const values = (given == null ? ['CT+'] : [given].flat()).map((value) => factualityOfText(value, path));
  if (values.length > holders) {
    throw new Mistake(
      `${path}: ${values.length} values for ${holders} holder${holders === 1 ? '' : 's'}.`,
      'Give one for each holder of the chain.',
    );
  }
  return [...Array.from({ length: holders - values.length }, (): Factuality => 'Uu'), ...values];
}

function factualityOfText(value: string, path: string): Factuality {
  const plain = value.trim().toUpperCase();
  if (/^(?:U|UU|U[+-]|CTU|PRU|PSU)$/u.test(plain)) return 'Uu';
  const found = FACTUALITIES.find((each) => each === plain);
  if (found !== undefined) return found;
  throw new Mistake(`${path}: “${value}” is no factuality.`, `Use one of ${FACTUALITIES.join(', ')}.`);
}

const DECISIONS: readonly Review['decision'][] = ['accepted', 'rejected', 'corrected', 'withdrawn'];

function reviewOf({ reviewed, withdrawn, retracted }: ClaimIn): Review | null {
  if (withdrawn === true || retracted === true) return { decision: 'withdrawn', by: null, why: null };
  if (reviewed === null || reviewed === undefined || reviewed === false) return null;
  if (reviewed === true) return { decision: 'accepted', by: null, why: null };
  const { decision, by, why } = typeof reviewed === 'string' ? { decision: reviewed, by: null, why: null } : reviewed;
  const plain = decision.toLowerCase().replace(/^retracted$/u, 'withdrawn');
  const found = DECISIONS.find((each) => each === plain);
  return { decision: found ?? 'accepted', by: by ?? null, why: why ?? (found === undefined ? decision : null) };
}

export function decodeStatement(given: StatementIn, path: string, bench: Bench): Statement {
  const { documents } = bench;
  const source = passagesOf(given.source, `${path}.source`, documents);
  const cue = passagesOf(given.cue, `${path}.cue`, documents);
  const content = passagesOf(given.content, `${path}.content`, documents);
  const spans = [...source, ...cue, ...content];
  const whole: PassageIn = given.passage ?? {
    doc: given.doc,
    quote: given.quote,
    prefix: '',
    suffix: '',
    ...(spans.length === 0
      ? {}
      : { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) }),
  };
  const holders = holdersOf(given.holders, given.holderChain, given.doc, `${path}.holders`, bench);
  return {
    id: given.id,
    doc: given.doc,
    passage: passageFrom(whole, `${path}.passage`, documents),
    source,
    cue,
    content,
    kind: given.kind ?? (holders.length > 1 ? 'indirect' : 'own'),
    addressee: mentionOf(given.addressee, given.doc, `${path}.addressee`, documents),
    channel: mentionOf(given.channel, given.doc, `${path}.channel`, documents),
    parent: given.parent ?? null,
    holders,
    factuality: valuesOf(given.factuality, holders.length, `${path}.factuality`),
    score: given.score ?? 1,
  };
}

/** "told CNN" given as a bare name has no place in the text. */
function mentionOf(
  given: string | PassageIn | null | undefined,
  doc: string,
  path: string,
  documents: Bench['documents'],
): Passage | null {
  if (typeof given === 'string') return { doc, start: 0, end: 0, quote: given, prefix: '', suffix: '' };
  return optionalPassage(given, path, documents);
}
