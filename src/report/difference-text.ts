import type { Difference } from '../terms/difference.ts';
import type { Hop } from '../terms/hop.ts';
import type { Route, Sentence } from '../terms/verdict.ts';
import { asOfLines } from './asof-text.ts';
import { type Case, claimsAt } from './case.ts';
import { indented, spread } from './columns.ts';
import { saying } from './context.ts';
import { shortSpan } from './dates.ts';
import { heldOn } from './held.ts';
import { actorName, arrow, chain, counted, itemName, list, originCount, quoted, sourceLine } from './naming.ts';
import { type Paint, paintOf, STANDING_STYLE } from './paint.ts';
import { question, verdictLabel } from './sentences/answer.ts';
import { hopSentences } from './sentences/hops.ts';
import { sectionsOf } from './sentences.ts';
import { SURENESS } from './wording.ts';

/** What a difference is told of: the two cases, and in one line what lies between them. */
export interface Told {
  readonly heading: string;
  readonly before: Case;
  readonly after: Case;
  readonly difference: Difference;
  /** Whose sentences fall, change and come: "the report", or one that was issued. */
  readonly report?: string;
}

const LABEL = 10;

/**
 * A difference as plain text of at most 80 columns: verdict, hops, routes, and the sentences of the report that fall, change
 * and come. What else differs (cuts, rivals, what each origin carries) is in those sentences.
 */
