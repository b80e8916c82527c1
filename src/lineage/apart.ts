/** Words that say that two accounts were given apart. Verification that failed is the opposite of it. */
const APART =
  /\b(?:separately|independently|unconnected|independent (?:of (?:each other|one another|the other)|accounts?|testimon(?:y|ies)|witness(?:es)?|sources?|interviews?)|separate (?:accounts?|testimon(?:y|ies)|interviews?|statements?|hearings?)|own accounts?|(?:without (?:knowing|knowledge|having (?:seen|heard|read))|unaware|neither (?:knew|know|had)|(?:had|have|has) never (?:met|spoken)|did not know|(?:had|have|has) not (?:met|spoken|known)|no contact)[^.]{0,40}\b(?:each other|one another|the other))\b/iu;
const NOT_APART =
  /\b(?:not|n[’']t|never|no|cannot|without|unable to|yet to)\b[^.]{0,24}\b(?:independent(?:ly)?|separate(?:ly)?|unconnected)\b/iu;

/** Whether words say that accounts were given apart. */
export function saysApart(words: string): boolean {
  const before = known.get(words);
  if (before !== undefined) return before;
  const says = APART.test(words) && !NOT_APART.test(words);
  if (known.size === MOST_KNOWN) known.clear();
  known.set(words, says);
  return says;
}

/** The sentences of the evidence are asked about again at every what-if. */
const known = new Map<string, boolean>();
const MOST_KNOWN = 50_000;
