import { Mistake } from '../terms/index.ts';
import { wellFormed } from './canonical.ts';

/** Texts of fewer words are English unless something says otherwise; of still fewer, where their letters are Latin. */
const SHORT = 20;
const SHORTEST = 8;
/** How much of a text is looked at. */
const SAMPLE = 20_000;
/** English prose has one of these words in about three; texts of related languages stay under one in twenty. */
const ENOUGH = 0.15;

// Frequent English words that are rare or absent in other European languages; "in", "is", "was", "die" and their like are left out.
const COMMON = new Set(
  (
    'the of and to that for with his her their they he she it its on by from at this which were been has have had not but ' +
    'said would could who what when about after into than there these those will be as are'
  ).split(' '),
);

/**
 * The language of a text as an ISO 639-1 code: `en` where it can be taken for English, otherwise what the detector says,
 * `und` where it cannot tell.
 *
 * A count of common words settles nearly every English text; the detector (ELD, n-grams, a megabyte and a half to load)
 * is asked only where it does not. A text of fewer than twenty words is foreign only where it has none of the common words and the
 * detector is sure; one of fewer than eight only by its script.
 */
export async function languageOf(text: string): Promise<string> {
  const sample = wellFormed(text.slice(0, SAMPLE));
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/[a-z]/gi)?.length ?? 0;
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const common = words.filter((word) => COMMON.has(word)).length;
  if (words.length >= SHORT) return common >= words.length * ENOUGH ? 'en' : (await detected(sample)).language;
  if (letters > 0 && latin < letters * 0.5) return (await detected(sample)).language;
  if (words.length < SHORTEST || common > 0) return 'en';
  const { language, sure } = await detected(sample);
  return sure ? language : 'en';
}

async function detected(sample: string): Promise<{ readonly language: string; readonly sure: boolean }> {
  const { eld } = await import('eld/small');
  const found = eld.detect(sample);
  return { language: found.language || 'und', sure: found.isReliable() };
}

/** @throws Mistake where a text is not English; `name` is what to call it. */
export async function refuseForeign(text: string, name: string): Promise<void> {
  const language = await languageOf(text);
  if (language === 'en') return;
  const what =
    LANGUAGES[language] ??
    (language === 'und' ? 'in no language that was recognised' : `in another language (${language})`);
  throw new Mistake(
    `${name} seems to be ${what}, and the reader knows only English.`,
    'Use --any-language to read it anyway.',
  );
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  de: 'German',
  es: 'Spanish',
  fa: 'Persian',
  fr: 'French',
  he: 'Hebrew',
  it: 'Italian',
  nl: 'Dutch',
  pl: 'Polish',
  pt: 'Portuguese',
  ru: 'Russian',
  tr: 'Turkish',
  uk: 'Ukrainian',
  zh: 'Chinese',
};
