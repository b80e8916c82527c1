import type { Draft } from '../attribution/statements.ts';
import type { EventMention } from '../events/events.ts';
import { headOf, upward, wordAt } from '../grammar/dependencies.ts';
import forces from '../vocabulary/forces.json' with { type: 'json' };
import { itemsOf, mentionsIn } from './parties.ts';
import type { ClaimContext } from './voices.ts';

/**
 * A telling whose content is read as a statement of its own is that statement, not a second claim: to tell an outlet or
 * an inquiry something is to speak, which is lineage. Told to a person, what was said moved, too.
 */
export function speaksOnly(context: ClaimContext, event: EventMention): boolean {
  if (event.event !== 'disclosure') return false;
  const spoken = context.draftsIn.get(event.tree)?.find((draft) => draft.attribution.predicate === event.predicate);
  if (spoken === undefined || (event.roles.recipient !== undefined && saysNothing(context, event, spoken)))
    return false;
  if (itemsOf(context, event).length === 0) return true;
  const { item } = event.roles;
  const clause = item !== undefined && ['VERB', 'AUX'].includes(wordAt(event.tree, headOf(event.tree, item)).upos);
  return (
    clause &&
    !mentionsIn(context, event, 'recipient').some(
      ({ refersTo, passage, head }) =>
        refersTo === 'person' ||
        PERSONS.test(passage.quote) ||
        (['group', 'organisation'].includes(refersTo) && !hears(passage.quote, head)),
    )
  );
}

/** "She told her deputy, and he told the board", "told his foreman, who moved it": what stands beside the telling is not what was told. */
function saysNothing({ document }: ClaimContext, { tree, predicate }: EventMention, { content }: Draft): boolean {
  const [first] = content;
  if (first === undefined || /^["“'‘]/u.test(document.text.slice(first.start))) return false;
  const at = tree.sentence.words.findIndex(({ start }) => start >= first.start);
  const path = at < 0 ? [] : upward(tree, at);
  const clause = path[path.indexOf(predicate) - 1];
  if (clause === undefined) return false;
  const { relation } = wordAt(tree, clause);
  const beside =
    ['parataxis', 'conj'].includes(relation) ||
    path.some(
      (each) =>
        wordAt(tree, each).relation === 'acl:relcl' && each > predicate && path.indexOf(each) < path.indexOf(predicate),
    );
  return beside && clause > predicate && tree.sentence.words[at - 1]?.text === ',';
}

const AUDIENCES: ReadonlySet<string> = new Set(forces.audiences.nouns);

/** An outlet or an inquiry, to which one speaks; a name may be one. */
function hears(quote: string, head: string): boolean {
  return AUDIENCES.has(head.toLowerCase()) || /^\p{Lu}/u.test(quote.replace(/^(?:the|a|an) /iu, ''));
}

/** Pronouns of persons: whoever they are, they were told. */
const PERSONS = /^(?:me|us|you|him|her|them)$/iu;
