import type { Weighed, Witness } from '../lineage/index.ts';
import type { Certainty } from '../terms/factuality.ts';
import type { Standing } from '../terms/standing.ts';

/** What sets a hop's standing: the witnesses that are counted, at the certainty that counts. */
export interface Setting {
  /** Corroborated is decided by the count of origins: here it is still `reported`. */
  readonly standing: Exclude<Standing, 'corroborated' | 'missing'>;
  readonly witnesses: readonly Witness[];
  /** Those of the witnesses whose times bound the hop: the record itself where there is one. */
  readonly bounding: readonly Witness[];
  /** The best that anyone holds. */
  readonly certainty: Certainty;
}

/**
 * The standing that claims and records give a hop: the record and CT+ for documented, CT+ for reported, PR+ and PS+ for
 * alleged; presumed where nobody claims it.
 */
export function settingOf(weighed: readonly Weighed[], records: readonly Witness[]): Setting {
  const all = [...weighed.map((each) => each.witness), ...records];
  const certain = all.filter((each) => each.certainty === 'CT');
  const recorded = certain.filter((each) => each.record);
  if (recorded.length > 0) return { standing: 'documented', witnesses: certain, bounding: recorded, certainty: 'CT' };
  if (certain.length > 0) return { standing: 'reported', witnesses: certain, bounding: certain, certainty: 'CT' };
  const held = all.filter((each) => each.certainty === 'PR' || each.certainty === 'PS');
  const certainty = held.some((each) => each.certainty === 'PR') ? 'PR' : 'PS';
  if (held.length > 0) return { standing: 'alleged', witnesses: held, bounding: held, certainty };
  return { standing: 'presumed', witnesses: [], bounding: [], certainty: 'U' };
}
