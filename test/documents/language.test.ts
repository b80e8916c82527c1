import { describe, expect, test } from 'vitest';
import { languageOf } from '../../src/documents/language.ts';

describe('the language of a text', () => {
  test.each([
    ['en', 'Officials said so.'],
    ['en', 'Ana met Bo in Vellan.'],
    ['en', '12 33'],
    ['en', 'Envoy denies copying ledger; aides silent, records missing, harbour office closed.'],
    ['de', 'Der Minister sagte am Montag, er habe nichts gewusst.'],
    [
      'en',
      'Ledger leak: envoy quizzed, ministry silent. Two aides held, three freed, one missing. Copies seen abroad, sources hint. Probe opened Tuesday; court hearing due Friday.',
    ],
    [
      'en',
      'The minister told reporters that the note had been handed to a visiting envoy, and that nobody in the office had known about it until the following week.',
    ],
    [
      'de',
      'Der Minister sagte am Montag, er habe von der Übergabe nichts gewusst und sei erst eine Woche später von seinem Büro unterrichtet worden, wie es in der Mitteilung hieß.',
    ],
    [
      'nl',
      'De minister zei maandag dat hij niets wist van de nota en dat hij pas een week later door zijn kantoor was ingelicht over wat er in de haven was gebeurd.',
    ],
    [
      'fr',
      'Le ministre a déclaré lundi que la note avait été transmise à un envoyé étranger et que personne dans son cabinet ne le savait avant la semaine suivante.',
    ],
    [
      'es',
      'El ministro dijo el lunes que la nota fue entregada a un enviado extranjero y que nadie en la oficina lo supo hasta la semana siguiente, según la prensa.',
    ],
    ['ru', 'Министр сказал, что записка была передана.'],
    ['ar', 'قال الوزير إن المذكرة سلمت'],
  ])('%s: %s', async (language, text) => {
    expect(await languageOf(text)).toBe(language);
  });
});
