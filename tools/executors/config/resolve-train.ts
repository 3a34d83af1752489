// How a configuration wants a model trained, with every default filled in.
import {trainPresets} from '../../../stages/train/train-presets.ts';
import type {OutsideChoice} from '../train/outside/outside-choice.ts';
import type {ModelConfig, TrainCommandConfig, TrainConfig} from '../../dataset-config/train-config.ts';
import type {DatasetConfig} from '../../define-dataset.ts';
import type {LowRank} from '../../../stages/train/train-rules.ts';
import type {TrainChoice} from '../train/train-choice.ts';

export function resolveTrain(config: DatasetConfig['train'], {out, folder, absolute}: {readonly out: string; readonly folder: string; readonly absolute: (path: string) => string}): TrainChoice {
  const asked = withPreset(config === 'seed' ? {preset: 'seed'} : (config ?? {}));
  const {model, optimizer, batch = 16} = asked;
  const {width = 256, heads = 4} = model ?? {};
  return {
    out: asked.out === undefined ? `${out}-training` : absolute(asked.out),
    folder,
    engine: asked.engine,
    python: asked.python?.includes('/') === true ? absolute(asked.python) : asked.python,
    device: asked.device,
    ranks: asked.ranks ?? 1,
    threads: asked.threads ?? 1,
    tokenizer: asked.tokenizer,
    save: asked.save ?? 100,
    keep: asked.keep ?? 3,
    checkpointing: asked.checkpointing ?? false,
    base: model?.base === undefined ? undefined : {folder: absolute(model.base), lora: loraOf(model)},
    hub: model?.hub === undefined ? undefined : {name: model.hub, lora: loraOf(model)},
    command: commandOf(asked.command ?? {}, absolute),
    validation: {every: asked.validation?.every ?? asked.save ?? 100, samples: asked.validation?.samples ?? 128},
    policy: {added: asked.added ?? 'delta', removed: asked.removed ?? 'refuse'},
    rules: {
      seed: asked.seed ?? 0,
      length: asked.length ?? 512,
      windows: asked.windows ?? 'packed',
      model: {
        kind: 'llama', width, layers: model?.layers ?? 4, heads, keyHeads: model?.keyHeads ?? heads, hidden: model?.hidden ?? 32 * Math.ceil((8 * width) / 96), ropeBase: model?.ropeBase ?? 10_000,
        normEps: 1e-5, tied: model?.tied ?? true, dropout: model?.dropout ?? 0, deviation: 0.02,
      },
      optimizer: {decay: optimizer?.decay ?? 0.01, beta1: optimizer?.beta1 ?? 0.9, beta2: optimizer?.beta2 ?? 0.95, epsilon: optimizer?.epsilon ?? 1e-8, clip: optimizer?.clip ?? 1},
      carry: asked.carry ?? false,
      precision: asked.precision ?? 'float32',
      usual: {
        epochs: asked.epochs ?? 1, learningRate: asked.learningRate ?? 1e-3, batch, micro: Math.min(batch, asked.micro ?? batch), order: asked.order ?? 'shuffle', shape: asked.shape ?? 'cosine', floor: asked.floor ?? 0.1,
        ...(asked.warmup !== undefined && {warmup: asked.warmup}),
      },
      phases: Object.fromEntries(Object.entries(asked.phases ?? {}).map(([name, phase]) => [name, Object.fromEntries(Object.entries(phase).filter(([, value]) => value !== undefined))])),
    },
  };
}

/** What is said beside a preset stands in its place: of a model its parts, and one from elsewhere is no more the preset's. */
function withPreset(config: TrainConfig): TrainConfig {
  if (config.preset === undefined) return config;
  const preset: TrainConfig = trainPresets[config.preset];
  const {hub, ...rest} = preset.model ?? {};
  const model = preset.model && {...rest, ...(config.model?.base === undefined && {hub}), ...config.model};
  const said = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
  return {...preset, ...said, ...(model !== undefined && {model}), ...(preset.optimizer && {optimizer: {...preset.optimizer, ...config.optimizer}})};
}

/** A folder begins as paths do; everything else is a name. */
function commandOf({writes, flavor, tokenizer, run}: TrainCommandConfig, absolute: (path: string) => string): OutsideChoice {
  const named = tokenizer === undefined ? undefined : /^[./]/.test(tokenizer) ? {folder: absolute(tokenizer)} : {hub: tokenizer};
  return {writes, flavor, tokenizer: named, run};
}

const usualTargets = ['q_proj', 'k_proj', 'v_proj', 'o_proj', 'gate_proj', 'up_proj', 'down_proj'];

function loraOf({lora}: ModelConfig): LowRank | null {
  return lora === undefined ? null : {rank: lora.rank ?? 16, alpha: lora.alpha ?? 32, dropout: lora.dropout ?? 0.05, targets: [...(lora.targets ?? usualTargets)].sort()};
}
