import { textDocument } from '../../src/documents/index.ts';
import type {
  ClaimProposal,
  HolderProposal,
  Reading,
  ReadMention,
  StatementProposal,
} from '../../src/reading/reading.ts';
import { AUTHOR, type Document, type Factuality, passageOf } from '../../src/terms/index.ts';
import type { Claimed, Sentence } from './sentences.ts';

/** Where a text came out. */
export interface Head {
  readonly title: string;
  readonly publisher: string;
  readonly author: string;
  readonly published: string;
}

/** A document, its bytes, and what it is read to say. */
export interface Written {
  readonly document: Document;
  readonly bytes: Uint8Array;
  readonly reading: Reading;
}

const SENTENCES_OF_A_PARAGRAPH = 4;
const CAPITAL = /^\p{Ll}/u;

/** Writes sentences out as a document of that id, and as the reading that a reader who misses nothing would give of it. */
export function written(
  id: string,
  { title, publisher, author, published }: Head,
  sentences: readonly Sentence[],
): Written {
  let text = `Title: ${title}\nPublisher: ${publisher}\nAuthor: ${author}\nPublished: ${published}\n`;
  const places = sentences.map(({ pieces }, at) => {
    text += at % SENTENCES_OF_A_PARAGRAPH === 0 ? '\n' : ' ';
    if (at > 0 && at % SENTENCES_OF_A_PARAGRAPH === 0) text += '\n';
    return pieces.map(({ words }, piece) => {
      const start = text.length;
      text += piece === 0 ? words.replace(CAPITAL, (first) => first.toUpperCase()) : words;
      return [start, text.length] as const;
    });
  });
  text += '\n';
  const document = textDocument(text, { id, path: `papers/${id}.txt` });
  return { document, bytes: Buffer.from(text, 'utf8'), reading: readingOf(id, document.text!, sentences, places) };
}

function readingOf(
  doc: string,
  text: string,
  sentences: readonly Sentence[],
  places: readonly (readonly (readonly [number, number])[])[],
): Reading {
  const mentions: ReadMention[] = [];
  const statements: StatementProposal[] = [];
  const claims: ClaimProposal[] = [];
  sentences.forEach(({ pieces, says, claims: claimed }, at) => {
    const spans = places[at]!;
    const passage = (from: number, to = from) => passageOf(doc, text, spans[from]![0], spans[to]![1]);
    const ids = new Map<number, string>();
    pieces.forEach(({ called, antecedent }, piece) => {
      if (called === undefined) return;
      const id = `${doc}.m${mentions.length + 1}`;
      ids.set(piece, id);
      mentions.push({
        id,
        passage: passage(piece),
        head: called.head,
        form: called.form,
        refersTo: called.refersTo,
        number: 'one',
        count: null,
        sentence: at + 1,
        word: piece * 2,
        title: null,
        grammaticalRole: piece === 0 ? 'subject' : 'other',
        name: called.name,
        links: [],
        about: null,
        caveats: [],
        predicate: piece * 2 + 1,
        antecedents: antecedent === undefined ? [] : [{ to: ids.get(antecedent)!, score: 0.93 }],
      });
    });
    const author: HolderProposal = { name: AUTHOR, mention: null, passage: null };
    const source = says === null ? null : pieces[says.source]!.called!;
    const held = (cited: boolean): readonly HolderProposal[] =>
      cited && says !== null
        ? [author, { name: source!.name, mention: ids.get(says.source)!, passage: passage(says.source) }]
        : [author];
    const factuality = (value: Factuality, cited: boolean): readonly Factuality[] => (cited ? ['Uu', value] : [value]);
    const cited = says !== null;
    const statement = `${doc}.s${statements.length + 1}`;
    const last = pieces.length - 1;
    if (claimed.length > 0)
      statements.push({
        id: statement,
        doc,
        passage: passage(0, last),
        source: says === null ? [] : [passage(says.source)],
        cue: says === null ? [] : [passage(says.cue)],
        content: [passage(says?.content ?? 0, last)],
        kind: cited ? 'indirect' : 'own',
        addressee: null,
        channel: null,
        parent: null,
        holders: held(cited),
        factuality: factuality(claimed[0]!.value, cited),
        score: 0.95,
        grounds: {
          rule: cited ? 'frame' : 'own',
          cue: cited ? { sentence: at + 1, word: 3 } : null,
          roleset: cited ? 'report.01' : null,
          force: { certainty: 'CT', polarity: '+' },
          factive: false,
        },
      });
    for (const one of claimed)
      claims.push({
        id: `${doc}.c${claims.length + 1}`,
        statement,
        event: one.event,
        relation: one.relation,
        roles: rolesOf(one, ids),
        when: one.when,
        holders: held(one.cited),
        factuality: factuality(one.value, one.cited),
        passage: passage(0, last),
        score: 0.9,
        record: false,
        questions: false,
        sentence: at + 1,
        predicate: 5,
        grounds: { rule: 'frame', steps: [] },
      });
  });
  return { doc, mentions, statements, claims, dropped: [] };
}

function rolesOf({ roles }: Claimed, ids: ReadonlyMap<number, string>): ClaimProposal['roles'] {
  return Object.fromEntries(Object.entries(roles).map(([role, piece]) => [role, ids.get(piece)!]));
}