export function textDifference(told: Told, options: { readonly colour?: boolean } = {}): string {
  const paint = paintOf(options.colour ?? false);
  const onHops = hops(told, paint);
  const lines = [
    ...indented(told.heading, '').map((line) => paint('bold', line)),
    ...indented(question(told.before), ''),
    '',
    ...verdict(told, paint),
    ...section('Who is who', identities(told.difference), paint),
    ...section('Hops', onHops, paint),
    ...section('Routes', routes(told, paint), paint),
    ...section(`Sentences of ${told.report ?? 'the report'}`, sentences(told), paint),
    ...section('Documents', documents(told, onHops), paint),
    ...asOfLines(told.before, paint),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The two verdicts in a few words each; one, where it stays. */
export function verdictChange({ before, after }: Pick<Told, 'before' | 'after'>): string {
  const [was, is] = [verdictLabel(before), verdictLabel(after)];
  return was === is ? `${is} (as before)` : `${was} → ${is}`;
}

function verdict(told: Told, paint: Paint): readonly string[] {
  const { standing } = told.after.trace.verdict;
  const { what } = told.difference.verdict;
  const stays = !what.some((part) => part === 'standing' || part === 'reached');
  const moved = [
    ...(what.includes('best route') ? ['runs another way'] : []),
    ...(what.includes('weakest hop') ? ['is weakest at another hop'] : []),
  ];
  const answer = stays
    ? `The answer stays as it is${moved.length === 0 ? '' : `, but its best route ${list(moved)}`}.`
    : sectionsOf(told.after)[0]?.sentences[0]?.text;
  return [
    ...indented(`VERDICT: ${verdictChange(told)}`, '').map((line) =>
      paint(standing === null ? 'red' : STANDING_STYLE[standing], line),
    ),
    '',
    ...(answer === undefined ? [] : [...indented(answer, '  '), '']),
  ];
}

/** The documents that come and fall, and those that are named by id above. */
function documents({ difference, before, after }: Told, lines: readonly string[]): readonly string[] {
  const { gone, appeared } = difference.documents;
  const named = new Set(lines.flatMap((line) => line.match(/\b[\w-]+(?=\))/g) ?? []));
  const name = (given: Case, id: string): string => `${id} ${sourceLine(given, given.documents.get(id)!)}`;
  const others = after.evidence.documents.filter((each) => named.has(each.id) && !appeared.includes(each));
  return [
    ...gone.flatMap(({ id }) => labelled('falls', name(before, id))),
    ...appeared.flatMap(({ id }) => labelled('comes', name(after, id))),
    ...others.flatMap((each) => labelled(each.id, sourceLine(after, each))),
  ];
}

function identities({ actors, items }: Difference): readonly string[] {
  return [...actors, ...items].flatMap(({ kind, one, several }) => {
    const names = [...new Set(several.map(({ name }) => `“${name}”`))];
    if (names.length < 2 && names[0] === `“${one.name}”`) return [];
    return labelled(
      kind === 'joined' ? 'one' : 'several',
      kind === 'joined'
        ? `${list(names)} are taken for one: “${one.name}”`
        : `“${one.name}” is taken apart: ${list(names)}`,
    );
  });
}

function hops(told: Told, paint: Paint): readonly string[] {
  const { before, after, difference } = told;
  const { gone, appeared, changed, same } = difference.hops;
  const whole = (given: Case, hop: Hop, label: string): readonly string[] => [
    ...head(given, hop, label, paint),
    ...indented(
      `about ${itemName(given, hop.item)} · ${shortSpan(hop.when)} · ${originCount(hop.origins)}`,
      ' '.repeat(LABEL + 2),
    ),
    ...voices(given, hop).flatMap((voice) => indented(voice, ' '.repeat(LABEL + 2), ' '.repeat(LABEL + 4))),
  ];
  return [
    ...gone.flatMap((hop) => whole(before, hop, 'falls')),
    ...changed.flatMap((each) => [
      ...head(after, each.after, 'changes', paint),
      ...parts(told, each.before, each.after).flatMap((part) =>
        indented(part, ' '.repeat(LABEL + 2), ' '.repeat(LABEL + 4)),
      ),
    ]),
    ...appeared.flatMap((hop) => whole(after, hop, 'comes')),
    ...stay(same, 'hop', gone.length + appeared.length + changed.length),
  ];
}

function head(given: Case, hop: Hop, label: string, paint: Paint): readonly string[] {
  const standing = [hop.standing, ...hop.flags].join(', ');
  const lines = spread(arrow(given, hop), standing, `  ${label.padEnd(LABEL)}`, ' '.repeat(LABEL + 2));
  return lines.map((line) => paint(STANDING_STYLE[hop.standing], line));
}

/** What differs of a hop, a line each. */
function parts({ before, after }: Told, was: Hop, is: Hop): readonly string[] {
  const between = (what: string, one: string, other: string): readonly string[] =>
    one === other ? [] : [`${what}: ${one} → ${other}`];
  const flags = (one: readonly string[], other: readonly string[]): readonly string[] =>
    one.filter((flag) => !other.includes(flag));
  const without = (one: readonly string[], other: readonly string[]): readonly string[] =>
    one.filter((text) => !other.includes(text));
  const [saidBefore, saidAfter] = [voices(before, was), voices(after, is)];
  const because = (given: Case, hop: Hop): readonly string[] =>
    hopSentences(given, hop, null)
      .slice(1)
      .map(({ text }) => text);
  return [
    ...(arrow(before, was) === arrow(after, is) ? [] : [`was ${arrow(before, was)}`]),
    ...between('standing', was.standing, is.standing),
    ...flags(was.flags, is.flags).map((flag) => `no longer ${flag}`),
    ...flags(is.flags, was.flags).map((flag) => `now ${flag}`),
    ...between('origins', originCount(was.origins), originCount(is.origins)),
    ...between('time', shortSpan(was.when), shortSpan(is.when)),
    ...between('item', itemName(before, was.item), itemName(after, is.item)),
    ...without(saidBefore, saidAfter).map((voice) => `loses ${voice}`),
    ...without(saidAfter, saidBefore).map((voice) => `gains ${voice}`),
    ...without(because(before, was), because(after, is)).map((text) => `no longer: ${text}`),
    ...without(because(after, is), because(before, was)).map((text) => `now: ${text}`),
  ];
}

/** Who says what of a hop, or what it rests on where nobody claims it. */
function voices(given: Case, hop: Hop): readonly string[] {
  const told = (['for', 'against', 'open'] as const).flatMap((side) =>
    claimsAt(given, hop, side).map((claim) => {
      const { value } = heldOn(claim, side);
      return `${chain(claim)} (${SURENESS[value]}, ${claim.passage.doc}): ${quoted(saying(given, claim))}`;
    }),
  );
  const claimed = new Set(hop.claims.map(({ claim }) => claim));
  const rests = hop.basis
    .filter(({ ref }) => !claimed.has(ref))
    .map(({ kind, ref }) => {
      const claim = given.claims.get(ref);
      return claim === undefined ? `the ${kind} ${ref}` : `a ${kind}: ${quoted(saying(given, claim))}`;
    });
  return [...new Set([...told, ...rests])];
}

function routes({ before, after, difference }: Told, paint: Paint): readonly string[] {
  const { gone, appeared, changed, same } = difference.routes;
  const way = (given: Case, { actors }: Route): string => actors.map((actor) => actorName(given, actor)).join(' → ');
  const line = (given: Case, route: Route, label: string): readonly string[] =>
    labelled(label, `${way(given, route)} (${route.standing})`).map((each) =>
      paint(STANDING_STYLE[route.standing], each),
    );
  const broken = difference.brokenRoutes;
  const why = (given: Case, route: (typeof broken.gone)[number]): string =>
    `${route.actors.map((actor) => actorName(given, actor)).join(' → ')}, which does not carry ${route.why === 'time' ? 'in time' : 'the item'}`;
  return [
    ...gone.flatMap((route) => line(before, route, 'falls')),
    ...changed.flatMap((each) => [
      ...line(after, each.after, 'changes'),
      ...routeParts(each.before, each.after, each.what).flatMap((part) => indented(part, ' '.repeat(LABEL + 2))),
    ]),
    ...appeared.flatMap((route) => line(after, route, 'comes')),
    ...broken.gone.flatMap((route) => labelled('falls', why(before, route))),
    ...broken.appeared.flatMap((route) => labelled('comes', why(after, route))),
    ...stay(same, 'route', gone.length + appeared.length + changed.length),
  ];
}

function routeParts(was: Route, is: Route, what: readonly string[]): readonly string[] {
  const between = (name: string, one: string, other: string): readonly string[] =>
    one === other ? [] : [`${name}: ${one} → ${other}`];
  return [
    ...between('standing', was.standing, is.standing),
    ...between('in time', was.reached, is.reached),
    ...between('arrival', shortSpan(was.arrival), shortSpan(is.arrival)),
    ...between('least origins on a hop', `${was.leastOrigins}`, `${is.leastOrigins}`),
    ...between('hops that nobody claims', `${was.presumed}`, `${is.presumed}`),
    ...(what.includes('weakest hop') ? ['weakest at another hop'] : []),
    ...(what.includes('hops') ? ['along hops that are not the same'] : []),
    ...(what.includes('rank') ? ['ranks otherwise among the routes'] : []),
  ];
}

function sentences({ difference }: Told): readonly string[] {
  const { gone, appeared, changed, same } = difference.sentences;
  const reworded = changed.filter(({ what }) => what.includes('words'));
  const resting = changed.length - reworded.length;
  const some = gone.length + appeared.length + reworded.length > 0;
  const text = (label: string, { text: words }: Sentence): readonly string[] => labelled(label, words);
  return [
    ...gone.flatMap((each) => text('falls', each)),
    ...reworded.flatMap((each) => [...text('was', each.before), ...text('is now', each.after)]),
    ...appeared.flatMap((each) => text('comes', each)),
    ...(resting === 0
      ? []
      : labelled(
          'stays',
          `${counted(resting, 'sentence')} ${resting === 1 ? 'says' : 'say'} the same, and ${resting === 1 ? 'stands' : 'stand'} on other claims or documents than before`,
        )),
    ...stay(same, 'sentence', some || resting > 0 ? 1 : 0),
  ];
}

function stay(same: number, what: string, others: number): readonly string[] {
  if (same === 0) return [];
  const all = others === 0 ? `all ${counted(same, what)}` : counted(same, what);
  return labelled('stays', same === 1 ? `one ${what}` : `${others === 0 ? all.replace('all one', 'one') : all}`);
}

function labelled(label: string, text: string): readonly string[] {
  return indented(text, `  ${label.padEnd(LABEL)}`, ' '.repeat(LABEL + 2));
}

function section(heading: string, lines: readonly string[], paint: Paint): readonly string[] {
  if (lines.length === 0) return [];
  return [paint('bold', heading.toUpperCase()), paint('dim', '─'.repeat(heading.length)), ...lines, ''];
}
