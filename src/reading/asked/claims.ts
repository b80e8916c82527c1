import { RELATIONS, type Role } from '../../terms/event.ts';
import type { Factuality } from '../../terms/factuality.ts';
import { UNDATED, type When } from '../../terms/interval.ts';
import { passageOf } from '../../terms/passage.ts';
import type { Stretch } from '../attribution/attributions.ts';
import type { ClaimProposal } from '../reading.ts';
import { timesIn } from '../times/times.ts';
import type { AnsweredClaim } from './answer.ts';
import { type Asked, MODEL_RULE, mentionOver, type ReadStatement, UNKNOWN_SCORE } from './statements.ts';
import { verbatim } from './verbatim.ts';

/** A claim of an answer, anchored and its roles filled with mentions of the document; or why it is none. */
export function claimRead(
  scene: Asked,
  portion: Stretch,
  answered: AnsweredClaim,
  known: ReadonlyMap<string, ReadStatement>,
  id: string,
): ClaimProposal | string {
  const { document } = scene;
  const quote = verbatim(document.text, answered.quote, portion);
  if (quote === null) return 'its quote is not in the text';
  const statement = answered.statement === null ? null : known.get(answered.statement);
  if (statement === undefined) return 'it is held in a statement that is not there';
  const holders = statement?.statement.holders ?? [scene.author];
  if (answered.factuality.length !== holders.length) return 'it does not give each holder one value';
  const isRelation = answered.event === 'relation';
  if (isRelation && (answered.relation === null || !RELATIONS.includes(answered.relation)))
    return 'its relation is none of the vocabulary';
  const roles: Partial<Record<Role, string>> = {};
  for (const [role, words] of Object.entries(answered.roles) as [Role, string | null][]) {
    if (words === null) continue;
    // A role may be named outside the quote: nearest before it in the text that was asked about.
    const at = verbatim(document.text, words, quote) ?? verbatim(document.text, words, portion);
    if (at === null) return `its ${role} is not in the text`;
    const mention = mentionOver(scene, at);
    if (mention === null) return `its ${role} is no phrase that names somebody or something`;
    roles[role] = mention.id;
  }
  if (Object.keys(roles).length < 2) return 'it names fewer than two who or what took part';
  const sentence = scene.sentences.findIndex(({ start, end }) => start <= quote.start && quote.start < end);
  const when = whenSaid(scene, quote, answered.when);
  if (when === null) return 'the words of its time are not in its quote';
  return {
    id,
    statement: statement?.statement.id ?? null,
    event: answered.event,
    relation: isRelation ? answered.relation : null,
    roles,
    when,
    holders,
    factuality: answered.factuality as Factuality[],
    passage: passageOf(document.id, document.text, quote.start, quote.end),
    score: UNKNOWN_SCORE,
    questions: answered.questions,
    record: false,
    sentence: Math.max(0, sentence),
    predicate: 0,
    grounds: { rule: MODEL_RULE, steps: [] },
  };
}

/** The interval of the words that say when, reckoned by rules and not by the model; null where they are not in the quote. */
function whenSaid({ document }: Asked, quote: Stretch, words: string | null): When | null {
  if (words === null) return UNDATED;
  const at = verbatim(document.text, words, quote);
  if (at === null) return null;
  const times = timesIn(document.text.slice(quote.start, quote.end), quote.start, document.published);
  return times.find(({ start, end }) => start < at.end && at.start < end)?.when ?? UNDATED;
}
