import type { Document } from '../terms/document.ts';
import type { Factuality } from '../terms/factuality.ts';
import { AUTHOR } from '../terms/holder.ts';
import { type Passage, passageOf } from '../terms/passage.ts';
import type { StatementKind } from '../terms/statement.ts';
import type { Analysis } from './analysis/analysis.ts';
import type { Stretch } from './attribution/attributions.ts';
import { channelOf } from './attribution/channels.ts';
import { kindOf } from './attribution/kind.ts';
import { sentenceAfter } from './attribution/nesting.ts';
import { type Quotation, quotations } from './attribution/quotations.ts';
import { type Draft, draftsOf, mainWordIn } from './attribution/statements.ts';
import { stretchIndex } from './attribution/stretchindex.ts';
import { type Claimed, claimsOf } from './claims/claims.ts';
import type { ClaimDraft } from './claims/discourse.ts';
import { clock } from './claims/eventtimes.ts';
import { type ClaimContext, chainValues, heldIn, type Voice } from './claims/voices.ts';
import { CERTAIN, heartOf, heldAt } from './factuality/factuality.ts';
import { type Dependencies, dependenciesOf, extent } from './grammar/dependencies.ts';
import { firstFrom, mentionAt, mentionsOf } from './mentions/mentions.ts';
import type { HolderProposal, Reading, ReadMention, StatementProposal } from './reading.ts';
import { scored } from './scores/score.ts';
import { kept } from './scores/shown.ts';
import { unread } from './scores/unread.ts';

/** The name of a source the text does not give. */
const UNNAMED = 'unnamed source';

/**
 * What one document says, and on whose word: statements, claims and mentions, each anchored in its text. Pure.
 *
 * @throws RangeError where the analysis is of another document: a bug of the caller.
 */
export function readDocument(
  document: Document,
  analysis: Analysis,
  options: { readonly least?: number } = {},
): Reading {
  const text = document.text ?? '';
  const trees = analysis.sentences.map(dependenciesOf);
  const quoted = quotations(text, document.blocks);
  const mentions = mentionsOf(document, analysis, trees);
  const headlines = new Set(document.blocks.flatMap(({ kind }, at) => (kind === 'paragraph' ? [] : [at])));
  const drafts = draftsOf(trees, quoted, headlines);
  const draftsIn = new Map<Dependencies, Draft[]>();
  for (const draft of drafts) {
    const { tree, tacit } = draft.attribution;
    if (tacit === true) continue;
    const known = draftsIn.get(tree);
    if (known === undefined) draftsIn.set(tree, [draft]);
    else known.push(draft);
  }
  const author: HolderProposal = { name: AUTHOR, mention: null, passage: null };
  const chains = chainsOf(drafts, mentions, author, document.id, text);
  const context: ClaimContext = {
    document: { ...document, text },
    trees,
    drafts,
    draftsIn,
    contents: stretchIndex(drafts.map((draft) => draft.content)),
    mentions,
    mentionBy: new Map(mentions.map((mention) => [mention.id, mention])),
    chains,
    author,
    timeOf: clock(document, trees, draftsIn),
  };
  const reading = assemble(context, claimsOf(context), quoted);
  const lost = unread(context.document, analysis.sentences, quoted, reading.statements);
  const all = { ...reading, dropped: [...reading.dropped, ...lost] };
  return kept(scored(all, analysis.sentences), options.least);
}

/** The chain of each draft, outermost first: its parent's chain and its own source, unless the speaker means himself. */
function chainsOf(
  drafts: readonly Draft[],
  mentions: readonly ReadMention[],
  author: HolderProposal,
  doc: string,
  text: string,
): HolderProposal[][] {
  const done = new Map<number, HolderProposal[]>();
  const chain = (at: number, depth: number): HolderProposal[] => {
    const known = done.get(at);
    if (known !== undefined) return known;
    const draft = drafts[at];
    if (draft === undefined || depth > drafts.length) return [author];
    const above = draft.above === null ? [author] : chain(draft.above, depth + 1);
    const holder = holderOf(draft, mentions, doc, text);
    const own = draft.ownWords || sameVoice(above.at(-1), holder, mentions) ? above : [...above, holder];
    done.set(at, own);
    return own;
  };
  return drafts.map((_, at) => chain(at, 0));
}

