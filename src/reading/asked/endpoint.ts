import { Mistake } from '../../terms/mistake.ts';

export interface Message {
  readonly role: 'system' | 'user';
  readonly content: string;
}

/** Where a language model is asked, and which one. */
export interface Endpoint {
  /** Of the API, up to and without `/chat/completions`: "http://localhost:8080/v1". */
  readonly url: string;
  readonly model: string;
  /** Sent as a bearer token; null sends none. */
  readonly key: string | null;
}

/** A reply's text, or why there is none: a model that does not answer is a partial failure, not an end. */
export type Reply = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'none'; readonly why: string };

/** Asks a language model: the effect of this folder. */
export type Ask = (messages: readonly Message[], format: Readonly<Record<string, unknown>>) => Promise<Reply>;

/** What asking may take. */
export interface Patience {
  /** Milliseconds until an answer has to be there, whole. */
  readonly wait: number;
  /** Bytes of a reply that are read at most. */
  readonly most: number;
}

const PATIENCE: Patience = { wait: 120_000, most: 2_000_000 };

/**
 * Asks an endpoint of the OpenAI-compatible kind (`POST …/chat/completions`), at temperature 0 and without tools. Nothing is
 * sent anywhere else: redirects are refused.
 *
 * @throws Mistake where the address is none, or not of the web.
 */
export function askEndpoint(endpoint: Endpoint, patience: Patience = PATIENCE, send: typeof fetch = fetch): Ask {
  const url = addressOf(endpoint.url);
  return async (messages, format) => {
    const body = { model: endpoint.model, messages, temperature: 0, seed: 1, response_format: format };
    try {
      const response = await send(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(patience.wait),
        headers: {
          'content-type': 'application/json',
          ...(endpoint.key === null ? {} : { authorization: `Bearer ${endpoint.key}` }),
        },
        body: JSON.stringify(body),
      });
      if (!response.ok) return none(`it answered with status ${response.status}`);
      const text = await bounded(response, patience.most);
      return text === null ? none('its answer was too long') : contentOf(text);
    } catch (error) {
      return none(reasonOf(error, patience.wait));
    }
  };
}

function addressOf(url: string): URL {
  const base = URL.canParse(url) ? new URL(url) : null;
  if (base === null || !['http:', 'https:'].includes(base.protocol) || base.username !== '' || base.search !== '') {
    throw new Mistake(
      `“${url}” is no address of an API.`,
      'Give --endpoint as http://HOST:PORT/v1 or https://HOST/v1; a key goes into HEARSAY_READER_KEY.',
    );
  }
  return new URL(`${base.pathname.replace(/\/+$/, '')}/chat/completions`, base);
}

async function bounded(response: Response, most: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The text of the first choice: all else in a reply, tool calls among it, is passed over. */
function contentOf(text: string): Reply {
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    return none('its answer was no JSON');
  }
  const choices = (reply as { readonly choices?: unknown } | null)?.choices;
  const [first] = Array.isArray(choices) ? (choices as readonly unknown[]) : [];
  const content = (first as { readonly message?: { readonly content?: unknown } | null } | null | undefined)?.message
    ?.content;
  return typeof content === 'string' ? { kind: 'text', text: content } : none('its answer held no text');
}

function reasonOf(error: unknown, wait: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `it did not answer within ${wait / 1000} seconds`;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return `it could not be reached (${cause instanceof Error ? cause.message : String(cause)})`;
}

function none(why: string): Reply {
  return { kind: 'none', why };
}
