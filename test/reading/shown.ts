import type { ClaimProposal, Reading, StatementProposal } from '../../src/reading/reading.ts';
import type { Passage } from '../../src/terms/passage.ts';

/** The claims of one statement, a line each: "disclosure CT+: discloser the clerk, item the survey, 2022-03". */
export function claimLines(reading: Reading, statement: string | null): readonly string[] {
  return reading.claims.flatMap((claim) => (claim.statement === statement ? [claimLine(reading, claim)] : []));
}

function claimLine(reading: Reading, claim: ClaimProposal): string {
  const mention = (id: string | undefined): string =>
    reading.mentions.find((each) => each.id === id)?.passage.quote ?? '?';
  const roles = Object.entries(claim.roles).map(([role, id]) => `${role} ${mention(id)}`);
  const value = `${claim.factuality.at(-1)}${claim.questions ? ' questioned' : ''}`;
  const what = claim.relation === null ? claim.event : `${claim.event} (${claim.relation})`;
  return `${what} ${value}: ${roles.join(', ')}${claim.when.edtf === null ? '' : `, ${claim.when.edtf}`}`;
}

/** "author > Radio Tarn > coroner [Uu Uu PR+]". */
export function chainLine(statement: StatementProposal): string {
  return `${statement.holders.map((holder) => holder.name).join(' > ')} [${statement.factuality.join(' ')}]`;
}

/**
 * A whole reading as lines a person can check: each statement with its number, kind, chain and values; its words with
 * `<source>`, `[cue]` and `{content}` marked; what it is part of, to whom and on what it was said; its claims.
 */
export function annotated(reading: Reading, text: string): string {
  const number = new Map(reading.statements.map((statement, at) => [statement.id, at + 1]));
  return reading.statements
    .map((statement) => {
      const parent = statement.parent === null ? '' : ` in ${number.get(statement.parent)}`;
      return [
        `${number.get(statement.id)}${parent} ${statement.kind}: ${chainLine(statement)}`,
        `    ${marked(statement, text)}`,
        ...(statement.addressee === null ? [] : [`    to: ${oneLine(statement.addressee.quote)}`]),
        ...(statement.channel === null ? [] : [`    on: ${oneLine(statement.channel.quote)}`]),
        ...claimLines(reading, statement.id).map((line) => `    ${oneLine(line)}`),
      ].join('\n');
    })
    .join('\n');
}

function marked(statement: StatementProposal, text: string): string {
  const marks = [
    ...brackets(statement.source, '<', '>'),
    ...brackets(statement.cue, '[', ']'),
    ...brackets(statement.content, '{', '}'),
  ].sort((a, b) => a.at - b.at || a.rank - b.rank);
  let at = statement.passage.start;
  let out = '';
  for (const mark of marks) {
    out += text.slice(at, mark.at) + mark.sign;
    at = mark.at;
  }
  return oneLine(out + text.slice(at, statement.passage.end));
}

/** Where one span ends as another begins, the first is closed first; of two that open together the longer opens first. */
function brackets(passages: readonly Passage[], open: string, close: string) {
  return passages.flatMap(({ start, end }) => [
    { at: start, rank: 1 - (end - start) / 1e6, sign: open },
    { at: end, rank: -1 + (end - start) / 1e6, sign: close },
  ]);
}

function oneLine(words: string): string {
  return words.replace(/\n+/g, ' ¶ ').replace(/\s+/g, ' ');
}
