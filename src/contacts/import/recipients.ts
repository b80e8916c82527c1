import type { Engine } from './duckdb.ts';

/** Most recipients of one row; one with more is refused. */
const MOST_RECIPIENTS = 10_000;

/**
 * Macros of SQL for the recipients that one cell names. `several(w)` is whether it can be more than one; `recipients(w)` is the list of them.
 *
 * A JSON array is its members. Semicolons outside quotation marks part names of any kind; commas part only addresses, for a name may have
 * one in it: “Doe, John <jd@x.org>, ann@x.org” is two.
 */
export const RECIPIENT_MACROS = `
  create macro several(w) as coalesce(contains(w, ';') or (contains(w, ',') and contains(w, '@')) or starts_with(w, '['), false);
  create macro addresses(p) as case when not (contains(p, ',') and contains(p, '@')) then [p]
    when not contains(p, '<') then string_split(p, ',')
    else list_transform(regexp_extract_all(p, '(?:"[^"]*"|[^@])*@[^,]*|,[^@]+$'), lambda q: ltrim(q, ', ')) end;
  create macro recipients(w) as list_filter(list_transform(
    case when starts_with(w, '[') and json_valid(w) then cast(w as json) ->> '$[*]'
      else flatten(list_transform(regexp_extract_all(w, '(?:"[^"]*"|[^;])+'), lambda p: addresses(p))) end,
    lambda r: trim(r)), lambda r: r <> '');
`;

/**
 * Makes one row of each recipient of the rows of `raw` whose cell names several: each actor once, without the sender where there is
 * anyone else. A row that names none keeps none, and is refused for that.
 *
 * @returns the table they are in.
 */
export async function expanded(engine: Engine, raw: string): Promise<string> {
  await engine.run(`create or replace temp table expanded as
  with named as (select *, list_distinct(list_transform(recipients(receiver), lambda r: actor_name(r))) as names from ${raw} where several(receiver)),
  others as (select * replace (case when len(names) > ${MOST_RECIPIENTS} then [null]
      when len(list_filter(names, lambda n: n <> actor_name(sender))) > 0 then list_sort(list_filter(names, lambda n: n <> actor_name(sender)))
      when len(names) > 0 then names else [null] end as names,
    coalesce(broken, case when len(names) > ${MOST_RECIPIENTS} then 'it has more than ${MOST_RECIPIENTS} recipients' end) as broken) from named)
  select * exclude (names) replace (unnest(names) as receiver) from others
  union all select * from ${raw} where not several(receiver)`);
  return 'expanded';
}
