import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headsOf } from '../../../../src/contacts/import/mail/heads.ts';

async function* pieces(text: string, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text, 'utf8');
  let at = 0;
  for (const cut of [...cuts, bytes.length]) {
    const end = Math.min(bytes.length, at + cut);
    yield bytes.subarray(at, end);
    at = end;
  }
}

async function heads(text: string, cuts: readonly number[] = [], options = {}): Promise<readonly (string | null)[]> {
  const found: (string | null)[] = [];
  for await (const head of headsOf(pieces(text, cuts), options))
    found.push(head === null ? null : Buffer.from(head).toString());
  return found;
}

const FROM = 'From ann@x.org Sat Oct  7 06:30:00 2023\n';

describe('the heads of an mbox', () => {
  it('end at the first empty line, and bodies are passed over', async () => {
    expect(
      await heads(`${FROM}To: bo\n\nFrom here on\n>From x Sat Oct 7 06:30:00 2023\n\n${FROM}To: cy\r\n\r\nbody\r\n`),
    ).toEqual(['To: bo\n', 'To: cy\r\n']);
  });

  it('are parted where a message is cut off in its head, not where a body only quotes', async () => {
    expect(await heads(`${FROM}To: bo\n${FROM}To: cy\n\nquoted:\n${FROM}To: dee\n`)).toEqual(['To: bo\n', 'To: cy\n']);
    expect(await heads(`${FROM}To: bo\n\nFrom the meeting at 10:30 in 2023\n\nFrom there 2023\n`)).toEqual([
      'To: bo\n',
    ]);
  });

  it('are one where the file is one message', async () => {
    expect(await heads(`${FROM}To: bo\n\n${FROM}To: cy\n`, [], { single: true })).toEqual(['To: bo\n']);
    expect(await heads(`\n\nTo: bo\n\n${FROM}`, [], { single: true })).toEqual(['To: bo\n']);
  });

  it('are not read where they are too long, and the next one is', async () => {
    const long = `Subject: ${'x'.repeat(500)}\n`;
    expect(await heads(`${FROM}${long}\n\n${FROM}To: cy\n\n${'y'.repeat(900)}`, [], { longest: 200 })).toEqual([
      null,
      'To: cy\n',
    ]);
    expect(await heads('', [])).toEqual([]);
  });

  it('come back whatever the bodies are and wherever the bytes are cut', async () => {
    const word = fc.constantFrom('a', 'From ', '>', ':', ' ', '2023', '10:30', 'Sat ', 'é', '\t');
    const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(''));
    const field = fc.tuple(fc.constantFrom('From', 'To', 'X-Note'), line).map(([name, value]) => `${name}: ${value}`);
    const message = fc.record({
      head: fc.array(field, { minLength: 1, maxLength: 4 }),
      body: fc.array(line, { maxLength: 6, size: 'max' }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { maxLength: 5, size: 'max' }),
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 30, size: 'max' }),
        fc.constantFrom('\n', '\r\n'),
        async (messages, cuts, end) => {
          const text = messages
            .map(({ head, body }) =>
              [FROM.trimEnd(), ...head, '', ...body.map((text) => text.replace(/^(>*From )/, '>$1')), '', ''].join(end),
            )
            .join('');
          expect(await heads(text, cuts)).toEqual(
            messages.map(({ head }) => head.map((text) => `${text}${end}`).join('')),
          );
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });
});
