// Configurations of training that are refused: what is wrong, the configuration, and what is said of it.

export const trainingMistakes: readonly (readonly [what: string, code: string, said: string])[] = [
  ['heads that do not share the width', 'export default {train: {model: {width: 100, heads: 3}}}', 'train.model.heads: expected a number that twice goes into the width, got 3'],
  ['a model of others with a width', 'export default {train: {model: {base: "m", width: 8}}}', 'train.model.base: expected the folder of a model with "lora" or nothing beside it, got "m"'],
  ['windows that are longer than a sample', 'export default {train: {windows: {context: 500, target: 100, stride: 50}}}', 'train.length: expected room for the context and the target of a window, got nothing'],
  ['a key that a phase of training does not have', 'export default {train: {phases: {code: {epoch: 2}}}}', 'train.phases.code.epoch: expected no such key, got 2. Did you mean "epochs"?'],
  ['a model of others without Python', 'export default {train: {engine: "onnx", model: {base: "m"}}}', 'train.model.base: expected the engine "torch": "onnx" trains models from scratch alone, got "m"'],
  ['dropout without Python', 'export default {train: {engine: "onnx", model: {dropout: 0.1}}}', 'train.model.dropout: expected the engine "torch", or none: "onnx" has no dropout, got 0.1'],
  ['a GPU without Python', 'export default {train: {engine: "onnx", device: "cuda"}}', 'train.device: expected the engine "torch": "onnx" trains on a CPU, got "cuda"'],
  ['ranks without Python', 'export default {train: {engine: "onnx", ranks: 2}}', 'train.ranks: expected the engine "torch": "onnx" is one process, got 2'],
  ['halves without Python', 'export default {train: {engine: "onnx", precision: "bfloat16"}}', 'train.precision: expected the engine "torch": "onnx" trains float32, got "bfloat16"'],
  ['activations made again without Python', 'export default {train: {engine: "onnx", checkpointing: true}}', 'train.checkpointing: expected the engine "torch": "onnx" keeps its activations, got true'],
  ['another trainer that nobody names', 'export default {train: {engine: "command"}}', 'train.command: expected the trainer that "writes" names, as the engine is "command", got nothing'],
  ['a trainer that nobody knows', 'export default {train: {command: {writes: "nemoo"}}}', 'train.command.writes: expected "nemo", "torchtitan", "axolotl" or "llama-factory", got "nemoo". Did you mean "nemo"?'],
  ['a model of the Hub for our own engine', 'export default {train: {model: {hub: "Qwen/Qwen3-8B"}}}', 'train.model.hub: expected a folder as "base", or the engine "command", as ours fetches nothing, got "Qwen/Qwen3-8B"'],
  ['a model from two places', 'export default {train: {engine: "command", command: {writes: "nemo"}, model: {base: "m", hub: "a/b"}}}', 'train.model.base: expected the folder of a model with "lora" or nothing beside it, got "m"'],
  ['a training by another name', 'export default {train: "sed"}', 'train: expected "seed" or how a model is trained, got "sed". Did you mean "seed"?'],
];
