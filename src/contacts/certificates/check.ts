import type { Certificate } from '../../terms/index.ts';
import { fingerprint } from '../import/fingerprint.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { boundsOf, filesOf, sourcesOf } from './certificate.ts';
import { rowsOn } from './channelrows.ts';

/** Why a certificate does not hold, or null where it does; `row` is the evidence of the first contact that breaks it, if one does. */
export type Check = { readonly why: string; readonly row: number | null } | null;

/** Checks a certificate by a log's columns alone: one look at each contact, in whatever order, nothing of the engine that made it. */
export async function checkCertificate(log: OpenLog, certificate: Certificate): Promise<Check> {
  const { claim, log: stated } = certificate;
  const { columns, manifest, names, spans, times } = log;
  const no = (why: string, row: number | null = null): Check => ({ why, row });
  if (JSON.stringify(sourcesOf(manifest)) !== JSON.stringify(stated.sources)) return no('the log has other sources');
  if (stated.actors !== columns.actors || stated.contacts !== columns.count + spans.from.length)
    return no('the log has another size');
  const folder = `${log.path}/${manifest.generation}`;
  const files = filesOf(claim);
  if (Object.keys(stated.files).length !== files.length) return no('it names other files than it rests on');
  const other = files.find((name) => fingerprint(`${folder}/${name}`).sha256 !== stated.files[name]);
  if (other !== undefined) return no(`the log’s ${other} is another`);
  const unknown = [...claim.from, claim.not, ...claim.exclude].find((name) => names.id(name) === null);
  if (unknown !== undefined) return no(`the log names nobody “${unknown}”`);
  if (claim.from.some((name) => claim.exclude.includes(name))) return no('it leaves out whom it starts from');
  const bound = boundsOf(certificate);
  if (bound === null) return no('its bounds are not of the log’s actors');
  for (const name of claim.from) bound[names.id(name)!] = Number.NEGATIVE_INFINITY;
  if (bound[names.id(claim.not)!]! <= claim.by) return no(`by its own bounds “${claim.not}” could have had it`);
  const silent = await rowsOn(log, claim.excludeChannels);
  const out = new Set(claim.exclude.map((name) => names.id(name)!));
  const [since, strict] = [claim.since ?? Number.NEGATIVE_INFINITY, claim.ties === 'strict'];
  const breaks = (sender: number, receiver: number, earliest: number, latest: number): boolean => {
    const [first, last] = [Math.max(earliest, since), Math.min(latest, claim.by - claim.latency)];
    const [had, told] = [bound[sender]!, Math.max(first, bound[sender]!) + claim.latency];
    if (first > last || (strict ? had >= last : had > last) || bound[receiver]! <= told) return false;
    return !out.has(sender) && !out.has(receiver);
  };
  const columnsRead = Array.from({ length: 4 }, () => new Uint32Array(Math.min(65_536, columns.count)));
  for (let base = 0; base < columns.count; base += 65_536) {
    const [from, to, stamp, row] = columnsRead.map((column) => column.subarray(0, columns.count - base));
    columns.read('from', base, from!);
    columns.read('to', base, to!);
    columns.read('stamp', base, stamp!);
    if (silent !== null) log.rows(base, row!);
    for (let at = 0; at < from!.length; at += 1) {
      const time = times.at(stamp![at]!);
      // Most are seen to at once: the sender's bound is later, or the receiver's is not.
      if (bound[from![at]!]! > time || bound[to![at]!]! <= time) continue;
      if (!breaks(from![at]!, to![at]!, time, time) || silent?.[row![at]!] === 1) continue;
      log.rows(base, row!);
      return no('a contact breaks it', row![at]!);
    }
  }
  for (const [at, sender] of spans.from.entries()) {
    if (!breaks(sender, spans.to[at]!, spans.earliest[at]!, spans.latest[at]!)) continue;
    if (silent?.[spans.row[at]!] !== 1) return no('a contact breaks it', spans.row[at]!);
  }
  return null;
}
