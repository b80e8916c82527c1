/** Written with a full stop and followed by a name: never the end of a sentence. */
const TITLES =
  'Mr Mrs Ms Mx Dr Prof Gen Sen Sens Rep Reps Gov Govs Lt Col Capt Cpt Sgt Cpl Pvt Maj Brig Adm Cmdr Comdr Rev Hon Pres Msgr Supt Insp Det Fr Sr Sra St Ste Mt Ft Amb Atty Messrs Mme Mlle Bros-in Dir Sec Vice-Adm Rear-Adm';

/** Followed by a number or a numeral: "No. 5", "pp. 3-4". Elsewhere some of them are words ("He said no."). */
const COUNTED = 'No Nos Fig Figs Vol Vols pp p Ch Sec Art Para Eq Op Nr Ex Pt Sect Sc div Arts Paras par ver v';

/** May end a sentence, and may not. */
const OPEN =
  'Inc Corp Co Cos Ltd LLC Bros Jr Sr Esq PhD Ph.D etc al vs cf ca approx dept Dept est Est ext govt Govt Intl intl Assn assn Univ Ave Blvd Rd Sq Bldg Hwy Pkwy Apt Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun min max avg resp misc Attn attn Tel tel Calif Fla Mass Penn Pa Va Md Conn Ariz Ala Ark Colo Ga Ill Ind Kan Ky La Mich Minn Miss Mo Mont Neb Nev Okla Ore Tenn Tex Vt Wash Wis Wyo Que Ont hr hrs sec secs ft oz lb lbs mph';

/** Open abbreviations that are also everyday words: abbreviations only where a capital or a number follows directly. */
const ALSO_WORDS = new Set([
  'co',
  'al',
  'mar',
  'may',
  'sat',
  'sun',
  'wed',
  'mon',
  'mass',
  'miss',
  'ill',
  'ind',
  'wash',
  'max',
  'min',
  'art',
  'no',
  'fig',
  'op',
  'ex',
  'par',
  'la',
  'ore',
  'ark',
  'sec',
  'ch',
  'est',
  'dec',
  'jan',
  'pa',
  'ga',
  'mo',
  'det',
  'hon',
  'dir',
]);

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const titles = set(TITLES);
const counted = new Set([...set(COUNTED)].map((word) => word.toLowerCase()));
const open = set(OPEN);

/**
 * What a full stop after this word is: part of a title, of a counted thing, of an abbreviation that may or may not end
 * the sentence, of initials, or nothing of the kind. `word` is without the stop.
 */
export type StopKind = 'title' | 'counted' | 'open' | 'initials' | 'none';

export function stopKind(word: string): StopKind {
  if (/^\p{L}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return 'initials';
  if (titles.has(word)) return 'title';
  if (counted.has(word.toLowerCase())) return 'counted';
  return open.has(word) ? 'open' : 'none';
}

/** Whether the word is also an everyday one ("no", "sat", "mass"), so that its stop may be an ordinary full stop. */
export function isAlsoWord(word: string): boolean {
  return ALSO_WORDS.has(word.toLowerCase());
}

const STARTERS = new Set(
  'The A An This That These Those There Here He She It We You They I His Her Its Our Their My But And Or So Yet Nor In On At By For From With Without As If When While Where Why How What Who Which After Before Since Until Although Though Because However Meanwhile Instead Still Then Now Today Yesterday Last Next Some Many Most Several All Both Each Every No Not One Another Other Such Under Over During According Despite Asked Among Earlier Later Also Even Just Only Once'.split(
    ' ',
  ),
);

/** Whether a capitalised word opens sentences far more often than it continues a name. */
export function startsSentences(word: string): boolean {
  return STARTERS.has(word);
}
