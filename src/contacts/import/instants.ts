import { quoted } from './duckdb.ts';

/** Unit of times that are numbers: as their size tells, or as it was said. */
export type Unit = 'auto' | 's' | 'ms' | 'us';

/**
 * Macros of SQL that turn a log's times into UTC milliseconds. The same rules as `timeOf` in clock.ts, for many rows at a time.
 *
 * `actor_name(w)` is an address without the name beside it, in small letters; any other name as it is.
 * `unquoted(c)` is what a cell says between its quotation marks, if it has any.
 * `suffix(w)` is the zone a text names; `wall(w)` what its clock shows; `coarse(w)` how long it lasts, in milliseconds.
 */
export const MACROS = `
  create macro unquoted(c) as case when starts_with(c, '"') then replace(substr(c, 2, length(c) - 2), '""', '"') else c end;
  create macro suffix(w) as upper(regexp_extract(w, '[0-9][T ][0-9]{2}:[0-9]{2}[0-9:.,]*\\s*(Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)$', 1, 'i'));
  create macro bare(w) as replace(replace(trim(regexp_replace(w, '([0-9][T ][0-9]{2}:[0-9]{2}[0-9:.,]*)\\s*(Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)$', '\\1', 'i')), 'T', ' '), ',', '.');
  create macro is_number(w) as regexp_full_match(w, '-?[0-9]{1,17}(\\.[0-9]+)?');
  create macro is_date(w) as regexp_full_match(w, '[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?\\s*(Z|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?)?)?', 'i');
  create macro is_utc(w) as ends_with(w, 'Z') and regexp_full_match(w, '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}Z');
  create macro minutes(z) as case when z in ('', 'Z', 'UTC', 'GMT') then 0 else
    (case when z[1] = '-' then -1 else 1 end) * (cast(z[2:3] as integer) * 60 + coalesce(try_cast(replace(z[4:], ':', '') as integer), 0)) end;
  create macro counted(n, unit) as try_cast(floor(case
    when unit = 's' then n * 1000 when unit = 'ms' then n when unit = 'us' then n / 1000
    when abs(n) < 1e11 then n * 1000 when abs(n) < 1e14 then n else n / 1000 end) as bigint);
  create macro actor_name(w) as case when ends_with(w, '>') and regexp_matches(w, '<[^<>@]+@[^<>]+>$') then lower(regexp_extract(w, '<([^<>]+)>$', 1)) when contains(w, '@') then lower(w) else w end;
  create macro coarse(w) as case when is_number(w) or is_utc(w) then 1000 when length(bare(w)) = 10 then 86400000 when length(bare(w)) = 16 then 60000 else 1000 end;
`;

/**
 * SQL for the first instant that a written time stands for, UTC milliseconds, or null where it is no time.
 *
 * @param zone of times that name none: an offset, a name of the IANA database, or null, where only a date may do without.
 */
export function instant(column: string, zone: string | null, unit: Unit): string {
  const wall = `try_cast(bare(${column}) as timestamp)`;
  // Most logs write every time in one way: what is cheap to tell comes first, and the rest is not worked out for it.
  return `case when is_utc(${column}) then epoch_ms(try_cast(${column} as timestamp)) when is_number(${column}) then counted(try_cast(${column} as double), '${unit}')
    when not is_date(${column}) then null
    when suffix(${column}) <> '' then epoch_ms(${wall}) - minutes(suffix(${column})) * 60000
    else ${inZone(wall, zone)} end`;
}

/** SQL for the second instant that a zone's clocks show the same, where they are set back; else null. */
export function secondInstant(column: string, zone: string | null): string {
  if (zone === null || fixedMinutes(zone) !== null) return 'null::bigint';
  const wall = `try_cast(bare(${column}) as timestamp)`;
  const named = quoted(zone);
  const shown = `timezone(${named}, ${wall})`;
  const other = (hours: string) =>
    `when timezone(${named}, ${shown} ${hours}) = ${wall} then epoch_ms(${shown} ${hours})`;
  // Most logs write every time in one way: what is cheap to tell comes first, and the rest is not worked out for it.
  return `case when is_utc(${column}) then epoch_ms(try_cast(${column} as timestamp)) when is_number(${column}) or not is_date(${column}) or suffix(${column}) <> '' or length(bare(${column})) = 10 then null
    ${other('- interval 1 hour')} ${other('+ interval 1 hour')} end`;
}

function inZone(wall: string, zone: string | null): string {
  if (zone === null) return `epoch_ms(${wall})`;
  const fixed = fixedMinutes(zone);
  if (fixed !== null) return `epoch_ms(${wall}) - ${fixed * 60_000}`;
  const named = quoted(zone);
  // A time that the clocks skip is no time.
  return `case when timezone(${named}, timezone(${named}, ${wall})) = ${wall} then epoch_ms(timezone(${named}, ${wall})) end`;
}

/** Minutes that a fixed zone is ahead of UTC, or null where the zone is a name. */
export function fixedMinutes(zone: string): number | null {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 0;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  return match === null ? null : (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
