import type { Document } from '../../terms/document.ts';
import type { Factuality } from '../../terms/factuality.ts';
import { type Passage, passageOf } from '../../terms/passage.ts';
import type { AnalysedSentence } from '../analysis/analysis.ts';
import type { Stretch } from '../attribution/attributions.ts';
import { kindOf } from '../attribution/kind.ts';
import type { Quotation } from '../attribution/quotations.ts';
import { mentionAt } from '../mentions/mentions.ts';
import type { HolderProposal, ReadMention, StatementProposal } from '../reading.ts';
import type { AnsweredStatement } from './answer.ts';
import { allVerbatim, verbatim } from './verbatim.ts';

/** What an answer is held against: the document, and what the first reader knows of it. */
export interface Asked {
  readonly document: Document & { readonly text: string };
  readonly sentences: readonly AnalysedSentence[];
  readonly mentions: readonly ReadMention[];
  readonly quoted: readonly Quotation[];
  readonly author: HolderProposal;
}

/** A statement whose words were found, and where its parts stand. */
export interface ReadStatement {
  readonly statement: StatementProposal;
  readonly content: readonly Stretch[];
}

/**
 * The score of what a language model reads. Its own opinion of itself is not asked for, being worth little, and there is no
 * calibration for models in general: the middle of the scale stands for "not known".
 */
export const UNKNOWN_SCORE = 0.5;

/** The rule of all that it reads. */
export const MODEL_RULE = 'a language model';

/** The name of a source that is not named, as the first reader has it. */
const UNNAMED = 'unnamed source';

/** A statement of an answer, anchored; or why it is none. */
export function statementRead(
  scene: Asked,
  portion: Stretch,
  answered: AnsweredStatement,
  known: ReadonlyMap<string, ReadStatement>,
  id: string,
): ReadStatement | string {
  const { document } = scene;
  const quote = verbatim(document.text, answered.quote, portion);
  if (quote === null) return 'its quote is not in the text';
  const cue = verbatim(document.text, answered.cue, quote);
  if (cue === null) return 'its cue is not in its quote';
  const content = allVerbatim(document.text, answered.content, quote);
  if (content === null) return 'its content is not in its quote';
  const source = answered.source === null ? null : verbatim(document.text, answered.source, quote);
  if (answered.source !== null && source === null) return 'its source is not in its quote';
  const addressee = answered.addressee === null ? null : verbatim(document.text, answered.addressee, quote);
  if (answered.addressee !== null && addressee === null) return 'its addressee is not in its quote';
  const parent = answered.parent === null ? null : (known.get(answered.parent) ?? null);
  if (parent !== null && !parent.content.some((part) => part.start <= cue.start && cue.end <= part.end))
    return 'it does not stand in the statement it is said to stand in';
  const holders = [...(parent?.statement.holders ?? [scene.author]), holderAt(scene, source)];
  if (answered.factuality.length !== holders.length) return 'it does not give each holder one value';
  const passage = (at: Stretch): Passage => passageOf(document.id, document.text, at.start, at.end);
  const parts = [cue, ...content, ...(source === null ? [] : [source])];
  const whole = {
    start: Math.min(...parts.map(({ start }) => start)),
    end: Math.max(...parts.map(({ end }) => end)),
  };
  return {
    content,
    statement: {
      id,
      doc: document.id,
      passage: passage(whole),
      source: source === null ? [] : [passage(source)],
      cue: [passage(cue)],
      content: content.map(passage),
      kind: kindOf(content, scene.quoted),
      addressee: addressee === null ? null : passage(addressee),
      channel: null,
      parent: parent?.statement.id ?? null,
      holders,
      factuality: answered.factuality as Factuality[],
      score: UNKNOWN_SCORE,
      grounds: {
        rule: MODEL_RULE,
        cue: null,
        roleset: null,
        force: { certainty: 'CT', polarity: '+' },
        factive: false,
      },
    },
  };
}

function holderAt(scene: Asked, source: Stretch | null): HolderProposal {
  if (source === null) return { name: UNNAMED, mention: null, passage: null };
  const passage = passageOf(scene.document.id, scene.document.text, source.start, source.end);
  const mention = mentionOver(scene, source);
  return { name: mention?.name ?? passage.quote, mention: mention?.id ?? null, passage };
}

/** The mention that best fits these words; null where the first reader has none there. */
export function mentionOver({ sentences, mentions }: Asked, at: Stretch): ReadMention | null {
  const sentence = sentences.findIndex(({ start, end }) => start <= at.start && at.start < end);
  const words = sentences[sentence]?.words ?? [];
  const inside = words.flatMap((word, i) => (word.start >= at.start && word.end <= at.end ? [i] : []));
  const [first] = inside;
  if (first === undefined) return null;
  return mentionAt(mentions, sentence, { first, past: (inside.at(-1) ?? first) + 1 })[0] ?? null;
}
