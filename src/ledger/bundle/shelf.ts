import { hashOf } from '../journal/entry.ts';
import { documentIn } from '../store/rebuild.ts';
import type { Shelf, Shelved } from '../store/soundness.ts';
import type { Archive } from './archive.ts';
import { jsonIn } from './archive.ts';
import { type Conduct, conductOf, type Forms } from './conduct.ts';
import { type Line, lineIn, linesIn, storedIn } from './line.ts';
import { type BundledCase, CASE, CaseForm, documentPart, refused } from './parts.ts';

/** Whose case a bundle is, and how far its journal goes. @throws Mistake where it does not say so in form. */
export async function bundledCase(archive: Archive): Promise<BundledCase> {
  const read = CaseForm.safeParse(jsonIn(await archive.part(CASE), CASE));
  if (!read.success) throw refused(`${CASE} is not in form.`, read.error);
  const { head, case: id } = read.data;
  if (head.head.case !== id) throw refused('its head is of another case.');
  return read.data;
}

/** The journal of a bundle, a part at a time. @throws Mistake where a line is not in form. */
export async function* linesOf(archive: Archive): AsyncGenerator<readonly Line[]> {
  for (const name of archive.parts)
    if (name.startsWith('journal/')) yield linesIn(await archive.part(name)).map(lineIn);
}

/**
 * A bundle, to be looked through as a case is. Its parts, its entries and what they bring are held to their forms as they come by.
 *
 * @throws Mistake, while it is looked through, where something has not the form that a case writes: that is no fault of a case, and no bundle.
 */
export function bundleShelf(archive: Archive, { forgotten, head }: BundledCase, forms: Forms): Shelf {
  // Where each document's text is: its part of the journal, and its line there.
  const places = new Map<string, { readonly part: string; readonly line: number }>();
  return {
    forgotten: new Set(forgotten),
    async *pages() {
      const conduct = conductOf(forms);
      let last = 0;
      for (const part of archive.parts.filter((name) => name.startsWith('journal/'))) {
        const lines = linesIn(await archive.part(part)).map(lineIn);
        for (const [line, one] of lines.entries()) {
          conduct.take(one);
          last = one.entry.number;
          if (one.entry.kind === 'document-added') places.set(one.entry.about[0]!, { part, line });
        }
        yield lines.map(shelved);
      }
      // What follows a signed head anybody could have written.
      if (last > head.head.number) throw refused('its journal goes on after its head.');
      checkDocuments(archive, conduct, forgotten);
    },
    texts: async (documents) => {
      const wanted = documents.flatMap((id) => {
        const place = places.get(id);
        return place === undefined ? [] : [place];
      });
      const texts = new Map<string, string>();
      for (const part of new Set(wanted.map((place) => place.part))) {
        const lines = linesIn(await archive.part(part));
        for (const { line } of wanted.filter((place) => place.part === part))
          for (const content of storedIn(lineIn(lines[line]!))) {
            const { id, text } = documentIn(content);
            texts.set(id, text ?? '');
          }
      }
      return texts;
    },
    original: async (document) => {
      const name = documentPart(Number(document.slice(1)));
      return archive.has(name) ? await archive.part(name) : null;
    },
  };
}

function shelved(line: Line): Shelved {
  const { entry } = line;
  return { number: entry.number, hash: hashOf(entry), entry, filed: true, contents: storedIn(line) };
}

/** Documents of which the journal knows nothing would be taken in unseen. */
function checkDocuments(archive: Archive, conduct: Conduct, forgotten: readonly string[]): void {
  const gone = [...conduct.forgotten()];
  if (gone.length !== forgotten.length || gone.some((id, index) => id !== forgotten[index]))
    throw refused('it does not say which documents were forgotten.');
  const documents = archive.parts.filter((name) => name.startsWith('documents/'));
  if (documents.length > conduct.documents() - gone.length) throw refused('it has documents that its journal lacks.');
}
