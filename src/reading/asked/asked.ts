import type { Document } from '../../terms/document.ts';
import { AUTHOR } from '../../terms/holder.ts';
import type { Dropped } from '../../terms/mistake.ts';
import { passageOf } from '../../terms/passage.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { quotations } from '../attribution/quotations.ts';
import { mentionsOf } from '../mentions/mentions.ts';
import type { ClaimProposal, HolderProposal, Reading, StatementProposal } from '../reading.ts';
import { type Answer, answerIn } from './answer.ts';
import { claimRead } from './claims.ts';
import type { Ask } from './endpoint.ts';
import { answerFormat, type Portion, portionsOf, questionAbout } from './question.ts';
import { type Asked, type ReadStatement, statementRead } from './statements.ts';

/** Portions of one document that are asked about: a bound on what a document can cost. */
const MOST_PORTIONS = 200;

/** A reading with the portions that were asked about, and those of them that were answered in form. */
export interface AskedReading {
  readonly reading: Reading;
  readonly asked: number;
  readonly answered: number;
  /** Why the last portion without an answer had none; null where all had one. */
  readonly why: string | null;
}

/**
 * What a language model says a document says: the second reader. Mentions are the first reader's, so that who is who is decided alike
 * for both; statements and claims are the model's, as far as each of their words is found in the text where it says. What is
 * not is dropped, and listed with the reason. Portions are asked one after the other, in order.
 */
export async function askDocument(document: Document, analysis: Analysis, ask: Ask): Promise<AskedReading> {
  const text = document.text ?? '';
  const author: HolderProposal = { name: AUTHOR, mention: null, passage: null };
  const scene: Asked = {
    document: { ...document, text },
    sentences: analysis.sentences,
    mentions: mentionsOf(document, analysis),
    quoted: quotations(text, document.blocks),
    author,
  };
  const all = portionsOf(document, analysis.sentences);
  const portions = all.slice(0, MOST_PORTIONS);
  const statements: StatementProposal[] = [];
  const claims: ClaimProposal[] = [];
  const dropped: Dropped[] = all
    .slice(MOST_PORTIONS)
    .map((portion) => left(scene, portion, 'the text is too long to be asked about'));
  let answered = 0;
  let why: string | null = null;
  for (const portion of portions) {
    const reply = await ask(questionAbout(text.slice(portion.start, portion.end)), answerFormat());
    const answer = reply.kind === 'text' ? answerIn(reply.text) : null;
    if (answer === null) {
      why = reply.kind === 'text' ? 'its answer was not in form' : reply.why;
      dropped.push(left(scene, portion, `the language model was asked in vain: ${why}`));
      continue;
    }
    answered++;
    const read = readAnswer(scene, portion, answer, { statements: statements.length, claims: claims.length });
    statements.push(...read.statements);
    claims.push(...read.claims);
    dropped.push(...read.dropped);
  }
  const reading = { doc: document.id, mentions: scene.mentions, statements, claims, dropped };
  return { reading, asked: portions.length, answered, why };
}

function readAnswer(
  scene: Asked,
  portion: Portion,
  answer: Answer,
  so: { readonly statements: number; readonly claims: number },
): Pick<Reading, 'statements' | 'claims' | 'dropped'> {
  const dropped: Dropped[] = [];
  const known = new Map<string, ReadStatement>();
  const drop = (quote: string, why: string): void => {
    dropped.push({ doc: scene.document.id, quote: quote.slice(0, 300), why: `a language model’s reading: ${why}` });
  };
  const statements: StatementProposal[] = [];
  // A parent may come after its child: as many rounds as nesting can be deep.
  let waiting = [...answer.statements];
  for (let round = 0; waiting.length > 0 && round <= answer.statements.length; round++) {
    const ready = waiting.filter(({ parent }) => parent === null || known.has(parent));
    if (ready.length === 0) break;
    waiting = waiting.filter((each) => !ready.includes(each));
    for (const each of ready) {
      const id = `${scene.document.id}.s${so.statements + statements.length + 1}`;
      const read = known.has(each.id) ? 'its name is taken' : statementRead(scene, portion, each, known, id);
      if (typeof read === 'string') drop(each.quote, read);
      else {
        known.set(each.id, read);
        statements.push(read.statement);
      }
    }
  }
  for (const each of waiting) drop(each.quote, 'it stands in a statement that is not there');
  const claims: ClaimProposal[] = [];
  for (const each of answer.claims) {
    const id = `${scene.document.id}.c${so.claims + claims.length + 1}`;
    const read = claimRead(scene, portion, each, known, id);
    if (typeof read === 'string') drop(each.quote, read);
    else claims.push(read);
  }
  return { statements, claims, dropped };
}

function left({ document }: Asked, { start, end }: Portion, why: string): Dropped {
  return {
    doc: document.id,
    quote: passageOf(document.id, document.text, start, Math.min(end, start + 300)).quote,
    why,
  };
}
