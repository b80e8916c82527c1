// One process in which wink-nlp reads a file: node wink.js FILE. Prints {load, seconds} as JSON.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

const text = readFileSync(process.argv[2] as string, 'utf8');
const before = performance.now();
const nlp = winkNLP(model, ['sbd', 'pos', 'ner', 'negation']);
const begun = performance.now();
const read = (of: string): number => {
  const document = nlp.readDoc(of);
  // Asked for, because the tags are worked out when they are asked for.
  return document.tokens().out(nlp.its.pos).length;
};
read(text.slice(0, 5000));
const warm = performance.now();
read(text);
console.log(JSON.stringify({ load: begun - before, seconds: (performance.now() - warm) / 1000 }));
