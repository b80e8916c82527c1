import type { NameSpan } from '../analysis/analysis.ts';
import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import type { MentionLink } from '../reading.ts';
import { groupNoun, informationKind, isRelational } from './nominals.ts';
import type { NounPhrase } from './nounphrases.ts';
import { pronounOf } from './pronouns.ts';

/** A phrase in its sentence. An adjective names a state; a clause is what someone knows or tells. */
export interface PlacedPhrase {
  readonly tree: Dependencies;
  readonly phrase: NounPhrase;
  readonly kind: 'noun' | 'adjective' | 'clause';
}

/** What ties a phrase to the others of its sentence, by grammar alone. `ids` names every phrase of the document. */
export function linksOf(
  sentence: readonly PlacedPhrase[],
  each: PlacedPhrase,
  ids: ReadonlyMap<PlacedPhrase, string>,
): MentionLink[] {
  if (each.kind !== 'noun') return [];
  const { tree, phrase } = each;
  const here = sentence.filter((other) => other !== each && other.kind !== 'clause');
  const headed = (at: number): PlacedPhrase | undefined =>
    here.find((other) => other.phrase.head === at) ??
    here.find((other) => other.phrase.named !== null && other.phrase.name.first <= at && at < other.phrase.name.past);
  const links: MentionLink[] = [];
  const link = (kind: MentionLink['kind'], to: PlacedPhrase | undefined, by: string): void => {
    const id = to === undefined ? undefined : ids.get(to);
    if (id !== undefined && !links.some((known) => known.to === id && known.kind === kind))
      links.push({ kind, to: id, by });
  };
  link('antecedent', antecedent(tree, phrase.head, headed), 'relative pronoun');
  for (const [at, by] of sameThings(tree, phrase))
    link('is', by === 'apposition' ? (beforeComma(tree, phrase, here) ?? headed(at)) : headed(at), by);
  const described = ['conj', 'appos', 'nmod', 'dep'].includes(relationOf(wordAt(tree, phrase.head)))
    ? beforeComma(tree, phrase, here)
    : undefined;
  link('is', described, 'apposition');
  link('is', beforeDash(tree, phrase, here), 'dash');
  link('is', alias(tree, phrase, here), 'alias');
  for (const [at, by] of owners(tree, phrase)) link('of', headed(at), by);
  for (const other of here)
    if (insideTitle(tree, phrase, other)) link('of', other, other.kind === 'adjective' ? 'demonym' : 'compound');
  const shared = sharedState(tree, phrase, here);
  link('of', shared, 'shared');
  link('is', jointly(tree, phrase, here), 'joint description');
  if (relationOf(wordAt(tree, phrase.head)) === 'conj' && described === undefined)
    link('member', headed(firstConjunct(tree, phrase.head)), 'coordination');
  return links;
}

/** What a relative pronoun stands for: the noun that the nearest relative clause above it hangs on. */
function antecedent(
  tree: Dependencies,
  at: number,
  headed: (at: number) => PlacedPhrase | undefined,
): PlacedPhrase | undefined {
  const word = wordAt(tree, at);
  if (pronounOf(word.text)?.use !== 'relative' && !(word.text.toLowerCase() === 'that' && word.upos === 'PRON'))
    return undefined;
  for (let up = word.head, step = 0; up >= 0 && step < 12; up = wordAt(tree, up).head, step++) {
    const clause = wordAt(tree, up);
    if (relationOf(clause) === 'acl' && clause.head >= 0 && clause.head < at) return headed(clause.head);
    if (['ccomp', 'advcl'].includes(relationOf(clause))) return undefined;
  }
  // "The same group who ..." without a clause of its own: the noun right before.
  const before = tree.sentence.words[at - 1];
  return before !== undefined && ['NOUN', 'PROPN'].includes(before.upos) && word.text.toLowerCase() !== 'that'
    ? headed(at - 1)
    : undefined;
}

const NEGATIONS = new Set(['not', "n't", 'n’t', 'never', 'no', 'hardly']);
const NOT_SURE = new Set(['may', 'might', 'could', 'would', 'should', 'will', 'can', 'must']);

function* sameThings(tree: Dependencies, phrase: NounPhrase): Generator<[number, string]> {
  const word = wordAt(tree, phrase.head);
  if (relationOf(word) === 'appos') yield [word.head, 'apposition'];
  const copula = childrenBy(tree, phrase.head, ['cop'])[0];
  if (copula === undefined || wordAt(tree, copula).lemma.toLowerCase() !== 'be') return;
  if (childrenBy(tree, phrase.head, ['case', 'mark']).length > 0) return;
  const around = [
    ...childrenBy(tree, phrase.head, ['advmod', 'aux', 'det']),
    ...childrenBy(tree, copula, ['advmod']),
  ].map((at) => wordAt(tree, at).text.toLowerCase());
  if (around.some((text) => NEGATIONS.has(text) || NOT_SURE.has(text))) return;
  if (tree.sentence.words.at(-1)?.text === '?') return;
  for (const subject of childrenBy(tree, phrase.head, ['nsubj'])) yield [subject, 'copula'];
}

