import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request to the stub held. */
export interface Received {
  readonly path: string;
  readonly authorization: string | null;
  readonly body: {
    readonly model: string;
    readonly temperature: number;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly tools?: unknown;
    readonly response_format: { readonly json_schema: { readonly strict: boolean } };
  };
}

/** How the stub behaves: the text of a reply for the text it is asked about, a whole body, a status, or silence. */
export type Behaviour =
  | { readonly kind: 'answers'; readonly with: (text: string) => unknown }
  | { readonly kind: 'sends'; readonly body: string }
  | { readonly kind: 'refuses'; readonly status: number; readonly location?: string }
  | { readonly kind: 'stalls' };

/** A server on this machine that speaks the chat completions API, and behaves as it is told. */
export interface Stub {
  readonly url: string;
  readonly received: Received[];
  behave: Behaviour;
  readonly close: () => Promise<void>;
}

export async function stub(): Promise<Stub> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Received['body'];
      received.push({ path: request.url ?? '', authorization: request.headers.authorization ?? null, body });
      const { behave } = made;
      if (behave.kind === 'stalls') return;
      if (behave.kind === 'refuses') {
        response.writeHead(behave.status, behave.location === undefined ? {} : { location: behave.location }).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      if (behave.kind === 'sends') response.end(behave.body);
      else {
        const { text } = JSON.parse(body.messages.at(-1)!.content) as { readonly text: string };
        const answer = behave.with(text);
        const content = typeof answer === 'string' ? answer : JSON.stringify(answer);
        response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const made: Stub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    received,
    behave: { kind: 'stalls' },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
  return made;
}
