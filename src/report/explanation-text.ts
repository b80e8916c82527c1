import type { Evidence } from '../terms/evidence.ts';
import type { ExplainedFrame, Explanation } from '../terms/explanation.ts';
import type { Factuality } from '../terms/factuality.ts';
import { claimLine } from './annotations.ts';
import { type CaseRecord, recordOf } from './case.ts';
import { COLUMNS, indented, widthOf } from './columns.ts';
import { chain, oneLine, sourceLine } from './naming.ts';
import { type Paint, paintOf } from './paint.ts';

const LABEL = 15;

/** Why a claim or statement was read, for a person: the words, the frame, the rules and the score. At most 80 columns, ending in a newline. */
export function textExplanation(
  evidence: Evidence,
  explanation: Explanation,
  options: { readonly colour?: boolean } = {},
): string {
  const given = recordOf(evidence);
  const paint = paintOf(options.colour ?? false);
  const lines = [
    ...heading(given, explanation, paint),
    ...row('read in', [`“${oneLine(explanation.sentence.text)}”`]),
    ...row('found by', found(explanation)),
    ...row(
      'vocabulary',
      explanation.vocabulary.map(({ word, list, means, from }) => `${word} (${list}): ${means}; from: ${from}`),
    ),
    ...explanation.parts.flatMap(({ part, text, shown, taken }) =>
      row(part, [
        `“${oneLine(text)}”${taken === null ? '' : `, taken for ${taken.name} (${taken.id})`}`,
        ...(shown.length === 0 ? [] : [shown.join(' · ')]),
      ]),
    ),
    ...row(
      'held by',
      explanation.holders.map(
        ({ name, statement, value }, place) =>
          `${oneLine(name)}: ${value}${place < explanation.holders.length - 1 && value === 'Uu' ? ', who only relays' : ''}${statement === null ? '' : ` (statement ${statement})`}`,
      ),
    ),
    ...row('how surely', surely(explanation)),
    ...row('when', when(explanation)),
    ...row('score', score(explanation)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function heading(given: CaseRecord, { id, kind, doc }: Explanation, paint: Paint): readonly string[] {
  const claim = given.claims.get(id);
  const statement = given.statements.get(id);
  const document = given.documents.get(doc);
  const what =
    kind === 'claim' && claim !== undefined
      ? claimLine(given, claim)
      : statement === undefined
        ? kind
        : `${statement.kind} statement · ${chain(statement)} · ${statement.factuality.join(' ')}`;
  const title = indented(`${id} · ${what}`, '', '  ');
  const where = document === undefined ? [] : indented(sourceLine(given, document), '');
  const rule = '─'.repeat(Math.min(COLUMNS, Math.max(...title.map(widthOf), ...where.map(widthOf))));
  return [...title.map((line) => paint('bold', line)), ...where, paint('dim', rule), ''];
}

function row(label: string, paragraphs: readonly string[]): readonly string[] {
  if (paragraphs.length === 0) return [];
  const rest = ' '.repeat(LABEL);
  return [...paragraphs.flatMap((words, at) => indented(words, at === 0 ? label.padEnd(LABEL) : rest, rest)), ''];
}

const RULES: Readonly<Record<string, string>> = {
  own: 'what the author says in his own voice',
  frame: 'the roleset of its frame',
  particle: 'the verb with its particle',
  'kindred sense': 'another sense of its verb, which its arguments fit better',
  phrase: 'a phrase that attributes',
  turn: 'a name before a colon',
  receipt: 'the phrase that says from whom it came',
  answer: 'a question and the sentence that answers it',
};

function found({ rule, frame }: Explanation): readonly string[] {
  const [, part, name] = /^(verb|noun): (.*)$/.exec(rule) ?? [];
  const how = part === undefined ? (RULES[rule] ?? rule) : `the grammar of its ${part}, one of the class “${name}”`;
  return frame === null ? [how] : [how, ...frameLines(frame)];
}

function frameLines({ predicate, score: sure, rolesets, arguments: all }: ExplainedFrame): readonly string[] {
  const senses = rolesets.map(({ roleset, score: share }) => `${roleset} (${share.toFixed(2)})`).join(', else ');
  return [
    `“${predicate}” is a predicate (${sure.toFixed(2)}): ${senses}`,
    ...all.map(({ role, text, score: share }) => `${role} (${share.toFixed(2)}) “${oneLine(text)}”`),
  ];
}

function surely({ steps, holders }: Explanation): readonly string[] {
  const value: Factuality = holders.at(-1)?.value ?? 'Uu';
  if (steps.length === 0) return [`simply stated: ${value}`];
  return steps.map(({ what, words, from, to }) => {
    const by = words === null ? '' : ` “${oneLine(words)}”`;
    return from === to ? `${what}${by}: ${to}` : `${what}${by}: ${from} becomes ${to}`;
  });
}

function when({ when: said }: Explanation): readonly string[] {
  if (said === null) return [];
  return [said.words === null ? 'no time is said' : `“${said.words}”${said.edtf === null ? '' : `: ${said.edtf}`}`];
}

function score({ score: { value, start, doubts, thresholds } }: Explanation): readonly string[] {
  const taken = doubts.map(({ doubt, amount, cost }) => `− ${cost.toFixed(2)} ${doubt} (${amount.toFixed(2)})`);
  const made = start === null ? 'not calibrated' : [`${start.toFixed(2)} logits`, ...taken].join(', ');
  return [
    start === null
      ? value.toFixed(2)
      : `${value.toFixed(2)}: of a hundred readings like it about ${Math.round(100 * value)} are right`,
    made,
    thresholds
      .map(({ for: use, least, enough }) => `${enough ? 'enough' : 'too little'} ${use} (${least.toFixed(2)})`)
      .join(', '),
  ];
}
