import type { EventKind, Role } from '../../terms/event.ts';
import { type Certainty, certaintyOf, type Factuality, type Polarity, polarityOf } from '../../terms/factuality.ts';
import cueLines from './cues.json' with { type: 'json' };
import cueSupplement from './cues.supplement.json' with { type: 'json' };
import eventLines from './events.json' with { type: 'json' };
import eventSupplement from './events.supplement.json' with { type: 'json' };
import forceLines from './forces.json' with { type: 'json' };
import hedgeLines from './modals.json' with { type: 'json' };
import phraseLines from './phrases.json' with { type: 'json' };
import stanceLines from './stances.json' with { type: 'json' };

/** A FactBank value taken apart, to be reckoned with. */
export interface Force {
  readonly certainty: Certainty;
  readonly polarity: Polarity;
}

/** What a cue does: it says, shows, thinks, predicts, knows, perceives, feels, wants, ponders, asks, orders, promises, judges, denies or doubts. */
export type CueClass =
  | 'say'
  | 'show'
  | 'think'
  | 'predict'
  | 'know'
  | 'perceive'
  | 'feel'
  | 'want'
  | 'ponder'
  | 'ask'
  | 'order'
  | 'promise'
  | 'judge'
  | 'deny'
  | 'doubt';

/** A roleset that attributes: whose word it is, what is held, to whom, and how surely. Roles are PropBank's ("ARG0"), best first. */
export interface Cue {
  readonly roleset: string;
  readonly class: CueClass;
  readonly source: readonly string[];
  readonly content: readonly string[];
  readonly addressee: string | null;
  /** How the source holds the content. */
  readonly force: Force;
  /** The same where the cue itself is negated: "did not say that". */
  readonly negated: Force;
  /** The content is presupposed, whether the cue is negated or not: "knows that", "regrets that". */
  readonly factive: boolean;
  /** Whoever reports it takes the content for true where the cue is asserted, and only there: "admits that". */
  readonly veridical?: boolean;
  /** Whoever reports it holds the content untrue: "lies that", "pretends that". */
  readonly contrary?: boolean;
}

/** An attribution without a predicate: these words, in lower case, and then the source. */
export interface Phrase {
  readonly words: readonly string[];
  readonly cue: Cue;
}

/** A roleset that is an event of the closed vocabulary, and which of its arguments fill which roles, best first. */
export interface EventFrame {
  readonly roleset: string;
  readonly event: EventKind;
  /** For `relation`: "ally", "arm", "fund", "support", "command", "member of" or "works for"; else null. */
  readonly relation: string | null;
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Prepositions that show a role where no argument fills it: "leaked to". */
  readonly prepositions: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** `information`: what moves is information by the word's own meaning (tell, leak); `anything`: only if the argument is (give, send). */
  readonly item: 'information' | 'anything' | null;
  /** Roles that must be filled for the roleset to mean this: "get" is a disclosure only *from* somebody. */
  readonly requires: readonly Role[];
  /**
   * What it means where a required role is not filled: "obtained the plans" is an acquisition. The roles then change
   * with it: who received is the agent, and who disclosed the originator.
   */
  readonly otherwise: EventKind | null;
}

export type HedgeKind = 'modal' | 'adverb' | 'approximator' | 'adjective' | 'noun' | 'verb';

/** A word that says how surely, or which way, the event in its reach is held. */
export interface Hedge extends Force {
  /** Before "have": "must have told" is probable, "must tell" is a duty. */
  readonly perfect?: Force;
  /** Where the word itself is negated; without it a negation turns the polarity round. */
  readonly negated?: Force;
  /** It holds the event expressly unknown: "unclear whether". */
  readonly questions?: boolean;
  /** It does so where negated: "not clear whether". */
  readonly negatedQuestions?: boolean;
  /** A noun of evidence: its absence questions the event and does not deny it. */
  readonly evidence?: boolean;
}

interface CueLine {
  readonly class: CueClass;
  readonly source: readonly string[];
  readonly content: readonly string[];
  readonly addressee: string | null;
  readonly force: Factuality;
  readonly negated: Factuality;
  readonly factive: boolean;
  readonly veridical?: boolean;
  readonly contrary?: boolean;
}

interface EventLine {
  readonly event: EventKind;
  readonly relation: string | null;
  readonly roles: EventFrame['roles'];
  readonly prepositions: EventFrame['prepositions'];
  readonly item: EventFrame['item'];
  readonly requires: readonly Role[];
  readonly otherwise: EventKind | null;
}

/** A line of a supplement: corrections of the rolesets it names, in order, each line with its reason. */
type Patch<Line> = Partial<Line> & {
  readonly rolesets: readonly string[];
  readonly reason: string;
  readonly drop?: boolean;
};

interface HedgeLine {
  readonly word: string;
  readonly kind: HedgeKind;
  readonly force: Factuality;
  readonly perfect?: Factuality;
  readonly negated?: Factuality;
  readonly questions?: boolean;
  readonly negatedQuestions?: boolean;
  readonly evidence?: boolean;
}

