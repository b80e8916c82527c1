import type { Role } from '../../terms/event.ts';
import type { WordSpan } from '../analysis/analysis.ts';
import { SPOKEN } from '../attribution/cues.ts';
import { covers } from '../attribution/nesting.ts';
import type { Draft } from '../attribution/statements.ts';
import { citationOf, rolesOfWork } from '../events/citations.ts';
import type { EventMention } from '../events/events.ts';
import { isAnyOutlet, isOutlet, isSelf, wordsOf, workAt } from '../events/works.ts';
import { broughtBy, childrenBy, type Dependencies, headOf, wordAt } from '../grammar/dependencies.ts';
import { mentionAt } from '../mentions/mentions.ts';
import type { ClaimProposal, ReadMention } from '../reading.ts';
import media from '../vocabulary/media.json' with { type: 'json' };
import { asksFor } from './answers.ts';
import type { ClaimDraft } from './discourse.ts';
import { combinations, couldAct, mentionsIn } from './parties.ts';
import { type ClaimContext, type Voice, voiceAt } from './voices.ts';

const ACCESS = new Set(media.access.words);
const ACCESS_NOUNS = new Set(media.access.nouns);
/** Most words between a cue and the participle that says by whom: a day, a place. */
const LONGEST_ASIDE = 3;
const BY_WAY_OF = ['in', 'on', 'via', 'through', 'during'];

/**
 * The claims of a citation: who cites (nobody, where it is whoever says so), whom, and what text. None where neither whom
 * nor what is named. `base` is what every claim of the event has.
 */
export function citationClaims(
  context: ClaimContext,
  event: EventMention,
  voice: Voice,
  base: Omit<ClaimProposal, 'id' | 'statement' | 'roles'>,
): ClaimDraft[] {
  const cited = new Map<Role, readonly ReadMention[]>();
  for (const role of ['agent', 'other', 'originator'] as const) {
    const span = event.roles[role];
    if (span === undefined || asksFor(event.tree, span)) continue;
    const found = mentionsIn(context, event, role).filter(
      (mention) =>
        mention.refersTo === 'item' ||
        couldAct(mention, true, wordAt(event.tree, mention.word).entity) ||
        workAt(event.tree, mention.word) !== null,
    );
    if (found.length > 0) cited.set(role, found);
  }
  const item = mentionsIn(context, event, 'item')[0];
  if (item === undefined && !cited.has('other') && !cited.has('originator')) return [];
  const reporting = cited.has('agent') ? reportedBefore(context, event) : null;
  const said = reporting === null ? voice : voiceAt(context, event.tree, reporting.attribution.predicate);
  const agent = reporting === null ? null : sourceMention(context, reporting);
  if (agent !== null) cited.set('agent', [agent]);
  const speaking = said.holders.length > 1 ? said.holders.at(-1)?.mention : null;
  const draft = context.draftsIn.get(event.tree)?.find((each) => each.attribution.predicate === event.predicate);
  const held = agent === null ? {} : { holders: said.holders, factuality: said.holders.map(() => 'CT+' as const) };
  const spoken = item !== undefined && speaks(context, item.id);
  return combinations(cited).map(({ other, originator, ...roles }) => ({
    claim: {
      ...base,
      ...held,
      roles: {
        ...(roles.agent === undefined && speaking ? { agent: speaking } : {}),
        ...roles,
        ...filled(spoken ? item.id : other, spoken ? (originator ?? other) : originator, spoken ? undefined : item?.id),
      },
    },
    draft: draft === undefined ? said.draft : context.drafts.indexOf(draft),
    tree: event.tree,
  }));
}

function filled(other?: string, originator?: string, item?: string): ClaimProposal['roles'] {
  return {
    ...(other === undefined ? {} : { other }),
    ...(originator === undefined ? {} : { originator }),
    ...(item === undefined ? {} : { item }),
  };
}

/** Whether a mention holds a statement: a text that speaks ("the memo says") is whom one cites, and its outlet where it is from. */
function speaks(context: ClaimContext, mention: string): boolean {
  return context.chains.some((chain) => chain.some((holder) => holder.mention === mention));
}

/**
 * "..., the Herald reported, citing two officials": the parser takes whoever was spoken of for the one who cites. Right after
 * a cue it is whoever said it.
 */
function reportedBefore(context: ClaimContext, { tree, predicate }: EventMention): Draft | null {
  if (!/ing$/i.test(wordAt(tree, predicate).text) || tree.sentence.words[predicate - 1]?.text !== ',') return null;
  const cue = context.draftsIn.get(tree)?.findLast(({ attribution }) => {
    const { cueWords, predicate: at, source } = attribution;
    return at < predicate && predicate - 1 - cueWords.past <= LONGEST_ASIDE && source !== null;
  });
  return cue ?? null;
}

