import type { Claim } from '../terms/claim.ts';
import type { Hop, HopClaim } from '../terms/hop.ts';
import type { Sentence } from '../terms/verdict.ts';
import { bestHops, type Case } from './case.ts';
import { COLUMNS, indented, spread, widthOf } from './columns.ts';
import { inContext, saying } from './context.ts';
import { shortSpan } from './dates.ts';
import { madeBy } from './engine.ts';
import { heldOn } from './held.ts';
import {
  actorName,
  arrow,
  chain,
  contactName,
  documentName,
  isAsked,
  itemName,
  originCount,
  shortDocument,
  sourceLine,
} from './naming.ts';
import { type Paint, paintOf, STANDING_STYLE } from './paint.ts';
import { question, verdictLabel } from './sentences/answer.ts';
import { hopSentences } from './sentences/hops.ts';
import { hopsBeside } from './sentences/items.ts';
import { sectionsOf } from './sentences.ts';
import { voicesAt } from './voice.ts';
import { SURENESS } from './wording.ts';

/** The report of a case as plain text of at most 80 columns, ending in a newline. Coloured only where it is asked for. */
export function textReport(given: Case, options: { readonly colour?: boolean } = {}): string {
  const paint = paintOf(options.colour ?? false);
  const lines = [
    ...masthead(given, paint),
    '',
    ...route(given, paint),
    ...cards(given, paint),
    ...sections(given, paint),
    ...sources(given, paint),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function masthead(given: Case, paint: Paint): readonly string[] {
  const { standing } = given.trace.verdict;
  const answer = sectionsOf(given).find((section) => section.id === 'answer')?.sentences ?? [];
  return [
    ...indented(question(given), '').map((line) => paint('bold', line)),
    '',
    paint(standing === null ? 'red' : STANDING_STYLE[standing], `VERDICT: ${verdictLabel(given)}`),
    '',
    ...answer.flatMap((one) => indented(one.text, '  ')),
  ];
}

/** The best route from top to bottom, with its standing on every hop. */
function route(given: Case, paint: Paint): readonly string[] {
  const hops = bestHops(given);
  if (hops.length === 0) return [];
  const bar: Record<Hop['standing'], string> = {
    documented: '║',
    corroborated: '║',
    reported: '│',
    alleged: '┆',
    presumed: '┊',
    missing: '?',
  };
  const steps = hops.flatMap((hop, at) => {
    const note = [
      `${at + 1} ${[hop.standing, ...hop.flags].join(', ')}`,
      shortSpan(hop.when),
      originCount(hop.origins),
    ].join(' · ');
    return [
      ...indented(note, `    ${bar[hop.standing]}  `, `    ${bar[hop.standing]}    `).map((line) =>
        paint(STANDING_STYLE[hop.standing], line),
      ),
      ...indented(actorName(given, hop.to), '  '),
    ];
  });
  return [...heading('Route', paint), ...indented(actorName(given, hops[0]?.from ?? null), '  '), ...steps, ''];
}

/** A card for each hop: of the route, numbered; then of what stands beside it. */
function cards(given: Case, paint: Paint): readonly string[] {
  const best = bestHops(given);
  const beside = hopsBeside(given);
  const along = best.flatMap((hop, at) => card(given, hop, at + 1, paint));
  const others = beside.flatMap((hop) => card(given, hop, null, paint));
  return [
    ...(along.length > 0 ? [...heading('On whose word', paint), ...along] : []),
    ...(others.length > 0
      ? [...heading(along.length > 0 ? 'Beside the route' : 'Hops on record', paint), ...others]
      : []),
  ];
}

function card(given: Case, hop: Hop, place: number | null, paint: Paint): readonly string[] {
  const first = `  ${String(place ?? '-').padEnd(2)} `;
  const standing = [hop.standing, ...hop.flags].join(', ');
  const head = spread(arrow(given, hop), standing, first).map((line) => paint(STANDING_STYLE[hop.standing], line));
  const item = isAsked(given, hop.item) ? '' : `about ${itemName(given, hop.item)} · `;
  const facts = `${item}${shortSpan(hop.when)} · ${originCount(hop.origins)}`;
  return [
    ...head,
    ...indented(facts, '     ').map((line) => paint('dim', line)),
    ...hopSentences(given, hop, place)
      .slice(1)
      .flatMap((one) => indented(one.text, '     ')),
    ...voicesAt(given, hop).flatMap(({ side, claims: [claim] }) => voice(given, claim, side, paint)),
    ...basis(given, hop),
    '',
  ];
}

/** A claim under its hop: how surely, whose, and the words, in their place. */
function voice(given: Case, claim: Claim, side: HopClaim['side'], paint: Paint): readonly string[] {
  const label = SURENESS[heldOn(claim, side).value].padEnd(13);
  const context = inContext(given, saying(given, claim));
  const who = `${chain(claim)} · ${shortDocument(given, claim.passage.doc)}${claim.reviewed === null ? '' : ` · ${claim.reviewed.decision}`}`;
  return [
    ...indented(who, `     ${label}`, ' '.repeat(18)),
    ...indented(`“${context.quote}”`, ' '.repeat(18)).map((line) => paint('dim', line)),
  ];
}

/** What stands under a hop besides claims made of it: contacts, relations, meetings. */
function basis(given: Case, hop: Hop): readonly string[] {
  const claimed = new Set(hop.claims.map((at) => at.claim));
  return hop.basis
    .filter((one) => !claimed.has(one.ref))
    .flatMap((one) => {
      const contact = given.contacts.get(one.ref);
      const claim = given.claims.get(one.ref);
      const what =
        contact !== undefined
          ? contactName(contact)
          : claim !== undefined
            ? `${chain(claim)}: “${saying(given, claim).quote}”`
            : one.ref;
      return indented(what, `     ${one.kind.padEnd(13)}`, ' '.repeat(18));
    });
}

function sections(given: Case, paint: Paint): readonly string[] {
  return sectionsOf(given)
    .filter((section) => section.id !== 'answer' && section.id !== 'hops')
    .flatMap((section) => [...heading(section.heading, paint), ...section.sentences.flatMap(bullet), '']);
}

function bullet(one: Sentence): readonly string[] {
  return indented(one.text, '  - ', '    ');
}

function sources(given: Case, paint: Paint): readonly string[] {
  const { documents, failures, dropped, engine } = given.evidence;
  const made = madeBy(engine);
  return [
    ...heading('Sources', paint),
    ...documents.flatMap((document) => {
      return [
        ...indented(sourceLine(given, document), '  - ', '    '),
        ...indented(
          `${document.id}${document.sha256 === null ? ', no hash' : `, sha256 ${document.sha256}`}`,
          '    ',
        ).map((line) => paint('dim', line)),
      ];
    }),
    ...(failures.length > 0 ? ['', ...heading('What did not go through', paint)] : []),
    ...failures.flatMap((failure) => indented(`${failure.path}: ${failure.why}`, '  - ', '    ')),
    ...(dropped.length > 0 ? ['', ...heading('What was left out', paint)] : []),
    ...dropped.flatMap((drop) =>
      indented(`“${drop.quote}” (${documentName(given, drop.doc)}): ${drop.why}`, '  - ', '    '),
    ),
    '',
    ...indented(`Made by ${made}.`, '').map((line) => paint('dim', line)),
  ];
}

function heading(words: string, paint: Paint): readonly string[] {
  return [paint('bold', words.toUpperCase()), paint('dim', '─'.repeat(Math.min(COLUMNS, widthOf(words)))), ''].slice(
    0,
    2,
  );
}
