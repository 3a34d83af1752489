// The steps of a preset as targets of Nx: each waits for the one before it, and the first for the dataset.
import type {Preset} from '../../executors/config/presets/preset.ts';

/** As Nx has it. */
export interface StepTarget {
  readonly executor: string;
  readonly options: Readonly<Record<string, string>>;
  readonly dependsOn: readonly string[];
  readonly cache: boolean;
  readonly parallelism: boolean;
}

export function stepTargets({config: {exports = {}}, looks = {}}: Preset, config: string): Readonly<Record<string, StepTarget>> {
  const steps = Object.keys(exports);
  return Object.fromEntries([
    ...steps.map((step, at) => [step, target('export', {config, words: step}, steps[at - 1] ?? 'build')] as const),
    ...Object.entries(looks).map(([name, command]) => [name, target(command, {config}, 'build')] as const),
  ]);
}

function target(command: string, options: StepTarget['options'], before: string): StepTarget {
  return {executor: `./tools/executors:${command}`, options, dependsOn: [before], cache: false, parallelism: false};
}
