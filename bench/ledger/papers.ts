import { whenOf } from '../../src/documents/index.ts';
import { type Chance, chanceOf } from './chance.ts';
import { body, type Called, item, paper, person, place, state } from './names.ts';
import { type Cast, type Sentence, sentence } from './sentences.ts';
import { type Head, type Written, written } from './writing.ts';

/** How large a generated case is. */
export interface Shape {
  readonly documents: number;
  readonly claims: number;
}

/** What a question may be put to a generated case about: one of its affairs. */
export interface Affair {
  readonly item: Called;
  readonly from: Called;
  readonly to: Called;
}

interface Parties {
  readonly actors: readonly Called[];
  readonly items: readonly Called[];
  readonly stories: readonly { readonly giver: Called; readonly item: Called; readonly getter: Called }[];
}

/** A generated case: any of its documents, and any of its affairs, the busiest first. */
export interface Papers {
  /** @param number from 1 on. */
  readonly paper: (number: number) => Written;
  readonly affair: (rank: number) => Affair;
  /** How many affairs there are. */
  readonly affairs: number;
}

/** Documents to an affair, on average. */
const TOLD_IN = 12;
/** Share of texts that are a wire story word for word, and of those that keep half of one. */
const COPIES = 0.12;
const REWRITES = 0.1;
/** Share of parties that are of the affair a text is about; the others come from anywhere. */
const OF_AFFAIR = 0.8;
/** What is said to have passed in an affair: told over and over. */
const STORIES = 10;
const CLAIMS_OF_A_SENTENCE = 1.24;
const DAY = 86_400_000;
const BEGINS = Date.UTC(2019, 0, 1);
const DAYS = 2000;

/**
 * A case that is the same for the same seed: texts about affairs, which are told of as often as Zipf's law has it, with wire
 * stories among them that others print as they are, or rewrite. Who and what is named is drawn by the same law, from as many as
 * texts of that number name.
 *
 * The texts are put together from sentences whose reading is known; no model reads them.
 */
export function papersOf({ documents, claims }: Shape, seed = 20_261_126): Papers {
  const affairs = Math.max(4, Math.ceil(documents / TOLD_IN));
  const people = 40 + documents;
  const bodies = 20 + Math.ceil(documents / 3);
  const sentences = claims / documents / CLAIMS_OF_A_SENTENCE;
  const partiesOf = (rank: number): Parties => {
    const chance = chanceOf(seed, 1, rank);
    const actors = [
      ...Array.from({ length: 6 }, () => person(chance.ranked(people))),
      ...Array.from({ length: 4 }, () => body(chance.ranked(bodies))),
      state(chance.ranked(60)),
    ];
    const items = [0, 1, 2].map((at) => item(rank * 3 + at));
    const stories = Array.from({ length: STORIES }, (_, at) => {
      const giver = at === 0 ? 0 : chance.below(actors.length);
      const getter = at === 0 ? 1 : (giver + 1 + chance.below(actors.length - 1)) % actors.length;
      return { giver: actors[giver]!, item: items[chance.ranked(3)]!, getter: actors[getter]! };
    });
    return { actors, items, stories: stories.filter(({ giver, getter }) => giver.name !== getter.name) };
  };
  const castOf = (chance: Chance, rank: number, told: number): Cast => {
    const own = partiesOf(rank);
    const anyone = (): Called => (chance.happens(0.6) ? person(chance.ranked(people)) : body(chance.ranked(bodies)));
    return {
      actor: () => (chance.happens(OF_AFFAIR) ? own.actors[chance.ranked(own.actors.length)]! : anyone()),
      person: () => (chance.happens(OF_AFFAIR) ? own.actors[chance.below(6)]! : person(chance.ranked(people))),
      item: () =>
        chance.happens(OF_AFFAIR) ? own.items[chance.ranked(own.items.length)]! : item(chance.ranked(affairs * 3)),
      story: () => {
        if (chance.happens(OF_AFFAIR)) return own.stories[chance.ranked(own.stories.length)]!;
        const giver = anyone();
        let getter = anyone();
        while (getter.name === giver.name) getter = anyone();
        return { giver, item: item(chance.ranked(affairs * 3)), getter };
      },
      paper: () => paper(chance.ranked(400)),
      place: () => place(chance.ranked(2000)),
      when: () => {
        const at = new Date(BEGINS + (told - 1 - chance.below(40)) * DAY);
        const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
        return whenOf({ year, month: month + 1, day }, `on ${day} ${MONTHS[month]} ${year}`);
      },
    };
  };
  /** A text as it was first told; one that is taken from another leads back to it. */
  const toldIn = (
    number: number,
  ): { readonly sentences: readonly Sentence[]; readonly affair: number; readonly day: number } => {
    const chance = chanceOf(seed, 2, number);
    const share = chance.next();
    if (number > 1 && share < COPIES + REWRITES) {
      const from = toldIn(Math.max(1, number - 1 - chance.below(40)));
      if (share < COPIES) return { ...from, day: from.day + chance.below(3) };
      const cast = castOf(chance, from.affair, from.day + 3);
      return {
        ...from,
        sentences: from.sentences.map((one, at) => (at % 8 < 4 ? one : sentence(chance, cast))),
        day: from.day + chance.below(5),
      };
    }
    const affair = chance.ranked(affairs);
    const day = Math.floor((number / documents) * DAYS);
    const cast = castOf(chance, affair, day);
    const count = Math.max(2, Math.round(sentences * chance.length()));
    return { sentences: Array.from({ length: count }, () => sentence(chance, cast)), affair, day };
  };
  return {
    affairs,
    paper: (number) => {
      const { sentences: all, affair, day } = toldIn(number);
      const chance = chanceOf(seed, 3, number);
      const head: Head = {
        title: `${item(affair * 3).name} in dispute, part ${number}`,
        publisher: paper(chance.ranked(400)).name,
        author: person(chance.ranked(people)).name,
        published: new Date(BEGINS + day * DAY).toISOString().slice(0, 10),
      };
      return written(`d${number}`, head, all);
    },
    affair: (rank) => {
      const { giver, item: what, getter } = partiesOf(rank).stories[0]!;
      return { item: what, from: giver, to: getter };
    },
  };
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
