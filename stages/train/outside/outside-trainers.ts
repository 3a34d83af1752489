// The trainers that are not ours and that a plan can be written for.
import type {OutsideTrainer} from './answers.ts';
import {axolotl} from './axolotl.ts';
import {llamaFactory} from './llama-factory.ts';
import {nemo} from './nemo.ts';
import {torchtitan} from './torchtitan.ts';

export const outsideTrainers: readonly OutsideTrainer[] = [nemo, torchtitan, axolotl, llamaFactory];
