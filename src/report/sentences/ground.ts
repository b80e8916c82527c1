import type { Claim } from '../../terms/claim.ts';
import type { Sentence } from '../../terms/verdict.ts';
import type { Case } from '../case.ts';
import { askedModel } from '../engine.ts';
import { leftOut } from '../leftout.ts';
import { actorName, counted, documentName, list, oneLine, quoted, shortDocument, wordOf } from '../naming.ts';
import { clause } from '../wording.ts';
import { asOfSentences } from './asof.ts';
import { say } from './section.ts';

/** Other ways to the same end, each with its passage or its route. */
export function rivals(given: Case): readonly Sentence[] {
  const kinds = {
    independent_acquisition: 'A rival explanation is that it was acquired independently',
    other_route: 'A rival explanation is another route',
    no_leak: 'A rival explanation is that nothing passed',
  };
  return given.trace.verdict.rivals.map((rival) => {
    const proof = rival.passage === null ? '' : ` (${quoted(rival.passage)})`;
    const anchors = [
      ...rival.claims,
      ...(rival.route === null ? [] : routeAnchors(given, rival.route)),
      ...(rival.passage === null ? [] : [rival.passage.doc]),
    ];
    return say(given, `${kinds[rival.kind]}: ${clause(rival.what)}${proof}`, anchors);
  });
}

/** What the routes take for granted, numbered. */
export function assumptions(given: Case): readonly Sentence[] {
  const made = given.trace.verdict.assumptions;
  return made.map((assumption, at) => {
    const proof = assumption.passage === null ? '' : ` (${quoted(assumption.passage)})`;
    return say(
      given,
      `Assumption ${at + 1} of ${made.length}: ${clause(assumption.what)}${proof}`,
      [assumption.passage?.doc, assumption.contact].filter((anchor) => anchor !== undefined),
    );
  });
}

/** What each single origin carries: what would be left if it were withdrawn. */
export function withdrawals(given: Case): readonly Sentence[] {
  const { verdict } = given.trace;
  return verdict.withdrawals.map((withdrawal) => {
    const rests = `${counted(withdrawal.claims.length, 'claim')} of this record ${withdrawal.claims.length === 1 ? 'rests' : 'rest'} on it`;
    const same = withdrawal.standing === verdict.standing && withdrawal.reached === verdict.reachedByDeadline;
    const left = same
      ? 'the answer would stay as it is'
      : withdrawal.reached === 'no'
        ? 'no route would be left'
        : withdrawal.standing === 'missing' || withdrawal.reached === 'unknown'
          ? 'every route would have a missing hop'
          : `the best route would stand as ${withdrawal.standing}, ${withdrawal.reached} in time`;
    return say(
      given,
      `If the word of ${originName(given, withdrawal.origin)} were withdrawn, ${left}; ${rests}`,
      withdrawal.claims,
    );
  });
}

/** The record the verdict stands on, what was left out of it, and whose texts were not at hand to check the quotes in. */
export function coverage(given: Case): readonly Sentence[] {
  const { documents, dropped, failures, engine } = given.evidence;
  const asked = askedModel(engine);
  const left = leftOut(dropped);
  const textless = documents.filter((document) => document.text === null);
  return [
    say(
      given,
      clause(given.trace.verdict.coverage) || `This verdict stands on ${counted(documents.length, 'document')}`,
      [],
    ),
    ...asOfSentences(given),
    ...(asked === null
      ? []
      : [
          say(
            given,
            asked,
            documents.map((document) => document.id),
          ),
        ]),
    ...(textless.length > 0
      ? [
          say(
            given,
            `The quotes of ${list(textless.map((document) => documentName(given, document.id)))} could not be checked: the evidence came without ${textless.length === 1 ? 'its text' : 'their texts'}`,
            textless.map((document) => document.id),
          ),
        ]
      : []),
    ...(left !== null
      ? [
          say(
            given,
            left,
            dropped.map((drop) => drop.doc),
          ),
        ]
      : []),
    ...(failures.length > 0
      ? [
          say(
            given,
            `${counted(failures.length, 'input')} did not go through: ${list(failures.map((failure) => failure.path))}`,
            [],
          ),
        ]
      : []),
  ];
}

/** Whose word an origin is: a document by its name, anyone else by theirs. */
export function originName(given: Case, origin: string): string {
  return given.documents.has(origin) ? documentName(given, origin) : actorName(given, origin);
}

/** The same with the text it speaks in, where it is one: two outlets may both sign with a name like "Staff". */
export function wordOfOrigin(given: Case, origin: string, claims: readonly Claim[]): string {
  const texts = new Set(claims.map(({ passage }) => passage.doc));
  const speaks =
    claims.find((claim) => claim.holders.some((holder) => (holder.actor ?? holder.name) === origin)) ??
    claims.find((claim) => claim.holders.length === 1);
  const [where] = texts;
  if (speaks === undefined || (texts.size > 1 && !given.documents.has(origin)))
    return oneLine(originName(given, origin));
  if (speaks.holders.length === 1) return wordOf(given, speaks);
  return `${oneLine(originName(given, origin))} (${shortDocument(given, where as string)})`;
}

function routeAnchors(given: Case, id: string): readonly string[] {
  return given.trace.verdict.routes.find((route) => route.id === id)?.hops ?? [id];
}
