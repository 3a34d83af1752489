// Errors 8xxx: what keeps a model from being trained.
import type {TrainingTrouble} from '../train/training-failure.ts';
import type {ErrorEntry} from './error-entry.ts';

export const trainingErrors = {
  'nothing-to-train': {
    code: 'GM8001', exit: 'failed', title: 'There is nothing to train on',
    cause: 'The output folder holds no tokens of train: there was no build yet, its tokenizer is "none", or all of it is val and test.',
    fix: 'gristmill build',
  },
  'no-python': {
    code: 'GM8002', exit: 'missing', title: 'Could not find a Python that trains',
    cause: 'The engine "torch" needs a Python with torch 2.6 or newer, numpy and safetensors. Training installs nothing by itself.',
    fix: 'gristmill train-setup',
  },
  'data-refused': {
    code: 'GM8003', exit: 'refused', title: 'The model has learned from documents that are gone',
    cause: 'The dataset was built again without them, and what was learned stays in a model. Somebody has to say what that means.',
    fix: 'gristmill train --removed rewind',
  },
  'tokenizer-changed': {
    code: 'GM8004', exit: 'refused', title: 'The dataset has another tokenizer than the model',
    cause: 'What the model has learned of ids means nothing for those of another vocabulary.',
    fix: 'gristmill train --fresh',
  },
  'engine-failed': {
    code: 'GM8005', exit: 'failed', title: 'Training failed',
    cause: 'The process that trains ended by itself. What it saved is kept, and the next start goes on there.',
    fix: 'gristmill train',
  },
  'training-damaged': {
    code: 'GM8006', exit: 'failed', title: 'Could not read what is known of this training',
    cause: 'A file of the training folder is not as it was written. A damaged checkpoint is passed over; this is one without which nobody knows what was learned.',
    fix: 'gristmill train --fresh',
  },
  'base-unusable': {
    code: 'GM8007', exit: 'failed', title: 'Could not use the model to start from',
    cause: 'Its folder needs config.json and safetensors as Hugging Face\'s library writes them, and the model must know the ids of the dataset.',
    fix: 'correct "train.model.base" in the configuration',
  },
  'trainer-missing': {
    code: 'GM8008', exit: 'missing', title: 'Could not start a trainer',
    cause: 'The program of "train.command.run" is not there, or it said itself, by ending with 77, that something is missing to it.',
    fix: 'install it, or correct "train.command.run" in the configuration',
  },
  'trainer-refused': {
    code: 'GM8009', exit: 'refused', title: 'The trainer refused the data',
    cause: 'It ended with 76. Somebody has to say what is to become of the data; its last words say more.',
    fix: 'correct what its last words name, then: gristmill train',
  },
  'trainer-mistaken': {
    code: 'GM8010', exit: 'misused', title: 'The trainer refused the configuration',
    cause: 'It ended with 78: what was written for it, or the words that it was started with, are not what this version of it takes.',
    fix: 'correct "train" in the configuration',
  },
  'trainer-failed': {
    code: 'GM8011', exit: 'failed', title: 'The trainer failed',
    cause: 'What "train.command.run" starts ended by itself. Phases that were done are not done again, and what it saved is its own to go on from.',
    fix: 'gristmill train',
  },
  'trainer-unable': {
    code: 'GM8012', exit: 'misused', title: 'Could not write the plan for another trainer',
    cause: 'It has no name for something without which another model would come out of it. No configuration was written.',
    fix: 'correct "train" in the configuration',
  },
  'no-runtime': {
    code: 'GM8013', exit: 'missing', title: 'Could not find what runs graphs',
    cause: 'The engine "onnx" needs the package onnxruntime-node, which is optional, has builds for some machines alone, and is left out where it could not be installed.',
    fix: 'npm install onnxruntime-node@1.30.0, or train with the engine "torch"',
  },
  'no-model': {
    code: 'GM8014', exit: 'failed', title: 'There is no trained model',
    cause: 'Only a model that was trained from scratch on this dataset, and to the end of a phase, can be asked or written for others.',
    fix: 'gristmill train',
  },
} as const satisfies Readonly<Record<TrainingTrouble, ErrorEntry>>;