const NEW_CUE: Omit<CueLine, 'class' | 'source' | 'content' | 'force' | 'negated'> = {
  addressee: null,
  factive: false,
};
const NEW_EVENT: Omit<EventLine, 'event' | 'roles'> = {
  relation: null,
  prepositions: {},
  item: null,
  requires: [],
  otherwise: null,
};

const CUES: ReadonlyMap<string, Cue> = new Map(
  weighed(
    patched(cueLines.entries as Record<string, CueLine>, cueSupplement.entries as Patch<CueLine>[], NEW_CUE),
    forceLines.entries as Patch<CueLine>[],
  ).map(([roleset, line]) => [roleset, cueFrom(roleset, line)]),
);

const STANCES: ReadonlyMap<string, Cue> = new Map(
  Object.entries(stanceLines.entries as Record<string, CueLine>).map(([roleset, line]) => [
    roleset,
    cueFrom(roleset, line),
  ]),
);

const EVENT_FRAMES: ReadonlyMap<string, EventFrame> = new Map(
  patched(
    eventLines.entries as Record<string, EventLine>,
    eventSupplement.entries as Patch<EventLine>[],
    NEW_EVENT,
  ).map(([roleset, line]) => [roleset, frameFrom(roleset, line)]),
);

const HEDGES: ReadonlyMap<string, Hedge> = new Map(
  (hedgeLines.entries as HedgeLine[]).map(({ word, kind, force, perfect, negated, ...flags }) => [
    `${kind} ${word}`,
    {
      ...forceOf(force),
      ...(perfect === undefined ? {} : { perfect: forceOf(perfect) }),
      ...(negated === undefined ? {} : { negated: forceOf(negated) }),
      ...flags,
    },
  ]),
);

/** Phrases that attribute without a predicate ("according to"), longest first. */
export const PHRASES: readonly Phrase[] = phraseLines.entries
  .map(({ words, class: kind, force, negated }) => ({
    words,
    cue: cueFrom(words.join(' '), {
      ...NEW_CUE,
      class: kind as CueClass,
      source: [],
      content: [],
      force: force as Factuality,
      negated: negated as Factuality,
    }),
  }))
  .sort((a, b) => b.words.length - a.words.length);

/** The attribution a roleset makes; undefined where it makes none. */
export function cueOf(roleset: string): Cue | undefined {
  return CUES.get(roleset);
}

/** The stance a roleset takes that is no cue of its own; undefined where it takes none. */
export function stanceCueOf(roleset: string): Cue | undefined {
  return STANCES.get(roleset);
}

/** The event a roleset means; undefined where it is none of the vocabulary. */
export function eventOf(roleset: string): EventFrame | undefined {
  return EVENT_FRAMES.get(roleset);
}

/** The lemma that a roleset is a sense of: "pass" of "pass.05". */
export function lemmaOf(roleset: string): string {
  return roleset.slice(0, roleset.indexOf('.'));
}

/** What a word in lower case does to the event in its reach; undefined where it does nothing. */
export function hedgeOf(word: string, kind: HedgeKind): Hedge | undefined {
  return HEDGES.get(`${kind} ${word}`);
}

/** Every roleset of the cues and of the events, for checking them against a model's labels. */
export function namedRolesets(): readonly string[] {
  return [...new Set([...CUES.keys(), ...EVENT_FRAMES.keys()])].sort();
}

/** A value taken apart. */
export function forceOf(value: Factuality): Force {
  return { certainty: certaintyOf(value), polarity: polarityOf(value) };
}

function cueFrom(roleset: string, line: CueLine): Cue {
  return {
    roleset,
    class: line.class,
    source: line.source,
    content: line.content,
    addressee: line.addressee,
    force: forceOf(line.force),
    negated: forceOf(line.negated),
    factive: line.factive,
    veridical: line.veridical ?? false,
    contrary: line.contrary ?? false,
  };
}

function frameFrom(roleset: string, line: EventLine): EventFrame {
  const { event, relation, roles, prepositions, item, requires, otherwise } = line;
  return { roleset, event, relation, roles, prepositions, item, requires, otherwise };
}

/** Generated lines with the supplement's patches laid over them in order. */
function patched<Line extends object>(
  generated: Readonly<Record<string, Line>>,
  patches: readonly Patch<Line>[],
  fresh: Partial<Line>,
): [string, Line][] {
  const lines = new Map(Object.entries(generated));
  for (const { rolesets, reason: _, drop, ...fields } of patches) {
    for (const roleset of rolesets) {
      if (drop === true) lines.delete(roleset);
      else lines.set(roleset, { ...(lines.get(roleset) ?? fresh), ...fields } as unknown as Line);
    }
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Cues with the forces of their own line; a force alone makes no cue. */
function weighed(lines: readonly [string, CueLine][], forces: readonly Patch<CueLine>[]): [string, CueLine][] {
  const known = new Set(lines.map(([roleset]) => roleset));
  const kept = forces.map((each) => ({ ...each, rolesets: each.rolesets.filter((roleset) => known.has(roleset)) }));
  return patched(Object.fromEntries(lines), kept, {});
}
