import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCase } from '../../src/desk/read.ts';
import { traceCase } from '../../src/desk/trace.ts';
import { sentencesOf } from '../../src/report/sentences.ts';

/** The first article, as it was published: somebody's text, so it lies beside the project and not in it. */
const ARTICLE = fileURLToPath(new URL('../../../shared/seed/article-2023-10.txt', import.meta.url));

describe.runIf(existsSync(ARTICLE))('the first article', () => {
  it('is traced hop by hop, on whose word, and asserts nothing', async () => {
    const evidence = await readCase([ARTICLE], { fallback: { published: '2023-10-10' } });
    const question = { item: 'intelligence from Israel', from: 'Israel', to: 'Hamas', since: null, by: '2023-10-07' };
    const traced = await traceCase(evidence, question);
    const { hops, relations, acts, verdict } = traced.trace;
    const name = (id: string | null): string => evidence.actors.find((actor) => actor.id === id)?.name ?? '?';
    const item = (id: string | null): string => evidence.items.find((each) => each.id === id)?.name ?? '?';
    const told = hops.map((hop) => `${name(hop.from)} > ${name(hop.to)}: ${item(hop.item)}, ${hop.standing}`);
    const holders = (from: string, to: string, of: string): string[] =>
      hops
        .filter((hop) => name(hop.from) === from && name(hop.to) === to && item(hop.item) === of)
        .flatMap((hop) => hop.claims.map(({ claim }) => evidence.claims.find((each) => each.id === claim)))
        .flatMap((claim) => claim?.holders.at(-1)?.name ?? []);

    const asked = 'intelligence from Israel';
    expect(told).toEqual(
      expect.arrayContaining([
        `Israel > Donald Trump: ${asked}, reported`,
        `Donald Trump > Russia: ${asked}, reported`,
        `Russia > Iran: ${asked}, alleged`,
        `Iran > Hamas: ${asked}, alleged`,
      ]),
    );
    expect(holders('Donald Trump', 'Russia', asked)).toEqual(
      expect.arrayContaining(['author', 'US intelligence officials', 'Allison Gill']),
    );
    expect(holders('Russia', 'Iran', asked)).toEqual(['Authorities']);

    // Hartmann's chain is about another item, and stands beside the route.
    const other = verdict.brokenRoutes.find((route) => route.why === 'item');
    expect(other?.actors.map(name)).toEqual(['Israel', 'Donald Trump', 'Russia', 'Iran', 'Hamas']);
    expect(item(other?.item ?? null)).toContain('Iron Dome');

    expect(verdict.standing).toBe('alleged');
    expect(verdict.assumptions.map(({ what }) => what)).toEqual(
      expect.arrayContaining([expect.stringContaining('“an ally” is Iran')]),
    );
    expect(relations.map(({ a, b, kind }) => `${name(a)} ${kind} ${name(b)}`)).toEqual(
      expect.arrayContaining(['Russia ally Iran', 'Iran support Hamas']),
    );
    // The minister's "not yet seen evidence" questions an act and no hop.
    expect(acts.some(({ flags }) => flags.includes('questioned'))).toBe(true);
    expect(hops.flatMap(({ flags }) => flags)).toEqual([]);
    for (const sentence of sentencesOf(traced)) expect(sentence.anchors.length).toBeGreaterThan(0);
  });
});
