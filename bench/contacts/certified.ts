import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { writtenBounds } from '../../src/contacts/certificates/certificate.ts';
import { fingerprint } from '../../src/contacts/import/fingerprint.ts';
import {
  type Column,
  certify,
  checkCertificate,
  importContacts,
  NEVER,
  type OpenLog,
  openLog,
} from '../../src/contacts/index.ts';
import type { Certificate } from '../../src/terms/index.ts';
import { columnsIn, type Input } from './columns.ts';
import type { Generated, Spread } from './generate.ts';
import { inputOf } from './inputs.ts';
import { type Line, type Part, ratioOf, type Setting, speedOf, times } from './line.ts';

/** P12: a certificate checked against an imported log, beside one textbook pass in TypeScript over the same contacts in memory. */
export const certified: Part = {
  name: 'P12',
  title: 'A certificate checked, beside the textbook pass in TypeScript',
  run: async (setting) => {
    const lines: Line[] = [];
    for (const spread of ['uniform', 'zipf'] as const) lines.push(...(await beside(setting, spread)));
    return lines;
  },
};

async function beside({ scratch, quick, size, say }: Setting, spread: Spread): Promise<readonly Line[]> {
  const input = inputOf(scratch, size ?? (quick ? 100_000 : 5_000_000), spread, 'minutes');
  const told = { input: input.told };
  say(`${input.told}: importing`);
  const log = await imported(input, join(scratch, `certified-${spread}`));
  try {
    const raw = { from: read(log, 'from'), to: read(log, 'to'), stamp: read(log, 'stamp') };
    const seed = raw.from[0]!;
    const not = textbook(raw, log.columns.actors, seed).indexOf(NEVER);
    if (not === -1) return [{ ...told, engine: 'ours', figure: 'everybody could have had it' }];
    const { name } = log.names;
    const { certificate } = await certify(log, [name(seed)], name(not), { by: log.manifest.window.latest ?? 0 });
    if (certificate === null) return [{ ...told, engine: 'ours', figure: 'ties let it get there' }];
    say(`${input.told}: in turns`);
    const [checks, passes, hashes]: [number[], number[], number[]] = [[], [], []];
    let holds = true;
    for (let run = 0; run < 9; run += 1) {
      const begun = performance.now();
      holds = (await checkCertificate(log, certificate)) === null && holds;
      const checked = performance.now();
      textbook(raw, log.columns.actors, seed);
      const passed = performance.now();
      for (const file of Object.keys(certificate.log.files)) fingerprint(join(log.folder, file));
      hashes.push(performance.now() - passed);
      passes.push(passed - checked);
      checks.push(checked - begun);
    }
    const [check, pass, hash] = [checks, passes, hashes].map((all) => Math.min(...all)) as [number, number, number];
    const refused = (await checkCertificate(log, without(certificate, log.columns.actors, seed))) !== null;
    return [
      {
        ...told,
        engine: 'ours: the check, and beside it the hashes of the log’s files',
        figure: speedOf(input.contacts, check),
        beside: `${ratioOf(check, pass)} × the time of the pass; the hashes alone, one after the other, ${ratioOf(hash, pass)} ×`,
        answers: holds && refused ? 'holds; one that was tampered with does not' : 'differs',
        promised: [times(check / pass, 2, 'the pass', 'most')],
      },
      { ...told, engine: 'textbook pass in TypeScript, in memory', figure: speedOf(input.contacts, pass) },
    ];
  } finally {
    log.close();
  }
}

/** The log as a file of CSV, imported. */
async function imported({ folder, told }: Input, into: string): Promise<OpenLog> {
  const { from, to, stamp } = columnsIn(folder);
  const path = `${into}.csv`;
  const file = openSync(path, 'w');
  writeSync(file, 'from,to,time\n');
  for (let start = 0; start < from.length; start += 1 << 16) {
    let lines = '';
    for (let at = start; at < Math.min(from.length, start + (1 << 16)); at += 1) {
      const time = new Date((1_600_000_000 + stamp[at]! * 60) * 1000).toISOString().replace('.000Z', 'Z');
      lines += `p${from[at]},p${to[at]},${time}\n`;
    }
    writeSync(file, lines);
  }
  closeSync(file);
  await importContacts([path], into);
  const log = openLog(into);
  if (log.columns.count !== from.length) throw new Error(`${told} was not imported whole.`);
  return log;
}

function read({ columns }: OpenLog, name: Column): Uint32Array {
  const values = new Uint32Array(columns.count);
  columns.read(name, 0, values);
  return values;
}

/** Wu et al.'s pass as one writes it, with the contact that told each. */
function textbook({ from, to, stamp }: Generated, actors: number, seed: number): Uint32Array {
  const arrival = new Uint32Array(actors).fill(NEVER);
  const by = new Uint32Array(actors).fill(NEVER);
  arrival[seed] = 0;
  for (let at = 0; at < from.length; at += 1) {
    const time = stamp[at]!;
    if (arrival[from[at]!]! <= time && time < arrival[to[at]!]!) {
      arrival[to[at]!] = time;
      by[to[at]!] = at;
    }
  }
  return arrival;
}

/** The certificate with somebody's bound struck out who could have had it, as if nobody could have told them. */
function without(certificate: Certificate, actors: number, seed: number): Certificate {
  const ids = new Uint32Array(Uint8Array.from(Buffer.from(certificate.bounds.actors, 'base64')).buffer);
  const values = new Float64Array(Uint8Array.from(Buffer.from(certificate.bounds.times, 'base64')).buffer);
  const bounds = new Float64Array(actors).fill(Number.POSITIVE_INFINITY);
  for (const [at, id] of ids.entries()) bounds[id] = values[at]!;
  const struck = ids.find((id) => id !== seed);
  if (struck !== undefined) bounds[struck] = Number.POSITIVE_INFINITY;
  return { ...certificate, bounds: writtenBounds(bounds) };
}
