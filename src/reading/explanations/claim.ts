import type { Document } from '../../terms/document.ts';
import type { ExplainedPart, ExplainedStep, Explanation } from '../../terms/explanation.ts';
import type { Factuality } from '../../terms/factuality.ts';
import type { AnalysedSentence, Analysis, Frame } from '../analysis/analysis.ts';
import { MODEL_RULE } from '../asked/statements.ts';
import type { ClaimProposal, Reading, ReadMention, StatementProposal } from '../reading.ts';
import { argumentOver, claimDoubts, frameAt, surroundingsOf } from '../scores/doubts.ts';
import { kindOfClaim } from '../scores/score.ts';
import { explainedHolders } from './holders.ts';
import { classLines, cueLines, eventLines, hedgeLines } from './lines.ts';
import { explainedScore } from './scores.ts';
import { argumentShown, explainedFrame, explainedWords, pathShown } from './shows.ts';

/** What was read of a document, and from what. */
export interface Read {
  readonly document: Document;
  readonly analysis: Analysis;
  readonly reading: Reading;
}

/** Whom each mention of the document was taken for in the whole case, by the mention's id. */
export type Taken = ReadonlyMap<string, { readonly id: string; readonly name: string }>;

/** Why a claim was read. */
export function explainClaim({ document, analysis, reading }: Read, claim: ClaimProposal, taken: Taken): Explanation {
  const { sentences } = analysis;
  const text = document.text ?? '';
  const sentence = sentences[claim.sentence];
  const asked = claim.grounds.rule === MODEL_RULE;
  const frame = asked ? undefined : frameAt(sentences, { sentence: claim.sentence, word: claim.predicate });
  const statement = reading.statements.find(({ id }) => id === claim.statement) ?? null;
  const given = surroundingsOf(reading, sentences);
  const parts = Object.entries(claim.roles).flatMap(([role, id]): ExplainedPart[] => {
    const mention = given.mentions.get(id);
    if (mention === undefined) return [];
    const shown =
      asked || sentence === undefined ? ['said by the language model'] : showing(claim, mention, sentence, frame);
    return [
      {
        part: role,
        text: mention.passage.quote,
        shown: [...shown, ...behind(mention, given.mentions)],
        taken: taken.get(`${role} ${id}`) ?? null,
      },
    ];
  });
  const weighed = claim.grounds.steps.flatMap(({ word }) => sentence?.words[word]?.lemma ?? []);
  return {
    id: claim.id,
    kind: 'claim',
    doc: document.id,
    sentence: { text: claim.passage.quote, words: sentence === undefined ? [] : explainedWords(sentence) },
    rule: claim.grounds.rule,
    frame: frame === undefined || sentence === undefined ? null : explainedFrame(sentence, frame, text),
    vocabulary: [
      ...classLines(claim.grounds.rule),
      ...(frame === undefined || claim.grounds.rule.includes(': ') ? [] : eventLines(frame.roleset)),
      ...weighed.flatMap(hedgeLines),
      ...(statement?.grounds.roleset == null ? [] : cueLines(statement.grounds.roleset)),
    ],
    parts,
    holders: explainedHolders(claim, statement, reading.statements),
    steps: stepsOf(claim, statement, sentence),
    when: { words: claim.when.words, edtf: claim.when.edtf },
    score: explainedScore(
      claim.score,
      kindOfClaim(claim),
      asked ? null : claimDoubts(claim, given),
      ['disclosure', 'relation', 'meeting'].includes(claim.event),
    ),
  };
}

function showing(
  claim: ClaimProposal,
  mention: ReadMention,
  sentence: AnalysedSentence,
  frame: Frame | undefined,
): string[] {
  if (mention.sentence !== claim.sentence) return ['in another sentence'];
  const argument = argumentOver(frame, mention, claim.sentence);
  const path = pathShown(sentence, mention.word, claim.predicate);
  return [
    frame === undefined || argument === undefined ? 'in none of the frame’s arguments' : argumentShown(frame, argument),
    ...(path === null ? [] : [path]),
  ];
}

/** What kind of mention it is, and what it is tied to by grammar. */
function behind(mention: ReadMention, mentions: ReadonlyMap<string, ReadMention>): string[] {
  const ties = mention.links.flatMap(({ kind, to, by }) => {
    const other = mentions.get(to);
    return other === undefined ? [] : [`${TIES[kind]} “${other.passage.quote}” (${by})`];
  });
  return [`mention: ${mention.form}, ${mention.refersTo}`, ...ties];
}

const TIES = { is: 'the same as', antecedent: 'stands for', of: 'of', member: 'with' } as const;

const WEIGHED = {
  hedge: 'lessened by',
  negation: 'denied by',
  'left open': 'left open by',
  'expressly open': 'held expressly open by',
} as const;

/** What weighed the event, then what the cue it stands under makes of it. */
function stepsOf(
  claim: ClaimProposal,
  statement: StatementProposal | null,
  sentence: AnalysedSentence | undefined,
): ExplainedStep[] {
  const steps = claim.grounds.steps.map(
    ({ what, word, from, to }): ExplainedStep => ({
      what: word < 0 ? `${WEIGHED[what]} the form of its clause` : WEIGHED[what],
      words: word < 0 ? null : (sentence?.words[word]?.text ?? null),
      from,
      to,
    }),
  );
  const inside: Factuality = steps.at(-1)?.to ?? 'CT+';
  const held = claim.factuality.at(-1) ?? inside;
  const cue = statement?.cue[0]?.quote ?? null;
  if (held !== inside)
    steps.push({
      what: cue === null ? 'by what it stands in' : 'by the force of the cue',
      words: cue,
      from: inside,
      to: held,
    });
  return steps;
}
