import type { Sentence } from '../terms/verdict.ts';
import { cardOf } from './card.ts';
import { bestHops, type Case } from './case.ts';
import { madeBy } from './engine.ts';
import { pageOf } from './frame.ts';
import { fragment, type Markup, markup } from './markup.ts';
import { documentName, sourceLine } from './naming.ts';
import { legend, pictureOf } from './picture.ts';
import { question, verdictLabel } from './sentences/answer.ts';
import { hopsBeside } from './sentences/items.ts';
import type { Section } from './sentences/section.ts';
import { sectionsOf } from './sentences.ts';
import { DRAWING_STYLE, PAGE_STYLE } from './style.ts';
import { timelineOf } from './timeline.ts';

/** The report of a case as one HTML file that needs no script and reaches for nothing. */
export function htmlReport(given: Case): string {
  const sections = sectionsOf(given).filter((section) => section.id !== 'hops');
  const [verdict, rest] = [
    sections.filter((section) => section.id === 'answer'),
    sections.filter((section) => section.id !== 'answer'),
  ];
  const body = markup`<a class="skip" href="#verdict">Skip to the verdict</a>
<header>
<p class="eyebrow">Hearsay · on whose word</p>
<h1>${question(given)}</h1>
</header>
<main>
${verdict.map((section) => verdictOf(given, section))}
${routeOf(given)}
${hopsOf(given)}
${rest.map((section) => sectionOf(given, section))}
${sourcesOf(given)}
</main>
${footerOf(given)}`;
  return pageOf(question(given), PAGE_STYLE + DRAWING_STYLE, body);
}

function verdictOf(given: Case, section: Section): Markup {
  const { standing } = given.trace.verdict;
  const [lead, ...rest] = section.sentences;
  return markup`<section id="verdict" aria-labelledby="verdict-heading">
<h2 id="verdict-heading">Verdict <span class="badge ${standing ?? 'none'}">${verdictLabel(given)}</span></h2>
${lead !== undefined && markup`<p class="lead">${spoken(given, lead)}</p>`}
${rest.map(
  (one) => markup`<p>${spoken(given, one)}</p>
`,
)}</section>`;
}

function routeOf(given: Case): Markup {
  if (given.trace.hops.length === 0) return markup``;
  const timeline = timelineOf(given);
  return markup`<section aria-labelledby="route-heading">
<h2 id="route-heading">The route, and what stands beside it</h2>
<figure><div class="wide" tabindex="0" role="group" aria-label="Picture of the hops">${pictureOf(given)}</div><figcaption>${legend(given)}</figcaption></figure>
</section>
${
  timeline.text !== '' &&
  markup`<section aria-labelledby="time-heading">
<h2 id="time-heading">When</h2>
<figure><div class="wide" tabindex="0" role="group" aria-label="Timeline of the hops">${timeline}</div><figcaption>A bar runs from the earliest to the latest time that the record allows, and fades where it gives none. Triangles are the dates of the documents.</figcaption></figure>
</section>`
}`;
}

function hopsOf(given: Case): Markup {
  const shown = new Set<string>();
  const along = bestHops(given).map((hop, at) => cardOf(given, hop, at + 1, shown));
  const beside = hopsBeside(given).map((hop) => cardOf(given, hop, null, shown));
  return markup`${
    along.length > 0 &&
    markup`<section aria-labelledby="hops-heading">
<h2 id="hops-heading">Hop by hop, on whose word</h2>
${along}</section>`
  }
${
  beside.length > 0 &&
  markup`<section aria-labelledby="beside-heading">
<h2 id="beside-heading">${along.length > 0 ? 'Beside the route' : 'Hops on record'}</h2>
${beside}</section>`
}`;
}

function sectionOf(given: Case, section: Section): Markup {
  return markup`<section aria-labelledby="${section.id}-heading">
<h2 id="${section.id}-heading">${section.heading}</h2>
<ul>
${section.sentences.map(
  (one) => markup`<li>${spoken(given, one)}</li>
`,
)}</ul>
</section>
`;
}

/** A sentence and links to what it stands on. */
function spoken(given: Case, one: Sentence): Markup {
  return markup`${one.text} <span class="anchors">${one.anchors.map((anchor) => linked(given, anchor))}</span>`;
}

function linked(given: Case, anchor: string): Markup {
  const kind = given.hops.has(anchor)
    ? 'hop'
    : given.documents.has(anchor)
      ? 'document'
      : onHops(given).has(anchor)
        ? 'claim'
        : null;
  return kind === null ? markup` ${anchor}` : markup`<a href="#${fragment(kind, anchor)}">${anchor}</a>`;
}

function onHops(given: Case): ReadonlySet<string> {
  return new Set(
    given.trace.hops.flatMap((hop) => hop.claims.map((at) => at.claim).filter((id) => given.claims.has(id))),
  );
}

function sourcesOf(given: Case): Markup {
  const { documents, failures, dropped } = given.evidence;
  return markup`<section aria-labelledby="sources-heading">
<h2 id="sources-heading">Sources</h2>
<ol class="sources">
${documents.map((document) => {
  return markup`<li id="${fragment('document', document.id)}"><b>${sourceLine(given, document)}</b>${document.url !== null && markup` <span>${document.url}</span>`}<br><span class="hash">${document.id}${document.sha256 !== null && ` · sha256 ${document.sha256}`}${document.textSha256 !== null && ` · text sha256 ${document.textSha256}`}</span></li>
`;
})}</ol>
${
  failures.length > 0 &&
  markup`<h3>What did not go through</h3>
<ul>${failures.map((failure) => markup`<li><b>${failure.path}</b>: ${failure.why}</li>`)}</ul>`
}
${
  dropped.length > 0 &&
  markup`<h3>What was left out</h3>
<ul>${dropped.map((drop) => markup`<li>“${drop.quote}” (${documentName(given, drop.doc)}): ${drop.why}</li>`)}</ul>`
}
</section>`;
}

function footerOf(given: Case): Markup {
  const made = madeBy(given.evidence.engine);
  return markup`<footer>Made by ${made}. What a machine read is a proposal until somebody has reviewed it.</footer>`;
}
