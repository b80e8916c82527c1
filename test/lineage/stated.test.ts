import { describe, expect, it } from 'vitest';
import { decodeCase } from '../../src/exchange/index.ts';
import { statedReliances } from '../../src/lineage/index.ts';

type Given = Parameters<typeof decodeCase>[0];

function linksOf(given: object): string[] {
  return statedReliances(decodeCase(given as Given).evidence).map(
    ({ from, reliesOn, basis }) => `${from} < ${reliesOn} (${basis})`,
  );
}

const documents = [
  { id: 'a', publisher: 'The Alder Gazette', published: '2020-03-01', url: 'https://gazette.example/2020/list/' },
  { id: 'b', publisher: 'Border Post', published: '2020-03-05' },
];
const actors = [
  { id: 'gazette', name: 'The Alder Gazette' },
  { id: 'post', name: 'Border Post' },
  { id: 'bishop', name: 'Ada Crane' },
];
const citation = (roles: object, more: object = {}) => ({
  event: 'citation',
  roles,
  holderChain: ['author'],
  factuality: ['CT+'],
  passage: { doc: 'b', quote: 'as the Gazette reported' },
  ...more,
});

describe('a citation', () => {
  it('makes whoever cites lean on the outlet and on the author of what it names, and the text where nobody is said to cite', () => {
    const claims = [
      citation({ agent: 'bishop', other: 'gazette' }, { id: 'c1' }),
      citation({ other: 'gazette', originator: 'bishop' }, { id: 'c2' }),
    ];
    expect(linksOf({ documents, actors, claims })).toEqual([
      'bishop < gazette (stated)',
      'b < gazette (stated)',
      'b < bishop (stated)',
    ]);
  });

  it('links nothing where it is denied, only possible, rejected by a reviewer, or of the text’s own outlet', () => {
    const claims = [
      citation({ agent: 'bishop', other: 'gazette' }, { id: 'c0', reviewed: 'rejected' }),
      citation({ agent: 'bishop', other: 'gazette' }, { id: 'c1', factuality: ['CT-'] }),
      citation({ agent: 'bishop', other: 'gazette' }, { id: 'c2', factuality: ['PS+'] }),
      citation({ other: 'post' }, { id: 'c3' }),
    ];
    expect(linksOf({ documents, actors, claims })).toEqual([]);
  });

  it('of a page of the case leans on that document, of another on its address', () => {
    const claims = [
      citation({}, { id: 'c1', url: 'http://www.gazette.example/2020/list?from=mail#top' }),
      citation({}, { id: 'c2', url: 'https://elsewhere.example/audit.pdf' }),
    ];
    expect(linksOf({ documents, actors, claims })).toEqual([
      'b < a (stated)',
      'b < https://elsewhere.example/audit.pdf (stated)',
    ]);
  });
});

describe('the same quotation in two texts', () => {
  const said = (id: string, doc: string, quote: string, holder: string, more: object = {}) => ({
    id,
    doc,
    quote,
    content: [{ doc, quote }],
    source: [],
    cue: [],
    kind: 'direct',
    holderChain: ['author', holder],
    factuality: ['Uu', 'CT+'],
    ...more,
  });
  const words = '“Nobody at the office ever asked me where it was,”';

  it('makes the later lean on the earlier', () => {
    const statements = [
      said('s1', 'a', words, 'a clerk'),
      said('s2', 'b', '“Nobody at the office ever asked me where it was, or who had it.”', 'an official'),
    ];
    expect(linksOf({ documents, statements })).toEqual(['s2 < s1 (measured)']);
  });

  it('is none where the words are few, stand in one text, or two people by name say them', () => {
    const few = '“Nobody ever asked me at all,”';
    const named = (actor: string, name: string) => ({ holders: [{ name: 'author' }, { name, actor, named: true }] });
    const statements = [
      said('s1', 'a', few, 'a clerk'),
      said('s2', 'b', few, 'an official'),
      said('s3', 'a', words, 'Ada Crane', named('bishop', 'Ada Crane')),
      said('s4', 'b', words, 'Border Post', named('post', 'Border Post')),
      said('s5', 'a', '“It was in the drawer that anybody could have opened,”', 'a clerk'),
      said('s6', 'a', '“It was in the drawer that anybody could have opened,”', 'a porter'),
    ];
    expect(linksOf({ documents, actors, statements })).toEqual([]);
  });
});
