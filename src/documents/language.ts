import { Mistake } from '../terms/index.ts';
import { wellFormed } from './canonical.ts';

/** Shorter texts are judged by their script alone: too few words to tell a language by. */
const SHORT = 20;
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
 * A count of common words settles nearly every English text; the detector (ELD, n-grams, half a megabyte to load) is asked only where
 * it does not. A text of fewer than twenty words counts as English where most of its letters are Latin.
 */
export async function languageOf(text: string): Promise<string> {
  const sample = wellFormed(text.slice(0, SAMPLE));
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/[a-z]/gi)?.length ?? 0;
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < SHORT) return letters === 0 || latin >= letters * 0.5 ? 'en' : await detected(sample);
  if (words.filter((word) => COMMON.has(word)).length >= words.length * ENOUGH) return 'en';
  return detected(sample);
}

async function detected(sample: string): Promise<string> {
  const { eld } = await import('eld/small');
  return eld.detect(sample).language || 'und';
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
