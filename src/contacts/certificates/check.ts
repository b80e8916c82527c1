import type { Certificate } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { boundsOf, filesOf, otherFile, sourcesOf } from './certificate.ts';
import { rowsOn } from './channelrows.ts';
import { type ContactBlock, contactBlocks } from './contactblocks.ts';

/** Why a certificate does not hold, or null where it does; `row` is the evidence of the first contact that breaks it, if one does. */
export type Check = { readonly why: string; readonly row: number | null } | null;
const no = (why: string, row: number | null = null): Check => ({ why, row });
type Breaks = (sender: number, receiver: number, earliest: number, latest: number, row: () => number) => boolean;

/** Checks a certificate by a log's columns alone: one look at each contact, in whatever order, nothing of the engine that made it. */
export async function checkCertificate(log: OpenLog, certificate: Certificate): Promise<Check> {
  const [{ columns, manifest, spans }, { claim, log: stated }] = [log, certificate];
  if (JSON.stringify(sourcesOf(manifest)) !== JSON.stringify(stated.sources)) return no('the log has other sources');
  if (stated.actors !== columns.actors || stated.contacts !== columns.count + spans.from.length)
    return no('the log has another size');
  if (Object.keys(stated.files).length !== filesOf(claim).length) return no('it names other files than it rests on');
  // Hashed while the contacts are gone over: of what was found in other files nothing is said.
  const [hashed, found] = [otherFile(log, certificate), byItsBounds(log, certificate)];
  found.catch(() => undefined);
  const other = await hashed;
  return other === null ? found : no(`the log’s ${other} is another`);
}

/** The row of the first contact that breaks it. Both bounds are looked at before anything is decided: which of them tells cannot be guessed. */
function broken({ from, to, times, ends, rows }: ContactBlock, bound: Float64Array, breaks: Breaks): number | null {
  const broke = (at: number, time: number) => breaks(from[at]!, to[at]!, time, time, () => rows()[at]!);
  for (let at = 0, stretch = 0; stretch < ends.length; stretch += 1) {
    const time = times[stretch]!;
    for (const end = ends[stretch]!; at < end; at += 1)
      if (Number(bound[from[at]!]! <= time) & Number(bound[to[at]!]! > time) && broke(at, time)) return rows()[at]!;
  }
  return null;
}

async function byItsBounds(log: OpenLog, certificate: Certificate): Promise<Check> {
  const [{ claim }, { names, spans }] = [certificate, log];
  const unknown = [...claim.from, claim.not, ...claim.exclude].find((name) => names.id(name) === null);
  if (unknown !== undefined) return no(`the log names nobody “${unknown}”`);
  if (claim.from.some((name) => claim.exclude.includes(name))) return no('it leaves out whom it starts from');
  const bound = boundsOf(certificate);
  if (bound === null) return no('its bounds are not of the log’s actors');
  for (const name of claim.from) bound[names.id(name)!] = Number.NEGATIVE_INFINITY;
  if (bound[names.id(claim.not)!]! <= claim.by) return no(`by its own bounds “${claim.not}” could have had it`);
  const silent = await rowsOn(log, claim.excludeChannels);
  const out = new Set(claim.exclude.map((name) => names.id(name)!));
  const breaks: Breaks = (sender, receiver, earliest, latest, row) => {
    const [first, last] = [Math.max(earliest, claim.since ?? earliest), Math.min(latest, claim.by - claim.latency)];
    const [had, told] = [bound[sender]!, Math.max(first, bound[sender]!) + claim.latency];
    if (first > last || (claim.ties === 'strict' ? had >= last : had > last) || bound[receiver]! <= told) return false;
    return !out.has(sender) && !out.has(receiver) && silent?.[row()] !== 1;
  };
  let row: number | null = null;
  for (const block of contactBlocks(log)) row ??= broken(block, bound, breaks);
  for (const [at, sender] of spans.from.entries())
    if (breaks(sender, spans.to[at]!, spans.earliest[at]!, spans.latest[at]!, () => spans.row[at]!))
      row ??= spans.row[at]!;
  return row === null ? null : no('a contact breaks it', row);
}
