import type { Analysis } from '../reading/analysis/analysis.ts';
import { askDocument } from '../reading/asked/asked.ts';
import type { Ask, Endpoint } from '../reading/asked/endpoint.ts';
import type { Reading } from '../reading/reading.ts';
import type { Document } from '../terms/document.ts';
import { Mistake } from '../terms/mistake.ts';

/** A language model that stands in for the reader that ships. */
export interface Asking {
  readonly read: (document: Document, analysis: Analysis) => Promise<Reading>;
  /** @throws Mistake where it was asked and never answered: a report of nothing would look like a reading. */
  readonly check: () => void;
  /** As outputs name it, so that no report hides that texts were sent away, and where to. */
  readonly engine: { readonly reader: string; readonly sentTo: string };
}

/** A case's way of asking one endpoint. @throws Mistake where its address is none. */
export function askedBy(endpoint: Endpoint, open: (endpoint: Endpoint) => Ask): Asking {
  const ask = open(endpoint);
  const { host } = new URL(endpoint.url);
  let asked = 0;
  let answered = 0;
  let last: string | null = null;
  return {
    async read(document, analysis) {
      const done = await askDocument(document, analysis, ask);
      asked += done.asked;
      answered += done.answered;
      last = done.why ?? last;
      return done.reading;
    },
    check() {
      if (asked === 0 || answered > 0) return;
      throw new Mistake(
        `The language model at ${host} gave no answer that could be used: ${last}.`,
        'Check --endpoint, --model and that the server runs, or leave out --reader.',
      );
    },
    engine: { reader: `openai-compatible ${endpoint.model}`, sentTo: host },
  };
}