/**
 * The description that ends right before the comma that opens an apposition: "the minister, Orlov, and the envoy, Petrov"
 * hangs both names on the minister, and "the cook at Rovers, Noll" may hang the cook's name on the club.
 */
function beforeComma(tree: Dependencies, phrase: NounPhrase, here: readonly PlacedPhrase[]): PlacedPhrase | undefined {
  if (phrase.named === null || tree.sentence.words[phrase.span.first - 1]?.text !== ',') return undefined;
  const end = phrase.span.first - 1;
  const described = here.filter(
    (other) => other.kind === 'noun' && other.phrase.named === null && other.phrase.span.past === end,
  );
  const person =
    phrase.named !== 'proper' && phrase.named.type === 'PER'
      ? described.find((other) => wordAt(tree, other.phrase.head).entity === 'person')
      : undefined;
  return person ?? described.find((other) => relationOf(wordAt(tree, other.phrase.head)) === 'conj');
}

const DASH = /^(?:–|—|-|--)$/;

/** "A close partner – Ruritania": a description and a name with only a dash between. Points from the name to the description. */
function beforeDash(tree: Dependencies, phrase: NounPhrase, here: readonly PlacedPhrase[]): PlacedPhrase | undefined {
  if (phrase.named === null || !DASH.test(tree.sentence.words[phrase.span.first - 1]?.text ?? '')) return undefined;
  const end = phrase.span.first - 1;
  const next = tree.sentence.words[phrase.span.past];
  if (next !== undefined && ['VERB', 'AUX'].includes(next.upos)) return undefined;
  return here.find(
    (other) =>
      other.kind === 'noun' &&
      other.phrase.named === null &&
      other.phrase.span.past === end &&
      isRelationalOrPerson(tree, other.phrase),
  );
}

function isRelationalOrPerson(tree: Dependencies, phrase: NounPhrase): boolean {
  const word = wordAt(tree, phrase.head);
  return (
    isRelational(word.text) || word.entity === 'person' || word.entity === 'organization' || word.entity === 'place'
  );
}

const ALIASES = [
  /^,? ?(?:who is )?(?:also |better |once |formerly |previously |now )?(?:known|referred to) (?:to \w+ )?as$/,
  /^(?:by the name of|named|called|nicknamed|code-?named|a\.?k\.?a\.?)$/,
];

/** "A man by the name of Orlov", "the group, once known as the Guild": points from the name to what it names. */
function alias(tree: Dependencies, phrase: NounPhrase, here: readonly PlacedPhrase[]): PlacedPhrase | undefined {
  if (phrase.named === null) return undefined;
  const { words } = tree.sentence;
  for (let from = phrase.span.first - 1; from >= 0 && phrase.span.first - from <= 7; from--) {
    const between = words
      .slice(from, phrase.span.first)
      .map((word) => word.text.toLowerCase())
      .join(' ');
    if (!ALIASES.some((pattern) => pattern.test(between))) continue;
    const found = here.filter(
      (other) =>
        other.kind === 'noun' &&
        (other.phrase.span.past === from ||
          (other.phrase.name.past <= from &&
            other.phrase.span.past >= phrase.span.first &&
            other.phrase.span.first < from)),
    );
    if (found.length > 0)
      return (
        found.find(
          (other) =>
            other.phrase.span.past === from &&
            other.phrase.span.first === Math.max(...found.map((each) => each.phrase.span.first)),
        ) ?? found.at(-1)
      );
  }
  return undefined;
}

const FROM = new Set(['of', 'from', 'for', 'to', 'by', 'at', 'in', 'with']);

/** Possessors, "of", "from" and "by" phrases, and names and adjectives of states before the noun. */
function* owners(tree: Dependencies, phrase: NounPhrase): Generator<[number, string]> {
  for (const child of tree.children[phrase.head] ?? []) {
    const word = wordAt(tree, child);
    const relation = relationOf(word);
    if (word.relation === 'nmod:poss') yield [child, 'possessive'];
    else if (relation === 'nmod' && !['nmod:unmarked', 'nmod:desc'].includes(word.relation)) {
      const marker = childrenBy(tree, child, ['case']).map((at) => wordAt(tree, at).text.toLowerCase())[0];
      if (marker === undefined) yield [child, 'compound'];
      else if (FROM.has(marker)) yield [child, marker];
    } else if (relation === 'compound' || relation === 'amod')
      yield [child, word.upos === 'ADJ' ? 'demonym' : 'compound'];
    else if (relation === 'acl' && word.relation !== 'acl:relcl') {
      for (const agent of childrenBy(tree, child, ['obl'])) {
        const marker = childrenBy(tree, agent, ['case']).map((at) => wordAt(tree, at).text.toLowerCase())[0];
        if (marker === 'by' || marker === 'from') yield [agent, `${word.lemma.toLowerCase()} ${marker}`];
      }
    }
  }
  const origin = originBeside(tree, phrase);
  if (origin !== null) yield [origin, 'from'];
}

