import { parentPort, workerData } from 'node:worker_threads';
import { loadModel } from './model.ts';
import { parserOf } from './parse.ts';
import type { WorkerAnswer, WorkerJob, WorkerTask } from './pool.ts';
import { openInference } from './session.ts';

/** The other end of `workerPool`: loads the model once, then answers jobs one after the other. */
const task = workerData as WorkerTask;
const parser = openInference(task.inference)
  .then((inference) => loadModel(inference, task.folder))
  .then((model) => parserOf(model, task.batch));

async function answer({ id, sentences }: WorkerJob): Promise<WorkerAnswer> {
  try {
    return { id, parses: await (await parser).parse(sentences) };
  } catch (error) {
    return { id, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

parentPort!.on('message', (job: WorkerJob) => {
  void answer(job).then((message) => parentPort!.postMessage(message));
});
