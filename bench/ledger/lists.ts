import type { Case } from '../../src/desk/case/case.ts';
import { caseClaims, caseDocuments, caseHops, caseNames, type ListWanted } from '../../src/desk/case/lists.ts';
import { invented, paper } from './names.ts';
import type { Papers } from './papers.ts';
import { type Times, timed } from './times.ts';

/** A kind of page, and how long it takes. */
export interface Paged {
  readonly list: string;
  readonly page: string;
  readonly times: Times;
}

type List = (
  open: Case,
  wanted: ListWanted,
) => Promise<{ readonly rows: readonly unknown[]; readonly next: string | null }>;

const LISTS: Readonly<Record<string, List>> = {
  documents: caseDocuments,
  actors: (open, wanted) => caseNames(open, 'actor', wanted),
  items: (open, wanted) => caseNames(open, 'item', wanted),
  sources: (open, wanted) => caseNames(open, 'source', wanted),
  claims: caseClaims,
  hops: caseHops,
};
const RUNS = 15;
/** Rows of the pages by which a deep one is reached, and how many of those. */
const STRIDE = 1000;
const STRIDES = 40;

/** Each page of each list: the first, a deep one, and of searches for what is common, for what is rare, and for what is nowhere. */
export async function listTimes(open: Case, papers: Papers): Promise<readonly Paged[]> {
  const all: Paged[] = [];
  const { item, from } = papers.affair(0);
  const quiet = papers.affair(papers.affairs - 1);
  const searches: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    documents: { common: 'claimed', rare: invented(8, 41_003) },
    actors: { common: 'bank', rare: from.head },
    items: { common: 'report', rare: item.name },
    sources: { common: paper(0).head, rare: from.name },
    claims: { common: 'report', rare: quiet.item.name },
    hops: { common: 'bank', rare: quiet.item.name },
  };
  for (const [list, ask] of Object.entries(LISTS)) {
    const time = async (page: string, wanted: ListWanted): Promise<void> => {
      all.push({ list, page, times: await timed(RUNS, () => ask(open, wanted)) });
    };
    await time('first', {});
    await time('deep', { after: (await deep(open, ask)) ?? undefined });
    for (const [page, search] of Object.entries(searches[list]!)) await time(page, { search });
    await time('nowhere', { search: 'xyzzyqq' });
  }
  return all;
}

/** Where a page far down begins: forty thousand rows on, or half-way through what there is. */
async function deep(open: Case, ask: List): Promise<string | null> {
  const places: string[] = [];
  for (let after: string | null = null; places.length < STRIDES; ) {
    const { next }: { readonly next: string | null } = await ask(open, {
      limit: STRIDE,
      ...(after === null ? {} : { after }),
    });
    if (next === null) return places[places.length >> 1] ?? null;
    places.push(next);
    after = next;
  }
  return places.at(-1)!;
}
