const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Day, month and year before the time (RFC 5322, with what older programs wrote), or the year after it, as in asctime. */
const DATE =
  /^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{2,4})\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([+-]\d{4}|[a-z]{1,5})?/i;
const ASCTIME =
  /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([a-z]{1,5}|[+-]\d{4})\s+)?(\d{4})/i;

/** Hours that the zones of RFC 5322, 4.3, are behind UTC. */
const BEHIND: Readonly<Record<string, number>> = { edt: 4, est: 5, cdt: 5, cst: 6, mdt: 6, mst: 7, pdt: 7, pst: 8 };

/**
 * The date of a message as ISO 8601, its offset kept, or the text as it is where it is no date. Where a zone is named that no one
 * knows, UTC is meant (RFC 5322, 4.3); where none is named, none is put.
 */
export function writtenTime(header: string): string {
  // Comments say the zone's name again: “+0200 (CEST)”.
  const text = header.replaceAll(/\([^()]*\)/g, ' ').trim();
  const date = DATE.exec(text);
  if (date !== null) {
    const [, day, month, year, hour, minute, second, zone] = date;
    return iso(year!, month!, day!, hour!, minute!, second, zone) ?? text;
  }
  const asctime = ASCTIME.exec(text);
  if (asctime === null) return text;
  const [, month, day, hour, minute, second, zone, year] = asctime;
  return iso(year!, month!, day!, hour!, minute!, second, zone) ?? text;
}

function iso(
  year: string,
  month: string,
  day: string,
  hour: string,
  minute: string,
  second: string | undefined,
  zone: string | undefined,
): string | null {
  const place = MONTHS.indexOf(month.toLowerCase());
  if (place === -1) return null;
  const full = year.length === 4 ? year : year.length === 3 || Number(year) >= 50 ? 1900 + Number(year) : `20${year}`;
  const two = (number: string | number) => String(number).padStart(2, '0');
  // A leap second is told as the one before it.
  const seconds = second === undefined ? '' : `:${two(Math.min(59, Number(second)))}`;
  return `${full}-${two(place + 1)}-${two(day)}T${two(hour)}:${minute}${seconds}${offset(zone)}`;
}

function offset(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (/^[+-]/.test(zone)) return zone === '-0000' || zone === '+0000' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const behind = BEHIND[zone.toLowerCase()];
  return behind === undefined ? 'Z' : `-0${behind}:00`;
}
