import { bearing } from '../terms/bearing.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Inquiry } from '../terms/inquiry.ts';
import type { Answered, Loss, LossKind, Sensitivity, SmallestLoss } from '../terms/sensitivity.ts';
import { answer, outcomeOf } from './answer.ts';
import { retracted } from './changes/retraction.ts';
import { judgementsOf } from './judgements.ts';
import { askOutside, type Matter, matterOf, type TracePorts } from './matter.ts';
import { originsIn, withoutOrigin } from './origins.ts';
import { smallestSets } from './smallest.ts';

/** Of each kind, as many are looked at; beyond, they are counted. */
const MOST_LOSSES = 200;

/** Times that the evidence is traced again in search of smallest sets of one kind: fewer where it is large, so that the work stays about the same. */
const MOST_TRIALS = 1_500;
const MOST_WORK = 150_000;

/** Something that the record could be without. */
interface Unit {
  readonly loss: Omit<Loss, 'reached' | 'standing' | 'changes'>;
  readonly apply: (evidence: Evidence) => Evidence;
}

/**
 * What the answer to an inquiry hangs on: of each origin, document and judgement, what the answer would be without it, and the smallest sets of each
 * kind whose loss changes it. An answer has changed where it is reached otherwise in time, or stands otherwise. Pure, and exact up to
 * the size that each smallest set names.
 *
 * @throws Mistake as `trace` does.
 */
export function sensitivity(evidence: Evidence, inquiry: Inquiry, ports: TracePorts = {}): Sensitivity {
  const outside = askOutside(evidence, inquiry, ports);
  const matter = (given: Evidence): Matter => matterOf(bearing(given).evidence, inquiry, outside);
  const known = new Map<string, Answered>();
  const now = outcomeOf(matter(evidence));
  const kinds = unitsOf(evidence, matter(evidence));
  const withoutAll = (units: readonly Unit[]): Evidence => units.reduce((given, { apply }) => apply(given), evidence);
  const answered = (units: readonly Unit[]): Answered => {
    const key = JSON.stringify(units.map(({ loss }) => [loss.kind, loss.id]));
    const found = known.get(key) ?? outcomeOf(matter(withoutAll(units)));
    known.set(key, found);
    return found;
  };
  const changes = (units: readonly Unit[]): boolean => {
    const { reached, standing } = answered(units);
    return reached !== now.reached || standing !== now.standing;
  };
  const trials = Math.min(MOST_TRIALS, Math.round(MOST_WORK / (evidence.claims.length + 20)));
  const losses: Loss[] = [];
  const smallest: SmallestLoss[] = [];
  for (const [kind, all] of Object.entries(kinds) as [LossKind, readonly Unit[]][]) {
    const units = all.slice(0, MOST_LOSSES);
    losses.push(
      ...units.map((unit): Loss => {
        const { reached, standing } = answered([unit]);
        return { ...unit.loss, reached, standing, changes: changes([unit]) };
      }),
    );
    const picked = (set: readonly number[]): readonly Unit[] => set.map((at) => units[at] as Unit);
    const found = smallestSets(
      units.length,
      (set) => changes(picked(set)),
      (set) => bearers(units, matter(withoutAll(picked(set)))),
      Math.max(units.length, trials),
    );
    const sets = found.sets.map((set) => picked(set).map(({ loss }) => loss.id));
    smallest.push({ kind, sets, tried: found.tried, exact: found.exact && units.length === all.length });
  }
  const untried = (kind: LossKind): number => Math.max(0, kinds[kind].length - MOST_LOSSES);
  return {
    now: { reached: now.reached, standing: now.standing },
    losses,
    smallest,
    untried: { origin: untried('origin'), document: untried('document'), judgement: untried('judgement') },
  };
}

function unitsOf(evidence: Evidence, matter: Matter): Readonly<Record<LossKind, readonly Unit[]>> {
  const docs = new Map<string, string[]>();
  for (const { id, passage } of matter.claims) docs.set(passage.doc, [...(docs.get(passage.doc) ?? []), id]);
  return {
    origin: originsIn(matter).map((origin) => ({
      loss: { kind: 'origin', id: origin.id, claims: origin.claims.map((claim) => claim.id) },
      apply: (given) => withoutOrigin(given, origin),
    })),
    document: evidence.documents.flatMap(({ id }): Unit[] => {
      const claims = docs.get(id);
      if (claims === undefined) return [];
      return [{ loss: { kind: 'document', id, claims }, apply: (given) => retracted(given, id) }];
    }),
    judgement: judgementsOf(evidence).map(({ id, claims, what, by, why, undone }) => ({
      loss: { kind: 'judgement', id, claims, decided: { what, by, why } },
      apply: undone,
    })),
  };
}

/** Which of the losses have a claim among what bears the answer; where nothing does, among all that is claimed. */
function bearers(units: readonly Unit[], matter: Matter): readonly number[] {
  const answered = answer(matter);
  const steps = answered.carrying.length > 0 ? answered.carrying : answered.claimed;
  const refs = new Set(steps.flatMap(({ hop }) => hop.basis.map(({ ref }) => ref)));
  return units.flatMap(({ loss }, at) =>
    loss.claims.length === 0 || loss.claims.some((claim) => refs.has(claim)) ? [at] : [],
  );
}
