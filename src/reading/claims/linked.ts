import type { Link } from '../../terms/document.ts';
import type { EventMention } from '../events/events.ts';
import { isLink, workAt } from '../events/works.ts';
import { type Dependencies, headOf } from '../grammar/dependencies.ts';
import { mentionAt } from '../mentions/mentions.ts';
import type { ClaimProposal } from '../reading.ts';
import type { ClaimDraft } from './discourse.ts';
import type { ClaimContext } from './voices.ts';

/**
 * The citations of a sentence with what its links add: the address, of a text that is cited in words that link to it, and a
 * citation by whoever wrote the page, of a page that nothing else cites. `baseOf` gives what every claim of an event has.
 */
export function withLinks(
  context: ClaimContext,
  tree: Dependencies,
  citations: readonly ClaimDraft[],
  baseOf: (event: EventMention) => Omit<ClaimProposal, 'id' | 'statement' | 'roles'>,
): ClaimDraft[] {
  const out = citations.map((each) => addressed(context, each));
  for (const link of linksIn(context, tree)) {
    const known = out.findIndex(({ claim }) => claim.url === undefined && citedIn(context, claim, link));
    const cited = out[known];
    if (cited !== undefined) out[known] = { ...cited, claim: { ...cited.claim, url: link.url } };
    else if (!out.some(({ claim }) => claim.url === link.url)) out.push(byLink(context, tree, link, baseOf));
  }
  return out;
}

/** A citation of an address that stands in the text itself. */
function addressed(context: ClaimContext, each: ClaimDraft): ClaimDraft {
  const text = context.mentionBy.get(each.claim.roles.item ?? '')?.passage.quote ?? '';
  if (!isLink(text)) return each;
  return { ...each, claim: { ...each.claim, url: /^https?:/i.test(text) ? text : `https://${text}` } };
}

function linksIn({ document }: ClaimContext, { sentence }: Dependencies): readonly Link[] {
  const links = document.links ?? [];
  return links.filter(({ start }) => sentence.start <= start && start < sentence.end);
}

/** Whether the words that link are of what a claim cites. */
function citedIn(context: ClaimContext, { roles }: { readonly roles: ClaimProposal['roles'] }, link: Link): boolean {
  return [roles.item, roles.other, roles.originator].some((id) => {
    const passage = context.mentionBy.get(id ?? '')?.passage;
    return passage !== undefined && passage.start < link.end && link.start < passage.end;
  });
}

function byLink(
  context: ClaimContext,
  tree: Dependencies,
  link: Link,
  baseOf: (event: EventMention) => Omit<ClaimProposal, 'id' | 'statement' | 'roles'>,
): ClaimDraft {
  const { words } = tree.sentence;
  const first = Math.max(
    0,
    words.findIndex((word) => word.end > link.start),
  );
  const next = words.findIndex((word) => word.start >= link.end);
  const span = { first, past: Math.max(first + 1, next < 0 ? words.length : next) };
  const mention = mentionAt(context.mentions, tree.index, span)[0];
  const party = mention !== undefined && !['item', 'other'].includes(mention.refersTo) && mention.form === 'name';
  const thing = mention !== undefined && (mention.refersTo === 'item' || workAt(tree, mention.word) !== null);
  const event: EventMention = {
    tree,
    predicate: headOf(tree, span),
    rule: 'citing: link',
    event: 'citation',
    relation: null,
    roles: {},
    informs: false,
    alone: true,
    denies: false,
    times: [],
    score: 1,
  };
  const drafts = context.draftsIn.get(tree)?.[0];
  return {
    claim: {
      ...baseOf(event),
      // Whoever wrote the page made the link, whoever speaks in the words.
      holders: [context.author],
      factuality: ['CT+'],
      questions: false,
      roles: party ? { other: mention.id } : thing ? { item: mention.id } : {},
      url: link.url,
    },
    draft: drafts === undefined ? null : context.drafts.indexOf(drafts),
    tree,
  };
}
