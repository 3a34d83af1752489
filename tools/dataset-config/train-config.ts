// Of a configuration, how a model is trained on the dataset.

/** Of all phases, or of one of them. */
export interface TrainPhaseConfig {
  /** How often it goes over its data. Default: 1. */
  readonly epochs?: number | undefined;
  /** At its peak. Default: 0.001. */
  readonly learningRate?: number | undefined;
  /** Samples of a step. Default: 16. */
  readonly batch?: number | undefined;
  /** Samples of one forward pass: fewer take less memory, and gradients are accumulated. Default: `batch`. */
  readonly micro?: number | undefined;
  /** Any order, another one in each epoch, or that of the dataset. Default: `'shuffle'`. */
  readonly order?: 'shuffle' | 'dataset' | undefined;
  /** How the learning rate goes down. Default: `'cosine'`. */
  readonly shape?: 'cosine' | 'linear' | 'constant' | undefined;
  /** To which share of its peak. Default: 0.1. */
  readonly floor?: number | undefined;
  /** Steps until the peak, or below 1 their share of all steps. Default: one in twenty, and 500 at most. */
  readonly warmup?: number | undefined;
}

export interface TrainConfig extends TrainPhaseConfig {
  /** As one of the seeds trains; what is said beside it stands in its place. Those called `lora` are for a model of the Hub and another trainer, or for your own `model.base`. */
  readonly preset?: 'seed' | 'direct-lora' | 'phased-lora' | 'documentation-lora' | 'commit-windows' | undefined;
  /**
   * What trains: PyTorch; graphs in Node, without Python, for small models from scratch on a CPU, which go on with each other's checkpoints; or another trainer that `command` names.
   * Default: `'torch'` where a Python has it, or where nothing else can do what is asked for.
   */
  readonly engine?: 'torch' | 'onnx' | 'command' | undefined;
  readonly command?: TrainCommandConfig | undefined;
  /** A Python that has torch. Default: `GRISTMILL_PYTHON`, an environment that is active, `.venv-train` beside the configuration, `python3`. */
  readonly python?: string | undefined;
  /** Default: `'cuda'` where torch has it. */
  readonly device?: 'cpu' | 'cuda' | undefined;
  /** Processes, each with a device. Default: 1. */
  readonly ranks?: number | undefined;
  /** Of a CPU. With one, the same bits come out every time. Default: 1. */
  readonly threads?: number | undefined;
  /** Where it is written. Default: beside the dataset, `out-training`. */
  readonly out?: string | undefined;
  /** Whose tokens, where the dataset has several tokenizers or ways of cutting. Default: the first. */
  readonly tokenizer?: string | undefined;
  /** A model from scratch, or one that others trained. */
  readonly model?: ModelConfig | undefined;
  readonly seed?: number | undefined;
  /** Tokens of a sample at most. Default: 512. */
  readonly length?: number | undefined;
  /** Documents side by side, or windows that slide over all tokens. Default: `'packed'`. */
  readonly windows?: 'packed' | {readonly context: number; readonly target: number; readonly stride: number} | undefined;
  /** Where phases differ, by their names in the dataset. */
  readonly phases?: Readonly<Record<string, TrainPhaseConfig>> | undefined;
  /** Of AdamW. Default: 0.01, 0.9, 0.95, 1e-8, 1. */
  readonly optimizer?: {readonly decay?: number | undefined; readonly beta1?: number | undefined; readonly beta2?: number | undefined; readonly epsilon?: number | undefined; readonly clip?: number | undefined} | undefined;
  /** Whether a phase goes on with the moments of the one before it. Default: `false`. */
  readonly carry?: boolean | undefined;
  readonly precision?: 'float32' | 'bfloat16' | undefined;
  /** Activations are made again in place of being kept: less memory, more time. Default: `false`. */
  readonly checkpointing?: boolean | undefined;
  /** A checkpoint every so many steps, and how many of them are kept. Default: 100, 3. */
  readonly save?: number | undefined;
  readonly keep?: number | undefined;
  /** Where the dataset has a part called val: every so many steps, and at the end, so many samples of it are predicted. Default: with every checkpoint, 128. */
  readonly validation?: {readonly every?: number | undefined; readonly samples?: number | undefined} | undefined;
  /** What becomes of documents that come after it began: learned after all else, with what is left, never, or by beginning again. Default: `'delta'`. */
  readonly added?: 'delta' | 'swap' | 'pin' | 'retrain' | undefined;
  /** What becomes of a model that has learned from documents that are gone. Default: `'refuse'`, until somebody says so. */
  readonly removed?: 'refuse' | 'warn' | 'rewind' | 'retrain' | undefined;
}

export interface ModelConfig {
  /** Default: 256, 4, 4, as many as heads. */
  readonly width?: number | undefined;
  readonly layers?: number | undefined;
  readonly heads?: number | undefined;
  readonly keyHeads?: number | undefined;
  /** Between the matrices of the feed-forward part. Default: 8/3 of the width, a multiple of 32. */
  readonly hidden?: number | undefined;
  readonly ropeBase?: number | undefined;
  /** Whether the embedding is the head, too. Default: `true`. */
  readonly tied?: boolean | undefined;
  readonly dropout?: number | undefined;
  /** In place of all this a causal model of Hugging Face's library: its folder on this machine, with config.json and safetensors. The dataset must have its tokenizer. */
  readonly base?: string | undefined;
  /** Or its name on the Hub, for another trainer that fetches it: `engine: 'command'` alone takes it. */
  readonly hub?: string | undefined;
  /** Of such a model, matrices of a low rank beside its own, which alone are trained. Default: the whole model is. */
  readonly lora?: LoraConfig | undefined;
}

/** Another trainer: for it configurations are written, and what `run` says is started for each phase. */
export interface TrainCommandConfig {
  readonly writes?: 'nemo' | 'torchtitan' | 'axolotl' | 'llama-factory' | undefined;
  /** Of torchtitan's own models, which: `'llama3/8B'`. */
  readonly flavor?: string | undefined;
  /** A folder with the dataset's tokenizer as Hugging Face's library loads it (`'./tokenizer'`), or its name on the Hub. Default: that of the model. */
  readonly tokenizer?: string | undefined;
  /** A program and its words, started in the folder of the configurations; `{config}` is the file of the phase, and stands behind all else where it is not named. Default: nothing is started. */
  readonly run?: readonly string[] | undefined;
}

export interface LoraConfig {
  /** Default: 16, 32, 0.05. */
  readonly rank?: number | undefined;
  readonly alpha?: number | undefined;
  readonly dropout?: number | undefined;
  /** Names of matrices. Default: those of attention and of the feed-forward part, as a Llama calls them. */
  readonly targets?: readonly string[] | undefined;
}
