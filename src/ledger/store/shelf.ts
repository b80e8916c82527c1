import type { Database } from '../../database/index.ts';
import type { Entry } from '../journal/entry.ts';
import { contentsOf } from './contents.ts';
import { entriesOf } from './journal.ts';
import { documentIn } from './rebuild.ts';
import { numberOf } from './rows.ts';
import { originalOf } from './slices.ts';
import type { Shelf, Shelved } from './soundness.ts';

const PAGE = 100;

/** A case of a database, to be looked through. */
export async function storeShelf(database: Database, caseId: string): Promise<Shelf> {
  const forgotten = (await entriesOf(database, caseId, ['document-forgotten'])).flatMap(({ about }) =>
    about.slice(0, 1),
  );
  return {
    forgotten: new Set(forgotten),
    pages: () => pagesOf(database, caseId),
    texts: async (documents) => await textsOf(database, caseId, documents),
    original: async (document) => await originalOf(database, caseId, numberOf(document)),
  };
}

async function* pagesOf(database: Database, caseId: string): AsyncGenerator<readonly Shelved[]> {
  for (let next = 1; ; ) {
    const { rows } = await database.query(
      `select number, hash, body, kind, at, author, array_to_json(about)::text from ledger.entry
       where case_id = $1 and number >= $2 order by number limit $3`,
      [caseId, next, PAGE],
    );
    const numbers = rows.map(([number]) => Number(number));
    const contents = await contentsOf(database, caseId, numbers);
    yield rows.map(([, hash, body, kind, at, author, about], index): Shelved => {
      const number = numbers[index]!;
      const entry = entryIn(String(body));
      const filed =
        entry === null ||
        [kind, Number(at), author, String(about)].join('\n') ===
          [entry.kind, entry.at, entry.by, JSON.stringify(entry.about)].join('\n');
      return {
        number,
        hash: String(hash),
        entry: entry === null ? null : { ...entry, number },
        filed,
        contents: contents.filter((one) => one.entry === number),
      };
    });
    if (rows.length < PAGE) return;
    next = numbers.at(-1)! + 1;
  }
}

async function textsOf(
  database: Database,
  caseId: string,
  documents: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await database.query(
    `select number from ledger.entry where case_id = $1 and kind = 'document-added' and about && array(select json_array_elements_text($2::json))`,
    [caseId, JSON.stringify(documents)],
  );
  const numbers = rows.map(([number]) => Number(number));
  return new Map(
    (await contentsOf(database, caseId, numbers)).map((content) => {
      const { id, text } = documentIn(content);
      return [id, text ?? ''];
    }),
  );
}

function entryIn(body: string): Entry | null {
  try {
    const entry = JSON.parse(body) as Entry;
    return typeof entry === 'object' && Array.isArray(entry?.sealed) && Array.isArray(entry.about) ? entry : null;
  } catch {
    return null;
  }
}
