import { Mistake } from '../../terms/index.ts';

/** What a column of a log can be. The first three have to be there. */
export type Field = 'from' | 'to' | 'time' | 'until' | 'duration' | 'channel' | 'reference';
export const FIELDS: readonly Field[] = ['from', 'to', 'time', 'until', 'duration', 'channel', 'reference'];

/** A log's own name for each field that it has. */
export type Mapping = Readonly<Partial<Record<Field, string>>>;

/** Names that logs of mail systems, telephone exchanges, door controls and file servers give these fields, likeliest first. */
const COMMON: Readonly<Record<Field, readonly string[]>> = {
  from: [
    'from',
    'sender',
    'source',
    'src',
    'caller',
    'calling',
    'from_address',
    'sender_address',
    'originator',
    'user',
    'a',
    'u',
  ],
  to: [
    'to',
    'recipient',
    'recipients',
    'receiver',
    'target',
    'dst',
    'dest',
    'destination',
    'callee',
    'called',
    'to_address',
    'recipient_address',
    'object',
    'b',
    'v',
  ],
  time: [
    'time',
    'timestamp',
    'date',
    'datetime',
    'date_time',
    'sent',
    'sent_at',
    'created_at',
    'start',
    'start_time',
    'earliest',
    'when',
    'ts',
    't',
    'event_time',
    'epoch',
  ],
  until: ['until', 'latest', 'end', 'end_time', 'ended_at'],
  duration: ['duration', 'duration_s', 'seconds', 'length', 'call_duration'],
  channel: ['channel', 'type', 'kind', 'medium', 'protocol', 'event', 'action'],
  reference: ['reference', 'ref', 'id', 'message_id', 'messageid', 'event_id', 'call_id', 'uuid', 'record_id'],
};

/**
 * Which column is what: as the user says, else by the names that such logs commonly have (case, spaces, dots and dashes aside).
 *
 * @throws Mistake where a column that was named is not there, where two have one name, or where from, to or time is not found.
 */
export function mappingOf(log: string, header: readonly string[], given: Mapping): Mapping {
  const keys = header.map(keyOf);
  const twice = header.find((name, at) => name !== '' && keys.indexOf(keys[at]!) !== at);
  const used = new Set<number>();
  const mapping: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const named = given[field];
    if (named === undefined) continue;
    const at = header.indexOf(named) === -1 ? keys.indexOf(keyOf(named)) : header.indexOf(named);
    if (at === -1) throw new Mistake(`The log ${log} has no column “${named}”.`, `It has ${listed(header)}.`);
    mapping[field] = header[at]!;
    used.add(at);
  }
  for (const field of FIELDS) {
    if (mapping[field] !== undefined) continue;
    const at = COMMON[field].map((name) => keys.indexOf(name)).find((place) => place !== -1 && !used.has(place));
    if (at === undefined) continue;
    mapping[field] = header[at]!;
    used.add(at);
  }
  for (const field of ['from', 'to', 'time'] as const) {
    if (mapping[field] === undefined) {
      throw new Mistake(
        `The log ${log} has no column that could be “${field}”; it has ${listed(header)}.`,
        `Name it with --${field}-col.`,
      );
    }
  }
  if (twice !== undefined && Object.values(mapping).some((name) => keyOf(name) === keyOf(twice))) {
    throw new Mistake(`The log ${log} has two columns “${twice}”.`, 'Rename one of them.');
  }
  return mapping;
}

function keyOf(name: string): string {
  return name
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s.-]+/g, '_');
}

function listed(header: readonly string[]): string {
  return header
    .slice(0, 20)
    .map((name) => `“${name.slice(0, 40)}”`)
    .join(', ');
}
