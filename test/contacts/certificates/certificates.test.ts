import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCertificate } from '../../../src/contacts/certificates/certificate.ts';
import { certify } from '../../../src/contacts/certificates/certify.ts';
import { checkCertificate } from '../../../src/contacts/certificates/check.ts';
import { importContacts } from '../../../src/contacts/import/import.ts';
import { openLog } from '../../../src/contacts/store/logfolder.ts';
import { certifyOf, verifyOf } from '../../../src/desk/certificates.ts';
import { certifyText, verifyText } from '../../../src/report/certificate-text.ts';
import { type Certificate, Mistake } from '../../../src/terms/index.ts';
import { isTrue, type Written } from './possible.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-certificates-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const START = Date.UTC(2024, 2, 4);
const stamp = (time: number) => new Date(time).toISOString();

/** A small log of few people and few times, made from a number: some contacts at one time, some within an interval. */
function written(seed: number, spans: boolean): readonly Written[] {
  const actor = fc.constantFrom('ada', 'ben', 'cleo', 'dov', 'eli', 'fay');
  const contact = fc.record({
    from: actor,
    to: actor,
    first: fc.integer({ min: 0, max: 7 }),
    length: spans ? fc.constantFrom(0, 0, 1, 2) : fc.constant(0),
    channel: fc.constantFrom('mail', 'note'),
  });
  const [contacts] = fc.sample(fc.array(contact, { minLength: 8, maxLength: 13 }), { seed, numRuns: 1 });
  return contacts!
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, first, length, channel }) => ({
      from,
      to,
      first: START + first * 1000,
      last: START + (first + length) * 1000,
      channel,
    }));
}

async function logOf(name: string, contacts: readonly Written[]): Promise<string> {
  const rows = contacts.map(({ from, to, first, last, channel }) =>
    [from, to, stamp(first), first === last ? '' : stamp(last), channel].join(','),
  );
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, ['from,to,time,until,channel', ...rows, ''].join('\n'));
  await importContacts([file], join(folder, name));
  return join(folder, name);
}

const LOGS = Array.from({ length: 6 }, (_, at) => ({ seed: 700 + at, spans: at % 2 === 1 }));

