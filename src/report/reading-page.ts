import type { Document } from '../terms/document.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Passage } from '../terms/passage.ts';
import { type AnnotatedBlock, annotationsOf, claimLine, type Numbered, type Shown } from './annotations.ts';
import { type CaseRecord, recordOf } from './case.ts';
import { askedModel } from './engine.ts';
import { pageOf } from './frame.ts';
import { fragment, type Markup, markup } from './markup.ts';
import { chain, oneLine, sourceLine } from './naming.ts';
import { type Run, runsOf, type Span } from './runs.ts';
import { PAGE_STYLE, READING_STYLE } from './style.ts';

type Part = 'source' | 'cue' | 'content';
interface Marked {
  readonly part: Part;
  readonly number: number;
}

/** What was read, over the text, as one HTML file: sources, cues and contents marked where they stand, each with its number. */
export function htmlReading(evidence: Evidence, options: Shown = {}): string {
  const given = recordOf(evidence);
  const documents = annotationsOf(given, options);
  const asked = askedModel(evidence.engine);
  const title = `What was read in ${documents.length === 1 ? '1 document' : `${documents.length} documents`}`;
  const body = markup`<header>
<p class="eyebrow">Hearsay · statements and claims</p>
<h1>${title}</h1>
<ul class="legend"><li><mark class="source">source</mark> who said it</li><li><mark class="cue">cue</mark> the word that says that they said it</li><li><mark class="content">content</mark> what they said</li></ul>
</header>
<main>
${documents.map(
  ({ document, blocks, loose }) => markup`<article aria-labelledby="${fragment('title', document.id)}">
<h2 id="${fragment('title', document.id)}">${sourceLine(given, document)}</h2>
${blocks.map((block) => blockOf(given, document, block))}
${
  loose.length > 0 &&
  markup`<h3>Outside any statement</h3>
<ul class="facts">${loose.map((claim) => markup`<li>${claimLine(given, claim)}</li>`)}</ul>`
}
</article>
`,
)}${
  evidence.failures.length > 0 &&
  markup`<section aria-labelledby="failures-heading"><h2 id="failures-heading">What did not go through</h2>
<ul>${evidence.failures.map((failure) => markup`<li><b>${failure.path}</b>: ${failure.why}</li>`)}</ul></section>`
}${asked !== null && markup`<p>${asked}.</p>`}
</main>`;
  return pageOf(title, PAGE_STYLE + READING_STYLE, body);
}

function blockOf(given: CaseRecord, document: Document, { block, statements }: AnnotatedBlock): Markup {
  const text = document.text;
  const offset = text === null ? block.start : 0;
  const words = text ?? statements[0]?.statement.passage.quote ?? '';
  const runs = runsOf(statements.flatMap(spansOf), block.start, block.end);
  return markup`<p class="text">${runs.map((run) => runOf(document, words.slice(run.start - offset, run.end - offset), run, statements))}</p>
${
  statements.length > 0 &&
  markup`<ol class="statements">
${statements.map((one) => statementOf(given, document, one))}</ol>
`
}`;
}

function spansOf({ number, statement }: Numbered): readonly Span<Marked>[] {
  const of = (part: Part, passages: readonly Passage[]): readonly Span<Marked>[] =>
    passages.map((passage) => ({ start: passage.start, end: passage.end, what: { part, number } }));
  return [...of('content', statement.content), ...of('source', statement.source), ...of('cue', statement.cue)];
}

/** The last span of a run is the most particular: a cue within a content shows as a cue. */
function runOf(document: Document, words: string, run: Run<Marked>, statements: readonly Numbered[]): Markup {
  const top = run.within.at(-1);
  const numbers = statements.filter((one) => one.statement.passage.start === run.start).map((one) => one.number);
  const notes = numbers.map(
    (number) => markup`<sup><a href="#${fragment('statement', `${document.id}-${number}`)}">${number}</a></sup>`,
  );
  return top === undefined ? markup`${words}` : markup`${notes}<mark class="${top.part}">${words}</mark>`;
}

function statementOf(given: CaseRecord, document: Document, { number, statement, claims }: Numbered): Markup {
  const spans: readonly (readonly [string, readonly Passage[]])[] = [
    ['source', statement.source],
    ['cue', statement.cue],
    ['content', statement.content],
    ['to', statement.addressee === null ? [] : [statement.addressee]],
    ['channel', statement.channel === null ? [] : [statement.channel]],
  ];
  return markup`<li id="${fragment('statement', `${document.id}-${number}`)}" value="${number}"><p class="who"><span class="sure">${chain(statement)}</span> · ${statement.kind}${statement.parent !== null && ' · nested'} · ${statement.factuality.join(' ')}</p>
<dl>${spans
    .filter(([, passages]) => passages.length > 0)
    .map(
      ([label, passages]) =>
        markup`<dt>${label}</dt><dd>${passages.map((passage) => `“${oneLine(passage.quote)}”`).join(' … ')}</dd>`,
    )}${claims.map((claim) => markup`<dt>claim</dt><dd>${claimLine(given, claim)}</dd>`)}</dl></li>
`;
}
