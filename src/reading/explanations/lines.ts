import type { ExplainedLine } from '../../terms/explanation.ts';
import alternations from '../vocabulary/alternations.json' with { type: 'json' };
import cues from '../vocabulary/cues.json' with { type: 'json' };
import cueSupplement from '../vocabulary/cues.supplement.json' with { type: 'json' };
import events from '../vocabulary/events.json' with { type: 'json' };
import eventSupplement from '../vocabulary/events.supplement.json' with { type: 'json' };
import phrases from '../vocabulary/phrases.json' with { type: 'json' };
import { cueOf, eventOf, type HedgeKind, hedgeOf } from '../vocabulary/vocabulary.ts';

type Generated = Readonly<Record<string, { readonly from: string }>>;
interface Patch {
  readonly rolesets: readonly string[];
  readonly reason: string;
}

/** What makes a roleset an attribution; nothing where it is none. */
export function cueLines(roleset: string): ExplainedLine[] {
  const phrase = phrases.entries.find(({ words }) => words.join(' ') === roleset);
  if (phrase !== undefined)
    return [{ word: roleset, list: 'phrases', means: `${phrase.class}, ${phrase.force}`, from: phrase.reason }];
  const cue = cueOf(roleset);
  if (cue === undefined) return [];
  const { certainty, polarity } = cue.force;
  const force = certainty === 'U' ? 'Uu' : `${certainty}${polarity}`;
  const means = `a cue: ${cue.class}, ${force}${cue.factive ? ', taken for granted' : ''}`;
  return sources(roleset, 'cues', means, cues.entries as Generated, cueSupplement.entries as readonly Patch[]);
}

/** The class of verbs or nouns of giving whose grammar was followed ("verb: give"); nothing for other rules. */
export function classLines(rule: string): ExplainedLine[] {
  const [, part, name] = /^(verb|noun): (.*)$/.exec(rule) ?? [];
  const found = alternations.classes.find((each) => each.name === name);
  if (part === undefined || found === undefined) return [];
  const means = `a ${part} whose grammar says who gave what to whom; what moves is ${found.item === 'information' ? 'information' : 'anything'}`;
  return [{ word: found.name, list: 'alternations', means, from: found.from }];
}

/** What makes a roleset an event; nothing where it is none. */
export function eventLines(roleset: string): ExplainedLine[] {
  const event = eventOf(roleset);
  if (event === undefined) return [];
  const roles = Object.entries(event.roles).map(([role, labels]) => `${role} ${labels.join(' or ')}`);
  const means = `${event.event}: ${roles.join(', ')}`;
  return sources(roleset, 'events', means, events.entries as Generated, eventSupplement.entries as readonly Patch[]);
}

const HEDGES: readonly HedgeKind[] = ['modal', 'adverb', 'adjective', 'noun', 'verb', 'approximator'];

/** What makes a word weigh an event; nothing where no line does ("not" is grammar). */
export function hedgeLines(lemma: string): ExplainedLine[] {
  const word = lemma.toLowerCase();
  return HEDGES.flatMap((kind) => {
    const hedge = hedgeOf(word, kind);
    if (hedge === undefined) return [];
    const value = hedge.certainty === 'U' ? 'Uu' : `${hedge.certainty}${hedge.polarity}`;
    return [{ word, list: 'modals', means: `${kind}, ${value}`, from: 'general English, by hand' }];
  });
}

function sources(
  roleset: string,
  list: string,
  means: string,
  generated: Generated,
  supplement: readonly Patch[],
): ExplainedLine[] {
  const from = Object.hasOwn(generated, roleset) ? [generated[roleset]!.from] : [];
  const reasons = supplement.filter(({ rolesets }) => rolesets.includes(roleset)).map(({ reason }) => reason);
  return [
    { word: roleset, list, means, from: [...from, ...reasons].map((each) => each.replace(/\.$/, '')).join('; ') },
  ];
}
