// `gristmill train`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const trainCommand: Command = {
  name: 'train',
  group: 'Build',
  summary: 'train a model on the dataset, phase by phase, and go on where it was left: after a kill, a stop, or a rebuild of the dataset',
  words: {shown: '', least: 0, most: 0},
  about: [
    'Phases are those of the dataset. One that was trained with the same data, rules and parent is not trained again. Ctrl-C saves first.',
    'What became of data that was learned is decided before anything is trained: what came is learned after all else (--added), what is gone is refused (--removed).',
    'Other trainers: --write makes their configurations and the data that they read, in a folder that can be carried away, and says what they have no name for. With the engine',
    '"command" that is what it does, and what "train.command.run" says is started for each phase.',
    '--json gives {out, state, change, runs, model}: a line of runs is {phase, key, steps, loss, tokens, tokensPerSecond, validation, state}, and validation is {perplexity, accuracy, tokens} or null; with --doctor {engine, python, tried, model, phases, fits}; with --write {trainer, to, phases, unsaid, state, runs}.',
  ].join('\n'),
  options: [
    ...datasetOptions,
    {name: 'doctor', group: 'Work', help: 'train nothing: say what would train, on what, how large the model is and how long it goes'},
    {name: 'fresh', group: 'Work', help: 'begin again; what was trained so far is put aside in "retired"'},
    {name: 'write', value: 'TRAINER', choices: ['nemo', 'torchtitan', 'axolotl', 'llama-factory'], group: 'Output', help: 'train nothing: write the plan and the data for another trainer'},
    {name: 'to', value: 'DIR', group: 'Output', help: 'where that is written (default: its name in the folder of the training)'},
    {name: 'stop-after', value: 'STEPS', group: 'Work', help: 'save and stop at this step of a phase; it ends with 75, and the same command goes on'},
    {name: 'added', value: 'HOW', choices: ['delta', 'swap', 'pin', 'retrain'], group: 'Work', help: 'new documents are learned after all else, with what is left, never, or by beginning again (default: as configured, else delta)'},
    {name: 'removed', value: 'HOW', choices: ['refuse', 'warn', 'rewind', 'retrain'], group: 'Work', help: 'a model that learned from documents that are gone is refused, kept, taken back to before it had, or begun again (default: as configured, else refuse)'},
  ],
  examples: [
    ['gristmill train', 'train what is not trained yet'],
    ['gristmill train --doctor', 'what would train, and whether it fits'],
    ['gristmill train --write nemo', 'the same plan for NeMo AutoModel'],
    ['gristmill train --removed rewind', 'go back to before the model knew what is gone'],
  ],
  async run(line, host) {
    const {runTrain} = await import('./run-train.ts');
    return await runTrain(line, host);
  },
};
