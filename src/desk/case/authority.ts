import { Mistake } from '../../terms/mistake.ts';

/** Milliseconds until a reply has to be there, whole, and bytes of it that are read at most. */
const [WAIT, MOST] = [30_000, 200_000];

/**
 * Asks an authority for a time stamp (RFC 3161, 3.4). What it is sent is a hash. Nothing is sent anywhere else: redirects are refused.
 *
 * @throws Mistake where the address is none, or the authority does not answer as it should.
 */
export async function askAuthority(
  address: string,
  request: Uint8Array,
  send: typeof fetch = fetch,
): Promise<Uint8Array> {
  if (!/^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : ''))
    throw new Mistake('The address of the authority is none.', 'Write it as https://host/path.');
  const reply = await send(address, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(WAIT),
    headers: { 'content-type': 'application/timestamp-query' },
    body: new Uint8Array(request),
  }).catch((cause: unknown) => {
    throw new Mistake('The authority does not answer.', 'Carry the request yourself: --request and --reply.', {
      cause,
    });
  });
  if (!reply.ok || reply.body === null) throw new Mistake(`The authority answered with status ${reply.status}.`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of reply.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MOST) throw new Mistake('The reply of the authority is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
