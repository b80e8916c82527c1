import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { effectOf, embeddingOf } from '../../src/reading/vocabulary/complements.ts';
import { cueOf, eventOf, hedgeOf, namedRolesets, PHRASES } from '../../src/reading/vocabulary/vocabulary.ts';
import { EVENTS, ROLES } from '../../src/terms/event.ts';
import { FACTUALITIES } from '../../src/terms/factuality.ts';

interface Supplement {
  readonly entries: readonly {
    readonly rolesets: readonly string[];
    readonly reason: string;
    readonly drop?: boolean;
  }[];
}

interface Generated {
  readonly licence: string;
  readonly attribution: string;
  readonly entries: Readonly<Record<string, { readonly from: string }>>;
}

function json<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')) as T;
}

const supplements = ['cues', 'events'].map((name) =>
  json<Supplement>(`src/reading/vocabulary/${name}.supplement.json`),
);

describe('the vocabulary', () => {
  it('names only rolesets that the reader knows', () => {
    const { senses } = json<{ senses: readonly string[] }>('models/reader-en/labels.json');
    const known = new Set(senses);
    // A few rolesets of PropBank have neither a sentence nor an example, so that no reader can have learned them.
    const unknown = namedRolesets().filter((roleset) => !known.has(roleset));
    expect(unknown.length).toBeLessThan(20);
    const byHand = supplements.flatMap(({ entries }) => entries.flatMap(({ rolesets }) => rolesets));
    expect(byHand.filter((roleset) => !known.has(roleset))).toEqual([]);
    const { entries } = json<Supplement>('src/reading/vocabulary/forces.json');
    const weighed = entries.flatMap(({ rolesets }) => rolesets);
    expect(weighed.filter((roleset) => cueOf(roleset) === undefined)).toEqual([]);
    expect(weighed.length).toBe(new Set(weighed).size);
  });

  it('gives a reason for every line made by hand', () => {
    for (const { entries } of supplements) {
      for (const { rolesets, reason } of entries) {
        expect(rolesets.length).toBeGreaterThan(0);
        expect(reason).toMatch(/\w+ \w+/);
      }
    }
    const phrases = json<{ entries: readonly { reason: string }[] }>('src/reading/vocabulary/phrases.json');
    for (const { reason } of phrases.entries) expect(reason).toMatch(/\w+ \w+/);
    for (const name of ['forces', 'complements']) {
      const { entries } = json<{ entries: readonly { reason: string }[] }>(`src/reading/vocabulary/${name}.json`);
      for (const { reason } of entries) expect(reason).toMatch(/\w+ \w+/);
    }
  });

  it('never drops by hand what another line by hand describes', () => {
    for (const { entries } of supplements) {
      const dropped = new Set(entries.filter(({ drop }) => drop === true).flatMap(({ rolesets }) => rolesets));
      const described = entries.filter(({ drop }) => drop !== true).flatMap(({ rolesets }) => rolesets);
      expect(described.filter((roleset) => dropped.has(roleset))).toEqual([]);
    }
  });

  it('says of every generated line where it comes from, and under which licence', () => {
    for (const name of ['cues', 'events', 'stances']) {
      const file = json<Generated>(`src/reading/vocabulary/${name}.json`);
      expect(file.licence).toBe('CC-BY-SA-4.0');
      expect(file.attribution).toContain('PropBank');
      for (const { from } of Object.values(file.entries)) expect(from).toMatch(/^(FrameNet|VerbNet|PropBank) /);
    }
  });

  it('is well formed: roles are arguments, forces are factualities, events and roles are of the terms', () => {
    for (const roleset of namedRolesets()) {
      const cue = cueOf(roleset);
      for (const role of [...(cue?.source ?? []), ...(cue?.content ?? [])]) expect(role).toMatch(/^ARG\d$/);
      if (cue !== undefined) {
        expect(cue.source.filter((role) => cue.content.includes(role))).toEqual([]);
        const { force, negated } = cue;
        for (const { certainty, polarity } of [force, negated]) {
          expect(FACTUALITIES).toContain(certainty === 'U' ? 'Uu' : `${certainty}${polarity}`);
        }
      }
      const event = eventOf(roleset);
      if (event === undefined) continue;
      expect(EVENTS).toContain(event.event);
      expect(event.relation === null).toBe(event.event !== 'relation');
      for (const [role, labels] of Object.entries(event.roles)) {
        expect(ROLES).toContain(role);
        for (const label of labels) expect(label).toMatch(/^ARG\d$/);
      }
    }
  });
});