/**
 * A source that is named again inside its own words is no further holder, nor is a pronoun for it: "she said she thinks",
 * where nobody else is named between the two.
 */
function sameVoice(above: HolderProposal | undefined, own: HolderProposal, mentions: readonly ReadMention[]): boolean {
  const outer = above?.passage ?? null;
  const inner = own.passage;
  if (above === undefined || outer === null) return false;
  if (above.name === own.name) return true;
  if (inner === null || !/^(?:he|she|they|it)$/i.test(inner.quote) || inner.start < outer.end) return false;
  for (let at = firstFrom(mentions, outer.end); at < mentions.length; at++) {
    const { refersTo, passage } = mentions[at]!;
    if (passage.start >= inner.start) break;
    if (refersTo !== 'item' && refersTo !== 'other' && passage.end <= inner.start) return false;
  }
  return true;
}

function holderOf(draft: Draft, mentions: readonly ReadMention[], doc: string, text: string): HolderProposal {
  const { source, tree } = draft.attribution;
  if (source === null || draft.source === null) return { name: UNNAMED, mention: null, passage: null };
  const [mention] = mentionAt(mentions, tree.index, source);
  const named = extent(tree, source);
  const passage = passageOf(doc, text, named.start, named.end);
  // "The author" of a text may speak of an author: the bare word stands for its own alone.
  const name = mention === undefined || mention.name === AUTHOR ? passage.quote : mention.name;
  return { name, mention: mention?.id ?? null, passage };
}

function assemble(context: ClaimContext, { claims, dropped }: Claimed, quoted: readonly Quotation[]): Reading {
  const { document, drafts } = context;
  const passage = (stretch: Stretch): Passage => passageOf(document.id, document.text, stretch.start, stretch.end);
  const own = new Map<Dependencies, ClaimDraft[]>();
  const first: Firsts = { disclosure: new Map(), nested: new Map(), plans: new Set() };
  for (const claim of claims) {
    if (claim.draft === null) own.set(claim.tree, [...(own.get(claim.tree) ?? []), claim]);
    else if (claim.claim.event === 'disclosure' && !first.disclosure.has(claim.draft))
      first.disclosure.set(claim.draft, claim);
  }
  drafts.forEach(({ parent, attribution }, at) => {
    const around = parent === null ? undefined : drafts[parent];
    if (parent !== null && around !== undefined && attribution.tacit === true && attribution.rule !== 'stance') {
      const tree = treeOf(context, around);
      if (tree === attribution.tree && mainWordIn(tree, around.content) === attribution.predicate)
        first.plans.add(parent);
    }
    if (parent !== null && !first.nested.has(parent) && drafts[at]?.attribution.tacit !== true)
      first.nested.set(parent, at);
  });
  const unordered = [
    ...drafts.map((draft, at) => ({
      start: Math.min(draft.cue.start, ...draft.content.map((each) => each.start)),
      draft: at,
      tree: draft.attribution.tree,
    })),
    ...[...own.keys()].map((tree) => ({ start: tree.sentence.start, draft: null, tree })),
  ].sort((a, b) => a.start - b.start || (a.draft ?? -1) - (b.draft ?? -1));
  const ids = new Map<number | Dependencies, string>();
  unordered.forEach((each, at) => {
    ids.set(each.draft ?? each.tree, `${document.id}.s${at + 1}`);
  });
  const statements = unordered.map(({ draft: at, tree }): StatementProposal => {
    const id = ids.get(at ?? tree) ?? '';
    const draft = at === null ? undefined : drafts[at];
    if (at === null || draft === undefined) return ownStatement(id, context, tree, own.get(tree) ?? []);
    const parts = [...(draft.source === null ? [] : [draft.source]), draft.cue, ...draft.content];
    return {
      id,
      doc: document.id,
      passage: passage({
        start: Math.min(...parts.map((part) => part.start)),
        end: Math.max(...parts.map((part) => part.end)),
      }),
      source: draft.source === null ? [] : [passage(draft.source)],
      cue: [passage(draft.cue)],
      content: draft.content.map(passage),
      kind: kindIn(draft, quoted),
      addressee: draft.addressee === null ? null : passage(draft.addressee),
      channel: channelOf(draft.attribution, passage),
      parent: draft.parent === null ? null : (ids.get(draft.parent) ?? null),
      holders: context.chains[at] ?? [context.author],
      factuality: statementValues(context, at, first),
      score: draft.score,
      grounds: {
        rule: draft.attribution.rule,
        cue: { sentence: tree.index, word: draft.attribution.predicate },
        roleset: draft.attribution.cue.roleset,
        force: draft.force,
        factive: draft.stance === 'shared',
      },
    };
  });
  return {
    doc: document.id,
    mentions: context.mentions,
    statements,
    claims: claims.map(({ claim, draft, tree }, at) => ({
      ...claim,
      id: `${document.id}.c${at + 1}`,
      statement: ids.get(draft ?? tree) ?? null,
    })),
    dropped,
  };
}

