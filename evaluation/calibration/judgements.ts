import { readFileSync } from 'node:fs';
import { textDocument } from '../../src/documents/index.ts';
import type { Reader } from '../../src/reading/analysis/reader.ts';
import { readDocument } from '../../src/reading/read.ts';
import type { ClaimProposal, Reading } from '../../src/reading/reading.ts';
import { claimDoubts, statementDoubts, surroundingsOf } from '../../src/reading/scores/doubts.ts';
import type { Calibrated } from '../../src/reading/scores/score.ts';
import { resolve } from '../../src/resolution/index.ts';
import { corpusFile, readLines } from '../corpus.ts';
import { agreementOf } from '../sets/agreement.ts';
import { annotationsOf, type Span } from '../sets/annotation.ts';
import { namesAgree } from '../sets/names.ts';
import { developmentSets } from '../sets/place.ts';
import { valuedTextOf, valuesAgree } from '../sets/values.ts';
import type { Judged } from './weights.ts';

/** Readings by the kind they are calibrated as, with what a person says of each. */
export type Judgements = Readonly<Record<Calibrated, readonly Judged[]>>;

/**
 * What was read of the development sets, right or wrong. A disclosure is right with all its roles and the innermost value; a
 * statement with its content and source (where only values were annotated: with a source that holds the event); a claim by the
 * values that a sentence was written for, where its kind and every holder's value agree. Readings that nobody judged are left out.
 */
export async function judgementsBy(
  reader: Reader,
): Promise<{ readonly of: Judgements; readonly hops: ReadonlySet<string> }> {
  const of: Record<Calibrated, Judged[]> = { disclosure: [], claim: [], statement: [] };
  const hops = new Set<string>();
  for (const text of developmentSets('events').flatMap((file) => annotationsOf(readFileSync(file, 'utf8')))) {
    const known = { author: text.author ?? undefined, published: text.published ?? undefined };
    const document = textDocument(text.text, { id: text.id, path: null, known });
    const analysis = await reader.analyse(document);
    const reading = readDocument(document, analysis, NOTHING_LEFT_OUT);
    const resolved = resolve([document], [reading]);
    const given = surroundingsOf(reading, analysis.sentences);
    const { judged } = agreementOf(text, resolved);
    for (const [id, right] of judged) {
      const claim = reading.claims.find((each) => each.id === baseOf(id));
      const statement = reading.statements.find((each) => each.id === id);
      // What nobody holds is annotated only where it is wrong: its share of right ones would be no measure.
      if (claim !== undefined && !held(claim)) continue;
      if (claim !== undefined) of.disclosure.push({ text: text.id, id, right, doubts: claimDoubts(claim, given) });
      else if (statement !== undefined && statement.grounds.cue !== null)
        of.statement.push({ text: text.id, id, right, doubts: statementDoubts(statement, given) });
    }
    for (const { id, roles, factuality } of resolved.claims) {
      const whole = [roles.discloser, roles.recipient, roles.item].every((role) => role !== undefined);
      if (whole && factuality.at(-1)?.endsWith('+') === true) hops.add(id);
    }
  }
  for (const line of developmentSets('factuality').flatMap((file) => readLines<unknown>(corpusFile(file, '', '')))) {
    const text = valuedTextOf(line);
    const document = textDocument(text.text, { id: text.id, path: null });
    const analysis = await reader.analyse(document);
    const reading = readDocument(document, analysis, NOTHING_LEFT_OUT);
    const given = surroundingsOf(reading, analysis.sentences);
    for (const wanted of text.claims) {
      const about = (part: Span): boolean => part.start < wanted.predicate.end && wanted.predicate.start < part.end;
      for (const claim of reading.claims) {
        const word = analysis.sentences[claim.sentence]?.words[claim.predicate];
        if (word === undefined || !about(word)) continue;
        const { right, of: all } = valuesAgree(text, wanted, only(reading, claim.id), analysis.sentences);
        const agrees = right === all && claim.event === wanted.event;
        of.claim.push({ text: text.id, id: claim.id, right: agrees, doubts: claimDoubts(claim, given) });
      }
      for (const statement of reading.statements) {
        if (statement.grounds.cue === null || !statement.content.some(about)) continue;
        const source = statement.holders.at(-1)!.name;
        // The innermost holder may be one of several around the event: any of the chain but the author will do.
        const right = wanted.holders.slice(1).some((names) => names.some((name) => namesAgree(name, source)));
        of.statement.push({ text: text.id, id: statement.id, right, doubts: statementDoubts(statement, given) });
      }
    }
  }
  return { of, hops };
}

const NOTHING_LEFT_OUT = { least: 0 };

/** The proposal that a claim came from: one that stands for several gives "c3", "c3.2" ... */
function baseOf(id: string): string {
  return id.replace(/(\.c\d+)\.\d+$/, '$1');
}

function held({ factuality, questions }: ClaimProposal): boolean {
  return questions || factuality.at(-1) !== 'Uu';
}

function only(reading: Reading, id: string): Reading {
  return { ...reading, claims: reading.claims.filter((claim) => claim.id === id) };
}
