const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Written with a full stop and followed by a name: never the end of a sentence. */
const TITLES = set(
  `Mr Mrs Ms Mx Dr Prof Gen Sen Sens Rep Reps Gov Govs Lt Col Capt Cpt Sgt Cpl Pvt Maj Brig Adm Cmdr Comdr Rev Hon Pres
  Msgr Supt Insp Det Fr Sr Sra St Ste Mt Ft Amb Atty Messrs Mme Mlle Dir`,
);

/** Followed by a number or a numeral ("No. 5", "pp. 3-4"); elsewhere some of them are words ("He said no."). */
const COUNTED = set('no nos fig figs vol vols pp ch sec sect sc art arts para paras eq op nr ex pt div ver');

/** May end a sentence, and may not. */
const OPEN = set(
  `Inc Corp Co Cos Ltd LLC Bros Jr Esq PhD Ph.D etc al vs cf ca approx dept Dept est Est ext govt Govt Intl intl Assn
  assn Univ Ave Blvd Rd Sq Bldg Hwy Pkwy Apt Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur
  Thurs Fri Sat Sun min max avg resp misc Attn attn Tel tel Calif Fla Mass Penn Pa Va Md Conn Ariz Ala Ark Colo Ga Ill
  Ind Kan Ky La Mich Minn Miss Mo Mont Neb Nev Okla Ore Tenn Tex Vt Wash Wis Wyo Que Ont hr hrs secs ft oz lb lbs mph`,
);

/** Of these, everyday words when written like this: at the end of a sentence their stop is the sentence's. */
const ALSO_WORDS = set('al min max ext est Mar Sat Sun Wed Mon Mass Miss Ill Ind Wash Ore Ark La Pa Co');

/**
 * What a full stop after this word is: part of a title, of a counted thing, of an abbreviation that may or may not end
 * the sentence, of initials, or nothing of the kind. `word` is without the stop.
 */
export type StopKind = 'title' | 'counted' | 'open' | 'initials' | 'none';

/** Which kind of word this is as to a full stop after it: initials, a title, a word before a number ... */
export function stopKind(word: string): StopKind {
  if (/^\p{L}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return 'initials';
  // In capitals, as transcripts write them: "MS. VARGA".
  if (TITLES.has(word) || (/^\p{Lu}{2,4}$/u.test(word) && TITLES.has(word[0] + word.slice(1).toLowerCase())))
    return 'title';
  if (COUNTED.has(word.toLowerCase())) return 'counted';
  return OPEN.has(word) ? 'open' : 'none';
}

/** Whether the abbreviation is also an everyday word or name ("Sun", "min"), so that its stop may be an ordinary full stop. */
export function isAlsoWord(word: string): boolean {
  return ALSO_WORDS.has(word);
}

const STARTERS = set(
  `The A An This That These Those There Here He She It We You They I His Her Its Our Their My But And Or So Yet Nor
  In On At By For From With Without As If When While Where Why How What Who Which After Before Since Until
  Although Though Because However Meanwhile Instead Still Then Now Today Yesterday Last Next Some Many Most
  Several All Both Each Every No Not One Another Other Such Under Over During According Despite Asked Among
  Earlier Later Also Even Just Only Once`,
);

/** Whether a capitalised word opens sentences far more often than it continues a name. */
export function startsSentences(word: string): boolean {
  return STARTERS.has(word);
}
