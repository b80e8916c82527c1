import type { Factuality } from '../terms/factuality.ts';
import type { Standing } from '../terms/standing.ts';

/**
 * How surely a holder holds an event, as what was done by them: "the hop is raised as possible by the authorities".
 * The passive fits one holder and several, and leaves the event in nobody's mouth but theirs.
 */
export const HELD: Readonly<Record<Factuality, string>> = {
  'CT+': 'stated outright',
  'PR+': 'held probable',
  'PS+': 'raised as possible',
  'CT-': 'denied',
  'PR-': 'held improbable',
  'PS-': 'said possibly not to have happened',
  Uu: 'left open',
};

/** The same in a word or two, for a margin or a badge. */
export const SURENESS: Readonly<Record<Factuality, string>> = {
  'CT+': 'says so',
  'PR+': 'probable',
  'PS+': 'possible',
  'CT-': 'denies',
  'PR-': 'improbable',
  'PS-': 'possibly not',
  Uu: 'open',
};

/** What each standing means, in the words of a legend. */
export const MEANING: Readonly<Record<Standing, string>> = {
  documented: 'the record of the transfer itself is in the case',
  corroborated: 'stated outright by two or more origins shown to be independent',
  reported: 'stated outright by one origin, or by several not shown to be independent',
  alleged: 'at best held probable or possible by somebody',
  presumed: 'claimed by nobody; a relation, a meeting or a logged contact makes it possible',
  missing: 'nothing on this record connects the two',
};

/** Ends a sentence once, and begins it with a capital. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  const ended = /[.!?…]["”’]?$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}

/** Words that are written large only where they begin a sentence; a name is none of them. */
const SMALL =
  /^(?:A|An|The|It|Its|This|These|Those|Both|They|No|Nothing|Two|One|All|Each|Neither|What|Whoever|Whether)\b/;

/** A clause that came as a sentence of its own, made to stand after a colon or "because". */
export function clause(text: string): string {
  const trimmed = text.trim().replace(/\.$/, '');
  return SMALL.test(trimmed) ? trimmed.charAt(0).toLowerCase() + trimmed.slice(1) : trimmed;
}