/** Every value in a JSON tree that is no object or list, by its path. */
function leaves(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function changed(tree: Certificate, path: readonly (string | number)[], to: (value: unknown) => unknown): unknown {
  const copy = structuredClone(tree) as unknown;
  let at = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  at[last] = to(at[last]);
  return copy;
}

/** Other bounds than a certificate's: without an actor, with another, or with other times. */
interface OtherBounds {
  readonly drop: number;
  readonly add: number | null;
  readonly shift: number;
  readonly which: number;
}

const otherBounds: fc.Arbitrary<OtherBounds> = fc.record({
  drop: fc.nat(5),
  add: fc.option(fc.nat(6)),
  shift: fc.constantFrom(0, 0, 1000, -1000, 500, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  which: fc.nat(5),
});

function rebound({ bounds }: Certificate, { drop, add, shift, which }: OtherBounds) {
  const [ids, times] = [Buffer.from(bounds.actors, 'base64'), Buffer.from(bounds.times, 'base64')];
  let list = Array.from(
    { length: ids.length / 4 },
    (_, at) => [ids.readUInt32LE(at * 4), times.readDoubleLE(at * 8)] as const,
  );
  list = list.filter((_, at) => at !== drop).map(([id, time], at) => [id, at === which ? time + shift : time] as const);
  if (add !== null && !list.some(([id]) => id === add)) list.push([add, START + shift]);
  list.sort(([a], [b]) => a - b);
  const [actors, values] = [Buffer.alloc(list.length * 4), Buffer.alloc(list.length * 8)];
  for (const [at, [id, time]] of list.entries()) {
    actors.writeUInt32LE(id, at * 4);
    values.writeDoubleLE(time, at * 8);
  }
  return { actors: actors.toString('base64'), times: values.toString('base64') };
}

const otherClaim = fc.record(
  {
    from: fc.array(fc.constantFrom('ada', 'ben', 'cleo', 'dov'), { minLength: 1, maxLength: 2 }),
    not: fc.constantFrom('ben', 'cleo', 'dov', 'eli', 'fay', 'nobody'),
    since: fc.option(fc.integer({ min: 0, max: 7 }).map((at) => START + at * 1000)),
    by: fc.integer({ min: 0, max: 16 }).map((at) => START + at * 500),
    ties: fc.constantFrom('strict', 'non-strict'),
    latency: fc.constantFrom(0, 500, 1000, 2000),
    exclude: fc.array(fc.constantFrom('ben', 'cleo', 'eli'), { maxLength: 1 }),
    excludeChannels: fc.constantFrom(...Array.from({ length: 12 }, () => []), ['mail'], ['fax']),
  },
  { requiredKeys: [] },
);

const mutation = fc.oneof(
  otherClaim.map((claim) => (from: Certificate) => ({ ...from, claim: { ...from.claim, ...claim } })),
  fc.tuple(otherBounds, otherClaim).map(([bounds, claim]) => (from: Certificate) => ({
    ...from,
    claim: { ...from.claim, ...claim },
    bounds: rebound(from, bounds),
  })),
  otherBounds.map((bounds) => (from: Certificate) => ({ ...from, bounds: rebound(from, bounds) })),
  fc
    .tuple(fc.nat(), fc.constantFrom(null, 0, -1, 1e300, '', 'x', 'ada', true, []))
    .map(([at, value]) => (from: Certificate) => {
      const all = leaves(from);
      return changed(from, all[at % all.length]!, () => value);
    }),
  fc.tuple(fc.nat(), fc.nat()).map(([at, digit]) => (from: Certificate) => {
    const all = leaves(from);
    return changed(from, all[at % all.length]!, (value) => {
      const text = String(value);
      const place = digit % Math.max(1, text.length);
      const flipped = `${text.slice(0, place)}${(digit * 7) % 10}${text.slice(place + 1)}`;
      return typeof value === 'number' ? Number(flipped) : flipped;
    });
  }),
);

describe.each(['non-strict', 'strict'] as const)('certificates with %s ties', (ties) => {
  it.each(LOGS)(
    'are given where it is true and hold, and none that is changed holds where it is not: %j',
    async ({ seed, spans }) => {
      const contacts = written(seed, spans);
      const path = await logOf(`${ties}-${seed}`, contacts);
      const log = openLog(path);
      const genuine: Certificate[] = [];
      const people = ['ada', 'ben', 'cleo', 'dov', 'eli', 'fay'].filter((name) => log.names.id(name) !== null);
      const channels = [...new Set(contacts.map(({ channel }) => channel))];
      for (const not of people.slice(1)) {
        for (const [at, by] of [0, 1500, 3000, 5000, 9000].entries()) {
          const limits = {
            by: START + by,
            since: at === 3 ? START + 2000 : null,
            latency: at % 2 === 1 ? 1000 : 0,
            ties,
            excludeChannels: at === 4 && not === people[1] ? channels.slice(1) : [],
          };
          const found = await certify(log, [people[0]!], not, limits);
          const claim = found.certificate?.claim ?? (found.certificate === null ? found.claim : null);
          expect(found.certificate !== null, JSON.stringify(claim)).toBe(isTrue(contacts, claim!));
          if (found.certificate === null) continue;
          expect(await checkCertificate(log, parseCertificate(JSON.stringify(found.certificate)))).toBeNull();
          genuine.push(found.certificate);
        }
      }
      expect(genuine.length).toBeGreaterThan(0);
      let [held, refuted] = [0, 0];
      await fc.assert(
        fc.asyncProperty(fc.nat(), mutation, async (which, mutate) => {
          const before = genuine[which % genuine.length]!;
          const text = JSON.stringify(mutate(before));
          let certificate: Certificate;
          try {
            certificate = parseCertificate(text);
          } catch (error) {
            expect(error).toBeInstanceOf(Mistake);
            return;
          }
          const holds = (await checkCertificate(log, certificate)) === null;
          if (!holds) refuted += 1;
          else {
            held += 1;
            expect(isTrue(contacts, certificate.claim), text).toBe(true);
            // What it says of the log is still what it said.
            expect(certificate.log).toEqual(before.log);
          }
        }),
        { numRuns: 250, seed },
      );
      expect(Math.min(held, refuted)).toBeGreaterThan(0);
      log.close();
    },
    120_000,
  );
});

describe('a certificate of an invented office', () => {
  const LOG = `from,to,time,until,channel,reference
mara,ilse,2024-03-04T08:00:00Z,,mail,m1
bo,vera,2024-03-04T10:00:00Z,,mail,m2
ilse,bo,2024-03-05T09:00:00Z,,call,c1
vera,press,2024-03-06T12:00:00Z,,mail,m5
bo,cem,2024-03-06T00:00:00Z,2024-03-07T23:59:59Z,courier,k1
`;
  const log = () => join(folder, 'office');
  beforeAll(async () => {
    writeFileSync(join(folder, 'office.csv'), LOG);
    await importContacts([join(folder, 'office.csv')], log());
  });

  it('comes with its near misses and what would overturn it, and is confirmed', async () => {
    const { certificate, answer } = await certifyOf(log(), ['mara'], 'press', { by: '2024-03-08' });
    expect(answer).toMatchObject({
      certified: true,
      // Bo's mail to Vera came before he could have had it; Ilse rang Bo after he could still have passed it on.
      nearMisses: [
        {
          reference: 'm2',
          slack: 23 * 3_600_000,
          senderFrom: Date.UTC(2024, 2, 5, 9),
          receiverUntil: Date.UTC(2024, 2, 6, 12),
        },
        {
          reference: 'c1',
          slack: 23 * 3_600_000,
          senderFrom: Date.UTC(2024, 2, 4, 8),
          receiverUntil: Date.UTC(2024, 2, 4, 10),
        },
      ],
      overturning: {
        from: 'bo',
        to: 'vera',
        after: Date.UTC(2024, 2, 5, 9),
        until: Date.UTC(2024, 2, 6, 12),
        couldHave: 4,
        couldPass: 3,
      },
    });
    expect(certifyText(answer)).toContain('bo → vera  fails by 23 h:');
    const file = join(folder, 'cert.json');
    writeFileSync(file, JSON.stringify(certificate));
    const verified = await verifyOf(file, log());
    expect(verified.holds).toBe(true);
    expect(verifyText(verified).replace(/\s+/g, ' ')).toContain(
      'The certificate holds. By the contacts of this log press could not have had it from mara by 2024-03-08T23:59:59.999Z.',
    );
  });

  it('may say what a contact takes, and not how long somebody holds it', async () => {
    const { certificate } = await certifyOf(log(), ['mara'], 'vera', { by: '2024-03-08', latency: '30h' });
    expect(certificate?.claim.latency).toBe(30 * 3_600_000);
    const { answer } = await certifyOf(log(), ['mara'], 'bo', { by: '2024-03-05', latency: '15h' });
    // Ilse has it at 23:00 and rings Bo at nine; at midnight it is not there yet.
    expect(answer).toMatchObject({
      certified: true,
      overturning: { from: 'ilse', to: 'bo', after: Date.UTC(2024, 2, 4, 23), until: Date.UTC(2024, 2, 5, 9) - 1 },
    });
    expect(certifyText(answer).replace(/\s+/g, ' ')).toContain(
      'by 2024-03-05T23:59:59.999Z, where a contact takes 15 h.',
    );
    const { answer: later } = await certifyOf(log(), ['mara'], 'bo', { by: '2024-03-06', latency: '15h' });
    expect(later).toMatchObject({ certified: false, route: { arrival: { earliest: Date.UTC(2024, 2, 6) } } });
    await expect(certifyOf(log(), ['mara'], 'bo', { by: '2024-03-04', maxHops: 1 })).rejects.toThrow('--max-hops');
    await expect(certifyOf(log(), ['mara'], 'bo', { by: '2024-03-04', maxHold: '1d' })).rejects.toThrow('--max-hold');
  });

  it('is refused with the route where it is not so', async () => {
    const { certificate, answer } = await certifyOf(log(), ['mara'], 'cem', { by: '2024-03-06' });
    expect(certificate).toBeNull();
    expect(answer).toMatchObject({
      certified: false,
      route: { route: [{ reference: 'm1' }, { reference: 'c1' }, { reference: 'k1' }] },
    });
    const { certificate: earlier } = await certifyOf(log(), ['mara'], 'cem', { by: '2024-03-05' });
    const file = join(folder, 'later.json');
    writeFileSync(file, JSON.stringify({ ...earlier!, claim: { ...earlier!.claim, by: Date.UTC(2024, 2, 9) } }));
    const verified = await verifyOf(file, log());
    expect(verified).toMatchObject({ holds: false, contact: { reference: 'k1', line: 6 } });
    expect(verifyText(verified).replace(/\s+/g, ' ')).toContain(
      'does not hold: a contact breaks it: bo → cem, 2024-03-06T00:00:00Z',
    );
  });

  it('holds for these bytes alone', async () => {
    const { certificate } = await certifyOf(log(), ['mara'], 'press', { by: '2024-03-08' });
    const file = join(folder, 'bytes.json');
    writeFileSync(file, JSON.stringify(certificate));
    const column = join(log(), 'g000001', 'to.u32');
    const bytes = readFileSync(column);
    writeFileSync(column, Buffer.from([...bytes.subarray(0, -1), bytes.at(-1)! ^ 1]));
    expect(await verifyOf(file, log())).toMatchObject({ holds: false, why: 'the log’s to.u32 is another' });
    writeFileSync(column, bytes);
    appendFileSync(join(folder, 'office.csv'), 'vera,cem,2024-03-06T13:00:00Z,,mail,m6\n');
    await importContacts([join(folder, 'office.csv')], log());
    expect(await verifyOf(file, log())).toMatchObject({ holds: false, why: 'the log has other sources' });
  });

  it('is nothing else than a certificate', () => {
    for (const text of ['', '{', '[]', '{"format":"hearsay-certificate-1"}', 'null', '{"format":"other"}'])
      expect(() => parseCertificate(text)).toThrow('This is no certificate');
  });
});
