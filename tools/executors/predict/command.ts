// `gristmill predict`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const predictCommand: Command = {
  name: 'predict',
  group: 'Look',
  summary: 'say what follows a text by the model that was trained on the dataset; serve that to programs of this machine; write the model for other libraries',
  words: {shown: 'text|serve|export [TEXT|FOLDER]', least: 1, most: 2},
  about: [
    'text TEXT: what follows the text, the likeliest token each time or drawn with --temperature. No TEXT is the beginning of a document.',
    'serve: answers POST /predict with {text, tokens, temperature, seed} on 127.0.0.1, for who sends the token of GRISTMILL_PREDICT_TOKEN, or else the one that is printed, as "Authorization: Bearer …".',
    'export FOLDER: writes config.json, the tokenizer, model.safetensors and onnx/model.onnx, as transformers.js and Hugging Face\'s library load them.',
    'The model is one that was trained from scratch, with either engine; onnxruntime-node runs it. --json gives {text, tokens, ended, unseen, model}.',
  ].join('\n'),
  options: [
    ...datasetOptions,
    {name: 'phase', value: 'NAME', group: 'Input', help: 'the model as it was behind this phase (default: the last one that was trained)'},
    {name: 'tokens', value: 'N', group: 'Work', help: 'text: tokens at most (default: 200)'},
    {name: 'temperature', value: 'X', group: 'Work', help: 'text: how freely they are drawn, 0 takes the likeliest (default: 0)'},
    {name: 'seed', value: 'N', group: 'Work', help: 'text: another one draws others (default: 0)'},
    {name: 'port', value: 'N', group: 'Work', help: 'serve: where (default: one that is free)'},
  ],
  examples: [
    ['gristmill predict text \'def parse(\' --tokens 60', 'what follows'],
    ['gristmill predict serve --port 7717', 'for programs of this machine'],
    ['gristmill predict export ../model', 'a folder for other libraries'],
  ],
  async run(line, host) {
    const {runPredict} = await import('./run-predict.ts');
    return await runPredict(line, host);
  },
};
