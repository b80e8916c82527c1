/** Reads a value from the text in which PostgreSQL writes it. */
export type Parse = (text: string) => unknown;

const asText: Parse = (text) => text;
const asNumber: Parse = (text) => Number(text);
const asBoolean: Parse = (text) => text === 't';
const asJson: Parse = (text) => JSON.parse(text);

/** A number where one holds it exactly, else the digits. */
function whole(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

function bytes(text: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(text.slice(2), 'hex');
  return new Uint8Array(buffer, byteOffset, byteLength);
}

// An element in quotes, in which a backslash stands before what is meant as it is, or one without.
const ELEMENT = /"((?:[^"\\]|\\.)*)"|([^,{}"]+)/gs;

/** An array of one dimension. */
function array(element: Parse): Parse {
  return (text) =>
    [...text.matchAll(ELEMENT)].map(([, quoted, bare]) =>
      quoted !== undefined ? element(quoted.replace(/\\(.)/gs, '$1')) : bare === 'NULL' ? null : element(bare!),
    );
}

/**
 * How values are read, by the oid of their type in PostgreSQL's catalog: one table for both engines, whose drivers differ.
 *
 * boolean, integers of up to 32 bits and floating point are what JavaScript has for them; bigint is a number where one holds it exactly,
 * else its digits; bytea is a Uint8Array; json and jsonb are parsed; an array of one dimension is an array. Whatever is not here is its text:
 * numeric, uuid, and dates, which would depend on settings (times are kept as bigint, UTC milliseconds).
 */
export const PARSERS: ReadonlyMap<number, Parse> = new Map([
  [16, asBoolean],
  [17, bytes],
  [20, whole],
  [21, asNumber],
  [23, asNumber],
  [26, asNumber],
  [114, asJson],
  [700, asNumber],
  [701, asNumber],
  [3802, asJson],
  // date, timestamp, timestamptz, interval
  [1082, asText],
  [1114, asText],
  [1184, asText],
  [1186, asText],
  // Arrays: boolean, bytea, name, smallint, integer, text, varchar, bigint, real, double precision, oid.
  [1000, array(asBoolean)],
  [1001, array(bytes)],
  [1003, array(asText)],
  [1005, array(asNumber)],
  [1007, array(asNumber)],
  [1009, array(asText)],
  [1015, array(asText)],
  [1016, array(whole)],
  [1021, array(asNumber)],
  [1022, array(asNumber)],
  [1028, array(asNumber)],
]);

/** How a value of a type is read. */
export function parserOf(oid: number): Parse {
  return PARSERS.get(oid) ?? asText;
}
