import { type Draws, drawsOf } from './draws.ts';
import { type Affair, capital, claimed, colour, misspelt, placed, reported, testimony } from './wording.ts';

/** Somebody who speaks of it: first-hand, or from what another told them. */
export interface Witness {
  readonly name: string;
  /** How a report calls them that does not name them. */
  readonly described: string;
  /** The witness they have it from; null for one who was there. */
  readonly from: Witness | null;
}

/** A simulated text, and what only the simulator knows of it. */
export interface Report {
  readonly id: string;
  readonly outlet: string;
  readonly author: string;
  /** Day of March 2022, 1 to 31; null where the text is undated. */
  readonly day: number | null;
  /** As the claim's holders after the author are given: an outlet, a source, who the source has it from. */
  readonly chain: readonly string[];
  readonly claim: string;
  readonly quote: string | null;
  readonly sentences: readonly string[];
  /** What it was made from; null for what a witness told it. */
  readonly parent: Report | null;
  readonly witness: Witness;
  readonly place: string;
  /** When it came out, also where the text does not say. */
  readonly at: number;
}

/** Publishers of one hand in the world. */
export interface Hand {
  readonly name: string;
  readonly papers: readonly string[];
}

/** One affair and how it was reported. */
export interface World {
  readonly affair: Affair;
  readonly reports: readonly Report[];
  readonly hands: readonly Hand[];
}

const PAPERS =
  'Alder Gazette|Border Post|Cask Courier|Dune Herald|Ember Times|Fallow Echo|Gorse Tribune|Hollow Star'.split('|');
const WIRES = ['Northern Wire', 'Salt Agency'];
const HANDS: readonly Hand[] = [
  { name: 'Alder and Border Papers', papers: ['Alder Gazette', 'Border Post', 'Cask Courier'] },
  { name: 'Hollow Press', papers: ['Gorse Tribune', 'Hollow Star'] },
];
const FIRST = 'Nora Piet Ilse Otto Mara Jonas Edda Ruben Tilda Casper Livia Anton'.split(' ');
const LAST = 'Quist Lundgren Varga Brandt Moreau Tessen Holt Ravn Selby Cordes Wieland Ostrow'.split(' ');
const PLACES = 'Kettlebeck Marlenhof Brennick Tarnwater Ellingham Sandovar Harrowgate Vossendal'.split(' ');
const ITEMS = ['berth plan', 'price list', 'tide tables', 'test report', 'guest list'];
const DESCRIBED = ['an official', 'a person familiar with the matter', 'a former clerk', 'someone who was in the room'];

/** Probabilities that make up the simulated press; none is fitted to anything. */
const PRESS = {
  /** A witness has it from another one. */
  secondHand: 0.25,
  /** A witness speaks to a second outlet, too. */
  speaksTwice: 0.4,
  named: 0.6,
  /** A report of a named witness says that they were interviewed separately. */
  separately: 0.5,
  quoted: 0.6,
  undated: 0.05,
  misspells: 0.15,
  corrects: 0.1,
  /** A text made from another prints it, or words it anew keeping some of its sentences; else it keeps none. */
  copies: 0.3,
  rewrites: 0.4,
  keepsSentence: 0.4,
  /** The outlet that had it first takes it up again from another. */
  comesBack: 0.3,
} as const;

/**
 * An affair and its reports: witnesses tell outlets; wires and papers copy, rewrite and paraphrase what others have. `withheld` is the
 * probability that a text that was made from another does not say so, and that somebody who was told does not say by whom.
 */
export function simulate(seed: number, withheld: number): World {
  const draws = drawsOf(seed);
  const { below, chance, pick, shuffled } = draws;
  const names = shuffled(FIRST).map((first, at) => `${first} ${LAST[(at * 5 + seed) % LAST.length]}`);
  const affair: Affair = { giver: 'Ann Moss', getter: 'Ben Hale', item: pick(ITEMS), place: pick(PLACES) };
  const witnesses: Witness[] = [];
  const described = shuffled(DESCRIBED);
  for (let at = 0, count = 1 + below(3); at < count; at++) {
    const from = witnesses.length > 0 && chance(PRESS.secondHand) ? pick(witnesses) : null;
    witnesses.push({ name: names[at]!, described: described[at]!, from });
  }
  const reports: Report[] = [];
  const put = (report: Omit<Report, 'id' | 'day' | 'author'>, signed: string | null): void => {
    const author = signed ?? `${names[6 + below(6)]!.split(' ')[0]} of the ${report.outlet}`;
    const day = chance(PRESS.undated) ? null : report.at;
    reports.push({ ...report, author, day, id: `r${reports.length + 1}` });
  };
  const outlets = shuffled([...PAPERS, ...WIRES]);
  for (const witness of witnesses) {
    for (let times = chance(PRESS.speaksTwice) ? 2 : 1; times > 0; times--) {
      put(firstReport(draws, affair, witness, outlets.pop()!, 1 + below(6), withheld), null);
    }
  }
  for (let left = 2 + below(8); left > 0; left--) {
    const parent = pick(reports);
    const outlet = pick([...PAPERS, ...WIRES].filter((each) => each !== parent.outlet));
    const [report, signed] = derived(draws, affair, parent, outlet, withheld);
    put(report, signed);
  }
  const [last] = reports.filter((each) => each.parent !== null).slice(-1);
  let origin = last ?? null;
  while (origin !== null && origin.parent !== null) origin = origin.parent;
  if (last !== undefined && origin !== null && origin.outlet !== last.outlet && chance(PRESS.comesBack)) {
    const [report, signed] = derived(draws, affair, last, origin.outlet, withheld);
    put(report, signed);
  }
  return { affair, reports, hands: HANDS };
}