function kindIn(draft: Draft, quoted: readonly Quotation[]): StatementKind {
  if (draft.ownWords && draft.parent === null) return 'own';
  // A transcript gives the words themselves, without marks.
  return draft.attribution.rule === 'turn' ? 'direct' : kindOf(draft.content, quoted, draft.cue.start);
}

function ownStatement(
  id: string,
  context: ClaimContext,
  tree: Dependencies,
  claims: readonly ClaimDraft[],
): StatementProposal {
  const { document } = context;
  const passage = passageOf(document.id, document.text, tree.sentence.start, tree.sentence.end);
  const first = claims.find(({ claim }) => claim.event === 'disclosure');
  const main = mainWordIn(tree, [passage]);
  const held = main === null ? CERTAIN : heldAt(tree, heartOf(tree, main), () => true);
  return {
    id,
    doc: document.id,
    passage,
    source: [],
    cue: [],
    content: [passage],
    kind: 'own',
    addressee: null,
    channel: null,
    parent: null,
    holders: [context.author],
    factuality: [first?.claim.factuality.at(-1) ?? held.value],
    score: Math.min(1, ...claims.map(({ claim }) => claim.score)),
    grounds: { rule: 'own', cue: null, roleset: null, force: { certainty: 'CT', polarity: '+' }, factive: false },
  };
}

/** The first claim of a disclosure in each draft, and the first draft nested in it. */
interface Firsts {
  readonly disclosure: Map<number, ClaimDraft>;
  readonly nested: Map<number, number>;
  /** Drafts whose content is that somebody plans or offers something: that is their main event, and not what is planned. */
  readonly plans: Set<number>;
}

/** About the disclosure in the content, else its main event; where the content is itself attributed, that they said so. */
function statementValues(context: ClaimContext, at: number, first: Firsts): Factuality[] {
  const disclosure = first.disclosure.get(at);
  if (disclosure !== undefined && !first.plans.has(at)) return [...disclosure.claim.factuality];
  const draft = context.drafts[at];
  const voice: Voice = { draft: at, holders: context.chains[at] ?? [context.author] };
  if (draft === undefined || draft.attribution.tacit === true) return voice.holders.map(() => 'Uu');
  const nested = first.nested.get(at);
  if (nested !== undefined) {
    const inner = context.drafts[nested];
    // "I would say that": the same voice goes on, and what it says is what counts.
    if (inner !== undefined && (context.chains[nested]?.length ?? 0) === voice.holders.length)
      return statementValues(context, nested, first);
    if (inner !== undefined)
      return chainValues(context, voice, heldIn(context, inner.attribution.tree, inner.attribution.predicate, voice));
  }
  const tree = treeOf(context, draft);
  const main = mainWordIn(tree, draft.content);
  if (main === null) return chainValues(context, voice, { ...CERTAIN, content: CERTAIN.value });
  const heart = first.plans.has(at) ? main : heartOf(tree, main);
  return chainValues(context, voice, heldIn(context, tree, heart, voice));
}

function treeOf(context: ClaimContext, draft: Draft): Dependencies {
  const start = draft.content[0]?.start ?? draft.cue.start;
  const tree = context.trees[sentenceAfter(context.trees, start)];
  return tree !== undefined && tree.sentence.start <= start ? tree : draft.attribution.tree;
}
