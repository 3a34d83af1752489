import {readFileSync} from 'node:fs';
import test from 'ava';
import {parse as parseToml} from 'smol-toml';
import {parse as parseYaml} from 'yaml';
import {planOptions, type OutsideTrainer, type PlanOption} from '../../../../stages/train/outside/answers.ts';
import type {OutsidePhase, OutsidePlan} from '../../../../stages/train/outside/outside-plan.ts';
import {outsideTrainers} from '../../../../stages/train/outside/outside-trainers.ts';
import {unsaidTo} from '../../../../stages/train/outside/remarks.ts';
import type {PhaseRules} from '../../../../stages/train/train-rules.ts';
import {filesOf, goldenFile, goldenOf, plansFor} from './files-of.ts';
import {scratch, three, whole} from './plans.ts';

for (const trainer of outsideTrainers) {
  test(`${trainer.name}: files are what was reviewed (node test/stages/train/outside/record.ts)`, (t) => {
    t.is(goldenOf(trainer), readFileSync(goldenFile(trainer.name), 'utf8'));
  });

  test(`${trainer.name}: names that options are written by stand in the file, as somebody else's parser reads it`, (t) => {
    for (const [, plan] of plansFor(trainer)) {
      for (const phase of plan.phases) {
        const answers = trainer.answers(plan, phase);
        const file = parsed(trainer.phaseFile(plan, phase));
        const missing = planOptions.flatMap((option) => {
          const answer = answers[option];
          t.not(answer.kind, 'refused', option);
          return answer.kind === 'written' ? answer.as.filter((name) => valueAt(file, name) === undefined).map((name) => `${option}: ${name}`) : [];
        });
        t.deepEqual(missing, []);
      }
    }
  });

  test(`${trainer.name}: all names in the files are options of the published version (option-names.json, as its schemas have them)`, (t) => {
    const known = optionNames[trainer.name] ?? {};
    const unknown: string[] = [];
    for (const [, plan] of plansFor(trainer)) {
      for (const phase of plan.phases) {
        const file = parsed(trainer.phaseFile(plan, phase)) as Readonly<Record<string, unknown>>;
        const names = known[''];
        if (names !== undefined) unknown.push(...Object.keys(file).filter((name) => !names.split(' ').includes(name)));
        // Every table of torchtitan's is known; of AutoModel those that are built from fields.
        if (trainer.name === 'torchtitan') unknown.push(...Object.keys(file).filter((name) => known[name] === undefined));
        for (const [section, own] of Object.entries(known)) {
          const trees = [valueAt(file, section)].flat().filter((tree) => typeof tree === 'object' && tree !== null);
          unknown.push(...trees.flatMap((tree) => Object.keys(tree ?? {})).filter((name) => section !== '' && !own.split(' ').includes(name)).map((name) => `${section}.${name}`));
        }
      }
    }
    t.deepEqual(unknown, []);
  });

  test(`${trainer.name}: what another option changes is in the file, said to be missing, or refused`, (t) => {
    const silent: string[] = [];
    for (const [title, plan] of plansFor(trainer)) {
      for (const [option, change] of Object.entries(changes)) {
        const changed = change(plan);
        if (JSON.stringify(changed) === JSON.stringify(plan)) continue;
        const phases = [plan, changed].flatMap((one) => one.phases.map((phase) => trainer.answers(one, phase)[option as PlanOption].kind));
        // Comments do not train.
        const differs = JSON.stringify(filesOf(trainer, changed).map(parsed)) !== JSON.stringify(filesOf(trainer, plan).map(parsed));
        if (!differs && !phases.some((kind) => kind === 'refused' || kind === 'unsaid')) silent.push(`${title}: ${option}`);
        if (!differs && phases.every((kind) => kind === 'written')) silent.push(`${title}: ${option} is said to be written`);
      }
    }
    t.deepEqual(silent, []);
  });

  test(`${trainer.name}: each phase begins with what the one before it left, and what is missing stands above it`, (t) => {
    const [, plan] = plansFor(trainer).at(-1) ?? ['', three];
    for (const [at, phase] of plan.phases.entries()) {
      const {text} = trainer.phaseFile(plan, phase);
      // Of runs that it names, all but its own.
      const others = new Set([...text.matchAll(/runs\/(\d+-[a-z-]+)/g)].flatMap(([, run = '']) => (run === phase.file ? [] : [run])));
      t.deepEqual([...others], plan.phases.slice(Math.max(0, at - 1), at).map(({file}) => file));
      for (const {option, why} of unsaidTo(trainer, plan, phase)) t.true(text.includes(`#   ${option}: ${why}\n`));
    }
  });
}

