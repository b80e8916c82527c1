import type { EventKind, Factuality, Role, When } from '../../src/terms/index.ts';
import type { Chance } from './chance.ts';
import { type Called, invented, unnamed } from './names.ts';

/** A stretch of a sentence: who or what it calls, or the words that say that somebody says. */
export interface Piece {
  readonly words: string;
  readonly called?: Called;
  /** Place of the piece that a pronoun stands for. */
  readonly antecedent?: number;
}

/** A claim of a sentence; roles by place of the piece. */
export interface Claimed {
  readonly event: EventKind;
  readonly relation: string | null;
  readonly roles: Readonly<Partial<Record<Role, number>>>;
  readonly value: Factuality;
  readonly when: When;
  /** Whether it is held by whom the sentence cites, or by the author. */
  readonly cited: boolean;
}

/** A sentence, and what a reading of it finds. */
export interface Sentence {
  readonly pieces: readonly Piece[];
  /** Places of who says it, and by which words; what is said runs from the piece `content` to the end. */
  readonly says: { readonly source: number; readonly cue: number; readonly content: number } | null;
  readonly claims: readonly Claimed[];
}

/** Whom and what a sentence may be about. */
export interface Cast {
  readonly actor: () => Called;
  readonly person: () => Called;
  readonly item: () => Called;
  /** Who is said to have given what to whom. */
  readonly story: () => { readonly giver: Called; readonly item: Called; readonly getter: Called };
  readonly paper: () => Called;
  readonly place: () => Called;
  readonly when: () => When;
}

const NEVER: When = { earliest: null, latest: null, edtf: null, words: null };
const GIVING = ['passed', 'gave', 'handed', 'leaked', 'sent'];
const ACTING = ['closed', 'sold', 'searched', 'destroyed', 'opened', 'attacked'];
const SAYING = ['said', 'claimed', 'reported', 'wrote', 'told investigators'];
const HEDGES: readonly (readonly [string, Factuality])[] = [
  ['', 'CT+'],
  ['', 'CT+'],
  ['', 'CT+'],
  ['may have ', 'PS+'],
  ['probably ', 'PR+'],
  ['never ', 'CT-'],
];

const piece = (called: Called): Piece => ({ words: called.words, called });
const words = (text: string): Piece => ({ words: text });

/** An actor that is not this one. */
function other(cast: Cast, one: Called): Called {
  for (;;) {
    const another = cast.actor();
    if (another.name !== one.name) return another;
  }
}

/** Who gave what to whom, on the author's word or on another's: two claims where a paper is cited for it. */
function transfer(chance: Chance, cast: Cast): Sentence {
  const [hedge, value] = chance.one(HEDGES);
  const when = chance.happens(0.3) ? cast.when() : NEVER;
  const { giver, item, getter } = cast.story();
  const tail = when.words === null ? '.' : ` ${when.words}.`;
  const said = [
    piece(giver),
    words(` ${hedge}${chance.one(GIVING)} `),
    piece(item),
    words(' to '),
    piece(getter),
    words(tail),
  ];
  const roles = { discloser: 0, item: 2, recipient: 4 };
  const claim: Claimed = { event: 'disclosure', relation: null, roles, value, when, cited: false };
  if (chance.happens(0.25)) return { pieces: said, says: null, claims: [claim] };
  const byPaper = chance.happens(0.4);
  return citing(
    chance,
    byPaper ? cast.paper() : chance.happens(0.2) ? unnamed(chance.below(5)) : cast.actor(),
    byPaper,
    said,
    claim,
  );
}

/** What somebody is cited for having said, and, where it is a paper, that it is cited. */
function citing(chance: Chance, source: Called, byPaper: boolean, said: readonly Piece[], claim: Claimed): Sentence {
  const moved = Object.fromEntries(Object.entries(claim.roles).map(([role, place]) => [role, place + 2]));
  const citation: Claimed = {
    event: 'citation',
    relation: null,
    roles: { other: 0 },
    value: 'CT+',
    when: NEVER,
    cited: false,
  };
  return {
    pieces: [piece(source), words(` ${chance.one(SAYING)} that `), ...said],
    says: { source: 0, cue: 1, content: 2 },
    claims: [{ ...claim, roles: moved, cited: true }, ...(byPaper ? [citation] : [])],
  };
}

/** Something that somebody did, which moves nothing; a paper says so, or the author. */
function act(chance: Chance, cast: Cast, cited: boolean): Sentence {
  const said = [
    piece(cast.actor()),
    words(` ${chance.one(ACTING)} the ${noun(chance)} of the ${noun(chance)} near `),
    piece(cast.place()),
    words('.'),
  ];
  const claim: Claimed = { event: 'act', relation: null, roles: { agent: 0 }, value: 'CT+', when: NEVER, cited: false };
  return cited ? citing(chance, cast.paper(), true, said, claim) : { pieces: said, says: null, claims: [claim] };
}

const HE: Called = { words: 'he', name: 'he', head: 'he', form: 'pronoun', refersTo: 'person' };

/** Who knows of something, by their own word: a pronoun takes them up. */
function knowledge(chance: Chance, cast: Cast): Sentence {
  const pieces = [
    piece(cast.person()),
    words(` ${chance.one(SAYING)} `),
    { words: 'he', called: HE, antecedent: 0 },
    words(' had seen '),
    piece(cast.item()),
    words(' in '),
    piece(cast.place()),
    words('.'),
  ];
  return {
    pieces,
    says: { source: 0, cue: 1, content: 2 },
    claims: [
      { event: 'knowledge', relation: null, roles: { agent: 2, item: 4 }, value: 'CT+', when: NEVER, cited: true },
    ],
  };
}

function between(chance: Chance, cast: Cast): Sentence {
  const meets = chance.happens(0.5);
  const when = meets ? cast.when() : NEVER;
  const tail = meets ? ` ${when.words}.` : '.';
  const one = cast.actor();
  const pieces = [piece(one), words(meets ? ' met ' : ' works for '), piece(other(cast, one)), words(tail)];
  const claim: Claimed = {
    event: meets ? 'meeting' : 'relation',
    relation: meets ? null : 'works for',
    roles: { agent: 0, other: 2 },
    value: 'CT+',
    when,
    cited: false,
  };
  return { pieces, says: null, claims: [claim] };
}

/** Prose that claims nothing. */
function prose(chance: Chance, cast: Cast): Sentence {
  const text = ` the ${noun(chance)} of the ${noun(chance)} was ${noun(chance)} for the ${noun(chance)}.`;
  return { pieces: [words('Near '), piece(cast.place()), words(text)], says: null, claims: [] };
}

/** A common word, and now and then one that hardly any text has. */
function noun(chance: Chance): string {
  return invented(8, chance.ranked(60_000));
}

/** A sentence as papers have them: 1.24 claims on average, a fifth of them of a transfer. */
export function sentence(chance: Chance, cast: Cast): Sentence {
  const kind = chance.next();
  if (kind < 0.22) return transfer(chance, cast);
  if (kind < 0.7) return act(chance, cast, kind < 0.47);
  if (kind < 0.78) return knowledge(chance, cast);
  return kind < 0.92 ? between(chance, cast) : prose(chance, cast);
}
