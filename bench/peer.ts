// One process in which wink-nlp reads so many words: node peer.js WORDS. Prints {load, seconds, words} as JSON.
import { performance } from 'node:perf_hooks';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { prose } from './prose.ts';

const text = prose(Number(process.argv[2]));
const before = performance.now();
const nlp = winkNLP(model, ['sbd', 'pos', 'ner', 'negation']);
const begun = performance.now();
const read = nlp.readDoc(text);
// Asked for, because the tags are worked out when they are asked for.
const tags = read.tokens().out(nlp.its.pos).length;
const ended = performance.now();
console.log(JSON.stringify({ load: begun - before, seconds: (ended - begun) / 1000, words: tags }));