test('what would be another training is refused: windows, moments, CPUs, batches that do not part, and what each cannot do', (t) => {
  const sliding: OutsidePlan = {...three, rules: {...three.rules, windows: {context: 2048, target: 256, stride: 128}}};
  for (const trainer of outsideTrainers) {
    t.is(answerOf(trainer, sliding, 'windows'), 'refused');
    t.is(answerOf(trainer, {...three, rules: {...three.rules, carry: true}}, 'carry'), 'refused');
    t.is(answerOf(trainer, {...three, device: 'cpu'}, 'device'), 'refused');
    t.is(answerOf(trainer, {...three, ranks: 3}, 'batch'), 'refused');
  }
  const refusals = (plan: OutsidePlan) => Object.fromEntries(outsideTrainers.map((trainer) => [trainer.name, planOptions.filter((option) => answerOf(trainer, plan, option) === 'refused')]));
  t.deepEqual(refusals(three), {nemo: [], torchtitan: ['model', 'model.lora'], axolotl: [], 'llama-factory': []});
  t.deepEqual(refusals({...scratch, tokenizer: null, flavor: null}), {nemo: ['model.base'], torchtitan: ['model', 'model.base'], axolotl: ['model.base'], 'llama-factory': ['model']});
  t.deepEqual(refusals({...whole, model: {kind: 'base', from: 'Qwen/Qwen3-8B', hub: true, lora: null}})['torchtitan'], ['model.base']);
  t.is(answerOf(outsideTrainers[0]!, withPhases(three, {order: 'dataset'}), 'order'), 'refused');
});

const optionNames = JSON.parse(readFileSync(new URL('option-names.json', import.meta.url), 'utf8')) as Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One change for each option whose value is the plan's own. */
const changes: Partial<Readonly<Record<PlanOption, (plan: OutsidePlan) => OutsidePlan>>> = {
  seed: (plan) => ({...plan, rules: {...plan.rules, seed: 8}}),
  length: (plan) => ({...plan, rules: {...plan.rules, length: 1024}}),
  windows: (plan) => ({...plan, rules: {...plan.rules, windows: {context: 200, target: 50, stride: 50}}}),
  carry: (plan) => ({...plan, rules: {...plan.rules, carry: true}}),
  precision: (plan) => ({...plan, rules: {...plan.rules, precision: plan.rules.precision === 'float32' ? 'bfloat16' : 'float32'}}),
  'optimizer.decay': (plan) => optimized(plan, {decay: 0.5}),
  'optimizer.beta1': (plan) => optimized(plan, {beta1: 0.5}),
  'optimizer.beta2': (plan) => optimized(plan, {beta2: 0.5}),
  'optimizer.epsilon': (plan) => optimized(plan, {epsilon: 1e-6}),
  'optimizer.clip': (plan) => optimized(plan, {clip: 0.5}),
  epochs: (plan) => withPhases(plan, {epochs: 9}),
  learningRate: (plan) => withPhases(plan, {learningRate: 3e-4}),
  batch: (plan) => withPhases(plan, {batch: 64}),
  micro: (plan) => withPhases(plan, {micro: 2, batch: 64}),
  order: (plan) => withPhases(plan, {order: 'dataset'}),
  shape: (plan) => withPhases(plan, {shape: 'constant'}),
  floor: (plan) => withPhases(plan, {floor: 0.3}),
  warmup: (plan) => withPhases(plan, {warmup: 33}),
  save: (plan) => ({...plan, save: 77}),
  keep: (plan) => ({...plan, keep: 9}),
  checkpointing: (plan) => ({...plan, checkpointing: !plan.checkpointing}),
  'validation.every': (plan) => ({...plan, validation: plan.validation && {...plan.validation, every: 7}}),
  'validation.samples': (plan) => ({...plan, validation: plan.validation && {...plan.validation, samples: 1024}}),
  device: (plan) => ({...plan, device: 'cpu'}),
  threads: (plan) => ({...plan, threads: 4}),
  weights: (plan) => ({...plan, data: {...plan.data, prompts: true, shares: true}}),
  'model.dropout': (plan) => ({...plan, model: plan.model.kind === 'scratch' ? {...plan.model, shape: {...plan.model.shape, dropout: 0.1}} : plan.model}),
  'model.base': (plan) => ({...plan, tokenizer: '../other-tokenizer', model: plan.model.kind === 'base' ? {...plan.model, from: '../other'} : plan.model}),
  'model.lora': (plan) => ({...plan, model: plan.model.kind === 'base' ? {...plan.model, lora: {rank: 64, alpha: 128, dropout: 0, targets: ['o_proj']}} : plan.model}),
  model: (plan) => ({...plan, model: plan.model.kind === 'scratch' ? {...plan.model, shape: {...plan.model.shape, width: 512}} : plan.model}),
};

function optimized(plan: OutsidePlan, change: Partial<OutsidePlan['rules']['optimizer']>): OutsidePlan {
  return {...plan, rules: {...plan.rules, optimizer: {...plan.rules.optimizer, ...change}}};
}

function withPhases(plan: OutsidePlan, change: Partial<PhaseRules>): OutsidePlan {
  return {...plan, phases: plan.phases.map((phase): OutsidePhase => ({...phase, rules: {...phase.rules, ...change}}))};
}

function answerOf(trainer: OutsideTrainer, plan: OutsidePlan, option: PlanOption): string {
  return plan.phases.map((phase) => trainer.answers(plan, phase)[option].kind).find((kind) => kind === 'refused') ?? 'taken';
}

function parsed({name, text}: {readonly name: string; readonly text: string}): unknown {
  if (name.endsWith('.toml')) return parseToml(text);
  // As Python's usual parser, which is of the former version.
  return name.endsWith('.json') ? JSON.parse(text) : parseYaml(text, {version: '1.1'});
}

function valueAt(tree: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined), tree);
}
