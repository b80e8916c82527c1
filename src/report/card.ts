import type { Hop } from '../terms/hop.ts';
import type { Case } from './case.ts';
import { inContext, saying } from './context.ts';
import { shortSpan } from './dates.ts';
import { heldOn } from './held.ts';
import { fragment, type Markup, markup } from './markup.ts';
import { arrow, chain, contactName, isAsked, itemName, originCount, shortDocument } from './naming.ts';
import { hopSentences } from './sentences/hops.ts';
import { type Voice, voicesAt } from './voice.ts';
import { SURENESS } from './wording.ts';

/**
 * A card for one hop: standing, time, origins and every claim for and against with its sentence marked in its place.
 * `place` is null beside the route; `shown` gathers the claims that already have an anchor on the page.
 */
export function cardOf(given: Case, hop: Hop, place: number | null, shown: Set<string>): Markup {
  const standing = [hop.standing, ...hop.flags].join(', ');
  const about = isAsked(given, hop.item) ? null : `about ${itemName(given, hop.item)} · `;
  const [, ...reasons] = hopSentences(given, hop, place);
  return markup`<article class="card is-${hop.standing}" id="${fragment('hop', hop.id)}">
<header><h3>${place !== null && `${place}. `}${arrow(given, hop)}</h3><span class="badge ${hop.standing}">${standing}</span></header>
<p class="facts">${about}${shortSpan(hop.when)} · ${originCount(hop.origins)}</p>
${reasons.map(
  (reason) => markup`<p>${reason.text}</p>
`,
)}<ul class="claims">
${voicesAt(given, hop).map((voice) => voiceOf(given, voice, shown))}${basisOf(given, hop)}</ul>
</article>
`;
}

/** A voice with an anchor for each of its claims that has none on the page yet. */
function voiceOf(given: Case, { side, claims }: Voice, shown: Set<string>): Markup {
  const [claim] = claims;
  const fresh = claims.filter((one) => !shown.has(one.id));
  for (const one of fresh) shown.add(one.id);
  const { before, quote, after } = inContext(given, saying(given, claim));
  const review =
    claim.reviewed === null
      ? 'not reviewed'
      : `${claim.reviewed.decision}${claim.reviewed.by === null ? '' : ` by ${claim.reviewed.by}`}`;
  return markup`<li class="claim">${fresh.map((one) => markup`<a id="${fragment('claim', one.id)}"></a>`)}<p class="who"><span class="sure">${SURENESS[heldOn(claim, side).value]}</span> · ${chain(claim)} · ${shortDocument(given, claim.passage.doc)} · ${review}</p>
<blockquote>${before}<mark>${quote}</mark>${after}</blockquote></li>
`;
}

function basisOf(given: Case, hop: Hop): readonly Markup[] {
  const claimed = new Set(hop.claims.map((at) => at.claim));
  return hop.basis
    .filter((one) => !claimed.has(one.ref))
    .map((one) => {
      const contact = given.contacts.get(one.ref);
      if (contact !== undefined)
        return markup`<li class="claim"><p class="who"><span class="sure">${one.kind}</span> · ${contactName(contact)}</p></li>
`;
      const claim = given.claims.get(one.ref);
      if (claim === undefined)
        return markup`<li class="claim"><p class="who"><span class="sure">${one.kind}</span> · ${one.ref}</p></li>
`;
      const { before, quote, after } = inContext(given, saying(given, claim));
      return markup`<li class="claim"><p class="who"><span class="sure">${one.kind}</span> · ${chain(claim)} · ${shortDocument(given, claim.passage.doc)}</p>
<blockquote>${before}<mark>${quote}</mark>${after}</blockquote></li>
`;
    });
}