const GIVING =
  /^(?:share|pass|give|hand|leak|disclose|send|forward|reveal|provide|supply|deliver|publish|sell|slip|show)$/;

/** "Passed intelligence from Kadia to a militia", parsed as if the passing came from there: what is given away came from there. */
function originBeside(tree: Dependencies, phrase: NounPhrase): number | null {
  const word = wordAt(tree, phrase.head);
  if (
    relationOf(word) !== 'obj' ||
    informationKind(word.text) === null ||
    !GIVING.test(wordAt(tree, word.head).lemma.toLowerCase())
  )
    return null;
  const from = tree.sentence.words[phrase.span.past];
  if (from?.text.toLowerCase() !== 'from' || from.head < 0) return null;
  return relationOf(wordAt(tree, from.head)) === 'obl' && wordAt(tree, from.head).head === word.head ? from.head : null;
}

/** An adjective or name that stands among the words of the phrase before its head, wherever the parse hung it. */
function insideTitle(tree: Dependencies, phrase: NounPhrase, other: PlacedPhrase): boolean {
  const { span } = other.phrase;
  // "Secretary of State": what follows a preposition belongs to the title itself.
  if (span.first > 0 && wordAt(tree, span.first - 1).upos === 'ADP' && span.first > phrase.span.first) return false;
  return (
    span.first >= phrase.span.first &&
    span.past <= phrase.head &&
    span.past <= phrase.name.first + 1 &&
    other.phrase.named !== null &&
    isState(other) &&
    !same(other.phrase.named, phrase.named)
  );
}

function isState(other: PlacedPhrase): boolean {
  return (
    other.kind === 'adjective' || (other.phrase.span.past - other.phrase.span.first <= 3 && other.phrase.named !== null)
  );
}

function same(a: NameSpan | 'proper' | null, b: NameSpan | 'proper' | null): boolean {
  return a !== 'proper' && a === b;
}

/** "Ruritanian minister Orlov and ambassador Petrov": the second office is of the same state where it names none. */
function sharedState(tree: Dependencies, phrase: NounPhrase, here: readonly PlacedPhrase[]): PlacedPhrase | undefined {
  const word = wordAt(tree, phrase.head);
  if (relationOf(word) !== 'conj' || phrase.title === null) return undefined;
  if (here.some((other) => insideTitle(tree, phrase, other)) || [...owners(tree, phrase)].length > 0) return undefined;
  const first = here.find((other) => other.kind === 'noun' && other.phrase.head === firstConjunct(tree, phrase.head));
  if (first === undefined || first.phrase.title === null) return undefined;
  return here.find((other) => other.kind === 'adjective' && insideTitle(tree, first.phrase, other));
}

/** "An author and commentator": one article for both, so both describe one person. */
function jointly(tree: Dependencies, phrase: NounPhrase, here: readonly PlacedPhrase[]): PlacedPhrase | undefined {
  const word = wordAt(tree, phrase.head);
  if (relationOf(word) !== 'conj' || !describesOne(tree, phrase)) return undefined;
  if (childrenBy(tree, phrase.head, ['det', 'nmod:poss', 'nummod']).length > 0) return undefined;
  const first = here.find((other) => other.kind === 'noun' && other.phrase.head === firstConjunct(tree, phrase.head));
  if (first === undefined || !describesOne(tree, first.phrase)) return undefined;
  const article = childrenBy(tree, first.phrase.head, ['det']).some((at) =>
    /^(?:an?|the)$/i.test(wordAt(tree, at).text),
  );
  return article ? first : undefined;
}

/** A common noun for one person. */
function describesOne(tree: Dependencies, phrase: NounPhrase): boolean {
  const word = wordAt(tree, phrase.head);
  const person = word.entity === 'person' || groupNoun(word.text)?.refersTo === 'group';
  return phrase.named === null && person && word.text.toLowerCase() === word.lemma.toLowerCase();
}

function firstConjunct(tree: Dependencies, at: number): number {
  let up = at;
  for (let step = 0; relationOf(wordAt(tree, up)) === 'conj' && step < tree.sentence.words.length; step++)
    up = wordAt(tree, up).head;
  return up;
}
