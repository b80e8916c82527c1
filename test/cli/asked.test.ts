import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stub, stub } from '../reading/asked/server.ts';
import { ran } from './captured.ts';

const FILE = 'examples/reserve-price/2-quay-notes.txt';
let server: Stub;
beforeAll(async () => {
  server = await stub();
});
afterAll(() => server.close());

const model = () => ['--reader', 'openai-compatible', '--endpoint', server.url, '--model', 'stub'];

describe('reading by a language model', () => {
  it('is never done unless it is asked for', async () => {
    const { code, err } = await ran(['read', FILE, '--endpoint', server.url]);
    expect([code, err]).toEqual([
      2,
      '--endpoint and --model are for another reader than the one that ships. Add --reader openai-compatible to have texts sent there, or leave both out.\n',
    ]);
    expect((await ran(['read', FILE])).code).toBe(0);
    expect(server.received).toEqual([]);
  });

  it('needs to be told which and where', async () => {
    const { code, err } = await ran(['read', FILE, '--reader', 'openai-compatible', '--model', 'stub']);
    expect([code, err]).toMatchObject([2, expect.stringContaining('Give --endpoint URL and --model NAME')]);
  });

  it('is said in what it reads, in every form, with where the text went', async () => {
    server.behave = { kind: 'answers', with: () => ({ statements: [], claims: [] }) };
    const host = new URL(server.url).host;
    const sentence = `The texts were sent to ${host} and read there by a language model`;
    const text = await ran(['read', FILE, ...model()]);
    expect(text.out.replace(/\s+/g, ' ')).toContain(sentence);
    const json = JSON.parse((await ran(['read', FILE, ...model(), '--format', 'json'])).out) as { engine: unknown };
    expect(json.engine).toMatchObject({ reader: 'openai-compatible stub', sentTo: host });
    expect((await ran(['read', FILE, ...model(), '--format', 'html'])).out).toContain(sentence);
  });

  it('ends in a sentence where the model never answers', async () => {
    server.behave = { kind: 'sends', body: 'no' };
    const { code, out, err } = await ran(['read', FILE, ...model()]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(
      /^The language model at .* gave no answer that could be used: its answer was no JSON\. Check --endpoint/,
    );
  });

  it('sends a key from the environment and from nowhere else', async () => {
    server.behave = { kind: 'answers', with: () => ({ statements: [], claims: [] }) };
    await ran(['read', FILE, ...model()], { environment: { HEARSAY_READER_KEY: 'k1' } });
    expect(server.received.at(-1)!.authorization).toBe('Bearer k1');
    await ran(['read', FILE, ...model()]);
    expect(server.received.at(-1)!.authorization).toBeNull();
  });
});
