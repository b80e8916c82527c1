import type { Reached } from '../terms/verdict.ts';
import type { Matter } from './matter.ts';
import { countOf } from './wording.ts';

/**
 * On what record a verdict stands, as one clause. A *no* or *unknown* adds how much a reader of this kind finds, since
 * what it did not find is not there; where that was not measured, it says so.
 */
export function coverageOf(matter: Matter, reached: Reached, contacts: number, cutShort: readonly string[]): string {
  const { evidence, left } = matter;
  const texts = countOf(evidence.documents.length, 'document');
  const out = left.size === 0 ? '' : `, ${countOf(left.size, 'claim')} of them left out as withdrawn or rejected`;
  const log = contacts === 0 ? 'no logged contact' : countOf(contacts, 'logged contact');
  const record = `On this record: ${texts}, ${countOf(evidence.claims.length, 'claim')}${out}, and ${log}`;
  return [record, reached === 'no' || reached === 'unknown' ? found(matter) : '', ...cutShort]
    .filter((each) => each !== '')
    .join('; ');
}

function found({ recall, evidence }: Matter): string {
  if (recall !== null) return `read by a reader that finds about ${Math.round(recall * 100)} of a hundred statements`;
  const { reader } = evidence.engine;
  if (reader !== null) return `read by ${reader}, whose share of statements found was not measured on texts like these`;
  return 'handed over as evidence, so that nobody measured what it leaves out';
}
