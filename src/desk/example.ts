import { join } from 'node:path';
import { type Files, nodeFiles } from '../documents/index.ts';
import { Mistake } from '../terms/mistake.ts';
import { packageFolder } from './home.ts';
import type { Question } from './question.ts';

/** A case that ships with the package: its documents and the question that is asked of them. */
export interface Example {
  readonly name: string;
  readonly documents: readonly string[];
  readonly question: Question;
}

/** Names of the examples, in order; the first is the one that is meant where none is named. */
export async function exampleNames(files: Files = nodeFiles): Promise<readonly string[]> {
  const folder = join(packageFolder(), 'examples');
  const names = (await files.list(folder)).filter((name) => name.endsWith('/')).map((name) => name.slice(0, -1));
  // An example that is a log alone asks nothing that could be traced.
  const asked = await Promise.all(
    names.map(async (name) => ((await files.list(join(folder, name))).includes('inquiry.json') ? [name] : [])),
  );
  return asked.flat().toSorted();
}

/** @throws Mistake where there is no example of that name. */
export async function openExample(name: string | null, files: Files = nodeFiles): Promise<Example> {
  const names = await exampleNames(files);
  const chosen = name ?? names[0];
  if (chosen === undefined || !names.includes(chosen)) {
    throw new Mistake(`There is no example “${chosen}”.`, `These ship: ${names.join(', ')}.`);
  }
  const folder = join(packageFolder(), 'examples', chosen);
  const bytes = await files.read(join(folder, 'inquiry.json'), 100_000);
  const { item, from = null, to = null, since = null, by = null } = JSON.parse(new TextDecoder().decode(bytes));
  const documents = (await files.list(folder)).filter((file) => /\.(?:txt|html)$/.test(file)).toSorted();
  return {
    name: chosen,
    documents: documents.map((file) => join(folder, file)),
    question: { item, from, to, since, by },
  };
}
