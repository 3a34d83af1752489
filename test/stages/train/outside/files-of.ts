// All files of a plan for a trainer, as one text that people can read.
import type {OutsideTrainer} from '../../../../stages/train/outside/answers.ts';
import type {OutsidePlan} from '../../../../stages/train/outside/outside-plan.ts';
import {scratch, three, whole} from './plans.ts';

export function filesOf(trainer: OutsideTrainer, plan: OutsidePlan): readonly {readonly name: string; readonly text: string}[] {
  return [...trainer.shared(plan), ...plan.phases.map((phase) => trainer.phaseFile(plan, phase))];
}

export function goldenOf(trainer: OutsideTrainer): string {
  return plansFor(trainer).map(([title, plan]) => {
    const starts = plan.phases.flatMap((phase) => trainer.start(plan, phase)).map((argv) => argv.join(' '));
    return [`=== ${title}`, ...filesOf(trainer, plan).map(({name, text}) => `--- ${name}\n${text}`), `--- start\n${starts.join('\n')}\n`].join('\n');
  }).join('\n');
}

/** Those that it takes. */
export function plansFor({name}: OutsideTrainer): readonly (readonly [title: string, plan: OutsidePlan])[] {
  const small = name === 'llama-factory' ? [] : ([['from scratch', scratch]] as const);
  return [...small, name === 'torchtitan' ? ['three phases', whole] : ['three phases', three]];
}

export const goldenFile = (name: string): string => new URL(`golden/${name}.txt`, import.meta.url).pathname;
