import { explainClaim, type Read, type Taken } from '../reading/explanations/claim.ts';
import { explainStatement } from '../reading/explanations/statement.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Explanation } from '../terms/explanation.ts';
import { Mistake } from '../terms/mistake.ts';
import { type CaseOptions, type ReadEffects, readCase } from './read.ts';

/** Ids named where the one that was asked for is none. */
const MOST_NAMED = 60;

/** Why a claim or statement of these documents was read, and the evidence it is part of. */
export interface Explained {
  readonly evidence: Evidence;
  readonly explanation: Explanation;
}

/**
 * Reads documents and says what led to one claim or statement, by its id as `hearsay read` prints it.
 *
 * @throws Mistake where nothing was read by that id (with those that were), and as `readCase` does.
 */
export async function explainReading(
  paths: readonly string[],
  id: string,
  options: CaseOptions = {},
  effects: ReadEffects = {},
): Promise<Explained> {
  const all: Read[] = [];
  const seen = (read: Read): void => {
    all.push(read);
    effects.seen?.(read);
  };
  const evidence = await readCase(paths, options, { ...effects, seen });
  const claim = evidence.claims.find((each) => each.id === id);
  const statement = evidence.statements.find((each) => each.id === id);
  const doc = claim?.passage.doc ?? statement?.doc;
  const read = all.find(({ document }) => document.id === doc);
  if (read !== undefined && claim !== undefined) {
    const proposal = read.reading.claims.find((each) => each.id === proposed(id));
    const taken = new Map(
      Object.entries(claim.roles).flatMap(([role, to]) => {
        const mention = proposal?.roles[role as keyof typeof proposal.roles];
        return mention === undefined ? [] : [[`${role} ${mention}`, named(evidence, to)] as const];
      }),
    );
    if (proposal !== undefined)
      return { evidence, explanation: { ...explainClaim(read, proposal, taken), id: claim.id } };
  }
  if (read !== undefined && statement !== undefined) {
    const proposal = read.reading.statements.find((each) => each.id === id);
    if (proposal !== undefined)
      return { evidence, explanation: explainStatement(read, proposal, holderTaken(evidence, read, id)) };
  }
  throw unknownId(evidence, id);
}

/** The proposal behind a claim: a pronoun for several makes "d1.c3" and "d1.c3.2" of one. */
function proposed(id: string): string {
  return id.replace(/(\.c\d+)\.\d+$/, '$1');
}

function holderTaken(evidence: Evidence, { reading }: Read, id: string): Taken {
  const mention = reading.statements.find((each) => each.id === id)?.holders.at(-1)?.mention ?? null;
  const actor = evidence.statements.find((each) => each.id === id)?.holders.at(-1)?.actor ?? null;
  return new Map(mention === null || actor === null ? [] : [[`holder ${mention}`, named(evidence, actor)]]);
}

function named({ actors, items }: Evidence, id: string): { readonly id: string; readonly name: string } {
  return { id, name: [...actors, ...items].find((each) => each.id === id)?.name ?? id };
}

function unknownId({ claims, statements }: Evidence, id: string): Mistake {
  const list = (ids: readonly string[]): string =>
    ids.length === 0 ? 'none' : `${ids.slice(0, MOST_NAMED).join(', ')}${ids.length > MOST_NAMED ? ' …' : ''}`;
  return new Mistake(
    `Nothing was read by the id “${id}”.`,
    `There are these claims: ${list(claims.map((each) => each.id))}; and these statements: ${list(statements.map((each) => each.id))}.`,
  );
}
