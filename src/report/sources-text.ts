import type { Certainty } from '../terms/factuality.ts';
import type { OriginReason } from '../terms/hop.ts';
import type { Kinship, Sources, Story, TextLink, Told } from '../terms/sources.ts';
import { parties } from './annotations.ts';
import type { CaseRecord } from './case.ts';
import { indented, spread, widthOf } from './columns.ts';
import { shortSpan } from './dates.ts';
import { madeBy } from './engine.ts';
import {
  clip,
  count,
  counted,
  list,
  oneLine,
  originCount,
  quoted,
  shortDocument,
  sourceLine,
  wordOf,
} from './naming.ts';
import { type Paint, paintOf } from './paint.ts';
import { clause, sentence } from './wording.ts';

/** Reasons for a count of origins that are told of one matter; the JSON has all of them. */
const REASONS = 6;
/** Documents of a case that are named where none of them leans on another. */
const NAMED = 12;

const SURENESS: Readonly<Record<Certainty, string>> = { CT: 'certain', PR: 'probable', PS: 'possible', U: 'open' };

/**
 * The lineage of a case as text of at most 80 columns, ending in a newline: which text leans on which and what shows it, what else texts
 * have in common, and how each thing came to be told. Every line of it stands on words that are quoted or on a claim named by id.
 */
