import type { Factuality } from '../terms/factuality.ts';

/** Words by which an offer, a threat, a plan, a request, a condition or a reported question is known. */
const NO_CLAIM =
  /\b(?:offer(?:ed|ing)|offers? to|threaten(?:s|ed|ing)?|plan(?:ned|ning)|plans? to|intend(?:s|ed)?|hop(?:es|ed|ing) to|want(?:s|ed)? to|going to|will|would|shall|agreed to|promis(?:es|ed|ing)|proposed|proposes to|asked|asks|asking|requested|urged|urges|demanded|ordered|wonder(?:s|ed|ing)?|inquired|enquired|if|unless|in case|provided that|should)\b|\?\s*["”’']?\s*$/iu;

/** Words that say expressly that it is not known: they outweigh an "if" or a "would" beside them. */
const OPEN =
  /\b(?:unclear|unknown|not (?:yet )?(?:clear|known|certain|established|confirmed|proven|seen|determined)|no (?:\w+ )?(?:evidence|proof|sign|indication)|(?:not|n[’']t|never) (?:yet )?(?:seen|found|established|confirm(?:ed)?|know|say|tell|recall|remember|rule out)|cannot (?:say|confirm|recall|tell|know)|could not (?:say|confirm|recall|remember|tell|establish|determine)|undetermined|uncertain|remains? (?:open|to be seen)|doubtful whether|an open question)\b/iu;

/**
 * Whether an innermost holder who holds it unknown (Uu) leaves it open expressly. In a case file nothing else says so:
 * the words of the passage decide. What is offered, planned, asked or conditional is no claim; anything else is taken as
 * said of purpose, since a chain's relayers, who hold nothing, are not innermost.
 */
export function leavesOpen(quote: string): boolean {
  return OPEN.test(quote) || !NO_CLAIM.test(quote);
}

const COUNTERFACTUAL =
  /\b(?:if|had)\b.*\b(?:would|could|might)(?: not|n[’']t)? have\b|\b(?:would|could|might)(?: not|n[’']t)? have\b.*\bif\b/iu;

/** A counterfactual may be written CT-, and is no denial: it is held unknown. */
export function withoutCounterfactual(value: Factuality, quote: string): Factuality {
  return value === 'CT-' && COUNTERFACTUAL.test(quote) ? 'Uu' : value;
}

/** Relations by the words that name them, the first that fits; `kinship` and `colleague` are outside the vocabulary. */
const RELATION_WORDS: readonly (readonly [string, RegExp])[] = [
  [
    'kinship',
    /\b(?:kin(?:ship)?|family|relatives?|related|brothers?(?:-in-law)?|sisters?(?:-in-law)?|siblings?|cousins?|fathers?|mothers?|parents?|sons?|daughters?|wife|husband|spouse|married|uncle|aunt|nephew|niece|in-laws?)\b/iu,
  ],
  [
    'colleague',
    /\b(?:colleagues?|co-?workers?|shared? (?:an |the same )?employer|same (?:employer|firm|company|office|agency|ministry|unit)|both (?:work|worked|works) (?:for|at)|work(?:s|ed)? together|classmates?)\b/iu,
  ],
  ['ally', /\b(?:ally|allies|allied|alliance|partners?(?:hip)?)\b/iu],
  ['arm', /\b(?:arms?|armed|arming|weapons?|supplied (?:arms|weapons))\b/iu],
  ['fund', /\b(?:funds?|funded|funding|financ\w*|bankroll\w*|pays?|paid|donat\w*)\b/iu],
  ['command', /\b(?:command\w*|leads|led by|controls?|controlled|directs?|proxy)\b/iu],
  ['member of', /\b(?:member|members|membership|belongs? to|joined)\b/iu],
  ['works for', /\b(?:works? (?:for|at)|worked (?:for|at)|employ\w*|advis[eo]r to|aide to|serves?|served)\b/iu],
  ['support', /\b(?:support\w*|backs?|backed|backing|sponsor\w*)\b/iu],
];

/** The kind of a relation as the vocabulary has it, from what a file calls it; text outside it is kept as it is. */
export function relationKind(said: string): string {
  const plain = said.toLowerCase().replaceAll(/[_-]+/gu, ' ').trim();
  return RELATION_WORDS.find(([kind]) => kind === plain)?.[0] ?? relationIn(plain) ?? plain;
}

/** The relation that words name, or null. */
export function relationIn(words: string): string | null {
  return RELATION_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const RECORD = /\b(?:log|logs|logbook|memo|memorandum|transcript|minutes|register|ledger|record)\b/iu;

const RECORD_TITLE =
  /^(?:the )?(?:(?:\S+ ){0,2}(?:log|logbook|register)(?:$|,| of | for )|(?:memo|memorandum|minutes|transcript)(?:$|,| of | for | from | to ))/iu;

/**
 * Whether a kind, or failing that a title or id, says that a document is itself a record of what passed. A title says so
 * only where nobody else than its publisher wrote it: the press has memos in its headlines, too.
 */
export function isRecord(kind: string | null, title: string | null, id: string, written: boolean): boolean {
  if (kind !== null) return RECORD.test(kind.replaceAll(/[_-]/gu, ' '));
  if (written) return false;
  if (title !== null && RECORD_TITLE.test(title)) return true;
  return /^(?:log|memo|transcript|minutes|register|record)[-_]?\d*$/iu.test(id);
}
