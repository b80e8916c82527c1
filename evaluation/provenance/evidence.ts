import { decodeCase } from '../../src/exchange/index.ts';
import type { Evidence } from '../../src/terms/index.ts';
import type { Report, World } from './simulator.ts';

/**
 * What a reader without a fault would have read of a world's reports: documents with their texts, the claim of each with its holders, and
 * quotations as statements. Nothing that the texts do not say.
 */
export function evidenceOf({ affair, reports, hands }: World): Evidence {
  const outlets = [...new Set(reports.map(({ outlet }) => outlet))];
  const people = [...new Set(reports.flatMap(({ chain }) => chain))].filter(
    (name) => /^\p{Lu}/u.test(name) && !outlets.includes(name),
  );
  const named = [
    ...new Set([
      ...outlets,
      ...people,
      ...reports.flatMap(({ chain }) => chain.filter((name) => /^\p{Lu}/u.test(name))),
    ]),
  ];
  const texts = new Map(reports.map((report) => [report.id, textOf(report)]));
  return decodeCase({
    documents: reports.map(({ id, outlet, author, day }) => ({
      id,
      publisher: outlet,
      author,
      published: day === null ? null : dateOf(day),
      text: texts.get(id),
    })),
    actors: [
      { id: 'giver', name: affair.giver, kind: 'person' },
      { id: 'getter', name: affair.getter, kind: 'person' },
      ...named.map((name, at) => ({ id: `a${at}`, name })),
    ],
    items: [{ id: 'item', name: `the ${affair.item}` }],
    statements: reports.flatMap((report) => quotation(report, texts.get(report.id)!)),
    claims: reports.map(({ id, chain, claim }) => ({
      id: `${id}.c`,
      event: 'disclosure',
      roles: { discloser: 'giver', recipient: 'getter', item: 'item' },
      holderChain: ['author', ...chain],
      factuality: [...chain.map(() => 'Uu'), 'CT+'],
      passage: passage(id, texts.get(id)!, claim),
    })),
    families: hands.map(({ name, papers }) => ({ name, members: papers.map((publisher) => ({ publisher })) })),
  }).evidence;
}

function textOf({ claim, quote, chain, sentences }: Report): string {
  const said = quote === null ? [] : [`“${quote},” ${speaker(chain)} said.`];
  return [claim, ...said, ...sentences].join(' ');
}

function speaker(chain: readonly string[]): string {
  return chain.at(-1) ?? 'a witness';
}

function quotation({ id, quote, chain }: Report, text: string): object[] {
  if (quote === null) return [];
  const content = `“${quote},”`;
  const who = speaker(chain);
  const whole = `${content} ${who} said`;
  const from = text.indexOf(whole);
  const part = (words: string, at: number): object => ({ doc: id, start: at, end: at + words.length, quote: words });
  return [
    {
      id: `${id}.s`,
      doc: id,
      quote: whole,
      passage: part(whole, from),
      content: [part(content, from)],
      source: [part(who, from + content.length + 1)],
      cue: [part('said', from + whole.length - 4)],
      kind: 'direct',
      holderChain: ['author', who],
      factuality: ['Uu', 'Uu'],
    },
  ];
}

function passage(doc: string, text: string, words: string): object {
  const start = text.indexOf(words);
  return { doc, start, end: start + words.length, quote: words };
}

function dateOf(day: number): string {
  return `2022-03-${String(day).padStart(2, '0')}`;
}
