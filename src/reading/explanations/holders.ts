import type { ExplainedHolder } from '../../terms/explanation.ts';
import type { Factuality } from '../../terms/factuality.ts';
import type { HolderProposal, StatementProposal } from '../reading.ts';

/** The chain of holders, outermost first, each with the statement that brings them in. */
export function explainedHolders(
  reading: { readonly holders: readonly HolderProposal[]; readonly factuality: readonly Factuality[] },
  innermost: StatementProposal | null,
  statements: readonly StatementProposal[],
): ExplainedHolder[] {
  const chain: StatementProposal[] = [];
  for (let at = innermost; at !== null && chain.length <= statements.length; ) {
    const { parent } = at;
    chain.unshift(at);
    at = parent === null ? null : (statements.find(({ id }) => id === parent) ?? null);
  }
  return reading.holders.map(({ name, mention }, place) => ({
    name,
    // Statements in which the same voice goes on bring in nobody.
    statement:
      chain.find((each) => each.holders.length === place + 1 && each.holders[place]?.mention === mention)?.id ?? null,
    value: reading.factuality[place] ?? 'Uu',
  }));
}