/** The witness that everything a report has comes from, in the end. */
export function originOf({ witness }: Report): Witness {
  let origin = witness;
  while (origin.from !== null) origin = origin.from;
  return origin;
}

function firstReport(
  draws: Draws,
  affair: Affair,
  witness: Witness,
  outlet: string,
  at: number,
  withheld: number,
): Omit<Report, 'id' | 'day' | 'author'> {
  const { chance } = draws;
  const source = chance(PRESS.named) ? witness.name : witness.described;
  const claim = claimed(draws, affair);
  const named = source === witness.name;
  const toldBy = witness.from !== null && !chance(withheld) ? witness.from.name : null;
  const separately = named && toldBy === null && chance(PRESS.separately);
  const sentence =
    toldBy === null
      ? reported(draws, claim, { outlet: null, source, separately })
      : `${capital(source)} said that ${toldBy} had told of it: ${claim}.`;
  const quote = chance(PRESS.quoted) ? testimony(draws) : null;
  return {
    outlet,
    at,
    chain: toldBy === null ? [source] : [source, toldBy],
    claim: capital(sentence),
    quote,
    sentences: [placed(draws, affair.place), colour(draws), colour(draws), colour(draws)],
    parent: null,
    witness,
    place: affair.place,
  };
}

function derived(
  draws: Draws,
  affair: Affair,
  parent: Report,
  outlet: string,
  withheld: number,
): readonly [Omit<Report, 'id' | 'day' | 'author'>, string | null] {
  const { chance, below } = draws;
  const cites = !chance(withheld);
  const style = chance(PRESS.copies) ? 'copy' : chance(PRESS.rewrites / (1 - PRESS.copies)) ? 'rewrite' : 'paraphrase';
  const keeps = (likely: number): boolean => style === 'copy' || (style === 'rewrite' && chance(likely));
  const shown = parent.chain.at(parent.chain.length > 1 ? -1 : 0) ?? null;
  const source = shown !== null && shown !== parent.outlet && !isOutlet(shown) && chance(0.5) ? shown : null;
  const signed = cites && style === 'copy' && WIRES.includes(parent.outlet) && chance(0.3) ? parent.outlet : null;
  const claim = claimed(draws, affair);
  const outletNamed = cites && signed === null ? parent.outlet : null;
  const right = chance(PRESS.corrects) ? affair.place : parent.place;
  const place = style !== 'copy' && chance(PRESS.misspells) ? misspelt(draws, right) : right;
  const old = parent.sentences.filter(() => keeps(PRESS.keepsSentence)).filter((each) => !each.includes(parent.place));
  const quote =
    parent.quote !== null && (style === 'copy' || chance(style === 'rewrite' ? 0.6 : 0.2)) ? parent.quote : null;
  const chain = [...(outletNamed === null ? [] : [outletNamed]), ...(source === null ? [] : [source])];
  return [
    {
      outlet,
      at: Math.min(31, parent.at + 1 + below(4)),
      chain,
      claim: capital(
        reported(draws, claim, { outlet: outletNamed, source: source === null ? null : source, separately: false }),
      ),
      quote,
      sentences: [
        ...(chance(0.8) ? [placed(draws, place)] : []),
        ...old,
        ...(style === 'copy' ? [] : [colour(draws), ...(chance(0.5) ? [colour(draws)] : [])]),
      ],
      parent,
      witness: parent.witness,
      place,
    },
    signed,
  ];
}

function isOutlet(name: string): boolean {
  return PAPERS.includes(name) || WIRES.includes(name);
}
