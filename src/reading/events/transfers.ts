import type { EventKind, Role } from '../../terms/event.ts';
import type { WordSpan } from '../analysis/analysis.ts';
import { type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { groupNoun } from '../mentions/nominals.ts';
import { type Alternation, alternationsOf, type Fillers, fillersOf, spansOf } from './alternations.ts';
import { broughtAbout } from './causatives.ts';
import { type Clause, clauseOf } from './clauses.ts';
import { jointly } from './joint.ts';
import { journeysOf } from './journeys.ts';
import { kindOf } from './kinds.ts';
import { lightEventOf } from './lightverbs.ts';
import { nominalTransferOf } from './nominaltransfers.ts';
import { relayed } from './relays.ts';
import { canSay, isVerb, verbLemma } from './verbforms.ts';

/** A transfer as the grammar of one sentence shows it. */
export interface Transfer {
  readonly predicate: number;
  /** Which grammar showed it: "verb of giving", "light verb", "journey" ... */
  readonly rule: string;
  readonly event: EventKind;
  readonly roles: Readonly<Partial<Record<Role, WordSpan>>>;
  readonly informs: boolean;
  /** What moved makes it an event, whoever gave it to whomever. */
  readonly alone: boolean;
  /** The verb itself says that it did not happen. */
  readonly denies: boolean;
}

/** What a sentence says was given to whom, and the words that say so: no other event is read of those. */
export interface Transfers {
  readonly found: readonly Transfer[];
  readonly told: ReadonlySet<number>;
}

/** Every transfer of a sentence by its grammar: verbs of giving, telling and getting, idioms, journeys and nouns. */
export function transfersOf(tree: Dependencies): Transfers {
  const found: Transfer[] = [];
  const told = new Set<number>();
  tree.sentence.words.forEach((word, at) => {
    if (!isVerb(tree, at) && !(word.upos === 'AUX' && ['be', 'have'].includes(word.lemma) && !helps(tree, at))) return;
    if (!canSay(tree, at)) return;
    const clause = clauseOf(tree, at);
    const light = lightEventOf(tree, clause);
    if (light !== null) {
      const kind = { rule: 'light verb', informs: true, alone: false, denies: false };
      found.push(...relayed(tree, clause, light.roles).map((roles) => transfer(tree, at, roles, kind)));
      told.add(at).add(light.noun);
      return;
    }
    const caused = broughtAbout(tree, clause);
    if (caused !== null) {
      found.push(
        transfer(tree, at, caused, {
          rule: 'brought about',
          informs: caused.discloser !== undefined && caused.recipient !== undefined,
          alone: true,
          denies: false,
        }),
      );
      told.add(at);
      return;
    }
    const lines = alternationsOf(tree, at);
    const read = lines === undefined ? null : readBy(tree, lines, clause);
    if (read !== null) {
      found.push(...read);
      told.add(at);
      return;
    }
    const legs = journeysOf(tree, clause);
    for (const leg of legs)
      found.push(transfer(tree, at, leg, { rule: 'journey', informs: false, alone: false, denies: false }));
    if (legs.length > 0) told.add(at);
  });
  tree.sentence.words.forEach((_, at) => {
    if (told.has(at)) return;
    const nominal = nominalTransferOf(tree, at);
    if (nominal === null) return;
    const { line, roles } = nominal;
    found.push(
      transfer(tree, at, roles, {
        rule: `noun: ${line.name}`,
        informs: line.item === 'information',
        alone: line.alone,
        denies: line.denies,
      }),
    );
    told.add(at);
  });
  return { found, told };
}

/** An auxiliary of another verb is no verb of its own. */
function helps(tree: Dependencies, at: number): boolean {
  return ['aux', 'cop'].includes(relationOf(wordAt(tree, at))) && wordAt(tree, at).lemma !== 'be';
}

function readBy(tree: Dependencies, lines: readonly Alternation[], clause: Clause): Transfer[] | null {
  for (const line of lines) {
    const roles = fillersOf(tree, line, clause);
    if (roles === null || !sound(tree, line, roles, clause) || onPaper(tree, line, roles, clause)) continue;
    // "The board was told": whoever told it, and whatever it was.
    const told = clause.passive && line.item === 'information' && roles.item === undefined;
    const kind = {
      rule: `verb: ${line.name}`,
      informs: line.item === 'information' || slips(tree, clause.predicate),
      alone: line.alone || told,
      denies: line.denies,
    };
    return [...relayed(tree, clause, roles), ...jointly(tree, line, clause, roles)].map((each) =>
      transfer(tree, clause.predicate, each, kind),
    );
  }
  return null;
}

/** "I printed it": somebody's own copy on paper, which only a body's printing makes public. */
function onPaper(tree: Dependencies, line: Alternation, { discloser, recipient }: Fillers, clause: Clause): boolean {
  if (line.name !== 'publish' || verbLemma(tree, clause.predicate) !== 'print' || recipient !== undefined) return false;
  return discloser !== undefined && /^(?:I|he|she|you)$/i.test(wordAt(tree, discloser).text);
}

/** Whether roles make a transfer: what moved or, of a telling, who was told; a thing gives nothing. */
function sound(tree: Dependencies, line: Alternation, roles: Fillers, clause: Clause): boolean {
  const { item, discloser, recipient } = roles;
  const told = line.item === 'information' && recipient !== undefined && (discloser !== undefined || clause.passive);
  if (item === undefined && !told) return false;
  // "copied it to a memory stick": what must be someone is something.
  if (
    line.requires.includes('recipient') &&
    recipient !== undefined &&
    line.item === 'anything' &&
    isThing(tree, recipient)
  )
    return false;
  // "sent him home": someone is nothing to be handed over, unless two objects say so.
  const doubled = clause.objects.length > 1 || (clause.passive && clause.objects.length > 0);
  if (item !== undefined && !doubled && line.item === 'anything' && isSomeone(tree, item)) return false;
  return discloser !== undefined || recipient !== undefined || line.alone;
}

function isThing(tree: Dependencies, at: number): boolean {
  return kindOf(tree, at) === 'thing' && wordAt(tree, at).upos === 'NOUN' && groupNoun(wordAt(tree, at).text) === null;
}

function isSomeone(tree: Dependencies, at: number): boolean {
  const { upos, text, entity } = wordAt(tree, at);
  if (upos === 'PRON') return kindOf(tree, at) === 'party' && !/^(?:them|they)$/i.test(text);
  return kindOf(tree, at) === 'party' && ['person', 'organization'].includes(entity);
}

/** "let slip the date": what slips is told. */
function slips(tree: Dependencies, at: number): boolean {
  const { lemma, head, relation } = wordAt(tree, at);
  return lemma === 'slip' && relation === 'xcomp' && head >= 0 && wordAt(tree, head).lemma === 'let';
}

function transfer(
  tree: Dependencies,
  predicate: number,
  roles: Fillers,
  kind: Omit<Transfer, 'predicate' | 'event' | 'roles'>,
): Transfer {
  return { predicate, event: 'disclosure', roles: spansOf(tree, roles), ...kind };
}