export function sourcesText(given: CaseRecord, sources: Sources, options: { readonly colour?: boolean } = {}): string {
  const paint = paintOf(options.colour ?? false);
  const lines = [
    ...indented(summary(given, sources), ''),
    '',
    ...heading('Who leans on whom', paint),
    ...leaning(given, sources.links, paint),
    ...common(sources.kin, paint),
    ...heading('How each thing came to be told', paint),
    ...sources.stories.flatMap((story, at) => storyLines(given, story, at + 1, paint)),
    ...(sources.stories.length === 0 ? ['Nothing that is claimed was found.', ''] : []),
    ...indented(`Made by ${madeBy(given.evidence.engine)}.`, ''),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** How much there is of each, in a few sentences. */
function summary(given: CaseRecord, { links, stories }: Sources): string {
  const leaning = new Set(links.map(({ from }) => from)).size;
  const texts = ({ told }: Story): number =>
    new Set(told.map(({ claim }) => given.claims.get(claim)?.passage.doc)).size;
  const several = stories.filter((story) => texts(story) > 1).length;
  const circles = stories.flatMap((story) => story.circles).length;
  const erosions = stories.flatMap((story) => story.erosions).length;
  return [
    `Of ${counted(given.evidence.documents.length, 'document')}, ${count(leaning)} ${leaning === 1 ? 'leans' : 'lean'} on another text`,
    `${counted(stories.length, 'thing')} ${stories.length === 1 ? 'is' : 'are'} claimed, ${count(several)} of them in more than one text`,
    `${counted(circles, 'report')} ${circles === 1 ? 'comes' : 'come'} back to where ${circles === 1 ? 'it' : 'they'} started`,
    `${counted(erosions, 'chain')} ${erosions === 1 ? 'loses' : 'lose'} a hedge on the way`,
  ]
    .map(sentence)
    .join(' ');
}

function heading(text: string, paint: Paint): readonly string[] {
  return [paint('bold', text.toUpperCase()), paint('dim', '─'.repeat(widthOf(text))), ''];
}

function leaning(given: CaseRecord, links: readonly TextLink[], paint: Paint): readonly string[] {
  const { documents } = given.evidence;
  const lines = documents.flatMap((document) => {
    const mine = links.filter(({ from }) => from === document.id);
    if (mine.length === 0) return [];
    return [
      ...indented(sourceLine(given, document), `${document.id.padEnd(4)} `).map((line) => paint('bold', line)),
      ...together(mine).flatMap((same) => reasons(given, same, paint)),
      '',
    ];
  });
  const none = documents.filter(({ id }) => !links.some(({ from }) => from === id)).map(({ id }) => id);
  const some = none.length > NAMED ? [...none.slice(0, NAMED), `${none.length - NAMED} more`] : none;
  const alone =
    none.length === 0
      ? []
      : [
          ...indented(
            `${list(some)} ${none.length === 1 ? 'says' : 'say'} of no other text that it leans on it, and no shared text shows it.`,
            '',
          ),
          '',
        ];
  return [...lines, ...alone];
}

/** Links of a text on one other, in order of the first of each. */
function together(links: readonly TextLink[]): readonly (readonly TextLink[])[] {
  const groups = new Map<string, TextLink[]>();
  for (const link of links) {
    const key = `${link.on}\n${link.on === null ? link.name : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), link]);
  }
  return [...groups.values()];
}

function reasons(given: CaseRecord, links: readonly TextLink[], paint: Paint): readonly string[] {
  const [first] = links as readonly [TextLink, ...TextLink[]];
  const why = ({ why: reason, basis }: TextLink): string => `${clause(reason)} (${basis})`;
  const proof = ({ passage }: TextLink): readonly string[] =>
    passage === null ? [] : indented(quoted(passage), '       ').map((line) => paint('dim', line));
  const on = `leans on ${leanedOn(given, first)}`;
  if (links.length === 1) return [...indented(`${on}: ${why(first)}`, '     '), ...proof(first)];
  return [
    ...indented(`${on}:`, '     '),
    ...links.flatMap((link) => [...indented(why(link), '     - ', '       '), ...proof(link)]),
  ];
}

function leanedOn(given: CaseRecord, { on, name }: TextLink): string {
  if (on !== null) return `${on} (${shortDocument(given, on)})`;
  return `${oneLine(name ?? 'a text')}, which is not among these texts`;
}

const KIN: Readonly<Record<Kinship['kind'], string>> = {
  publisher: 'one publisher',
  family: 'one family of publishers, as it was given',
  author: 'one author',
  source: 'one source',
  unnamed: 'sources without a name on one matter, who may be one',
  figure: 'one figure that departs from another text',
};

function common(kin: readonly Kinship[], paint: Paint): readonly string[] {
  if (kin.length === 0) return [];
  return [
    ...heading('What texts have in common', paint),
    ...indented(
      'None of this makes one text lean on another. Each keeps two texts from being shown to be independent.',
      '',
    ),
    '',
    ...kin.flatMap(({ kind, what, docs, passages }) => [
      ...indented(`${list(docs)}: ${KIN[kind]}: ${clip(oneLine(what), 200)}`, '  - ', '    '),
      ...passages
        .slice(0, 3)
        .flatMap((passage) =>
          indented(`${passage.doc}: ${quoted(passage, 110)}`, '      ').map((line) => paint('dim', line)),
        ),
    ]),
    '',
  ];
}

function storyLines(given: CaseRecord, story: Story, number: number, paint: Paint): readonly string[] {
  const kind = story.relation === null ? story.event : `${story.event} (${story.relation})`;
  const denied = story.denied.length === 0 ? '' : ', denied';
  const facts = `${kind} · ${originCount(story.origins)}${denied}`;
  return [
    ...spread(parties(given, story), facts, `${number}`.padEnd(4)).map((line) => paint('bold', line)),
    ...story.told.flatMap((told) => toldLines(given, told, paint)),
    ...(story.left > 0 ? indented(`… and ${counted(story.left, 'later claim')} that were not compared.`, '    ') : []),
    ...story.denied.flatMap((id) => against(given, id, 'denies', paint)),
    ...story.open.flatMap((id) => against(given, id, 'open', paint)),
    ...findings(given, story, paint),
    '',
  ];
}

/** Columns of the word that says what part a claim plays. */
const PART = 9;

function toldLines(given: CaseRecord, told: Told, paint: Paint): readonly string[] {
  const claim = given.claims.get(told.claim);
  if (claim === undefined) return [];
  const echo = told.part === 'echo' && told.of !== null ? `of ${told.of}: ` : '';
  const sure = SURENESS[told.certainty];
  const held = told.counts === told.certainty ? sure : `${sure}, counts as ${SURENESS[told.counts]}`;
  const why = told.part === 'first' && told.why === 'it is the first' ? '' : `${echo}${clause(told.why)}`;
  return [
    ...line(given, told.claim, told.part, held),
    ...(why === '' ? [] : indented(why, ' '.repeat(4 + PART))),
    ...indented(quoted(claim.passage), ' '.repeat(4 + PART)).map((each) => paint('dim', each)),
  ];
}

function against(given: CaseRecord, id: string, part: string, paint: Paint): readonly string[] {
  const claim = given.claims.get(id);
  return [
    ...line(given, id, part, null),
    ...(claim === undefined
      ? []
      : indented(quoted(claim.passage), ' '.repeat(4 + PART)).map((each) => paint('dim', each))),
  ];
}

function line(given: CaseRecord, id: string, part: string, held: string | null): readonly string[] {
  const claim = given.claims.get(id);
  if (claim === undefined) return [];
  const published = given.documents.get(claim.passage.doc)?.published ?? null;
  const when = published === null ? 'undated' : shortSpan(published).replace(/^on /, '');
  const word = wordOf(given, claim, part === 'denies' ? 'against' : part === 'open' ? 'open' : 'for');
  return spread(word, [when, held, id].filter((each) => each !== null).join(' · '), `    ${part.padEnd(PART)}`);
}

function findings(given: CaseRecord, story: Story, paint: Paint): readonly string[] {
  const told = [
    ...story.circles.map(({ who, claims }) => {
      const docs = claims.map((id) => given.claims.get(id)?.passage.doc ?? id);
      const way = docs.toReversed().join(' on ');
      return docs.at(-1) === docs[0]
        ? `It goes round: ${way}; these rely on each other, and none adds to the rest.`
        : `It comes back: ${who} in ${docs.at(-1)} rests on ${who} in ${docs[0]} (${way}); what returns confirms nothing.`;
    }),
    ...story.erosions.map(({ claims, certainties, rises }) => {
      const way = claims.map((id, at) => `${id} ${SURENESS[certainties[at]!]}`).join(', then ');
      const at = list(rises.map((each) => claims[each]!));
      return `A hedge is lost on the way: ${way}; ${at} ${rises.length === 1 ? 'is' : 'are'} surer than what it repeats, on no more than that.`;
    }),
  ];
  const reasons = story.origins.why.slice(0, REASONS).map((reason) => because(reason));
  const left = story.origins.why.length - reasons.length;
  const more = left > 0 ? [`… and ${left} more of such reasons: --format json has them.`] : [];
  return [
    ...[...new Set(told)].flatMap((text) =>
      indented(sentence(text), '  ! ', '    ').map((each) => paint('yellow', each)),
    ),
    ...[...reasons, ...more].flatMap((text) => indented(text, '  - ', '    ')),
  ];
}

function because({ kind, claims, why, passage }: OriginReason): string {
  const these = claims.length > 4 ? `${claims.slice(0, 3).join(', ')} and ${claims.length - 3} more` : list(claims);
  const shown = passage === null || kind === 'collapse' ? '' : ` (${passage.doc}: ${quoted(passage, 70)})`;
  if (kind === 'collapse') return sentence(`One origin, ${these}: ${clause(why)}`);
  if (kind === 'independent') return sentence(`Counted apart, ${these}: ${clause(why)}${shown}`);
  return sentence(`Not counted apart, ${these}: ${clause(why)}${shown}`);
}
