export { type Loss, type Weighed, weigh } from './certainty.ts';
export { type Independence, independence, type Parties } from './independence.ts';
export { type Lineage, lineageOf } from './lineage.ts';
export { normalName, sameName } from './names.ts';
export { type Counted, countOrigins, NO_ORIGINS } from './origins.ts';
export { sourcesOf } from './sources.ts';
export { statedReliances } from './stated.ts';
export { leaving } from './withdrawn.ts';
export { supporterOf, type Witness, witnessOf } from './witness.ts';
