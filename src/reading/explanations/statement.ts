import type { ExplainedPart, Explanation } from '../../terms/explanation.ts';
import { factualityOf } from '../../terms/factuality.ts';
import type { Passage } from '../../terms/passage.ts';
import type { AnalysedSentence, Frame } from '../analysis/analysis.ts';
import { MODEL_RULE } from '../asked/statements.ts';
import { heldAt } from '../factuality/factuality.ts';
import { dependenciesOf } from '../grammar/dependencies.ts';
import type { StatementProposal } from '../reading.ts';
import { frameAt, statementDoubts, surroundingsOf } from '../scores/doubts.ts';
import type { Read, Taken } from './claim.ts';
import { explainedHolders } from './holders.ts';
import { cueLines, hedgeLines } from './lines.ts';
import { explainedScore } from './scores.ts';
import { argumentShown, explainedFrame, explainedWords } from './shows.ts';

/** Why a statement was read. */
export function explainStatement(read: Read, statement: StatementProposal, taken: Taken): Explanation {
  const { document, analysis, reading } = read;
  const { sentences } = analysis;
  const { cue, roleset, rule, force } = statement.grounds;
  const at = cue?.sentence ?? sentences.findIndex(({ end }) => end > statement.passage.start);
  const sentence = sentences[at];
  const frame = cue === null ? undefined : frameAt(sentences, cue);
  const passages: readonly (readonly [string, readonly Passage[]])[] = [
    ['source', statement.source],
    ['cue', statement.cue],
    ['content', statement.content],
    ['addressee', statement.addressee === null ? [] : [statement.addressee]],
    ['channel', statement.channel === null ? [] : [statement.channel]],
  ];
  const holder = statement.holders.at(-1)?.mention ?? null;
  const parts = passages.flatMap(([part, of]) =>
    of.map(
      (passage): ExplainedPart => ({
        part,
        text: passage.quote,
        shown: part === 'cue' ? [] : showing(passage, sentence, frame),
        taken: part === 'source' && holder !== null ? (taken.get(`holder ${holder}`) ?? null) : null,
      }),
    ),
  );
  const said =
    cue === null || sentence === undefined ? [] : heldAt(dependenciesOf(sentence, at), cue.word, () => true).steps;
  const given = surroundingsOf(reading, sentences);
  const calibrated = cue !== null && rule !== MODEL_RULE;
  return {
    id: statement.id,
    kind: 'statement',
    doc: document.id,
    sentence: {
      text: sentenceText(document.text ?? '', sentence),
      words: sentence === undefined ? [] : explainedWords(sentence),
    },
    rule,
    frame: frame === undefined || sentence === undefined ? null : explainedFrame(sentence, frame, document.text ?? ''),
    vocabulary: [
      ...(roleset === null ? [] : cueLines(roleset)),
      ...said.flatMap(({ word }) => hedgeLines(sentence?.words[word]?.lemma ?? '')),
    ],
    parts,
    holders: explainedHolders(statement, statement, reading.statements),
    steps: [
      ...said.map(({ what, word, from, to }) => ({
        what: `the saying itself: ${what}`,
        words: sentence?.words[word]?.text ?? null,
        from,
        to,
      })),
      ...(cue === null
        ? []
        : [
            {
              what: 'what the cue makes of its content',
              words: statement.cue[0]?.quote ?? null,
              from: 'CT+' as const,
              to: factualityOf(force.certainty, force.polarity),
            },
          ]),
    ],
    when: null,
    score: explainedScore(statement.score, 'statement', calibrated ? statementDoubts(statement, given) : null, false),
  };
}

function sentenceText(text: string, sentence: AnalysedSentence | undefined): string {
  return sentence === undefined ? '' : text.slice(sentence.start, sentence.end);
}

/** Which arguments of the cue's frame a part lies in, or where else it stands. */
function showing(
  { start, end, quote }: Passage,
  sentence: AnalysedSentence | undefined,
  frame: Frame | undefined,
): string[] {
  if (sentence === undefined) return [];
  if (start >= sentence.end || end <= sentence.start) return ['in another sentence than the cue'];
  const within = (frame?.arguments ?? []).filter(({ first, past }) => {
    const [from, to] = [sentence.words[first], sentence.words[past - 1]];
    return from !== undefined && to !== undefined && from.start < end && start < to.end;
  });
  return [
    ...(frame === undefined ? [] : within.map((argument) => argumentShown(frame, argument))),
    ...(frame !== undefined && within.length === 0
      ? ['in none of the frame’s arguments: by the grammar round the cue']
      : []),
    ...(/["“”„‘]/u.test(quote) ? ['with a quotation in it, taken whole'] : []),
    ...(end > sentence.end ? ['and on into the next sentence'] : []),
  ];
}
