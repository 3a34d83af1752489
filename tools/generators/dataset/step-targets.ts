// The steps of a preset as targets of Nx: each waits for the one before it, and the first for the dataset.
import type {TargetConfiguration} from '@nx/devkit';
import type {Preset} from '../../executors/config/presets/preset.ts';

export function stepTargets({config: {exports = {}}}: Preset, config: string): Readonly<Record<string, TargetConfiguration>> {
  const steps = Object.keys(exports);
  return Object.fromEntries(steps.map((step, at) => [step, {executor: './tools/executors:export', options: {config, words: step}, dependsOn: [steps[at - 1] ?? 'build'], cache: false, parallelism: false}]));
}
