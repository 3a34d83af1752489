// What runs graphs in this process: onnxruntime, which is there where an optional package could be installed.
import type * as onnx from 'onnxruntime-node';
import type {Graph} from '../../../../stages/format/onnx/graph.ts';
import {onnxModel} from '../../../../stages/format/onnx/model-file.ts';

export interface Fed {readonly values: Float32Array | BigInt64Array; readonly sizes: readonly number[]}

export interface Session {
  /** What comes out is written into `into`, by its name. */
  run(feeds: ReadonlyMap<string, Fed>, into: ReadonlyMap<string, Omit<Fed, 'values'> & {readonly values: Float32Array}>): Promise<void>;
}

export interface Runtime {
  readonly version: string;
  session(graph: Graph, name: string): Promise<Session>;
  /** Of a model as bytes. */
  open(model: Uint8Array): Promise<Session>;
}

/** None where it is not installed, or not for this machine: then it is said why. */
export async function findRuntime({threads}: {readonly threads: number}): Promise<Runtime | string> {
  try {
    const {InferenceSession, Tensor, env} = await import('onnxruntime-node');
    const tensor = ({values, sizes}: Fed) => (values instanceof Float32Array ? new Tensor('float32', values, sizes) : new Tensor('int64', values, sizes));
    const tensors = (map: ReadonlyMap<string, Fed>): Record<string, onnx.Tensor> => Object.fromEntries([...map].map(([own, fed]) => [own, tensor(fed)]));
    // One thread adds up in one order: the same bits come out every time.
    const options = {intraOpNumThreads: threads, interOpNumThreads: 1, executionMode: 'sequential', graphOptimizationLevel: 'all', logSeverityLevel: 3} as const;
    const open = async (model: Uint8Array): Promise<Session> => {
      const session = await InferenceSession.create(model, options);
      return {
        async run(feeds, into) {
          await session.run(tensors(feeds), tensors(into));
        },
      };
    };
    return {version: env.versions.node ?? '', open, session: (graph, name) => open(onnxModel(graph, name))};
  } catch (cause) {
    return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
  }
}
