import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { filler, gapOf } from './gaps.ts';
import { couldBeParty } from './kinds.ts';
import { absorbing, datively, gapped, objectsOf, sharedObjects } from './objects.ts';
import { clefted, type Oblique, obliquesOf, opensArgument, stranded, swallowed } from './obliques.ts';
import { isPassive } from './passives.ts';

/** What stands around a verb, with what a relative clause, a shared subject, control or a cleft leave out of it filled in. */
export interface Clause {
  readonly predicate: number;
  readonly passive: boolean;
  readonly subject: number | null;
  /** In order of words; of two, the first is who gets. */
  readonly objects: readonly number[];
  readonly obliques: readonly Oblique[];
}

/** How far up shared subjects and control are followed. */
const MOST_STEPS = 6;

/** The clause of a verb. */
export function clauseOf(tree: Dependencies, predicate: number): Clause {
  const absorbed = absorbing(tree, predicate)[0];
  const host = absorbed === undefined ? -1 : wordAt(tree, absorbed).head;
  const passive = isPassive(tree, predicate);
  const gap = gapOf(tree, predicate);
  const subject = subjectFor(tree, host < 0 ? predicate : host, passive);
  const direct = [
    ...obliquesOf(tree, host < 0 ? predicate : host),
    ...stranded(tree, predicate, gap),
    ...clefted(tree, predicate, gap),
  ];
  const objects = objectsOf(tree, predicate);
  const own = objects.length > 0 || passive ? objects : gapped(tree, predicate, gap, direct, subject);
  const all = datively(tree, gap, subject, direct, own.length > 0 || passive ? own : sharedObjects(tree, predicate));
  const inside = [...all, ...direct.map((each) => each.word)].flatMap((host) => swallowed(tree, host));
  return {
    predicate,
    passive,
    subject,
    objects: all.map((at) => filler(tree, at)),
    obliques: [...direct, ...inside].map((each) => ({
      ...each,
      word: filler(tree, each.word),
      argued: each.argued || opensArgument(tree, predicate, each.word),
    })),
  };
}

/** The subject, also where another verb lends it: shared, controlled, or the noun that a participle describes. */
function subjectFor(tree: Dependencies, predicate: number, passive: boolean): number | null {
  let at = predicate;
  for (let step = 0; step < MOST_STEPS; step++) {
    const own = childrenBy(tree, at, ['nsubj']);
    // "Orlov, the report concludes, had it": two subjects hang on the cue; the nearest is this verb's.
    const near = own.findLast((child) => child < at) ?? own.at(-1);
    // Two words of one name, each taken for a subject.
    const subject = near !== undefined && own.includes(near - 1) ? near - 1 : near;
    if (subject !== undefined) return filler(tree, subject);
    // "after a temp faxed the results": a noun right before a finite verb, taken for a part of it.
    const joined = childrenBy(tree, at, ['compound']).find(
      (child) => child === at - 1 && wordAt(tree, child).upos === 'NOUN',
    );
    if (joined !== undefined && step === 0 && !/ing$/i.test(wordAt(tree, at).text)) return joined;
    const word = wordAt(tree, at);
    const relation = relationOf(word);
    if (word.head < 0) return null;
    if (word.relation === 'acl:relcl') {
      // Nothing else stands for the noun in a clause that has only objects: it is the subject.
      return null;
    }
    if (relation === 'acl') return ofNoun(tree, at, word.head, passive);
    // "confessed to having leaked it": a clause without a subject or a finite verb shares the one above.
    const shared = childrenBy(tree, at, ['mark']).every((mark) => wordAt(tree, mark).text.toLowerCase() !== 'that');
    const bare =
      shared &&
      (/ing$/i.test(word.text) || childrenBy(tree, at, ['aux']).some((aux) => /ing$/i.test(wordAt(tree, aux).text)));
    if (relation === 'ccomp' && !bare) {
      const host = childrenBy(tree, word.head, ['nsubj']);
      return host.length > 1 && host[0]! < at ? filler(tree, host[0]!) : null;
    }
    if (
      !['conj', 'xcomp', 'advcl', 'parataxis', 'ccomp'].includes(relation) ||
      (relation === 'parataxis' && step === 0)
    )
      return null;
    if (relation === 'xcomp' || relation === 'advcl' || relation === 'ccomp') {
      const controller = controlling(tree, at, word.head, passive && at === predicate);
      if (controller !== undefined) return filler(tree, controller);
    }
    at = word.head;
  }
  return null;
}

/** "got her assistant to send", "accused the clerk of leaking": the object before the clause does what the clause says. */
function controlling(tree: Dependencies, at: number, above: number, passive: boolean): number | undefined {
  const matrix = wordAt(tree, above);
  if (matrix.lemma.toLowerCase() === 'promise') return undefined;
  const marks = childrenBy(tree, at, ['mark', 'case']).map((each) => wordAt(tree, each).text.toLowerCase());
  const relation = relationOf(wordAt(tree, at));
  const controls =
    relation === 'xcomp' ||
    relation === 'ccomp' ||
    marks.some((mark) => ['of', 'for', 'from', 'into', 'with'].includes(mark));
  if (!controls || (relation === 'advcl' && marks.includes('to'))) return undefined;
  return childrenBy(tree, above, ['obj', 'iobj']).findLast(
    (object) => object > above && object < at && (passive || couldBeParty(tree, object)),
  );
}

/** Who does what a clause on a noun says: "the clerk passing it", "the list passed on", "her decision to pass it". */
function ofNoun(tree: Dependencies, at: number, noun: number, passive: boolean): number | null {
  const infinitive = childrenBy(tree, at, ['mark']).some((mark) => wordAt(tree, mark).lemma === 'to');
  if (!infinitive || passive || couldBeParty(tree, noun)) return filler(tree, noun);
  const owner = childrenBy(tree, noun, ['nmod:poss'])[0];
  if (owner !== undefined) return owner;
  const { head } = wordAt(tree, noun);
  const subject = head < 0 ? undefined : childrenBy(tree, head, ['nsubj'])[0];
  return subject === undefined || subject === noun ? null : filler(tree, subject);
}