describe('a cue', () => {
  it.each([
    ['say.01', 'say', 'ARG0', 'ARG1', 'CT+'],
    ['know.01', 'know', 'ARG0', 'ARG1', 'CT+'],
    ['believe.01', 'think', 'ARG0', 'ARG1', 'PR+'],
    ['worry.01', 'feel', 'ARG1', 'ARG0', 'PS+'],
    ['worry.02', 'feel', 'ARG0', 'ARG1', 'PS+'],
    ['deny.01', 'deny', 'ARG0', 'ARG1', 'CT-'],
    ['doubt.01', 'doubt', 'ARG0', 'ARG1', 'PR-'],
    ['wonder.01', 'ask', 'ARG0', 'ARG1', 'Uu'],
    ['accuse.01', 'judge', 'ARG0', 'ARG2', 'CT+'],
    ['brief.01', 'say', 'ARG0', 'ARG2', 'CT+'],
  ])('%s is of the class %s: %s holds %s as %s', (roleset, kind, source, content, force) => {
    const cue = cueOf(roleset);
    expect(cue?.class).toBe(kind);
    expect(cue?.source[0]).toBe(source);
    expect(cue?.content[0]).toBe(content);
    expect(cue?.force).toEqual({
      certainty: force === 'Uu' ? 'U' : force.slice(0, 2),
      polarity: force === 'Uu' ? 'u' : force.slice(2),
    });
  });

  it('may be a phrase', () => {
    expect(PHRASES.map(({ words }) => words.join(' '))).toContain('according to');
  });
});

describe('an event', () => {
  it('is a disclosure whichever side tells it', () => {
    expect(eventOf('give.01')?.roles).toEqual({ discloser: ['ARG0'], recipient: ['ARG2'], item: ['ARG1'] });
    expect(eventOf('get.01')?.roles).toEqual({ recipient: ['ARG0'], discloser: ['ARG2'], item: ['ARG1'] });
    expect(eventOf('brief.01')?.roles).toEqual({ discloser: ['ARG0'], recipient: ['ARG1'], item: ['ARG2'] });
  });

  it('needs a giver where getting alone is no disclosure', () => {
    expect(eventOf('obtain.01')).toMatchObject({ requires: ['discloser'], otherwise: 'acquisition' });
    expect(eventOf('learn.01')).toMatchObject({ requires: ['discloser'], otherwise: 'knowledge' });
  });

  it('tells relations apart', () => {
    expect(
      ['ally.01', 'arm.01', 'fund.01', 'support.01', 'lead.02', 'belong.01', 'work.01'].map(
        (id) => eventOf(id)?.relation,
      ),
    ).toEqual(['ally', 'arm', 'fund', 'support', 'command', 'member of', 'works for']);
  });
});

describe('a hedge', () => {
  it('depends on the kind of word', () => {
    expect(hedgeOf('must', 'modal')).toMatchObject({ certainty: 'U', perfect: { certainty: 'PR', polarity: '+' } });
    expect(hedgeOf('almost', 'adverb')).toMatchObject({ certainty: 'CT', polarity: '-' });
    expect(hedgeOf('almost', 'approximator')).toMatchObject({ certainty: 'PR', polarity: '+' });
    expect(hedgeOf('unclear', 'adjective')?.questions).toBe(true);
    expect(hedgeOf('clear', 'adjective')?.negatedQuestions).toBe(true);
    expect(hedgeOf('evidence', 'noun')?.evidence).toBe(true);
    expect(hedgeOf('table', 'noun')).toBeUndefined();
  });
});

describe('what a word does to the clause it takes', () => {
  it('depends on the kind of clause', () => {
    expect(embeddingOf('forget', 'verb', 'to')).toMatchObject({ certainty: 'CT', polarity: '-' });
    expect(embeddingOf('forget', 'verb', 'that')).toBeUndefined();
    expect(embeddingOf('prevent', 'verb', 'from')).toMatchObject({ polarity: '-', negated: { certainty: 'U' } });
    expect(embeddingOf('hesitate', 'verb', 'to')).toMatchObject({ certainty: 'U', negated: { certainty: 'CT' } });
  });

  it('names no word twice for one kind of clause in two ways that differ in force', () => {
    const { entries } = json<{
      entries: readonly { words: readonly string[]; kind: string; takes: readonly string[]; force: string }[];
    }>('src/reading/vocabulary/complements.json');
    const seen = new Map<string, Set<string>>();
    for (const { words, kind, takes, force } of entries) {
      for (const word of words) {
        for (const each of takes) {
          const key = `${kind} ${word} ${each}`;
          seen.set(key, (seen.get(key) ?? new Set()).add(force));
        }
      }
    }
    expect([...seen].filter(([, forces]) => forces.size > 1).map(([key]) => key)).toEqual([]);
  });

  it('knows what opens a condition, a purpose and what was left undone', () => {
    expect(effectOf('unless')).toBe('condition');
    expect(effectOf('in order')).toBe('purpose');
    expect(effectOf('rather than')).toBe('exclusion');
    expect(effectOf('after')).toBeUndefined();
  });
});
