import { readFile } from 'node:fs/promises';
import { Mistake } from '../../terms/mistake.ts';

/** `native` is onnxruntime-node, `wasm` onnxruntime-web; `auto` takes the first that loads. */
export type InferenceChoice = 'auto' | 'native' | 'wasm';

/** Numbers in row-major order with their dimensions. */
export interface Tensor {
  readonly type: 'float32' | 'int64';
  readonly data: Float32Array | BigInt64Array;
  readonly dims: readonly number[];
}

/** One loaded ONNX graph. */
export interface Session {
  readonly run: (feeds: Readonly<Record<string, Tensor>>) => Promise<Readonly<Record<string, Tensor>>>;
  readonly close: () => Promise<void>;
}

/** Something that runs ONNX graphs, and its name and version as outputs report it: "onnxruntime-node 1.30.0 cpu". */
export interface Inference {
  readonly engine: string;
  /** The choice that opens this same engine again, in a worker. */
  readonly choice: InferenceChoice;
  /** Loads the graph in this file. */
  readonly open: (file: string) => Promise<Session>;
}

type Runtime = typeof import('onnxruntime-web');
type Loaded = import('onnxruntime-web').InferenceSession;
type Options = import('onnxruntime-web').InferenceSession.SessionOptions;
type Value = import('onnxruntime-web').Tensor;

/**
 * The inference engine to use. With `choice` undefined the environment's HEARSAY_INFERENCE decides, else `auto`.
 *
 * `threads` is for one graph. One is the default: two workers of one thread each read nearly twice as fast as one
 * worker of two, and WebAssembly gains nothing from a second thread on 8-bit weights.
 * @throws Mistake where the choice is not one of the three, or `native` is asked for and does not load.
 */
export async function openInference(choice?: InferenceChoice, threads = 1): Promise<Inference> {
  const wanted = choice ?? process.env.HEARSAY_INFERENCE ?? 'auto';
  if (wanted !== 'auto' && wanted !== 'native' && wanted !== 'wasm') {
    throw new Mistake(`There is no inference engine “${wanted}”.`, 'Choose auto, native or wasm.');
  }
  if (wanted !== 'wasm') {
    try {
      return await native(threads);
    } catch (cause) {
      if (wanted === 'native') {
        throw new Mistake(
          'onnxruntime-node does not load on this machine.',
          'Install it (npm install onnxruntime-node), or choose wasm, which is slower and needs nothing.',
          { cause },
        );
      }
    }
  }
  return web(threads);
}

async function native(threads: number): Promise<Inference> {
  // The two packages share their types (onnxruntime-common).
  const runtime = (await import('onnxruntime-node')) as unknown as Runtime;
  const options: Options = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionProviders: ['cpu'],
    logSeverityLevel: 3,
  };
  return {
    engine: `onnxruntime-node ${runtime.env.versions.common} cpu`,
    choice: 'native',
    // By its path: the engine reads the file itself, and no copy of it waits for the collector.
    open: async (file) => session(runtime, await runtime.InferenceSession.create(file, options)),
  };
}

async function web(threads: number): Promise<Inference> {
  const runtime = await import('onnxruntime-web');
  runtime.env.wasm.numThreads = threads;
  runtime.env.logLevel = 'error';
  const options: Options = { executionProviders: ['wasm'], logSeverityLevel: 3 };
  return {
    engine: `onnxruntime-web ${runtime.env.versions.common} wasm`,
    choice: 'wasm',
    open: async (file) => session(runtime, await runtime.InferenceSession.create(await readFile(file), options)),
  };
}

function session(runtime: Runtime, loaded: Loaded): Session {
  return {
    run: async (feeds) => {
      const given: Record<string, Value> = {};
      for (const [name, { type, data, dims }] of Object.entries(feeds)) {
        given[name] = new runtime.Tensor(type, data as Float32Array, dims);
      }
      return (await loaded.run(given)) as unknown as Record<string, Tensor>;
    },
    close: () => loaded.release(),
  };
}