function sourceMention(context: ClaimContext, { attribution }: Draft): ReadMention | null {
  const { tree, source } = attribution;
  return source === null ? null : (mentionAt(context.mentions, tree.index, source)[0] ?? null);
}

/** The word of what is cited: it stands for a citation where the verb says more than that ("published by the Ledger"). */
export function ofCited({ tree, predicate, roles }: EventMention): number {
  const cited = roles.other ?? roles.item;
  return cited === undefined ? predicate : headOf(tree, cited);
}

/**
 * The citations that attributions make by themselves: a source that is a text or an outlet, or is described by what it was
 * told; an outlet that was told; a text it was said in. Whoever reports it cites.
 */
export function statedCitations(context: ClaimContext, tree: Dependencies): EventMention[] {
  return (context.draftsIn.get(tree) ?? []).flatMap((draft) =>
    [...bySource(draft), ...byAddressee(draft), ...byChannel(draft)].map(([rule, roles]) =>
      citationOf({
        tree,
        predicate: draft.attribution.predicate,
        rule: `citing: ${rule}`,
        roles,
        times: [],
        score: draft.score,
      }),
    ),
  );
}

type Found = readonly (readonly [rule: string, roles: Partial<Record<Role, WordSpan>>])[];

function bySource({ attribution }: Draft): Found {
  const { tree, source, cue } = attribution;
  // An outlet that denies or wants something acts for itself; of one that says or shows something, others have it.
  if (source === null || !['say', 'show'].includes(cue.class)) return [];
  const head = headOf(tree, source);
  const work = workAt(tree, head);
  if (work !== null) return [['source', rolesOfWork(work)]];
  if (isSelf(tree, head)) return [];
  if (isOutlet(tree, head) || toldOf(tree, head)) return [['source', { other: wordsOf(tree, head) }]];
  return [];
}

function byAddressee({ attribution }: Draft): Found {
  const { tree, addressee } = attribution;
  if (addressee === null) return [];
  const head = headOf(tree, addressee);
  return isOutlet(tree, head) && !isAnyOutlet(tree, head) && !isSelf(tree, head)
    ? [['addressee', { other: wordsOf(tree, head) }]]
    : [];
}

function byChannel({ attribution, content }: Draft): Found {
  const { tree, predicate, cue, source } = attribution;
  if (!SPOKEN.has(cue.class) && cue.class !== 'show') return [];
  // "Kovacs, in a column for the Mail, called": the parser hangs it on who speaks.
  const speaker = source === null ? [] : [headOf(tree, source)];
  const argued = (tree.frameAt.get(predicate)?.arguments ?? [])
    .filter(({ role }) => role.startsWith('ARGM-'))
    .map((argument) => headOf(tree, argument))
    .filter((at) => !covers(content, wordAt(tree, at).start));
  return [predicate, ...childrenBy(tree, predicate, ['xcomp', 'conj']), ...speaker]
    .flatMap((host) => childrenBy(tree, host, ['obl', 'nmod']))
    .concat(argued)
    .filter((child) => broughtBy(tree, child, BY_WAY_OF))
    .flatMap((child) => {
      const work = workAt(tree, child);
      return work === null ? [] : [['channel', rolesOfWork(work)] as const];
    })
    .slice(0, 1);
}

/** "a person briefed on the matter", "two people with knowledge of the talks": a source by what it was told. */
function toldOf(tree: Dependencies, head: number): boolean {
  if (!['NOUN', 'PRON'].includes(wordAt(tree, head).upos)) return false;
  return (
    childrenBy(tree, head, ['acl', 'amod']).some((at) => {
      const word = wordAt(tree, at);
      return at > head && (ACCESS.has(word.lemma.toLowerCase()) || ACCESS.has(word.text.toLowerCase()));
    }) ||
    childrenBy(tree, head, ['nmod']).some(
      (at) => broughtBy(tree, at, ['with']) && ACCESS_NOUNS.has(wordAt(tree, at).lemma.toLowerCase()),
    )
  );
}

/**
 * The citations of a sentence, each once: a verb and an attribution may state the same. Verbs, which know who cites, come
 * first; one that names the text, too, stands for one that names only its outlet.
 */
export function citedOnce(claims: readonly ClaimDraft[]): ClaimDraft[] {
  const whole = new Set(claims.flatMap(({ claim: { roles } }) => (roles.item === undefined ? [] : [roles.other])));
  const seen = new Set<string>();
  return claims.filter(({ claim }) => {
    const { other, item } = claim.roles;
    if (item === undefined && whole.has(other)) return false;
    const again = seen.has(`${other} ${item}`) || (other === undefined && seen.has(`${item}`));
    for (const key of [`${other} ${item}`, item]) if (key !== undefined) seen.add(key);
    return !again;
  });
}
