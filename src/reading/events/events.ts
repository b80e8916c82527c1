import type { EventKind, Role } from '../../terms/event.ts';
import type { Frame, WordSpan } from '../analysis/analysis.ts';
import {
  argumentsBy,
  broughtBy,
  childrenBy,
  type Dependencies,
  headOf,
  relationOf,
  trimmed,
  wordAt,
} from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import relations from '../vocabulary/relations.json' with { type: 'json' };
import { type EventFrame, eventOf } from '../vocabulary/vocabulary.ts';
import { alternationsOf } from './alternations.ts';
import { withCitations } from './citations.ts';
import { antecedent, bySyntax, functional, reference, taken } from './fillers.ts';
import { idiomsOf } from './idioms.ts';
import { kindred, withParticle } from './kindred.ts';
import { type Transfer, transfersOf } from './transfers.ts';

/** An event as one sentence shows it: its word, its kind, and the words that fill its roles. */
export interface EventMention {
  readonly tree: Dependencies;
  readonly predicate: number;
  /** How it was found: "frame", "particle", "kindred sense", "idiom", "journey", "verb of giving", "noun of relation" ... */
  readonly rule: string;
  readonly event: EventKind;
  readonly relation: string | null;
  readonly roles: Readonly<Partial<Record<Role, WordSpan>>>;
  /** The thing that moves is information by the nature of the event, not by what is named. */
  readonly informs: boolean;
  /** The thing that moves makes the event, whoever gave it to whomever: "was leaked", "was published". */
  readonly alone: boolean;
  /** The verb itself says that it did not happen ("withheld from"). */
  readonly denies: boolean;
  /** Spans that say when: the frame's temporal arguments. */
  readonly times: readonly WordSpan[];
  readonly score: number;
}

const RELATION_NOUNS: ReadonlyMap<string, string> = new Map(Object.entries(relations.nouns));

/**
 * Every event of the vocabulary in a sentence. Transfers are read from the grammar of their verbs and nouns, all else from
 * frames, idioms, and nouns that say how two stand to each other ("an ally of").
 */
export function eventsOf(tree: Dependencies): EventMention[] {
  const { found, told } = transfersOf(tree);
  const fromFrames = tree.sentence.frames.flatMap((frame) => {
    if (told.has(frame.predicate)) return [];
    const particle = withParticle(tree, frame);
    const sense = particle ?? eventOf(frame.roleset) ?? kindred(tree, frame);
    const rule = particle !== undefined ? 'particle' : eventOf(frame.roleset) === sense ? 'frame' : 'kindred sense';
    const event = sense === undefined ? null : fromFrame(tree, frame, sense, rule);
    // Where the grammar of a verb of giving shows no transfer, its frame is another's.
    const refused = event?.event === 'disclosure' && alternationsOf(tree, frame.predicate) !== undefined;
    return event === null || refused ? [] : [event];
  });
  const idioms = idiomsOf(tree).filter((event) => !told.has(event.predicate));
  // "had dinner with": the occasion is what the frame of "have" would call a possession.
  const occasions = new Set(idioms.filter((event) => event.event === 'meeting').map((event) => event.predicate));
  return withCitations(tree, [
    ...found.map((each) => fromGrammar(tree, each)),
    ...fromFrames.filter((event) => !occasions.has(event.predicate)),
    ...idioms,
    ...relationNouns(tree),
  ]);
}

/** A transfer with what only its frame knows: when it was, and what was told where that is a clause. */
function fromGrammar(tree: Dependencies, transfer: Transfer): EventMention {
  const frame = tree.frameAt.get(transfer.predicate);
  const sense = frame === undefined ? undefined : eventOf(frame.roleset);
  const roles: Partial<Record<Role, WordSpan>> = { ...transfer.roles };
  if (frame !== undefined && sense?.event === 'disclosure' && roles.item === undefined) {
    const clause = sense.roles.item
      ?.flatMap((label) => argumentsBy(frame, label))
      .find((each) => isContent(tree, each) && !taken(roles, each));
    if (clause !== undefined) roles.item = trimmed(tree, clause);
  }
  return {
    tree,
    predicate: transfer.predicate,
    rule: transfer.rule,
    event: transfer.event,
    relation: null,
    roles,
    informs: transfer.informs,
    alone: transfer.alone,
    denies: transfer.denies,
    times: frame === undefined ? [] : argumentsBy(frame, 'ARGM-TMP').map((argument) => trimmed(tree, argument)),
    score: frame?.score ?? 0.9,
  };
}

/** A clause that is told; one that hangs on whoever is told it ("told his foreman, who moved it") says who that is. */
function isContent(tree: Dependencies, span: WordSpan): boolean {
  const { upos, relation } = wordAt(tree, headOf(tree, span));
  return ['VERB', 'AUX'].includes(upos) && relation !== 'acl:relcl';
}

function fromFrame(tree: Dependencies, frame: Frame, sense: EventFrame, rule: string): EventMention | null {
  const roles: Partial<Record<Role, WordSpan>> = {};
  for (const [role, labels] of Object.entries(sense.roles) as [Role, readonly string[]][]) {
    for (const label of labels) {
      const argument =
        antecedent(tree, frame, label) ??
        argumentsBy(frame, label).find((each) => !functional(tree, each)) ??
        reference(frame, label);
      if (argument !== undefined && !taken(roles, argument)) {
        roles[role] = trimmed(tree, argument);
        break;
      }
    }
  }
  bySyntax(tree, frame, sense, roles);
  const lacking = sense.requires.some((role) => roles[role] === undefined);
  if (lacking && sense.otherwise === null) return null;
  if (lacking && roles.recipient !== undefined) {
    roles.agent = roles.recipient;
    delete roles.recipient;
  }
  return {
    tree,
    predicate: frame.predicate,
    rule,
    event: lacking && sense.otherwise !== null ? sense.otherwise : sense.event,
    relation: sense.relation,
    roles,
    informs: sense.item === 'information',
    alone: false,
    denies: false,
    times: argumentsBy(frame, 'ARGM-TMP').map((argument) => trimmed(tree, argument)),
    score: frame.score,
  };
}

/** "Russia is an ally of Iran", "its main backer, Iran": a noun of relation with whose it is and who it is. */
function relationNouns(tree: Dependencies): EventMention[] {
  return tree.sentence.words.flatMap((word, at) => {
    const relation = word.upos === 'NOUN' ? RELATION_NOUNS.get(word.lemma.toLowerCase()) : undefined;
    if (relation === undefined || tree.frameAt.has(at)) return [];
    const owner =
      childrenBy(tree, at, ['nmod']).find((child) => broughtBy(tree, child, ['of', 'to', 'for'])) ??
      childrenBy(tree, at, ['nmod:poss'])[0];
    const named =
      childrenBy(tree, at, ['nsubj'])[0] ??
      childrenBy(tree, at, ['appos'])[0] ??
      (relationOf(word) === 'appos' ? word.head : undefined);
    if (owner === undefined || named === undefined) return [];
    return [
      {
        tree,
        predicate: at,
        rule: 'noun of relation',
        event: 'relation' as const,
        relation,
        roles: { agent: phraseOf(tree, named), other: phraseOf(tree, owner) },
        informs: false,
        alone: false,
        denies: false,
        times: [],
        score: 1,
      },
    ];
  });
}
