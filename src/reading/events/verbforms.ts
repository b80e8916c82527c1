import { childrenBy, type Dependencies, wordAt } from '../grammar/dependencies.ts';
import alternations from '../vocabulary/alternations.json' with { type: 'json' };
import idioms from '../vocabulary/idioms.json' with { type: 'json' };
import journeys from '../vocabulary/journeys.json' with { type: 'json' };

const LEMMAS: ReadonlyMap<string, string> = formsOf(
  alternations.classes.flatMap((each) => each.verbs.map((verb) => verb.split(' ')[0]!)),
);

/**
 * The lemma of a verb, by its form where it is one of a verb that hands over or tells: the lemmatiser has not seen all of
 * them ("lent", "slipped").
 */
export function verbLemma(tree: Dependencies, at: number): string {
  const word = wordAt(tree, at);
  return LEMMAS.get(word.text.toLowerCase()) ?? word.lemma.toLowerCase();
}

/** Whether a word is a verb: tagged so, or a verb's form with a subject or an object, whatever the tagger made of it. */
export function isVerb(tree: Dependencies, at: number): boolean {
  const word = wordAt(tree, at);
  if (word.upos === 'VERB') return true;
  if (['PROPN', 'PUNCT', 'DET', 'ADP'].includes(word.upos) || !LEMMAS.has(word.text.toLowerCase())) return false;
  return childrenBy(tree, at, ['nsubj']).length > 0 && childrenBy(tree, at, ['obj', 'iobj']).length > 0;
}

/** Verbs that can say a transfer, by themselves or with a noun: the clauses of all others need not be looked at. */
const SAYING: ReadonlySet<string> = new Set([
  ...alternations.classes.flatMap((each) => each.verbs.map((verb) => verb.split(' ')[0]!)),
  ...idioms.light.giving,
  ...idioms.light.getting,
  ...idioms.taking.verbs,
  ...idioms.letting.verbs,
  ...idioms.letting.making,
  'become',
  ...idioms.letting.keeping,
  ...idioms.placing.verbs,
  ...journeys.ways,
  ...journeys.verbs,
  ...journeys.placed,
]);

/** Whether a verb can say a transfer at all. */
export function canSay(tree: Dependencies, at: number): boolean {
  return SAYING.has(verbLemma(tree, at));
}

const WITH_PARTICLE: ReadonlySet<string> = new Set(
  alternations.classes.flatMap((each) => each.verbs.filter((verb) => verb.includes(' '))),
);

/** Whether a verb of handing over or telling has this particle ("pass on"). */
export function hasParticle(lemma: string, particle: string): boolean {
  return WITH_PARTICLE.has(`${lemma} ${particle}`);
}

/** Every form of these verbs, by the rules of English spelling and the list of those that keep none. */
export function formsOf(verbs: readonly string[]): ReadonlyMap<string, string> {
  const irregular: Readonly<Record<string, string>> = alternations.irregular.forms;
  const out = new Map<string, string>();
  for (const verb of verbs) {
    const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
    const doubled = irregular[verb]
      ?.split(' ')
      .find((form) => /([bdglmnprt])\1ed$/.test(form))
      ?.slice(0, -2);
    const base = doubled ?? stem;
    const y = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}i` : null;
    const third = y !== null ? `${y}es` : /(?:s|x|z|ch|sh|[^aeiou]o)$/.test(verb) ? `${verb}es` : `${verb}s`;
    for (const form of [verb, third, `${base}ing`, `${y ?? base}ed`, ...(irregular[verb]?.split(' ') ?? [])])
      if (!out.has(form)) out.set(form, verb);
  }
  return out;
}
