import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import type { Alternation, Fillers } from './alternations.ts';
import type { Clause } from './clauses.ts';
import { kindOf } from './kinds.ts';

const GIVING: ReadonlySet<string> = new Set(['to', 'with']);

/**
 * What else a verb says was given, where its phrases are joined otherwise than noun to noun: a second pair that leaves the
 * verb out ("gave Plaintiff the plans and Defendant the data", "and the priest to a commander", "and the plan to a
 * fence"), a second getter with its own preposition ("to Voss and, a day later, to the board"), and a second subject apart
 * from the first ("both the mayor and, later, the sheriff were shown it").
 */
export function jointly(tree: Dependencies, line: Alternation, clause: Clause, roles: Fillers): Fillers[] {
  return [
    ...thingsApart(tree, roles),
    ...pairsApart(tree, clause, roles),
    ...giversApart(tree, clause, roles),
    ...gettersApart(tree, line, clause, roles),
    ...subjectsApart(tree, line, clause, roles),
  ];
}

/** "gave the codes to the crew and the plan to a fence": a second thing with a getter of its own. */
function thingsApart(tree: Dependencies, roles: Fillers): Fillers[] {
  const { recipient } = roles;
  if (recipient === undefined) return [];
  return childrenBy(tree, recipient, ['conj'])
    .filter((at) => kindOf(tree, at) === 'thing')
    .flatMap((at) => {
      const to = givenTo(tree, at);
      return to === undefined ? [] : [{ ...roles, item: at, recipient: to }];
    });
}

/** "gave Plaintiff the plans and Defendant the data". */
function pairsApart(tree: Dependencies, { predicate, objects }: Clause, roles: Fillers): Fillers[] {
  const { recipient, item } = roles;
  if (recipient === undefined || item === undefined || !objects.includes(recipient) || !objects.includes(item))
    return [];
  const second = [recipient, item]
    .flatMap((at) => childrenBy(tree, at, ['conj']))
    .find((at) => at > item && kindOf(tree, at) === 'party');
  if (second === undefined) return [];
  const thing = [predicate, second]
    .flatMap((at) => childrenBy(tree, at, ['obj', 'appos', 'nmod:unmarked', 'obl:unmarked']))
    .find((at) => at > second && kindOf(tree, at) !== 'party');
  return thing === undefined ? [] : [{ ...roles, recipient: second, item: thing }];
}

/** "gave it to a priest, and the priest to a commander". */
function giversApart(tree: Dependencies, { predicate, passive }: Clause, roles: Fillers): Fillers[] {
  if (passive || roles.discloser === undefined || roles.item === undefined) return [];
  return childrenBy(tree, predicate, ['conj'])
    .filter((at) => wordAt(tree, at).upos !== 'VERB' && kindOf(tree, at) === 'party')
    .flatMap((at) => {
      const to = givenTo(tree, at);
      return to === undefined ? [] : [{ ...roles, discloser: at, recipient: to }];
    });
}

/** "to Voss and, a day later, to the board": the parser hangs the second on the verb, with what joins it. */
function gettersApart(tree: Dependencies, line: Alternation, { obliques }: Clause, roles: Fillers): Fillers[] {
  const first = obliques.find((each) => each.word === roles.recipient && each.within === null);
  if (first === undefined || line.prepositions[first.preposition] !== 'recipient') return [];
  return obliques
    .filter(
      ({ preposition, within, word }) => within === null && preposition === first.preposition && word > first.word,
    )
    .filter(({ word }) => relationOf(wordAt(tree, word)) !== 'conj' && kindOf(tree, word) === 'party')
    .filter(({ word }) => joined(tree, first.word, word))
    .map(({ word }) => ({ ...roles, recipient: word }));
}

/** "both the mayor and, later, the sheriff were shown it": two subjects of one verb, with "and" between them. */
function subjectsApart(tree: Dependencies, line: Alternation, clause: Clause, roles: Fillers): Fillers[] {
  const { predicate, passive, subject } = clause;
  const role = (['discloser', 'recipient'] as const).find((each) => roles[each] === subject);
  if (subject === null || role === undefined || (passive ? role !== 'recipient' : role !== line.subject)) return [];
  return childrenBy(tree, predicate, ['nsubj'])
    .filter((at) => at < subject && kindOf(tree, at) === 'party' && joined(tree, at, subject))
    .map((at) => ({ ...roles, [role]: at }));
}

function joined(tree: Dependencies, from: number, to: number): boolean {
  return tree.sentence.words.slice(from + 1, to).some(({ upos, text }) => upos === 'CCONJ' && /^and$/i.test(text));
}

function givenTo(tree: Dependencies, at: number): number | undefined {
  return (tree.children[at] ?? []).find((child) =>
    childrenBy(tree, child, ['case']).some((mark) => GIVING.has(wordAt(tree, mark).text.toLowerCase())),
  );
}
