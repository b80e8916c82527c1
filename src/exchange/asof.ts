import type { AsOf, NotYet } from '../terms/asof.ts';
import type { AsOfJson, NotYetJson } from './format.ts';
import type { AsOfIn } from './incoming.ts';
import { latestText, momentAt, spanJson, whenOf } from './moments.ts';

/** That evidence is the record of a day, as JSON. */
export function asOfJson({ date, clock, perhaps, without }: AsOf): AsOfJson {
  const written = ({ doc, name, published, why }: NotYet): NotYetJson => ({
    doc,
    name,
    published: published === null ? null : spanJson(published),
    why,
  });
  return { date: latestText(date) ?? '', clock, perhaps: perhaps.map(written), without: without.map(written) };
}

/** @throws Mistake where a time cannot be read. */
export function asOfFrom({ date, clock, perhaps, without }: AsOfIn): AsOf {
  const read = (list: AsOfIn['without'], path: string): NotYet[] =>
    (list ?? []).map(({ doc, name, published, why }, at) => {
      const when = whenOf(published, `asOf.${path}[${at}].published`);
      const span = when === null ? null : { earliest: when.earliest, latest: when.latest };
      return { doc, name: name ?? doc, published: span, why };
    });
  return {
    date: momentAt(date, 'asOf.date').latest as number,
    clock: clock ?? 'published',
    perhaps: read(perhaps, 'perhaps'),
    without: read(without, 'without'),
  };
}
