import { describe, expect, it } from 'vitest';
import { openEngine } from '../../../src/contacts/import/duckdb.ts';
import { importContacts } from '../../../src/contacts/import/import.ts';
import { RECIPIENT_MACROS } from '../../../src/contacts/import/recipients.ts';
import { openLog, readManifest } from '../../../src/contacts/store/logfolder.ts';
import { workplace } from './workplace.ts';

const { file, path, log, contacts } = workplace();

describe('a cell of recipients', () => {
  it('is parted where names end', async () => {
    const engine = await openEngine(null);
    await engine.run(RECIPIENT_MACROS);
    const parted = async (cell: string) => {
      const [row] = await engine.rows('select to_json(case when several($1) then recipients($1) else [$1] end)', [
        cell,
      ]);
      return JSON.parse(String(row![0])) as string[];
    };
    const cells: readonly (readonly [string, readonly string[]])[] = [
      ['ann', ['ann']],
      ['ann;bo; cy', ['ann', 'bo', 'cy']],
      ['ann@x.org, bo@x.org,', ['ann@x.org', 'bo@x.org']],
      ['Doe, John', ['Doe, John']],
      ['Doe, John <jd@x.org>, ann@x.org', ['Doe, John <jd@x.org>', 'ann@x.org']],
      ['Doe, John <jd@x.org>; Ann <ann@x.org>, Bo', ['Doe, John <jd@x.org>', 'Ann <ann@x.org>', 'Bo']],
      ['"Doe; John" <jd@x.org>;bo', ['"Doe; John" <jd@x.org>', 'bo']],
      ['["ann", " bo ", "", "c;d"]', ['ann', 'bo', 'c;d']],
      ['[not json', ['[not json']],
      ['"a;b', ['"a', 'b']],
      [';', []],
      ['[]', []],
    ];
    for (const [cell, names] of cells) expect(await parted(cell), cell).toEqual(names);
    engine.close();
  });

  it('is a contact for each, once, without the sender where there is another', async () => {
    const { manifest } = await importContacts(
      [
        file('a.csv', 'from,to,time\na,b;c;b;a,1000000000\na,a;a,1000000001\na,;,1000000002\nb,d,1000000003\n'),
        file('b.jsonl', '{"from":"d","to":["e","f"],"time":1000000004}\n{"from":"d","to":[],"time":1000000004}\n'),
      ],
      log(),
    );
    expect(contacts().map((told) => told.slice(0, 5))).toEqual(['a → b', 'a → c', 'b → d', 'd → e', 'd → f']);
    expect(manifest.sources.map(({ rows, refused }) => [rows, refused])).toEqual([
      [4, 2],
      [2, 1],
    ]);
  });

  it('is refused with more than may be', async () => {
    const many = Array.from({ length: 10_001 }, (_, at) => `p${at}`).join(';');
    const { manifest } = await importContacts([file('a.csv', `from,to,time\na,${many},1\na,b,2\n`)], log());
    expect(manifest.refused).toEqual([{ why: 'it has more than 10000 recipients', rows: 1 }]);
  });
});

describe('lists and aliases', () => {
  const mail = () => file('a.csv', 'from,to,time\nann@x.org,all@x.org,1000000000\nbo@x.org,+47 1,1000000010\n');
  const lists = () =>
    file(
      'lists.csv',
      'list,member\nAll@x.org,ann@x.org\nall@x.org,staff@x.org\nstaff@x.org,bo@x.org\nstaff@x.org,Cy <cy@x.org>\nstaff@x.org,all@x.org\n',
    );
  const aliases = () => file('people.csv', 'name;actor\nbo@x.org;Bo\n+47 1;Cy\ncy@x.org;Cy\n');

  it('put members and actors in the place of addresses, and what was written is kept', async () => {
    const { manifest } = await importContacts([mail()], log(), { lists: [lists()], aliases: [aliases()] });
    expect(contacts().map((told) => told.slice(0, -21))).toEqual(['ann@x.org → Bo', 'ann@x.org → Cy', 'Bo → Cy']);
    expect(manifest.tables).toMatchObject([
      { kind: 'lists', name: 'lists.csv', rows: 5 },
      { kind: 'aliases', name: 'people.csv', rows: 3 },
    ]);
    expect(manifest.tables[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
    const { evidence, names, close } = openLog(log());
    const rows = Array.from({ length: evidence.count }, (_, at) => evidence.row(at))
      .map(({ from, fromAs, to, toAs }) => [names.name(from), fromAs, names.name(to), toAs])
      .toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
    close();
    expect(rows).toEqual([
      ['Bo', 'bo@x.org', 'Cy', '+47 1'],
      ['ann@x.org', null, 'Bo', 'all@x.org'],
      ['ann@x.org', null, 'Cy', 'all@x.org'],
    ]);
  });

  it('hold for what is added later and for what was there, in any order', async () => {
    const later = file('b.csv', 'from,to,time\ncy@x.org,all@x.org,1000000020\nann@x.org,staff@x.org,1000000030\n');
    const options = { lists: [lists()], aliases: [aliases()] };
    await importContacts([mail()], log());
    await importContacts([mail()], log(), options);
    await importContacts([later], log());
    const { manifest } = await importContacts([mail(), later], path('whole'), options);
    expect(manifest.contacts).toBe(7);
    expect(readManifest(log())).toMatchObject({
      contacts: 7,
      ties: manifest.ties,
      files: { 'from.u32': manifest.files['from.u32'] },
    });
    expect((await importContacts([mail()], log(), options)).manifest.generation).toBe('g000003');
  });

  it('leave a row to oneself refused', async () => {
    const { manifest } = await importContacts([mail()], log(), {
      aliases: [file('same.csv', 'name,actor\nbo@x.org,Bo\n+47 1,Bo\n')],
    });
    expect(manifest.sources[0]).toMatchObject({ rows: 2, refused: 1 });
    expect(manifest.refused).toEqual([{ why: 'it is in touch with itself', rows: 1 }]);
  });

  it.each([
    ['aliases', 'name,actor\nbo,\n', 'line 2: there is nothing under “actor”'],
    ['aliases', 'who,actor\n', 'has no column “name”. Its first line is “name,actor”'],
    ['aliases', '', 'has no column “name”'],
    ['aliases', 'name,actor\nbo,Bo\nbo,Ann\n', 'line 3: “bo” stands for “Bo” already, and cannot stand for “Ann” too'],
    ['aliases', 'name,actor\nb,Bo\nBo,Ann\n', 'line 3: “b” stands for “Bo”, which itself stands for “Ann”'],
    ['lists', 'list,member\n"all,bo\n', 'cannot be read as CSV'],
    ['lists', 'list,member\nall,b\0o\n', 'line 2: there is a NUL byte under “member”'],
  ] as const)('say what is wrong with a table of %s', async (kind, text, why) => {
    await expect(importContacts([mail()], log(), { [kind]: [file('table.csv', text)] })).rejects.toThrow(why);
  });
});
